import Glibc
import JSONCoding
import SourceText

/// A text to be checked with the way back to the client's own: LanguageTool's `data`, a list of pieces of
/// text and of mark-up.
///
/// Mark-up is left out of what is checked, or read as what the client says that it stands for
/// (`interpretAs`). Offsets of the client count UTF-16 units over text and mark-up.
package struct AnnotatedText: Sendable {
  private struct Piece: Sendable {
    /// Byte offset in `bytes`.
    var start: Int
    /// Bytes.
    var count: Int
    /// The client's offset and length.
    var place: Int
    var length: Int
    /// Whether it is the client's own text, unit for unit.
    var isText: Bool
  }

  /// What is checked, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// Indices of the pieces that hold a byte: mark-up that stands for nothing holds none.
  private var holding: [Int] = []
  private var length = 0
  /// UTF-16 units before every `step` bytes, so that a place in a long text is found without counting from
  /// its beginning.
  private var unitsBefore: [Int] = []
  private static let step = 512

  /// Text without mark-up.
  package init(text: [UInt8]) {
    let units = text.withUnsafeBufferPointer { AnnotatedText.units($0[...]) }
    pieces = [Piece(start: 0, count: text.count, place: 0, length: units, isText: true)]
    bytes = text
    length = units
    finish()
  }

  /// Counts, once all pieces are there.
  private mutating func finish() {
    holding = pieces.indices.filter { pieces[$0].count > 0 }
    unitsBefore = []
    unitsBefore.reserveCapacity(bytes.count / AnnotatedText.step + 1)
    bytes.withUnsafeBufferPointer { p in
      var units = 0
      for start in stride(from: 0, through: p.count, by: AnnotatedText.step) {
        unitsBefore.append(units)
        units += AnnotatedText.units(p[start..<min(start + AnnotatedText.step, p.count)])
      }
    }
  }

  /// UTF-16 units before a byte of `bytes`.
  private func units(before byte: Int) -> Int {
    let block = byte / AnnotatedText.step
    return unitsBefore[block]
      + bytes.withUnsafeBufferPointer { AnnotatedText.units($0[(block * AnnotatedText.step)..<byte]) }
  }

  /// The value of `data`; throws what is wrong with it.
  package init(json: [UInt8]) throws(CheckError) {
    struct Data: Decodable {
      struct Piece: Decodable {
        var text: String?
        var markup: String?
        var interpretAs: String?
      }
      var text: String?
      var annotation: [Piece]?
    }
    let data: Data
    do {
      data = try JSONDecoder().decode(Data.self, from: json)
    } catch {
      throw CheckError(400, "'data' is no JSON object with a list 'annotation'")
    }
    if let text = data.text, data.annotation == nil {
      self.init(text: Array(text.utf8))
      return
    }
    guard let annotation = data.annotation else {
      throw CheckError(400, "'data' holds neither 'annotation' nor 'text'")
    }
    self.init(text: [])
    pieces = []
    for (number, piece) in annotation.enumerated() {
      switch (piece.text, piece.markup) {
      case (let text?, nil): add(text, standingFor: text)
      case (nil, let markup?): add(piece.interpretAs ?? "", standingFor: markup)
      default:
        throw CheckError(400, "piece \(number + 1) of 'annotation' holds not one of 'text' and 'markup'")
      }
    }
    finish()
  }

  private mutating func add(_ read: String, standingFor written: String) {
    let units = written.utf16.count
    pieces.append(
      Piece(
        start: bytes.count, count: read.utf8.count, place: length, length: units, isText: read == written))
    bytes += Array(read.utf8)
    length += units
  }

  /// UTF-16 units of some UTF-8.
  private static func units(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  /// Where a stretch of `bytes` begins and ends in the client's text, in UTF-16 units; and whether it lies
  /// in the client's own words, so that they can be replaced.
  package func place(_ start: Int, _ end: Int) -> (offset: Int, length: Int, isText: Bool) {
    guard let first = piece(holding: start), let last = piece(holding: max(start, end - 1)) else {
      return (0, 0, false)
    }
    let from = offset(of: start, in: first, atEnd: false)
    let to = max(from, offset(of: end, in: last, atEnd: true))
    return (from, to - from, first == last && pieces[first].isText)
  }

  /// The last piece that begins at or before a byte and is not empty; the last of all where none holds any.
  private func piece(holding byte: Int) -> Int? {
    let next = holding.partitioningIndex { pieces[$0].start > byte }
    return next > 0 ? holding[next - 1] : pieces.indices.last
  }

  private func offset(of byte: Int, in number: Int, atEnd: Bool) -> Int {
    let piece = pieces[number]
    guard piece.isText else { return piece.place + (atEnd ? piece.length : 0) }
    let inside = min(max(byte, piece.start), piece.start + piece.count)
    return piece.place + units(before: inside) - units(before: piece.start)
  }
}
