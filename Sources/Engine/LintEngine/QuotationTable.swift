import ArticleModel
import SourceText

/// Who says what in an article, as a table: what `wirelint explain-quotes` prints.
package enum QuotationTable {
  private static let header = [
    "place", "marks", "depth", "ending", "running", "paragraphs", "speaker", "verb", "attribution",
    "verdict", "words",
  ]

  /// One line a quotation: its place (line and column), marks and paragraphs, the speaker and verb of
  /// speech that attribute it, where they stand, what that amounts to, and its words.
  package static func text(_ article: Article) -> String {
    let graph = AttributionGraph(article)
    let lines = LineIndex(article.text)
    var rows = [header]
    for (i, quotation) in article.quotations.enumerated() {
      let position = lines.position(at: quotation.range.lower)
      let (first, last) = (quotation.paragraphs.lowerBound + 1, quotation.paragraphs.upperBound + 1)
      let attribution = graph.attributions[i]
      rows.append([
        "\(position.line):\(position.column)", "\(quotation.style)", "\(quotation.depth)",
        "\(quotation.ending)", "\(quotation.running)", first == last ? "\(first)" : "\(first)-\(last)",
        speaker(attribution, graph, article), verb(attribution, graph, article),
        name(attribution.place), verdict(quotation, attribution, article),
        article.excerpt(quotation.range, limit: 50),
      ])
    }
    return "\(article.text.name)\n" + table(rows)
  }

  private static func table(_ rows: [[String]]) -> String {
    let widths = header.indices.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      // The words come last and are not padded.
      let cells = zip(row, widths).dropLast().map { cell, width in
        cell + String(repeating: " ", count: width - cell.unicodeScalars.count)
      }
      return (cells + row.suffix(1)).joined(separator: "  ") + "\n"
    }.joined()
  }

  /// The speaker's words; of a pronoun also the person whom it may mean.
  private static func speaker(
    _ attribution: AttributionGraph.Attribution, _ graph: AttributionGraph, _ article: Article
  ) -> String {
    guard let speaker = attribution.speaker else { return "-" }
    let words = article.excerpt(speaker.tokens, limit: 32)
    guard speaker.kind == .pronoun,
      let person = graph.personNamed(before: speaker.tokens.lowerBound, in: article)
    else { return words }
    return "\(words) (\(article.excerpt(person.range, limit: 24)))"
  }

  private static func verb(
    _ attribution: AttributionGraph.Attribution, _ graph: AttributionGraph, _ article: Article
  ) -> String {
    attribution.clause.map { article.string(article.tokens[graph.clauses[$0].verb]) } ?? "-"
  }

  private static func name(_ place: AttributionGraph.Place) -> String {
    switch place {
    case .sameSentence: "same sentence"
    case .sameParagraph: "same paragraph"
    case .paragraphBefore: "paragraph before"
    case .paragraphAfter: "paragraph after"
    case .continuation: "continued"
    case .label: "label"
    case .headline: "headline"
    case .nowhere: "-"
    }
  }

  /// What the quotation amounts to for a reader.
  private static func verdict(
    _ quotation: Quotation, _ attribution: AttributionGraph.Attribution, _ article: Article
  ) -> String {
    switch quotation.ending {
    case .unclosed: return "not closed"
    case .unopened: return "not opened"
    case .closed: break
    }
    if quotation.depth > 1 { return "inside another" }
    if attribution.place != .nowhere { return "attributed" }
    return article.isFullQuotation(quotation) ? "no speaker" : "a few words"
  }
}
