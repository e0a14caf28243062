import SourceText

/// The bytes of a report that wait to be taken, and the one place where text is escaped into them.
///
/// Every format has its own file of escapes (`TextOutput+JSON.swift`, …); all go through `escaped`, so
/// that bytes that are not UTF-8 come out as U+FFFD whatever the format.
struct TextOutput: Sendable {
  private(set) var bytes: [UInt8] = []

  /// Appends text as it is.
  mutating func raw(_ text: String) {
    var text = text
    // As one piece of memory, which is copied whole.
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they are.
  mutating func raw(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  /// Appends a byte as it is.
  mutating func raw(_ byte: UInt8) { bytes.append(byte) }

  /// Appends text as it is and a line feed.
  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x0A)
  }

  /// Appends a number in decimal.
  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Appends what another output holds.
  mutating func append(_ other: TextOutput) { bytes.append(contentsOf: other.bytes) }

  /// The bytes since the last call; the room is kept for those to come.
  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }

  /// Appends text with every scalar that `escape` gives something for replaced by that.
  @inline(__always)
  mutating func escaped(_ text: String, _ escape: (UInt32) -> String?) {
    var text = text
    text.withUTF8 { escaped($0, escape) }
  }

  /// The same for bytes of a file.
  @inline(__always)
  mutating func escaped(_ slice: ArraySlice<UInt8>, _ escape: (UInt32) -> String?) {
    slice.withUnsafeBufferPointer { escaped($0, escape) }
  }

  @inline(__always)
  private mutating func escaped(_ p: UnsafeBufferPointer<UInt8>, _ escape: (UInt32) -> String?) {
    // Runs of plain bytes are copied whole: most text needs no escape.
    var plain = 0
    var i = 0
    while i < p.count {
      let (value, length) = Scalars.decode(p, at: i)
      let isIllFormed = value == 0xFFFD && length == 1
      if let replacement = isIllFormed ? "\u{FFFD}" : escape(value) {
        bytes.append(contentsOf: p[plain..<i])
        bytes.append(contentsOf: replacement.utf8)
        plain = i + length
      }
      i += length
    }
    bytes.append(contentsOf: p[plain..<p.count])
  }
}
