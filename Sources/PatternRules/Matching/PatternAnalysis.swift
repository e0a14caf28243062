import SourceText

/// What was found out about the patterns of some rule files, kept between runs: that all of them compile,
/// and which words each of them needs.
package protocol PatternCache {
  /// What was stored under a key; nil where nothing was, or it cannot be read.
  func load(_ key: UInt64) -> [UInt8]?
  /// Stores bytes under a key; that it cannot be done is no reason to fail.
  func store(_ bytes: [UInt8], _ key: UInt64)
}

/// The stored form of what is known of a set's patterns: a check sum, then the items in order.
enum PatternAnalysis {
  /// Changes with the stored form and with what is found out.
  private static let version: UInt64 = 4

  /// The key of rule files and accepted words.
  static func key(_ files: [RuleFile], _ accepted: [String]) -> UInt64 {
    var hash = ByteHash(continuing: version)
    for file in files {
      for byte in file.id.utf8 { hash.add(byte) }
      hash.add(file.isVale ? 1 : 0)
      for byte in file.bytes { hash.add(byte) }
      hash.add(0)
    }
    for word in accepted {
      for byte in word.utf8 { hash.add(byte) }
      hash.add(0)
    }
    return hash.value
  }

  static func bytes(_ items: [PatternItem]) -> [UInt8] {
    var out: [UInt8] = []
    for item in items {
      switch item.guarding {
      case .nothing: out.append(0)
      case .bytes(let set):
        out.append(1)
        let members = (UInt8.min...UInt8.max).filter { set.contains($0) }
        out.append(UInt8(truncatingIfNeeded: members.count >> 8))
        out.append(UInt8(truncatingIfNeeded: members.count))
        out += members
      case .words:
        out.append(item.options.isAnchored ? 3 : 2)
        out.append(UInt8(truncatingIfNeeded: item.words.count >> 8))
        out.append(UInt8(truncatingIfNeeded: item.words.count))
        WordTrigger.store(item.words, to: &out)
      }
    }
    var sum = ByteHash.of(out)
    for _ in 0..<8 {
      out.append(UInt8(truncatingIfNeeded: sum))
      sum >>= 8
    }
    return out
  }

  /// What is stored, without its check sum; nil where it is damaged.
  static func sound(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.count >= 8 else { return nil }
    var sum: UInt64 = 0
    for byte in bytes.suffix(8).reversed() { sum = sum << 8 | UInt64(byte) }
    return sum == ByteHash.of(bytes.dropLast(8)) ? bytes.dropLast(8) : nil
  }

  /// Puts what is stored into items; false, and nothing is changed, where it does not fit them.
  static func fill(_ items: inout [PatternItem], from body: ArraySlice<UInt8>) -> Bool {
    var reader = Reader(rest: body)
    var filled = items
    for i in filled.indices {
      guard let kind = reader.byte() else { return false }
      guard reader.fill(&filled[i], kind) else { return false }
    }
    guard reader.rest.isEmpty else { return false }
    items = filled
    return true
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func count() -> Int? {
      guard let high = byte(), let low = byte() else { return nil }
      return Int(high) << 8 | Int(low)
    }

    mutating func words(_ count: Int) -> [WordTrigger]? {
      let size = count * WordTrigger.storedSize
      guard rest.count >= size else { return nil }
      defer { rest = rest.dropFirst(size) }
      return WordTrigger.stored(in: rest.prefix(size))
    }

    mutating func fill(_ item: inout PatternItem, _ kind: UInt8) -> Bool {
      item.guarding = .nothing
      if kind == 0 { return true }
      guard kind < 4, let count = count() else { return false }
      if kind == 1 {
        var set = ByteSet()
        for _ in 0..<count {
          guard let byte = byte() else { return false }
          set.insert(byte)
        }
        item.guarding = .bytes(set)
        return true
      }
      item.guarding = .words
      item.options.isAnchored = kind == 3
      guard let words = words(count) else { return false }
      item.words = words
      return true
    }
  }
}
