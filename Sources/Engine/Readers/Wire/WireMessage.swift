import SourceText

/// The parts of a wire message by its control characters, in bytes of the text that is read. Nothing but `text` is
/// copy: the rest is the frame, which stays as it is.
///
/// Sources: ANPA 1312 (Newspaper Association of America, 1989), IPTC 7901 (1995); DOMAIN.md 2.1 and 2.2.
struct WireMessage {
  enum Kind {
    case anpa
    case iptc7901
  }

  static let startOfHeader: UInt8 = 0x01
  static let startOfText: UInt8 = 0x02
  static let endOfText: UInt8 = 0x03
  static let endOfTransmission: UInt8 = 0x04
  static let unitSeparator: UInt8 = 0x1F

  /// Behind SOH, up to STX.
  var header: TextRange
  /// Behind STX, up to ETX; to the end of the message where it was cut.
  var text: TextRange
  /// Behind ETX: the time stamp.
  var trailer: TextRange

  /// How far the first SOH may stand from the beginning: synchronisation marks and blank lines come before it.
  private static let lead = 64
  /// How long a header may be.
  private static let longestHeader = 2048

  /// Which of the two a text begins as; nil for other text.
  static func kind(_ bytes: some RandomAccessCollection<UInt8>) -> Kind? {
    let front = Array(bytes.prefix(lead + longestHeader))
    guard let start = front.prefix(lead).firstIndex(of: startOfHeader),
      front[..<start].allSatisfy({ $0 <= 0x20 || $0 == 0x7F || $0 >= 0x80 })
    else { return nil }
    let rest = front[(start + 1)...]
    guard let end = rest.firstIndex(of: startOfText) else { return nil }
    let header = rest[..<end]
    // The unit separator stands before the selector code; device controls say how a story is set.
    if header.contains(unitSeparator) || header.contains(where: { (0x11...0x14).contains($0) }) {
      return .anpa
    }
    // `eca062 4 i 211 ccccb`: letters and figures of the source, then the priority.
    let source = header.prefix { $0 > 0x20 }
    let isSource = source.first.map { ($0 | 0x20) &- 0x61 < 26 } ?? false
    return isSource && source.contains { $0 &- 0x30 < 10 } ? .iptc7901 : nil
  }

  /// The messages of a file, one after the other; a start of header without a text is passed over.
  static func all(in p: UnsafeBufferPointer<UInt8>) -> [WireMessage] {
    var found: [WireMessage] = []
    var at = first(startOfHeader, in: p, from: 0, to: p.count)
    while let start = at {
      let next = first(startOfHeader, in: p, from: start + 1, to: p.count)
      let limit = next ?? p.count
      at = next
      guard let text = first(startOfText, in: p, from: start, to: limit) else { continue }
      let over = first(endOfTransmission, in: p, from: text, to: limit) ?? limit
      let end = first(endOfText, in: p, from: text, to: over) ?? over
      found.append(
        WireMessage(
          header: TextRange(start + 1, text), text: TextRange(text + 1, end),
          trailer: TextRange(min(end + 1, over), over)))
    }
    return found
  }

  private static func first(
    _ byte: UInt8, in p: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    ByteSearch.first(byte, in: UnsafeBufferPointer(rebasing: p[0..<end]), from: start)
  }
}
