import ArticleModel
import Diagnostics
import SourceText

/// Findings on what a format states beside the text.
extension Finding {
  /// A finding that stands at a stated value of the file; `article` is the one that it is stated of.
  static func at(_ field: StatedField, of article: Article, _ message: String) -> Finding {
    let start = article.paragraphs.first?.range.lower ?? 0
    var finding = Finding(at: TextRange(at: start), message)
    finding.inFile = field.range
    finding.readAs = field.value
    return finding
  }
}

extension Article {
  /// How many words stand in paragraphs of some kinds.
  func words(in kinds: Set<RegionKind>) -> Int {
    paragraphs.reduce(0) { count, paragraph in
      guard kinds.contains(paragraph.kind) else { return count }
      return count + paragraph.tokens.count { tokens[$0].isWord }
    }
  }
}
