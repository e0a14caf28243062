import ArticleModel
import SourceText

/// A text in which stretches are replaced before it is read as mark-up, with the way back.
struct EditedText {
  /// What stands in the place of a stretch.
  enum Piece {
    case made(String)
    case kept(TextRange)
  }

  private var edits: [(range: TextRange, pieces: [Piece])] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func replace(_ range: TextRange, with pieces: [Piece]) { edits.append((range, pieces)) }

  /// The edited text. Of edits that overlap the first to begin is made.
  func applied(to decoded: DecodedText) -> DecodedText {
    if edits.isEmpty { return decoded }
    let source = decoded.text.bytes
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count + 16 * edits.count)
    var origin = OriginBuilder()
    var at = 0
    func keep(_ range: TextRange) {
      bytes += source[range.lower..<range.upper]
      origin.append(count: range.count, textUnit: 1, fileStart: range.lower, fileUnit: 1)
    }
    for (range, pieces) in edits.sorted(by: { $0.range < $1.range }) where range.lower >= at {
      keep(TextRange(at, range.lower))
      for piece in pieces {
        switch piece {
        case .kept(let part): keep(part)
        case .made(let text):
          bytes += text.utf8
          origin.append(count: text.utf8.count, textUnit: 1, fileStart: range.lower, fileUnit: 0)
        }
      }
      at = range.upper
    }
    keep(TextRange(at, source.count))
    return DecodedText(
      text: SourceText(name: decoded.text.name, bytes: bytes),
      origin: decoded.origin.composed(with: OriginMap(segments: origin.segments), count: bytes.count),
      problems: decoded.problems)
  }
}
