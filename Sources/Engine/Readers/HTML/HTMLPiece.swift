import SourceText

/// A text node beside the bytes that it was read from: both are walked together, so that the source of each
/// character is known without a table of HTML's references.
struct HTMLPiece {
  /// The source of the node, references and ignored tags included.
  let raw: UnsafeBufferPointer<UInt8>
  /// Its offset in the source.
  let start: Int
  /// The node's text.
  let decoded: UnsafeBufferPointer<UInt8>

  /// A stretch of the source and of the text that mean the same.
  private struct Match {
    var source: Range<Int>
    var text: Range<Int>
  }

  /// Writes the text with the source of each of its characters; where the two cannot be brought together
  /// (text that browsers move out of tables), the text alone.
  func write(to text: inout MarkupText) {
    guard let matches = matches() else { return text.append(decoded, near: start) }
    for match in matches {
      if match.source.count == match.text.count, raw[match.source.lowerBound] != UInt8(ascii: "&") {
        text.append(UnsafeBufferPointer(rebasing: raw[match.source]), at: start + match.source.lowerBound)
      } else {
        let shifted = (start + match.source.lowerBound)..<(start + match.source.upperBound)
        text.append(UnsafeBufferPointer(rebasing: decoded[match.text]), for: shifted)
      }
    }
  }

  /// Nil where source and text differ otherwise than by references, line ends and ignored tags.
  private func matches() -> [Match]? {
    var found: [Match] = []
    var i = 0
    var j = 0
    while i < raw.count {
      let from = (i, j)
      while i < raw.count, j < decoded.count, raw[i] == decoded[j], raw[i] != UInt8(ascii: "&"),
        raw[i] != UInt8(ascii: "<")
      {
        i += 1
        j += 1
      }
      if i > from.0 {
        found.append(Match(source: from.0..<i, text: from.1..<j))
        continue
      }
      guard i < raw.count else { break }
      switch raw[i] {
      case UInt8(ascii: "&"):
        let (source, text) = reference(i, j)
        guard source > 0 else { return nil }
        found.append(Match(source: i..<(i + source), text: j..<(j + text)))
        i += source
        j += text
      case UInt8(ascii: "<"):
        if let end = ignoredTag(i) {
          i = end
        } else if j < decoded.count, decoded[j] == raw[i] {
          found.append(Match(source: i..<(i + 1), text: j..<(j + 1)))
          i += 1
          j += 1
        } else {
          return nil
        }
      case 0x0D:
        // A carriage return is a line feed, or belongs to the one behind it.
        let length = i + 1 < raw.count && raw[i + 1] == 0x0A ? 2 : 1
        guard j < decoded.count, decoded[j] == 0x0A else { return nil }
        found.append(Match(source: i..<(i + length), text: j..<(j + 1)))
        i += length
        j += 1
      default: return nil
      }
    }
    return j == decoded.count ? found : nil
  }

  /// Bytes of the source and of the text that a reference at `i` takes; an ampersand that is none is itself.
  private func reference(_ i: Int, _ j: Int) -> (source: Int, text: Int) {
    guard j < decoded.count else { return (0, 0) }
    var end = i + 1
    while end < raw.count, end - i < 40, isNameByte(raw[end]) { end += 1 }
    let hasStop = end < raw.count && raw[end] == UInt8(ascii: ";")
    let isAmpersand = decoded[j] == UInt8(ascii: "&")
    let name = String(decoding: raw[(i + 1)..<end], as: UTF8.self).lowercased()
    let meansAmpersand = ["amp", "#38", "#x26"].contains(name)
    if isAmpersand, !meansAmpersand { return (1, 1) }
    let next = j + Scalars.decode(decoded, at: j).length
    if hasStop, goesOn(end + 1, next) { return (end + 1 - i, next - j) }
    // Without a semicolon, or with one that stands too late, the name ends where the source goes on as the
    // text does.
    for after in stride(from: end, through: i + 3, by: -1) where goesOn(after, next) {
      return (after - i, next - j)
    }
    return (end + (hasStop ? 1 : 0) - i, next - j)
  }

  /// Whether source and text look the same from two places on, as far as one byte tells.
  private func goesOn(_ i: Int, _ j: Int) -> Bool {
    guard i < raw.count else { return j == decoded.count }
    if [UInt8(ascii: "&"), UInt8(ascii: "<"), 0x0D].contains(raw[i]) { return true }
    return j < decoded.count && raw[i] == decoded[j]
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "#")
  }

  /// The end of a tag or comment that left nothing in the tree; nil for a sign that is text.
  private func ignoredTag(_ i: Int) -> Int? {
    guard i + 1 < raw.count else { return nil }
    let next = raw[i + 1]
    guard
      next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
        || (next | 0x20) &- 0x61 < 26
    else { return nil }
    let end = raw[i...].firstIndex(of: UInt8(ascii: ">"))
    return end.map { $0 + 1 } ?? raw.count
  }
}
