import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags desk codes and initials that stayed behind in the copy.
package struct StrayAgencyCode: Rule {
  package let info = RuleInfo(
    id: "stray-agency-code",
    category: .residue,
    severity: .error,
    summary: "No desk code or initials of an agency's staff stand in the copy.",
    rationale: """
      Agencies sign stories with the numbers or initials of translator and editor: `212/104`, \
      `9156**1430`, `MNA/4123`, `hh/ph/ts`. They are glued to the last sentence or stand alone under the \
      story. Groups of three and four digits are flagged at the end of any paragraph; letters only \
      behind the story's last sentence, where `HIV/AIDS` and `24/7` do not stand, and so are an agency's \
      name with initials (`dpa wsz npr`), time stamps and routing codes. The agency's name alone is in order \
      on the wire, and so are codes on a line of their own under a story that comes as an agency's message \
      (NITF, NewsML, ANPA, IPTC 7901), and in its notes to editors.
      """,
    fixSafety:
      "Safe where the code is that of an agency and stands at the end in its usual form; else unsafe.",
    examples: [
      .flags(
        "The council will meet again in the south of the country.⟦314/207⟧",
        fixed: "The council will meet again in the south of the country."),
      .flags(
        "The council will meet again on Monday.\n\n⟦7741**1506⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦kt/mo/sl⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦MNA/40817⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦dpa wsz jln npr⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦--SPA 20:14 LOCAL TIME 17:14 GMT 0024⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦D.H./ L.A.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday. ⟦101/211/207⟧\n\nRead more:\n\nFerry fares rise",
        fixed: "The council will meet again on Monday.\n\nRead more:\n\nFerry fares rise"),
      .flags(
        "The council will meet again on Monday.\n\n⟦51 77 03 CRO01 1113 APE4800 GEST⟧",
        fixed: "The council will meet again on Monday."),
      .allows("The council will meet again on Monday.\n\n(Yonhap)"),
      .allows("The clinic is open 24/7"),
      .allows("The council adopted S/RES/2231. It came into force on 15/06/2020."),
      .allows(
        "The ward is full of patients.\n\nHIV/AIDS\n\nThe clinic treats them without charge, the head nurse said on Monday."
      ),
      .allows("She won 6-4, 7/6 on Court 1."),
      .allows(
        "<nitf><body><body.content><p>The council will meet again on Monday.</p><p>kt/mo/sl</p></body.content></body></nitf>",
        in: "item.xml"),
      .flags(
        "<nitf><body><body.content><p>The council will meet again on Monday.⟦314/207⟧</p></body.content></body></nitf>",
        in: "item.xml"),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let shapes = article.vocabulary["desk-code-shapes"]
    let friends = article.vocabulary["desk-code-false-friends"]
    let tail = tailStart(of: article)
    var result: [Finding] = []
    // In a message to the desk they stand where its format has them.
    let isMessage = context.profile == .wire && article.metadata.isAgencyMessage
    for (i, paragraph) in article.paragraphs.enumerated()
    where paragraph.kind != .table && paragraph.kind != .editorNote {
      if i >= tail, i > 0, let found = signOff(paragraph, article, context) {
        result.append(found)
        continue
      }
      guard let code = trailingCode(of: paragraph, article) else { continue }
      let bytes = article.text.slice(code)
      guard let shape = CodeShape(of: bytes), let fields = shapes.fields(ByteHash.ofFolded(shape.text)),
        shapes.contains(exactly: shape.text),
        fields.count >= 2, !friends.contains(folded: article.text[code])
      else { continue }
      let isOwnLine = code.start == paragraph.range.start
      if isOwnLine, isMessage, i >= tail { continue }
      if fields[0] == "tail", !(isOwnLine && (i >= tail || isSigned(bytes, article))) { continue }
      if isOwnLine, i == 0 { continue }
      result.append(finding(code, safe: fields[1] == "safe", article))
    }
    return result
  }

  /// `END/MA`, `MNA/PR`: the word or the agency's name says what the letters behind it are, on any line.
  private func isSigned(_ code: ArraySlice<UInt8>, _ article: Article) -> Bool {
    let first = code.prefix { $0 != 0x2F }
    return first.elementsEqual("END".utf8)
      || article.vocabulary.agencies.contains(exactHash: ByteHash.of(first))
  }

  /// A line that an agency's staff sign, or that steers the story through the wire.
  private func signOff(_ paragraph: Paragraph, _ article: Article, _ context: RuleContext) -> Finding? {
    guard let line = AgencySignOff(paragraph, in: article) else { return nil }
    if context.profile == .wire {
      if line.kind == .agency || article.metadata.isAgencyMessage && line.kind != .routing { return nil }
    }
    return finding(paragraph.range, safe: false, article)
  }

  /// The index of the first paragraph behind the last one that ends a sentence.
  private func tailStart(of article: Article) -> Int {
    let last = article.paragraphs.lastIndex {
      ($0.kind == .body || $0.kind == .caption) && article.endsSentence($0.tokens)
        && $0.tokens.contains { article.tokens[$0].isLowercase }
    }
    return (last ?? -1) + 1
  }

  /// The bytes behind the last sentence of a paragraph that stand without inner white space: the whole
  /// paragraph, or what follows a stop or closing mark, glued or after a space.
  private func trailingCode(of paragraph: Paragraph, _ article: Article) -> TextRange? {
    guard var first = paragraph.tokens.last else { return nil }
    switch article.tokens[first].kind {
    case .number, .word, .symbol, .link, .hyphen, .stop: break
    default: return nil
    }
    var steps = 0
    while first > paragraph.tokens.lowerBound, !article.tokens[first].shape.contains(.spaceBefore), steps < 16
    {
      let before = article.tokens[first - 1]
      // Behind a sentence's stop the code begins; inside `A.B./C.D.` stops belong to it.
      if [.terminal, .doubleQuote, .closeBracket].contains(before.kind)
        || before.kind == .stop && first - 1 > paragraph.tokens.lowerBound
          && article.tokens[first - 2].core.count > 2
      {
        break
      }
      first -= 1
      steps += 1
    }
    let range = TextRange(article.tokens[first].range.lower, paragraph.range.upper)
    if first == paragraph.tokens.lowerBound { return range }
    switch article.tokens[first - 1].kind {
    case .stop, .terminal, .doubleQuote, .closeBracket: return range
    default: return nil
    }
  }

  private func finding(_ code: TextRange, safe: Bool, _ article: Article) -> Finding {
    let first = article.tokenIndex(atOrAfter: code.start)
    let before = first > 0 ? article.tokens[first - 1].range.upper : code.lower
    return Finding(
      at: code, "'\(article.text[code])' looks like a desk code left behind",
      fixes: [
        Fix(
          "Remove '\(article.text[code])'", safe ? .safe : .unsafe, [.delete(TextRange(before, code.upper))])
      ])
  }
}
