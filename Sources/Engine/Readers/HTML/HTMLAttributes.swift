import SourceText

/// Tags with more attributes than anybody writes: gumbo compares each new one with all before it, so that a
/// hundred thousand of them take ten seconds.
enum HTMLAttributes {
  /// Attributes of a tag that are read.
  static let most = 256

  /// The bytes of a source with every attribute beyond the first `most` of its tag blanked out; nil where no tag
  /// has more. Offsets stay as they are, and no text of the page is touched.
  static func capped(_ p: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var copy: [UInt8]?
    var i = 0
    while let open = ByteSearch.first(UInt8(ascii: "<"), in: p, from: i) {
      i = open + 1
      guard i < p.count, (p[i] | 0x20) &- 0x61 < 26 else { continue }
      var tag = TagScan(p, at: i)
      let surplus = tag.surplus()
      i = tag.end
      guard !surplus.isEmpty else { continue }
      var bytes = copy ?? Array(p)
      copy = nil
      for k in surplus { bytes[k] = 0x20 }
      copy = bytes
    }
    return copy
  }

  /// Reads the attributes of one tag. Source: HTML Living Standard, 13.2.5.32 to 13.2.5.39.
  private struct TagScan {
    private let p: UnsafeBufferPointer<UInt8>
    /// The offset behind what was read: at the `>` in the end.
    private(set) var end: Int

    init(_ p: UnsafeBufferPointer<UInt8>, at name: Int) {
      self.p = p
      end = name
    }

    private func isAt(_ test: (UInt8) -> Bool) -> Bool { end < p.count && test(p[end]) }

    private mutating func skip(while test: (UInt8) -> Bool) { while isAt(test) { end += 1 } }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    /// The bytes of the attributes beyond the first `most`; empty where there are none.
    mutating func surplus() -> Range<Int> {
      skip { !TagScan.isSpace($0) && $0 != 0x2F && $0 != 0x3E }
      var count = 0
      var start = end
      while true {
        skip { TagScan.isSpace($0) || $0 == 0x2F }
        if !isAt({ $0 != 0x3E }) { break }
        count += 1
        if count == HTMLAttributes.most + 1 { start = end }
        attribute()
      }
      return count > HTMLAttributes.most ? start..<end : end..<end
    }

    /// A name, and a value behind a sign of equality; never without taking a byte.
    private mutating func attribute() {
      end += 1
      skip { !TagScan.isSpace($0) && $0 != 0x2F && $0 != 0x3E && $0 != 0x3D }
      let nameEnd = end
      skip(while: TagScan.isSpace)
      guard isAt({ $0 == 0x3D }) else {
        end = nameEnd
        return
      }
      end += 1
      skip(while: TagScan.isSpace)
      guard end < p.count else { return }
      let mark = p[end]
      if mark == 0x22 || mark == 0x27 {
        end += 1
        skip { $0 != mark }
        if end < p.count { end += 1 }
      } else {
        skip { !TagScan.isSpace($0) && $0 != 0x3E }
      }
    }
  }
}
