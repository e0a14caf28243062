import SourceText

/// A part of a pattern file, and what is asked of it while it is read.
struct PatternSlice {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Byte offsets in the file.
  let start: Int
  let end: Int

  var count: Int { end - start }
  var first: UInt8? { start < end ? bytes[start] : nil }
  var last: UInt8? { start < end ? bytes[end - 1] : nil }

  /// For messages and numbers.
  var string: String { String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self) }

  /// The hash of the bytes as they are.
  var hash: UInt64 {
    var hash = ByteHash()
    for i in start..<end { hash.add(bytes[i]) }
    return hash.value
  }

  /// The hash of the word, folded.
  var foldedHash: UInt64 {
    var hash = ByteHash()
    Folding.add(bytes, start..<end, to: &hash)
    return hash.value
  }

  /// Whether it is a word as it stands in a story, in small letters.
  var isPlainWord: Bool {
    for i in start..<end where !(bytes[i] &- 0x61 < 26 || bytes[i] == 0x27 || bytes[i] >= 0x80) {
      return false
    }
    return true
  }

  func contains(_ byte: UInt8) -> Bool {
    for i in start..<end where bytes[i] == byte { return true }
    return false
  }

  /// The last place of a byte, counted from the start.
  func lastPlace(of byte: UInt8) -> Int? {
    for i in (start..<end).reversed() where bytes[i] == byte { return i - start }
    return nil
  }

  func begins(_ mark: StaticString) -> Bool { stands(mark, at: start) }

  func dropFirst(_ number: Int) -> PatternSlice {
    PatternSlice(bytes: bytes, start: min(start + number, end), end: end)
  }

  func dropLast(_ number: Int) -> PatternSlice {
    PatternSlice(bytes: bytes, start: start, end: max(end - number, start))
  }

  /// Without spaces around it.
  var trimmed: PatternSlice {
    var (start, end) = (start, end)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
    return PatternSlice(bytes: bytes, start: start, end: end)
  }

  /// The parts between bytes of a kind; empty parts are left out.
  func split(at byte: UInt8) -> [PatternSlice] {
    var parts: [PatternSlice] = []
    var from = start
    for i in start..<end where bytes[i] == byte {
      if i > from { parts.append(PatternSlice(bytes: bytes, start: from, end: i)) }
      from = i + 1
    }
    if from < end { parts.append(PatternSlice(bytes: bytes, start: from, end: end)) }
    return parts
  }

  /// What stands before the first of a mark, and what behind it; without the mark nothing does.
  func cut(_ mark: StaticString) -> (before: PatternSlice, behind: PatternSlice) {
    for i in start..<end where bytes[i] == 0x20 && stands(mark, at: i) {
      return (
        PatternSlice(bytes: bytes, start: start, end: i),
        PatternSlice(bytes: bytes, start: i + mark.utf8CodeUnitCount, end: end)
      )
    }
    return (self, dropFirst(count))
  }

  private func stands(_ mark: StaticString, at place: Int) -> Bool {
    guard place + mark.utf8CodeUnitCount <= end else { return false }
    for i in 0..<mark.utf8CodeUnitCount where bytes[place + i] != mark.utf8Start[i] { return false }
    return true
  }
}
