import SourceText

/// What one look through a file's bytes shows: eight bytes at a step where they are ASCII.
struct UTF8Scan {
  /// Offset of the first NUL byte.
  private(set) var firstNUL: Int?
  /// Offset of the first byte that belongs to no well-formed UTF-8 sequence.
  private(set) var firstFault: Int?

  init(_ raw: UnsafeRawBufferPointer) {
    let bytes = raw.bindMemory(to: UInt8.self)
    var i = 0
    while i < bytes.count {
      while i + 8 <= bytes.count, UTF8Scan.isPlain(raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)) {
        i += 8
      }
      guard i < bytes.count else { return }
      if bytes[i] == 0 {
        firstNUL = i
        return
      }
      let (value, length) = Scalars.decode(bytes, at: i)
      if value == 0xFFFD, length == 1, firstFault == nil { firstFault = i }
      i += length
    }
  }

  /// Whether all eight bytes are ASCII and none is NUL. Source of the zero test: the classic
  /// `(v - 0x01…) & ~v & 0x80…`, whose last term falls away where no high bit is set.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
  }
}
