import ArticleModel
import SourceText

/// What a pattern sees at a time: no match goes beyond it.
enum ScopeUnit: Hashable, Sendable {
  /// A paragraph of the copy, of any region.
  case paragraph
  case sentence
  /// The whole text.
  case whole
  /// Lines between blank ones, as Vale divides plain text.
  case block
  /// A sentence as Vale divides them: a blank line ends none.
  case blockSentence
  /// What scopes of Vale's select of marked-up text.
  case markup(MarkupSelection, MarkupSelection.Unit)

  /// Its ranges in an article, sorted; a dateline counts with the paragraph that it opens.
  func ranges(of article: Article) -> [TextRange] {
    switch self {
    case .paragraph: return article.paragraphs.map(\.range)
    case .sentence: return article.sentences.map(\.range)
    case .whole: return article.bytes.isEmpty ? [] : [TextRange(0, article.bytes.count)]
    case .block: return ScopeUnit.blocks(article.bytes)
    case .blockSentence:
      return BlockSentences.ranges(of: article)
    case .markup(let selection, let unit): return selection.ranges(of: article, as: unit)
    }
  }

  private static func blocks(_ bytes: [UInt8]) -> [TextRange] {
    var blocks: [TextRange] = []
    var start: Int?
    var end = 0
    var lineStart = 0
    while lineStart < bytes.count {
      let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[lineStart..<lineEnd]
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        if let open = start { blocks.append(TextRange(open, end)) }
        start = nil
      } else {
        start = start ?? lineStart
        end = lineEnd
      }
      lineStart = lineEnd + 1
    }
    if let open = start { blocks.append(TextRange(open, end)) }
    return blocks
  }
}
