import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a long paragraph without a mark at its end.
package struct ParagraphNoTerminal: Rule {
  package let info = RuleInfo(
    id: "paragraph-no-terminal",
    category: .repetition,
    severity: .warning,
    summary: "A paragraph of prose ends with a stop or another mark.",
    rationale: """
      A paragraph of more than fifteen words that ends with a bare word lost its stop, or its end. Right below \
      the headline, where some pages set a summary without a stop, a single sentence without somebody who says so is a \
      note. Crossheads, captions (`(pictured)`, labels, credits, posts), \
      items of lists, and paragraphs before a list or quotation, which end with a colon, are left alone, and so \
      are all where a story has several: pages set their captions without a stop. The last paragraph is \
      `truncated-story`'s. A comma at the end of such a paragraph, with a sentence behind it, stands for the stop too, \
      unless it leads in a quotation. So it is with a paragraph that is one quotation and ends with its mark alone.
      """,
    examples: [
      .flags(
        "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its ⟦pillars⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed:
          "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "Nobody objected.\n\nThe talks of both sides on the old bridge, which began on Monday at noon, will continue until ⟦Wednesday⟧\n\nLorries take the ferry.",
        fixed:
          "Nobody objected.\n\nThe talks of both sides on the old bridge, which began on Monday at noon, will continue until Wednesday.\n\nLorries take the ferry."
      ),
      .flags(
        "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars⟦,⟧\n\nLorries take the ferry.",
        fixed:
          "Nobody objected.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nLorries take the ferry."
      ),
      .flags(
        "The mayor spoke at noon.\n\n\"We close the old bridge, and the ferry will be there for those who have to cross⟦\"⟧\n\nLorries take the ferry.",
        fixed:
          "The mayor spoke at noon.\n\n\"We close the old bridge, and the ferry will be there for those who have to cross.\"\n\nLorries take the ferry."
      ),
      .allows(
        "The mayor spoke at noon.\n\n\"We close the old bridge, and the ferry will be there for those who have to cross\"\n\n— Nils Gamm"
      ),
      .allows(
        "Nobody objected.\n\nOf the bridge that the council closed after cracks were found in its pillars Okafor said,\n\n\"It is old.\""
      ),
      .flags(
        "Nobody objected.\n\nIt came after the board of the harbour told the council that fares had risen by an average of about 5⟦%⟧\n\nLorries take the ferry.",
        fixed:
          "Nobody objected.\n\nIt came after the board of the harbour told the council that fares had risen by an average of about 5%.\n\nLorries take the ferry."
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found.\n\nOld bridge to be closed for good\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows(
        "Nobody objected.\n\nThe mayor (pictured) was among those who crossed the old bridge on foot before it was closed for good\n\nLorries take the ferry, a clerk said."
      ),
      .allows(
        "Nobody objected.\n\n\"It would have been the bridge to end all bridges, with all of that stone, and with that view of the sea.\" — Nils Gamm\n\nLorries take the ferry, a clerk said."
      ),
      .allows(
        "The mayor named all of the bridges in the district that the council had closed since the spring:\n\nthe old bridge, the new bridge."
      ),
    ]
  )
  .reading(.body, onlyEnglish: false)

  package init() {}

  private static let fewestWords = 16

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    open(article, context) + commas(article, context) + quoted(article, context)
  }

  private func open(_ article: Article, _ context: RuleContext) -> [Finding] {
    let prose = article.paragraphs.indices.filter { article.paragraphs[$0].kind == .body }
    // Copy whose paragraphs mostly lack a stop is verse, a list or a transcript of notes.
    let open = prose.filter { !article.endsSentence(article.paragraphs[$0].tokens) }
    guard !open.isEmpty, open.count * 4 <= max(4, prose.count) else { return [] }
    let cut = open.filter { isCut(article.paragraphs[$0], article) }
    // Two and more are the captions of a page.
    guard cut.count == 1, let i = cut.first, i != prose.last, i > 0, !isHeading(i, article),
      !context.shared({ HeadlineLines(article) }).holds(i), !goesOn(behind: i, article),
      !isCaption(article.paragraphs[i], article)
    else { return [] }
    let last = article.tokens[article.paragraphs[i].tokens.upperBound - 1]
    let isStandfirst = i == prose.first
    return [
      Finding(
        isStandfirst && !isProse(article.paragraphs[i], article) ? .note : info.severity, at: last.range,
        "the paragraph ends without a mark",
        fixes: [Fix("Add a full stop", .unsafe, [.insert(".", at: last.range.upper)])])
    ]
  }

  /// Several sentences, somebody who speaks, or a word with which sentences of a story are joined.
  private func isProse(_ paragraph: Paragraph, _ article: Article) -> Bool {
    if paragraph.sentences.count > 1 { return true }
    let first = paragraph.tokens.lowerBound
    if article.token(first, isIn: article.vocabulary["clause-only-openers"])
      || article.token(first, isIn: article.vocabulary["speaking-pronouns"])
      || article.vocabulary["sentence-adverbs"].contains(article.hash(article.tokens[first]))
    {
      return true
    }
    return paragraph.tokens.contains {
      // Captions speak in the present.
      article.tokens[$0].isLowercase && !article.tokens[$0].shape.contains(.quoted)
        && article.byte(before: article.tokens[$0].core.upper) == 0x64
        && article.vocabulary["saying-verbs"].fields(article.hash(article.tokens[$0]))?.last == "always"
    }
  }

  /// `Anger: the driver …`, `(pictured)`, `… in Rome. —Ana Diaz`, `… Rick Berg / Reuters`, a post with its address.
  private func isCaption(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let run = paragraph.tokens
    let words = article.vocabulary["picture-words"]
    if run.contains(where: {
      article.tokens[$0].kind == .link
        || article.token($0, isIn: words) && $0 > run.lowerBound
          && ([.openBracket, .comma].contains(article.tokens[$0 - 1].kind)
            || $0 + 1 < run.upperBound && [.closeBracket, .comma].contains(article.tokens[$0 + 1].kind))
    }) {
      return true
    }
    // A label, not a clause: `It is bad: the ferry …`
    let finite = article.vocabulary["finite-verbs"]
    if let colon = run.prefix(7).dropFirst().first(where: { article.tokens[$0].kind == .colon }),
      !(run.lowerBound..<colon).contains(where: {
        article.tokens[$0].isLowercase && article.token($0, isIn: finite)
      })
    {
      return true
    }
    // A credit at the end.
    let tail = run.suffix(5)
    return tail.contains {
      (article.tokens[$0].kind == .dash || article.tokens[$0].kind == .symbol
        || article.tokens[$0].kind == .colon)
        && $0 + 1 < run.upperBound && ($0 + 1..<run.upperBound).allSatisfy { !article.tokens[$0].isLowercase }
    }
  }

  /// A word, a number, or a number with its percent sign.
  private func isBare(_ last: Int, _ article: Article) -> Bool {
    let token = article.tokens[last]
    if token.isWord || token.kind == .number { return true }
    return token.kind == .symbol && last > 0 && article.tokens[last - 1].kind == .number
      && article.byte(at: token.range.lower) == UInt8(ascii: "%")
  }

  private func isCut(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let run = paragraph.tokens
    guard isBare(run.upperBound - 1, article),
      article.tokens[run.lowerBound].isWord || article.tokens[run.lowerBound].kind == .doubleQuote,
      !article.tokens[run.lowerBound].isLowercase
    else { return false }
    // A sentence has small words; names and titles in a list have few.
    let words = run.filter { article.tokens[$0].isWord }
    return words.count >= ParagraphNoTerminal.fewestWords
      && words.filter { article.tokens[$0].isLowercase }.count * 2 > words.count
  }

  /// Whether the next paragraph is its next line: one line break between them where others have two, or a
  /// small letter.
  private func goesOn(behind i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.paragraphs.count else { return false }
    let next = article.paragraphs[i + 1]
    if article.tokens[next.tokens.lowerBound].isLowercase { return true }
    let gap = TextRange(article.paragraphs[i].range.upper, next.range.lower)
    return breaks(gap, article) == 1
      && article.paragraphs.indices.dropFirst().contains {
        breaks(TextRange(article.paragraphs[$0 - 1].range.upper, article.paragraphs[$0].range.lower), article)
          > 1
      }
  }

  private func breaks(_ gap: TextRange, _ article: Article) -> Int {
    article.text.slice(gap).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// The title of a part, below a line of asterisks.
  private func isHeading(_ i: Int, _ article: Article) -> Bool {
    article.words(article.paragraphs[i - 1].tokens).isEmpty
  }
}
