import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags quotation marks of other languages in English copy.
package struct QuoteGuillemetInEnglish: Rule {
  package let info = RuleInfo(
    id: "quote-guillemet-in-english",
    category: .quotation,
    severity: .warning,
    summary: "English copy quotes in English marks.",
    rationale: """
      `«Yes», he said` and `„Yes“, he said` kept the marks of the language that was translated. The fix \
      writes the double marks that the rest of the story uses. Marks inside a quoted foreign title are \
      left alone, and so is copy that is not English.
      """,
    fixSafety: "Safe: both marks of a closed pair become those of the story.",
    examples: [
      .flags(
        "⟦«The ferry is full»⟧, the harbour master said.",
        fixed: "\"The ferry is full\", the harbour master said."),
      .flags(
        "⟦„The ferry is full“⟧, the harbour master said. “It leaves at noon.”",
        fixed: "“The ferry is full”, the harbour master said. “It leaves at noon.”"),
      .allows("\"The ferry is full,\" the harbour master said."),
      .allows("The book \"Les mots de «Racine»\" is out of print, the shop said."),
      .allows("« Le bac est plein », a dit le maître du port.", isWhole: true),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let foreign = article.quotations.filter {
      ($0.style == .guillemets || $0.style == .lowHigh) && $0.ending == .closed
    }
    guard !foreign.isEmpty, isEnglish(article) else { return [] }
    let marks = context.shared { StoryMarks(article) }
    var outerEnd: UInt32 = 0
    var outer = article.quotations.makeIterator()
    var next = outer.next()
    return foreign.compactMap { quotation in
      while let other = next, other.range.start < quotation.range.start {
        if other.style != .guillemets, other.style != .lowHigh { outerEnd = max(outerEnd, other.range.end) }
        next = outer.next()
      }
      guard quotation.range.start >= outerEnd, quotation.depth == 1, let closer = quotation.closer else {
        return nil
      }
      let mark = article.string(article.tokens[quotation.tokens.lowerBound])
      let opening = quotation.openers.map { edit($0, marks.double(opens: true), article) }
      var closing = edit(closer, marks.double(opens: false), article)
      // The space of `« »` is one for both.
      closing.range.start = max(closing.range.start, opening.last?.range.end ?? 0)
      let edits = opening + CollectionOfOne(closing)
      // A mark that English has as well may close what one of its own did not open.
      let changes = edits.filter { article.text[$0.range] != $0.text }
      guard !changes.isEmpty else { return nil }
      return Finding(
        at: quotation.range,
        "'\(mark)' is no English quotation mark: write '\(marks.double(opens: true))'",
        fixes: [Fix("Write \(marks.double(opens: true))…\(marks.double(opens: false))", .safe, changes)])
    }
  }

  /// A mark with the space that French puts inside it.
  private func edit(_ mark: TextRange, _ right: String, _ article: Article) -> Edit {
    let i = article.tokenIndex(atOrAfter: mark.start)
    var range = mark
    if mark == article.tokens[i].range, isOpening(mark, article), i + 1 < article.tokens.count {
      range.end = article.tokens[i + 1].range.start
    } else if i > 0 {
      range.start = article.tokens[i - 1].range.end
    }
    return Edit(range, right)
  }

  private func isOpening(_ mark: TextRange, _ article: Article) -> Bool {
    [0xAB, 0x201E, 0x300C].contains(StoryMarks.scalar(mark, in: article))
  }

  /// English by what the format says, or else by its commonest word.
  private func isEnglish(_ article: Article) -> Bool {
    if let language = article.metadata.language { return language.lowercased().hasPrefix("en") }
    return article.forms.id(of: ByteHash.of("the")) != nil
  }
}
