import ArticleModel

/// What Vale counts of a marked-up text, by the names that `metric` rules use: `wirelint ls-metrics`.
package enum ValeMetrics {
  /// The counts in the order of their names; none where there is no word, as in plain text, which Vale does not count.
  /// Lists, quotations and headings come where there are any.
  package static func counts(of article: Article) -> [(name: String, value: Int)] {
    guard !article.blocks.isEmpty else { return [] }
    let counts = TextCounts(valeBlocksOf: article)
    guard counts.words > 0 else { return [] }
    return counts.variables.filter { name, value in
      value > 0 || !(name.hasPrefix("heading") || ["list", "blockquote"].contains(name))
    }.map { ($0.key, Int($0.value)) }.sorted { $0.name < $1.name }
  }
}
