import ArticleModel
import SourceText

/// The text of one field of a document while it is gathered: escapes undone, with the way back of every byte.
struct FieldText {
  /// A stretch of the field that is held in one way.
  struct Piece {
    var text: Range<Int>
    var source: TextRange
  }

  private(set) var bytes: [UInt8] = []
  /// To the document that the field stands in.
  private(set) var origin = OriginBuilder()
  private(set) var pieces: [Piece] = []
  /// Whether some of it stands in CDATA sections, and some as text between tags.
  private(set) var hasCDATA = false
  private(set) var hasText = false

  /// Adds characters: as they stand in the document where both are equally long, else one reference.
  mutating func append(_ more: UnsafeBufferPointer<UInt8>, at range: TextRange, isCDATA: Bool) {
    let start = bytes.count
    bytes.append(contentsOf: more)
    if more.count == range.count {
      origin.append(count: more.count, textUnit: 1, fileStart: range.lower, fileUnit: 1)
    } else if more.count < 256, range.count < 256 {
      origin.append(textUnit: more.count, fileStart: range.lower, fileUnit: range.count)
    } else {
      origin.append(count: more.count, textUnit: 1, fileStart: range.lower, fileUnit: 0)
    }
    pieces.append(Piece(text: start..<bytes.count, source: range))
    if isCDATA {
      hasCDATA = true
    } else if more.contains(where: { !MarkupText.isBlank($0) }) {
      hasText = true
    }
  }

  var isBlank: Bool { bytes.allSatisfy { MarkupText.isBlank($0) } }

  /// What lies between the document and the field's characters.
  var layers: [EscapeLayer] {
    hasCDATA ? [hasText ? .mixedXML : .cdata] : [.xml]
  }

  var map: OriginMap { OriginMap(segments: origin.segments) }

  /// Whether the characters are HTML themselves: they begin with a tag, or hold paragraphs or line breaks.
  var holdsHTML: Bool {
    guard bytes.count > 3, let first = bytes.firstIndex(where: { !MarkupText.isBlank($0) }) else {
      return false
    }
    let front = bytes[first...].prefix(2)
    if front.count == 2, front.first == UInt8(ascii: "<"), let next = front.last {
      return (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "!")
    }
    return FieldText.marks.contains { ByteSearch.first($0, in: bytes, from: 0) != nil }
  }

  private static let marks = [
    "</p>", "<br", "<p>", "</a>", "<em>", "<strong>", "<b>", "<i>", "</sup>", "</sub>", "</span>",
  ].map { Array($0.utf8) }

  /// Whether it holds references of HTML: titles of feeds are escaped twice.
  var holdsReferences: Bool {
    guard let at = bytes.firstIndex(of: UInt8(ascii: "&")) else { return false }
    return bytes[at...].contains(UInt8(ascii: ";"))
  }
}

extension MarkupText {
  /// Appends a field as paragraphs of a kind, HTML in it read.
  ///
  /// - Parameters:
  ///   - isHTML: Whether its characters are HTML; nil: as they look.
  ///   - outer: Layers between the file and the document that holds the field, such as JSON's.
  /// - Returns: Whether anything was written.
  @discardableResult
  mutating func append(
    _ field: FieldText, as kind: RegionKind, isHTML: Bool? = nil, layers: [EscapeLayer]? = nil
  ) -> Bool {
    guard !field.isBlank else { return false }
    let layers = layers ?? field.layers
    var inner = MarkupText()
    let before = bytes.count
    if isHTML ?? field.holdsHTML, HTMLNesting.fault(in: field.bytes) == nil {
      var walk = HTMLWalk(continuing: inner, at: 0, in: kind)
      XHTMLTags.opened(field.bytes).withUnsafeBufferPointer { walk.run($0) }
      append(walk.text, through: field.map, layers: layers + [.xml])
    } else {
      field.bytes.withUnsafeBufferPointer { PlainParagraphs.write($0, as: kind, to: &inner) }
      append(inner, through: field.map, layers: layers)
    }
    return bytes.count > before
  }
}
