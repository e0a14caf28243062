import ArticleModel
import SourceText

/// What Vale's scopes select (shared/vale/SEMANTICS.md, section 5): of several one must hold, and of one each of its
/// parts, which are joined by `&`.
///
/// A part holds for a block where all its names are among the block's (`text`, `heading`, `h2`, `md`); behind `~`
/// where they are not.
struct MarkupSelection: Hashable, Sendable {
  /// What blocks are looked at as.
  enum Unit: Int, Hashable, Sendable, CaseIterable {
    /// The paragraphs of a block of text.
    case paragraph
    /// Its sentences.
    case sentence
    case block
    /// What measures of readability count.
    case summary
  }

  private struct Part: Hashable {
    var names: [String]
    var isNegated: Bool
  }

  /// Scopes of which one must hold.
  private let scopes: [[Part]]

  init(_ scopes: [String]) {
    self.scopes = scopes.map { scope in
      scope.split(separator: "&").map { part in
        var text = Substring(part.filter { $0 != " " && $0 != "\t" })
        let isNegated = text.hasPrefix("~")
        if isNegated { text.removeFirst() }
        return Part(
          names: text.split(separator: ".", omittingEmptySubsequences: false).map(String.init),
          isNegated: isNegated)
      }
    }
  }

  /// Whether the selection holds for what has these names.
  func selects(_ names: [String]) -> Bool {
    // What is left out of the whole file, or of all its prose, leaves none of it.
    let isSized = names.contains("raw") || names.contains("summary")
    return scopes.contains { parts in
      parts.allSatisfy { part in
        let holds = part.names.allSatisfy(names.contains)
        return part.isNegated ? !holds && !isSized : holds
      }
    }
  }

  /// The ranges that it selects of a marked-up article, sorted.
  func ranges(of article: Article, as unit: Unit) -> [TextRange] {
    let format = article.metadata.format
    switch unit {
    case .paragraph, .sentence:
      let name = unit == .paragraph ? "paragraph" : "sentence"
      // Blocks of a view have its name beside these.
      let blocks = article.blocks.filter {
        $0.kinds.contains(.paragraph) && selects([name, "text", format] + ($0.key.isEmpty ? [] : [$0.key]))
      }.map(\.range)
      return unit == .paragraph
        ? blocks.flatMap { MarkupSelection.paragraphs(of: article, in: $0) }
        : blocks.flatMap { BlockSentences.ranges(of: article, in: $0) }
    case .block:
      return article.blocks.filter { block in
        // Texts for pictures have no format in Vale.
        let formats = block.kinds.contains(.alternative) ? [] : [format]
        return selects(MarkupSelection.names(of: block) + formats)
      }.map(\.range)
    case .summary:
      guard selects(["summary", format]) else { return [] }
      return article.blocks.filter { $0.kinds.contains(.summary) }.map(\.range)
    }
  }

  /// The parts of a block between blank lines.
  private static func paragraphs(of article: Article, in block: TextRange) -> [TextRange] {
    var parts: [TextRange] = []
    var start = block.lower
    while let end = ByteSearch.first([0x0A, 0x0A], in: article.bytes, from: start), end < block.upper {
      if end > start { parts.append(TextRange(start, end)) }
      start = end + 2
    }
    if start < block.upper { parts.append(TextRange(start, block.upper)) }
    return parts
  }

  private static func names(of block: MarkupBlock) -> [String] {
    if block.kinds.contains(.frontMatter) { return ["text", "frontmatter", block.key] }
    return names(of: block.kinds) + (block.key.isEmpty ? [] : [block.key])
  }

  private static func names(of kinds: MarkupKinds) -> [String] {
    if kinds.contains(.raw) { return ["raw"] }
    if kinds.contains(.alternative) { return ["text", "attr", "alt"] }
    if kinds.contains(.list) { return ["text", "list"] }
    if kinds.contains(.blockquote) { return ["text", "blockquote"] }
    if kinds.contains(.tableHeader) { return ["text", "table", "header"] }
    if kinds.contains(.tableCell) { return ["text", "table", "cell"] }
    if kinds.contains(.tableCaption) { return ["text", "table", "caption"] }
    if kinds.contains(.figureCaption) { return ["text", "figure", "caption"] }
    if let level = (1...6).first(where: { kinds.contains(.heading($0)) }) {
      return ["text", "heading", "h\(level)"]
    }
    return ["text"]
  }
}
