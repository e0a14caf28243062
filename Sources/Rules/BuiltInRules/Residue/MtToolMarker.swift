import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags what translation and writing programs leave behind.
package struct MtToolMarker: Rule {
  package let info = RuleInfo(
    id: "mt-tool-marker",
    category: .residue,
    severity: .error,
    summary: "No mark of a translation or writing program stands in the copy.",
    rationale: """
      `*** TRANSLATED ***`, `[Machine translation]` and `Certainly! Here is` were said by a program \
      to whoever used it; `【】` is an empty pair of Chinese brackets around a source. Where they \
      stand nobody has read the text. Stories about such programs quote them.
      """,
    fixSafety:
      "Safe: what goes is the mark of a program or an empty pair of brackets, and no word of the copy.",
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦*** TRANSLATED ***⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦[Machine translation]⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "⟦Certainly! Here is⟧ the translation of the article:\n\nThe council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦*** TRANSLATED ***⟧ Council closes bridge\n\nThe council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed:
          "Council closes bridge\n\nThe council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags("The council will meet again on Monday. ⟦As an AI language model⟧, I cannot say who spoke."),
      .flags(
        "The ministry ⟦【】⟧ will meet again on Monday.",
        fixed: "The ministry will meet again on Monday."),
      .allows("The program answered: \"As an AI language model, I cannot say who spoke.\""),
      .allows("The book, which was translated by a machine, sold well. Certainly, here the ferry is late."),
    ]
  )
  .reading(.all, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["mt-tool-markers"]
    let phrases = article.phrases(of: list).compactMap { run -> Finding? in
      guard !article.tokens[run.lowerBound].shape.contains(.quoted),
        let place = list.fields(article.phraseHash(run))?.first,
        let line = NoteLine(run, in: article)
      else { return nil }
      if place == "line", let label = label(run, line, article) { return label }
      guard line.isOne(place) else { return nil }
      if place == "line" { return finding(line.range, isWhole: true, article) }
      return finding(article.range(of: run), isWhole: false, article)
    }
    return phrases + brackets(article)
  }

  /// `*** TRANSLATED *** Council closes bridge`: the mark between its asterisks or brackets, before copy.
  private func label(_ run: Range<Int>, _ line: NoteLine, _ article: Article) -> Finding? {
    guard line.isPrefix, !line.isWhole, article.tokens[run.lowerBound].range.lower > line.range.lower else {
      return nil
    }
    var end = run.upperBound
    while end < article.tokens.count, [.symbol, .closeBracket].contains(article.tokens[end].kind) { end += 1 }
    guard end > run.upperBound, end < article.tokens.count else { return nil }
    let range = TextRange(line.range.lower, article.tokens[end - 1].range.upper)
    var found = finding(range, isWhole: false, article)
    found.fixes = [
      Fix("Remove the mark", .safe, [.delete(TextRange(range.lower, article.tokens[end].range.lower))])
    ]
    return found
  }

  private func finding(_ range: TextRange, isWhole: Bool, _ article: Article) -> Finding {
    var fixes: [Fix] = []
    if isWhole, let removal = lineRemoval(range, article) {
      fixes = [Fix("Remove the line", .safe, [.delete(removal)])]
    }
    return Finding(
      at: range,
      "'\(article.excerpt(range, limit: 40))' was left behind by a translation or writing program",
      fixes: fixes)
  }

  /// The line with the break that sets it off.
  private func lineRemoval(_ range: TextRange, _ article: Article) -> TextRange? {
    guard let p = article.paragraphIndex(at: range.start), article.paragraphs.count > 1 else { return nil }
    return p > 0
      ? TextRange(article.paragraphs[p - 1].range.upper, range.upper)
      : TextRange(range.lower, article.paragraphs[1].range.lower)
  }

  /// `【】` with nothing between.
  private func brackets(_ article: Article) -> [Finding] {
    article.marks.symbols.compactMap { i in
      let range = article.tokens[i].range
      guard range.count == 3, i + 1 < article.tokens.count, article.text[range] == "【",
        article.text[article.tokens[i + 1].range] == "】"
      else { return nil }
      let both = range.union(article.tokens[i + 1].range)
      let before = i > 0 ? article.tokens[i - 1].range.upper : range.lower
      return Finding(
        at: both, "'\(article.text[both])' was left behind by a translation program",
        fixes: [Fix("Remove the brackets", .safe, [.delete(TextRange(before, both.upper))])])
    }
  }
}
