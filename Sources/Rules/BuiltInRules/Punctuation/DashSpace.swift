import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a dash that sticks to one of the two words it stands between.
package struct DashSpace: Rule {
  package let info = RuleInfo(
    id: "dash-space",
    category: .punctuation,
    severity: .warning,
    summary: "A dash has spaces on both sides, or on neither.",
    rationale: """
      `the quay– an old one` lost a space. Which way is right, the story's other dashes say; where it has none, both \
      are offered. A hyphen with one space is `hyphen-as-dash`'s. Dashes before a credit (`—Ana Diaz`), at the \
      beginning of a paragraph, `HALDEN (Reuters)— A council` in the first line, beside figures and in `pre– and \
      post-war` are left alone, and so is one at which a speech breaks off.
      """,
    fixSafety:
      "Safe where other dashes of the story show its style: only white space changes. Else both ways are offered.",
    examples: [
      .flags(
        "The quay – an old one – is closed. The bridge⟦– a⟧ new one – is open.",
        fixed: "The quay – an old one – is closed. The bridge – a new one – is open."),
      .flags(
        "The quay—an old one—is closed. The bridge ⟦—a⟧ new one, is open.",
        fixed: "The quay—an old one—is closed. The bridge—a new one, is open."),
      .flags("The quay ⟦–an⟧ old one, is closed.", fixed: "The quay – an old one, is closed."),
      .flags(
        "HALDEN, Ostland ⟦—Police⟧ said on Monday that the quay is closed.",
        fixed: "HALDEN, Ostland — Police said on Monday that the quay is closed."),
      .allows("The quay – an old one – is closed, and the bridge—a new one—is open."),
      .allows("Pre– and post-war houses stood at –5 degrees in 1999– 2003."),
      .allows("\"They broke it,\" he said.\n\n—Ana Diaz\n\n\"But I– \" he said. \"It is over.\" —Ana Diaz"),
    ]
  )
  .reading([.headline, .dateline, .body, .caption])

  package init() {}

  private enum Style { case spaced, joined }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dashes = article.marks.dashes
    guard dashes.contains(where: { side($0, article) != nil }) else { return [] }
    var (spaced, joined) = (0, 0)
    for i in dashes where i > 0 && i + 1 < article.tokens.count && isBetweenWords(i, article) {
      switch (
        article.tokens[i].shape.contains(.spaceBefore), article.tokens[i + 1].shape.contains(.spaceBefore)
      ) {
      case (true, true): spaced += 1
      case (false, false): joined += 1
      default: break
      }
    }
    return dashes.compactMap { i in
      guard let gap = side(i, article) else { return nil }
      let style: Style? =
        isDateline(i, article) ? .spaced : spaced == joined ? nil : spaced > joined ? .spaced : .joined
      let (left, dash, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      let isOpen = gap == .before
      let spaces = Edit.insert(" ", at: isOpen ? dash.range.upper : dash.range.lower)
      let join = Edit.delete(
        isOpen
          ? TextRange(left.range.upper, dash.range.lower) : TextRange(dash.range.upper, right.range.lower))
      let safety: FixSafety = style == nil ? .choice : .safe
      let both = Fix("Set spaces on both sides", safety, [spaces])
      let none = Fix("Close the dash up", safety, [join])
      // An em dash is mostly set without spaces, other dashes with them.
      let isEm = article.text[dash.range] == "—"
      let fixes = style == nil ? (isEm ? [none, both] : [both, none]) : style == .spaced ? [both] : [none]
      let range = dash.range.union(right.range)
      return Finding(
        at: range, "dash with a space on one side only in '\(article.text[left.range.union(right.range)])'",
        fixes: fixes)
    }
  }

  private enum Side { case before, behind }

  /// On which side alone a dash between two words has its space; nil where it has both, none, or another meaning.
  private func side(_ i: Int, _ article: Article) -> Side? {
    guard i > 1, i + 1 < article.tokens.count, isBetweenWords(i, article) else { return nil }
    let (left, dash, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    let isOpen = dash.shape.contains(.spaceBefore)
    guard isOpen != right.shape.contains(.spaceBefore) else { return nil }
    if isOpen {
      // `HALDEN, Ostland —The council`: no house sets a dateline's dash so.
      return isCredit(behind: i, article) ? nil : .before
    }
    // `f– you`: letters that are not printed.
    if left.isWord, left.core.count < 3, !article.token(i - 1, isIn: article.vocabulary["title-small-words"])
    {
      return nil
    }
    if left.core.count < 4, left.isWord, article.token(i + 1, isIn: article.vocabulary["hyphen-suspenders"]) {
      return nil
    }
    return isCredit(behind: i, article) || isDateline(i, article) ? nil : .behind
  }

  /// In one line, between words, marks of quotations and brackets; no minus sign, no range of figures.
  private func isBetweenWords(_ i: Int, _ article: Article) -> Bool {
    let (left, dash, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    guard !dash.shape.contains(.lineBefore), !right.shape.contains(.lineBefore), dash.range.count > 1,
      left.shape.isDisjoint(with: .otherScript), right.shape.isDisjoint(with: .otherScript)
    else { return false }
    let opens = right.kind == .doubleQuote || right.kind == .singleQuote
    // `HALDEN, Fla. —Police`
    let isPlace = left.kind == .stop && dash.shape.contains(.spaceBefore) && isDateline(i, article)
    return (left.isWord || left.kind == .comma || left.kind == .closeBracket || isPlace)
      && (right.isWord || opens)
      // `"But I– "`: the mark closes.
      && !(opens && i + 2 < article.tokens.count && article.tokens[i + 2].shape.contains(.spaceBefore))
  }

  /// `… end of it. —Ana Diaz, teacher`, `— Ana Diaz (@ana)`: capitals up to the paragraph's end or an address.
  private func isCredit(behind i: Int, _ article: Article) -> Bool {
    guard let paragraph = article.paragraphIndex(at: article.tokens[i].range.start) else { return true }
    let run = article.paragraphs[paragraph].tokens
    if i == run.lowerBound { return true }
    let tail = (i + 1)..<min(run.upperBound, i + 9)
    guard article.tokens[i + 1].isCapitalised else { return false }
    if tail.contains(where: { article.tokens[$0].kind == .link }) { return true }
    return run.upperBound - i <= 8 && !tail.contains { article.tokens[$0].isLowercase }
      || run.upperBound - i <= 14 && tail.prefix(4).contains { article.tokens[$0].kind == .comma }
        && !article.endsSentence(run)
  }

  /// A place or an agency before the story's first sentence: `HALDEN (Reuters) —The`.
  private func isDateline(_ i: Int, _ article: Article) -> Bool {
    guard let paragraph = article.paragraphIndex(at: article.tokens[i].range.start) else { return true }
    let first = article.paragraphs[paragraph].tokens.lowerBound
    return article.datelineEnd(article.paragraphs[paragraph].tokens) == i + 1
      || i - first <= 8 && (first..<i).allSatisfy { !article.tokens[$0].isLowercase }
  }
}
