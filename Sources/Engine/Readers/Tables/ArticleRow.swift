import ArticleModel
import SourceText

/// One row of a table of articles while it is read.
struct ArticleRow {
  private var text = MarkupText()
  private var metadata = ArticleMetadata()
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Writes a cell: HTML in it is read.
  mutating func write(_ cell: DelimitedRows.Field, as field: ArticleMap.Field) {
    var content = FieldText()
    var from = cell.range.lowerBound
    let quote = UInt8(ascii: "\"")
    func add(_ range: Range<Int>, for source: TextRange) {
      bytes[range].withUnsafeBufferPointer { content.append($0, at: source, isCDATA: false) }
    }
    if cell.isQuoted {
      var i = from
      while i < cell.range.upperBound {
        guard bytes[i] == quote else {
          i += 1
          continue
        }
        if from < i { add(from..<i, for: TextRange(from, i)) }
        add(i..<(i + 1), for: TextRange(i, min(i + 2, cell.range.upperBound)))
        i += 2
        from = min(i, cell.range.upperBound)
      }
    }
    if from < cell.range.upperBound {
      add(from..<cell.range.upperBound, for: TextRange(from, cell.range.upperBound))
    }
    if content.isBlank { return }
    guard let kind = field.kind else {
      guard let value = FeedItem.string(content) else { return }
      switch field {
      case .label: metadata.label = value
      case .language: metadata.language = value
      default: metadata.date = FeedDate.iso(value)
      }
      return
    }
    let layers: [EscapeLayer] = [cell.isQuoted ? .quotedCell : .bareCell]
    if content.holdsHTML || kind == .headline && content.holdsReferences {
      text.append(content, as: kind, isHTML: true, layers: layers)
    } else {
      text.appendAsIs(content, as: kind, layers: layers)
    }
  }

  func document(_ decoded: DecodedText, number: Int) -> ReadDocument? {
    guard !text.bytes.isEmpty else { return nil }
    var document = text.document(
      decoded, format: .articleTable, layers: [.bareCell], date: metadata.date, language: metadata.language)
    document.blocks = []
    document.metadata.label = metadata.label ?? "row \(number)"
    return document
  }
}

extension EscapeLayer {
  /// A cell in quotation marks, in which such a mark is doubled.
  static let quotedCell = EscapeLayer(
    "quoted cell", isPlain: { $0 != UInt8(ascii: "\"") }, write: { $0.replacing("\"", with: "\"\"") })

  /// A cell without quotation marks: what would end it cannot be written.
  static let bareCell = EscapeLayer(
    "cell",
    isPlain: { !(0x09...0x0D).contains($0) && !",;\"".utf8.contains($0) },
    write: { text in
      text.utf8.contains { (0x09...0x0D).contains($0) || ",;\"".utf8.contains($0) } ? nil : text
    })
}
