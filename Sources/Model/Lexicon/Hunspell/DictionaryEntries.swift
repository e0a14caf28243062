import Glibc

/// The entries of a Hunspell dictionary file.
enum DictionaryEntries {
  /// Hunspell reads no longer word (MAXWORDLEN, in scalars; here in bytes).
  private static let longestWord = 200

  /// Calls with each entry's word and the bytes of its flags, both valid during the call only; the
  /// number at the start is left out. `range`: whole lines to look at (see `parts`).
  static func visit(
    _ dictionary: [UInt8], in range: Range<Int>? = nil,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    dictionary.withUnsafeBufferPointer { bytes in
      var start = range?.lowerBound ?? 0
      var isFirst = start == 0
      if isFirst, dictionary.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      while start < range?.upperBound ?? bytes.count {
        var end = bytes.count
        if let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) {
          end = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
        }
        let next = end + 1
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        if !isFirst, end > start { read(UnsafeBufferPointer(rebasing: bytes[start..<end]), body) }
        isFirst = false
        start = next
      }
    }
  }

  /// Ranges of whole lines, of about this many bytes each.
  static func parts(of dictionary: [UInt8], size: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < dictionary.count {
      var end = min(start + size, dictionary.count)
      while end < dictionary.count, dictionary[end - 1] != 0x0A { end += 1 }
      parts.append(start..<end)
      start = end
    }
    return parts
  }

  /// Cuts off what describes the word (behind a tab, or fields such as ` po:noun`) and parts the word
  /// from its flags; `\/` is a slash of the word.
  private static func read(
    _ line: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var end = 0
    var slash: Int?
    var hasEscape = false
    while end < line.count {
      // Above all of the marks, as nearly all bytes are.
      if line[end] > 0x3A {
        end += 1
        continue
      }
      if line[end] == 0x09 { break }
      if line[end] == 0x3A, end > 3, line[end - 3] == 0x20 {
        end -= 3
        break
      }
      if line[end] == 0x2F, slash == nil, end > 0 {
        if line[end - 1] == 0x5C { hasEscape = true } else { slash = end }
      }
      end += 1
    }
    while end > 0, line[end - 1] == 0x20 { end -= 1 }
    let wordEnd = min(slash ?? end, end)
    guard wordEnd > 0, wordEnd <= longestWord else { return }
    let flags = UnsafeBufferPointer(rebasing: line[min(wordEnd + 1, end)..<end])
    let word = UnsafeBufferPointer(rebasing: line[..<wordEnd])
    if !hasEscape { return body(word, flags) }
    let plain = word.indices.filter { !(word[$0] == 0x5C && $0 + 1 < word.count && word[$0 + 1] == 0x2F) }.map
    { word[$0] }
    plain.withUnsafeBufferPointer { body($0, flags) }
  }
}
