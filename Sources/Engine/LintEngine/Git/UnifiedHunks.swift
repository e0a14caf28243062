/// Reads unified diffs as git prints them without context.
package enum UnifiedHunks {
  /// The new lines of each file, from 1, by its path below the repository's root.
  package static func changedLines(_ diff: [UInt8]) -> [(path: String, lines: [ClosedRange<Int>])] {
    var found: [(path: String, lines: [ClosedRange<Int>])] = []
    // Lines of a hunk's body that are still to come: one of them could look like a header.
    var body = 0
    for line in diff.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if body > 0, let first = line.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
        body -= 1
      } else if line.starts(with: "+++ ".utf8) {
        if let path = path(line.dropFirst(4)) { found.append((path, [])) }
      } else if line.starts(with: "@@ ".utf8), let (old, start, new) = hunk(line) {
        body = old + new
        if new > 0, !found.isEmpty { found[found.count - 1].lines.append(start...(start + new - 1)) }
      }
    }
    return found
  }

  /// `@@ -a,b +c,d @@`: b, c and d; a missing count is 1.
  private static func hunk(_ line: ArraySlice<UInt8>) -> (old: Int, start: Int, new: Int)? {
    let parts = line.split(separator: 0x20)
    guard parts.count >= 3 else { return nil }
    func numbers(_ part: ArraySlice<UInt8>) -> [Int] {
      part.dropFirst().split(separator: UInt8(ascii: ",")).compactMap {
        Int(String(decoding: $0, as: UTF8.self))
      }
    }
    let (old, new) = (numbers(parts[1]), numbers(parts[2]))
    guard let start = new.first, !old.isEmpty else { return nil }
    return (old.count > 1 ? old[1] : 1, start, new.count > 1 ? new[1] : 1)
  }

  /// The path of a `+++ b/…` line; nil for `/dev/null`. Git quotes odd names as C strings, and ends names
  /// that hold blanks with a tab.
  private static func path(_ text: ArraySlice<UInt8>) -> String? {
    var bytes = text.last == 0x09 ? Array(text.dropLast()) : Array(text)
    if bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
      bytes = unquoted(bytes.dropFirst().dropLast())
    }
    guard bytes.starts(with: "b/".utf8) else { return nil }
    return String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "a"): 0x07,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
  ]

  /// The bytes of a C string.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      guard (0x30...0x37).contains(next), rest.count >= 2 else {
        bytes.append(escapes[next] ?? next)
        continue
      }
      let octal = [next] + rest.prefix(2)
      rest = rest.dropFirst(2)
      bytes.append(UInt8(truncatingIfNeeded: octal.reduce(0) { $0 * 8 + Int($1) - 0x30 }))
    }
    return bytes
  }
}
