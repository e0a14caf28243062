import ArticleModel
import Bitext
import SourceText

/// Gathers the segments of a table, row by row.
struct BilingualTable {
  private let decoded: DecodedText
  private var source = SideBuilder()
  private var target = SideBuilder()
  private var segments: [Segment] = []

  init(_ decoded: DecodedText) { self.decoded = decoded }

  /// A cell of a table: line ends and tabs would end it.
  private static let cell = EscapeLayer("table cell", isPlain: { _ in true }) { text in
    text.utf8.contains { (0x09...0x0D).contains($0) } ? nil : text
  }

  /// Whether the rows so far make a piece.
  var isPiece: Bool { PieceSize.isFull(segments.count, target.end) }

  /// The segments since the last call.
  mutating func take(_ sourceLanguage: Language?, _ targetLanguage: Language?) -> BilingualDocument {
    defer {
      (source, target) = (SideBuilder(), SideBuilder())
      segments.removeAll()
    }
    return BilingualDocument(
      source: source.side(decoded.text.name, sourceLanguage, [BilingualTable.cell], outer: decoded.origin),
      target: target.side(decoded.text.name, targetLanguage, [BilingualTable.cell], outer: decoded.origin),
      segments: segments)
  }

  mutating func add(_ from: DelimitedRows.Field, _ to: DelimitedRows.Field, context: DelimitedRows.Field?) {
    let bytes = decoded.text.bytes
    let sourceRange = BilingualTable.append(from, bytes, &source)
    let targetRange = BilingualTable.append(to, bytes, &target)
    segments.append(
      Segment(
        source: sourceRange, target: targetRange,
        context: context.map { ByteHash.of(bytes[$0.range]) } ?? 0))
  }

  /// Writes a cell; quotation marks that are doubled become one.
  private static func append(_ field: DelimitedRows.Field, _ bytes: [UInt8], _ side: inout SideBuilder)
    -> TextRange
  {
    side.appendMadeUp("\n\n")
    if field.range.isEmpty { side.markPlace(field.range.lowerBound) }
    let start = side.end
    var from = field.range.lowerBound
    if field.isQuoted {
      var i = from
      while i < field.range.upperBound {
        if bytes[i] == UInt8(ascii: "\"") {
          side.append(bytes[from..<i], fileStart: from)
          side.append(CollectionOfOne(UInt8(ascii: "\"")), writtenAt: i, fileUnit: 2)
          i += 2
          from = i
          continue
        }
        i += 1
      }
    }
    side.append(bytes[from..<field.range.upperBound], fileStart: from)
    if start == side.end { return TextRange(at: max(0, start - 1)) }
    return TextRange(start, side.end)
  }
}
