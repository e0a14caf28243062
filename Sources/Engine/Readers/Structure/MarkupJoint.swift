import SourceText

/// Whether a repair of a text brings together what would be mark-up in its file: `<` and a letter that only an
/// invisible character kept apart, or an ampersand and a name.
///
/// Looked for in the text that was taken out of the file, so that it does not matter how the file writes it: what
/// a page holds as `&lt;` may be unescaped again by whoever takes the story on.
package enum MarkupJoint {
  /// No name of a reference is longer.
  private static let reach = 33

  /// What comes together when a range of a text is replaced, such as `<script`; nil where nothing does.
  package static func formed(by text: String, at range: TextRange, in bytes: [UInt8]) -> String? {
    guard range.lower <= range.upper, range.upper <= bytes.count else { return nil }
    let low = max(0, range.lower - reach)
    let left = bytes[low..<range.lower]
    // Most repairs stand nowhere near a mark.
    let written = Array(text.utf8)
    let isNear = { (side: ArraySlice<UInt8>) in side.contains { $0 == opening || $0 == ampersand } }
    guard isNear(left) || isNear(written[...]) else { return nil }
    let right = bytes[range.upper..<min(bytes.count, range.upper + reach)]
    let before = Array(bytes[low..<min(bytes.count, range.upper + reach)])
    let after = Array(left) + written + Array(right)
    let joints = written.isEmpty ? [left.count] : [left.count, left.count + written.count]
    for joint in joints {
      guard let found = mark(across: joint, in: after) else { continue }
      // What looked so before is as it was.
      if joint == left.count, let known = mark(across: joint, in: before), known.prefix(2) == found.prefix(2),
        known.first == "<" || known == found
      {
        continue
      }
      return found
    }
    return nil
  }

  private static let opening = UInt8(ascii: "<")
  private static let ampersand = UInt8(ascii: "&")

  /// A tag's beginning or a reference that begins before an offset and goes on behind it.
  private static func mark(across joint: Int, in bytes: [UInt8]) -> String? {
    guard joint > 0, joint < bytes.count else { return nil }
    if bytes[joint - 1] == opening {
      let next = bytes[joint]
      let isTag =
        (next | 0x20) &- 0x61 < 26
        || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
      return isTag ? shown(bytes[(joint - 1)...].prefix(12)) : nil
    }
    var start = joint - 1
    while start > 0, isNameByte(bytes[start]), joint - start < reach { start -= 1 }
    if bytes[start] == opening, joint - start == 2,
      [UInt8(ascii: "/"), UInt8(ascii: "!")].contains(bytes[start + 1])
    {
      return (bytes[joint] | 0x20) &- 0x61 < 26 || bytes[joint] == UInt8(ascii: "-")
        ? shown(bytes[start...].prefix(12)) : nil
    }
    guard bytes[start] == ampersand else { return nil }
    var end = start + 1
    while end < bytes.count, isNameByte(bytes[end]), bytes[end] != UInt8(ascii: "/"),
      bytes[end] != UInt8(ascii: "!")
    {
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
    guard end > joint else { return nil }
    let name = Array(bytes[start..<end])
    return name.withUnsafeBufferPointer(HTMLReference.decoded) == nil ? nil : shown(name[...])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "!")
  }

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }, as: UTF8.self)
  }
}
