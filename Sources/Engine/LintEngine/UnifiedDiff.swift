import Diagnostics
import SourceText

/// A unified diff of two versions of a file, as `patch` and `git apply` take it.
package enum UnifiedDiff {
  private static let context = 3

  /// The diff with `a/` and `b/` paths; empty when nothing changed.
  package static func text(path: String, before: [UInt8], after: [UInt8]) -> [UInt8] {
    if before == after { return [] }
    let old = lines(before)
    let new = lines(after)
    let hunks = hunks(old, new)
    let name = relative(path)
    var out = Array("--- ".utf8) + header("a/" + name) + Array("+++ ".utf8) + header("b/" + name)
    var i = 0
    while i < hunks.count {
      var last = i
      while last + 1 < hunks.count, hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= context * 2
      { last += 1 }
      append(Array(hunks[i...last]), old, new, to: &out)
      i = last + 1
    }
    return out
  }

  /// The edits that make one version of a text out of the other, each as small as whole characters allow;
  /// ranges in the old one.
  package static func edits(before: [UInt8], after: [UInt8]) -> [Edit] {
    if before == after { return [] }
    let old = lines(before)
    let new = lines(after)
    return hunks(old, new).flatMap { hunk -> [Edit] in
      if hunk.old.count == hunk.new.count {
        return zip(old[hunk.old], new[hunk.new]).filter { $0 != $1 }.map {
          trimmed(Array($0), Array($1), at: $0.startIndex)
        }
      }
      let start = hunk.old.lowerBound < old.count ? old[hunk.old.lowerBound].startIndex : before.count
      return [trimmed(Array(old[hunk.old].joined()), Array(new[hunk.new].joined()), at: start)]
    }
  }

  /// The edit between two stretches without what they have in common at both ends.
  private static func trimmed(_ old: [UInt8], _ new: [UInt8], at start: Int) -> Edit {
    func isInside(_ bytes: [UInt8], _ i: Int) -> Bool {
      // Neither a character nor a CRLF is taken apart.
      i > 0 && i < bytes.count && (bytes[i] & 0xC0 == 0x80 || (bytes[i] == 0x0A && bytes[i - 1] == 0x0D))
    }
    let most = min(old.count, new.count)
    var head = 0
    while head < most, old[head] == new[head] { head += 1 }
    while isInside(old, head) || isInside(new, head) { head -= 1 }
    var tail = 0
    while tail < most - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    while tail > 0, isInside(old, old.count - tail) || isInside(new, new.count - tail) { tail -= 1 }
    return Edit(
      TextRange(start + head, start + old.count - tail),
      String(decoding: new[head..<(new.count - tail)], as: UTF8.self))
  }

  /// The path from the root or the current folder on.
  private static func relative(_ path: String) -> Substring {
    var name = Substring(path)
    while true {
      if name.hasPrefix("/") {
        name = name.dropFirst()
      } else if name.hasPrefix("./") {
        name = name.dropFirst(2)
      } else {
        return name
      }
    }
  }

  /// A path as git writes it: between quotation marks where it holds marks or controls, with a tab behind
  /// it where `patch` would otherwise take what follows a space for a date.
  private static func header(_ path: String) -> [UInt8] {
    var out: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
      case 0x00..<0x20, 0x7F:
        let digits = String(byte, radix: 8)
        out += Array(("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
      default: out.append(byte)
      }
    }
    if out.count > path.utf8.count { return Array("\"".utf8) + out + Array("\"\n".utf8) }
    return out + Array(path.utf8.contains(0x20) ? "\t\n".utf8 : "\n".utf8)
  }

  struct Hunk {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      result.append(bytes[start..<end])
      start = end
    }
    return result
  }

  /// Changed stretches, between lines that both versions hold.
  private static func hunks(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Hunk] {
    var result: [Hunk] = []
    var (i, j) = (0, 0)
    for (a, b) in LineMatch.pairs(old, new) + [(old.count, new.count)] {
      if a > i || b > j { result.append(Hunk(old: i..<a, new: j..<b)) }
      (i, j) = (a + 1, b + 1)
    }
    return result
  }

  private static func append(
    _ hunks: [Hunk], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], to out: inout [UInt8]
  ) {
    guard let first = hunks.first, let last = hunks.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, old.count - last.old.upperBound)
    let oldStart = first.old.lowerBound - lead
    let newStart = first.new.lowerBound - lead
    let oldCount = last.old.upperBound + trail - oldStart
    let newCount = last.new.upperBound + trail - newStart
    out += Array(
      "@@ -\(oldCount == 0 ? oldStart : oldStart + 1),\(oldCount) +\(newCount == 0 ? newStart : newStart + 1),\(newCount) @@\n"
        .utf8)
    var at = oldStart
    for hunk in hunks {
      for line in old[at..<hunk.old.lowerBound] { append(0x20, line, to: &out) }
      for line in old[hunk.old] { append(0x2D, line, to: &out) }
      for line in new[hunk.new] { append(0x2B, line, to: &out) }
      at = hunk.old.upperBound
    }
    for line in old[at..<(at + trail)] { append(0x20, line, to: &out) }
  }

  private static func append(_ mark: UInt8, _ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out.append(mark)
    out += line
    if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
  }
}
