import ArticleModel
import SourceText

/// The head and the end of a story that a wire sent as plain text: routing lines, priorities, keywords. Sources: the
/// telex headers of AAP, AsiaNet's press releases; DOMAIN.md 2.6.
struct WireHead {
  /// Where the story begins and ends; the whole text where there is no such head.
  private(set) var story: TextRange
  private(set) var skipped: [SkippedText] = []

  /// Marks with which AAP's fields begin, one a line.
  private static let fieldMarks: Set<UInt8> = Set("%#$:*@&~=^".utf8)
  /// How many lines a head has at most.
  private static let longest = 24

  init(_ p: UnsafeBufferPointer<UInt8>) {
    story = TextRange(0, p.count)
    let mark = p.starts(with: TextDecoder.utf8Mark) ? TextDecoder.utf8Mark.count : 0
    // Most stories begin otherwise, which a few bytes tell.
    var start = mark
    while start < p.count, start < mark + 64, p[start] <= 0x20 { start += 1 }
    let isTelex = WireHead.begins("ZCZC", p, at: start)
    let isFramed = WireHead.beginsFrame(p, from: mark)
    guard isTelex || isFramed || WireHead.begins("Source:", p, at: start) else { return }
    let front = WireLines.all(in: TextRange(mark, min(p.count, 1 << 13)), of: p)
    guard front.count > 1 else { return }
    let count =
      isFramed ? 1 : isTelex ? WireHead.telexLines(front, p) : WireHead.releaseLines(front, p)
    guard count > 0, count < front.count else { return }
    skipped.append(SkippedText(range: TextRange(mark, front[count - 1].upper), what: "head of the wire"))
    story = TextRange(front[count].lower, WireHead.end(p))
    if story.upper < p.count {
      skipped.append(SkippedText(range: TextRange(story.upper, p.count), what: "end of the message"))
    }
  }

  private static func begins(_ word: String, _ p: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    start < p.count && p[start...].starts(with: word.utf8)
  }

  /// The fields of AAP's racing forms, in one line behind a start of header: `PLACE`, the race, the day, parted by unit
  /// separators.
  private static func beginsFrame(_ p: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard start < p.count, p[start] == WireMessage.startOfHeader else { return false }
    let line = p[start..<min(p.count, start + 256)].prefix { $0 != 0x0A }
    return line.reduce(0) { $0 + ($1 == WireMessage.unitSeparator ? 1 : 0) } >= 3
  }

  private static func telexLines(_ lines: [TextRange], _ p: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isBehindStart = false
    for line in lines.prefix(longest) {
      let text = WireLines.trimmed(line, of: p)
      if text.isEmpty {
        if isBehindStart { break }
      } else if begins("ZCZC", p, at: text.lower) {
        isBehindStart = true
      } else if !isField(text, p), !isRouting(text, p) {
        break
      }
      count += 1
    }
    return count
  }

  /// `%MNETALL MFI MGD`, `$J`, `:`: a mark and what it marks, without a blank between.
  private static func isField(_ line: TextRange, _ p: UnsafeBufferPointer<UInt8>) -> Bool {
    fieldMarks.contains(p[line.lower]) && (line.count == 1 || p[line.lower + 1] > 0x20)
  }

  /// `YY TDA`: a few codes in capitals; `r i`: priority and category; `BC-HARBOUR-LANGVIK`: keywords.
  private static func isRouting(_ line: TextRange, _ p: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = p[line.lower..<line.upper]
    if line.count == 3, bytes.dropFirst().first == 0x20, bytes.allSatisfy({ $0 == 0x20 || $0 &- 0x61 < 26 }) {
      return true
    }
    if line.count <= 60, bytes.contains(UInt8(ascii: "-")),
      bytes.allSatisfy({
        $0 &- 0x41 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
      })
    {
      return true
    }
    return line.count <= 12 && bytes.allSatisfy { $0 == 0x20 || $0 &- 0x41 < 26 || $0 &- 0x30 < 10 }
  }

  /// `Source: …` in a line of its own that is no sentence, or `Source: …` and `MEDIA RELEASE PR67254`.
  private static func releaseLines(_ lines: [TextRange], _ p: UnsafeBufferPointer<UInt8>) -> Int {
    let second = lines.count > 2 ? WireLines.trimmed(lines[1], of: p) : lines[0]
    let first = WireLines.trimmed(lines[0], of: p)
    if second.isEmpty, !first.isEmpty, first.count <= 120, !".!?\"".utf8.contains(p[first.upper - 1]) {
      return 1
    }
    for (i, line) in lines.prefix(4).enumerated().dropFirst()
    where begins("MEDIA RELEASE PR", p, at: WireLines.trimmed(line, of: p).lower) {
      return i + 1
    }
    return 0
  }

  /// Before `NNNN` on the last line.
  private static func end(_ p: UnsafeBufferPointer<UInt8>) -> Int {
    let all = WireLines.trimmed(TextRange(max(0, p.count - 64), p.count), of: p)
    guard all.count >= 4, begins("NNNN", p, at: all.upper - 4), all.upper - 5 >= 0, p[all.upper - 5] < 0x20
    else {
      return p.count
    }
    return all.upper - 4
  }
}
