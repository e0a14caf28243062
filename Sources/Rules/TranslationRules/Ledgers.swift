import ArticleModel
import Bitext
import SourceText

/// What rules keep of segments that they have seen, to compare them over a whole file; ranges are offsets
/// into the file.
package struct Ledgers: Sendable {
  /// Spellings of names.
  var names = NameLedger()
  /// Words that stand together.
  var words = WordUse()
  /// Source texts and their translations.
  var texts = TextLedger()
  /// The file, where its bytes are UTF-8: what it says at a place is quoted from it.
  package var file: SourceText?

  package init() {}

  /// Takes over what another thread has seen.
  package mutating func merge(_ other: Ledgers) {
    names.merge(other.names)
    words.merge(other.words)
    texts.merge(other.texts)
  }
}

/// Leads from the texts of a document's sides to its file.
struct SidePlaces {
  var source = OriginMap.identity
  var target = OriginMap.identity
}
