import SourceText

/// The attributes of a tag as content systems write them: each behind a blank, values in quotation marks. There are
/// none of a tag that says of its text what only a tree's reader judges: that it is hidden, or names the writer.
struct HTMLTagAttributes {
  /// The offset behind the tag's `>`.
  private(set) var end: Int
  /// Whether it ends in `/>`.
  private(set) var isClosed = false
  /// Whether it has a class or an address.
  private(set) var isMarked = false

  /// Attributes of a tag that are read.
  private static let most = 32

  /// From behind the name of the tag on; nil where a tree has to be read.
  init?(_ p: UnsafeBufferPointer<UInt8>, from start: Int) {
    end = start
    for _ in 0...HTMLTagAttributes.most {
      let before = end
      while end < p.count, MarkupText.isBlank(p[end]) { end += 1 }
      guard end < p.count else { return nil }
      if p[end] == UInt8(ascii: ">") {
        end += 1
        return
      }
      if p[end] == UInt8(ascii: "/") {
        guard end + 1 < p.count, p[end + 1] == UInt8(ascii: ">") else { return nil }
        isClosed = true
        end += 2
        return
      }
      guard end > before, attribute(p) else { return nil }
    }
    return nil
  }

  private mutating func attribute(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = end
    while end < p.count, HTMLTagAttributes.isInName(p[end]) { end += 1 }
    guard end > start, end < p.count else { return false }
    let name = p[start..<end]
    var value = end..<end
    if p[end] == UInt8(ascii: "=") {
      end += 1
      guard end < p.count, p[end] == UInt8(ascii: "\"") || p[end] == UInt8(ascii: "'"),
        let close = ByteSearch.first(p[end], in: p, from: end + 1)
      else { return false }
      value = (end + 1)..<close
      end = close + 1
      // What looks like a tag counts for how deep a piece is.
      if p[value].contains(UInt8(ascii: "<")) { return false }
    }
    return says(String(decoding: name, as: UTF8.self).lowercased(), p[value])
  }

  /// Takes an attribute; false where a tree's reader has to.
  private mutating func says(_ name: String, _ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch name {
    case "hidden", "aria-hidden", "itemprop": return false
    case "href":
      isMarked = true
      return true
    case "rel", "class":
      guard !value.contains(UInt8(ascii: "&")) else { return false }
      let words = String(decoding: value, as: UTF8.self)
      if name == "rel" { return !words.contains("author") }
      isMarked = true
      return !HTMLPage.isAside(words) && !HTMLPage.namesWriter(words) && HTMLNames.kind(named: words) == nil
    default: return true
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "-_:".utf8.contains(byte)
  }
}
