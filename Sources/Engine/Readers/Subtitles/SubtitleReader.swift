import ArticleModel
import SourceText

/// Takes what is said out of subtitles (SubRip, WebVTT): the lines of a cue are one, and a sentence goes on over cues.
/// Numbers, times, styles, notes and marks of sounds are no text.
///
/// Sources: the W3C's WebVTT; SubRip as players read it.
enum SubtitleReader {
  /// `WEBVTT`, or a number, a line of times and a text.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let front = bytes.prefix(256)
    if front.starts(with: Array("WEBVTT".utf8)) { return true }
    let lines = front.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    guard lines.count >= 2, !lines[0].isEmpty, lines[0].allSatisfy({ $0 &- 0x30 < 10 }) else { return false }
    return SubtitleText.isTiming(lines[1])
  }

  static func read(_ decoded: DecodedText) -> ReadResult {
    decoded.text.bytes.withUnsafeBufferPointer { p in
      var text = SubtitleText(p)
      text.run()
      let document = text.text.document(
        decoded, format: .subtitles, layers: [.subtitle], date: nil, language: nil)
      var problems = decoded.problems
      if text.text.bytes.isEmpty {
        problems.append(
          ReadProblem(
            kind: .nothingToRead, isError: false, range: TextRange(at: 0),
            message: "no cue with a text in this file"))
      }
      return ReadResult(document: document, problems: problems)
    }
  }
}

extension EscapeLayer {
  /// A line of a cue: marks that would be tags or end the cue are not written.
  static let subtitle = EscapeLayer(
    "subtitle", isPlain: { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "{") },
    write: { text in
      text.utf8.contains { $0 < 0x20 || "<{&".utf8.contains($0) } || text.contains("-->") ? nil : text
    })
}

/// The text of subtitles while it is taken out of its cues.
private struct SubtitleText {
  private(set) var text = MarkupText()
  private let p: UnsafeBufferPointer<UInt8>
  /// Whether the sentence before goes on in the next cue.
  private var isOpen = false

  init(_ p: UnsafeBufferPointer<UInt8>) { self.p = p }

  /// `00:00:01,000 --> 00:00:03,000`, whatever stands behind it.
  static func isTiming(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first(where: { $0 > 0x20 }), first &- 0x30 < 10 else { return false }
    let arrow = Array("-->".utf8)
    guard line.count < 256 else { return false }
    return line.indices.contains { line[$0] == arrow[0] && line[$0...].starts(with: arrow) }
  }

  mutating func run() {
    var start = 0
    if p.starts(with: TextDecoder.utf8Mark) { start = TextDecoder.utf8Mark.count }
    var block: [TextRange] = []
    for line in WireLines.all(in: TextRange(start, p.count), of: p) {
      if WireLines.trimmed(line, of: p).isEmpty {
        cue(block)
        block = []
      } else {
        block.append(line)
      }
    }
    cue(block)
    endParagraph()
  }

  /// Reads the lines behind the times of a block; a block without times is a note or a style.
  private mutating func cue(_ block: [TextRange]) {
    let times = block.prefix(2).firstIndex { SubtitleText.isTiming(p[$0.lower..<$0.upper].asSlice) }
    guard let times else { return }
    for line in block[(times + 1)...] { read(WireLines.trimmed(line, of: p)) }
    // What does not end a sentence goes on in the next cue.
    if let last = text.openText.last(where: { $0 > 0x20 }), ".?!\"')".utf8.contains(last) { endParagraph() }
  }

  private mutating func endParagraph() {
    if isOpen { text.close() }
    isOpen = false
  }

  private mutating func read(_ line: TextRange) {
    var line = line
    // A dash begins another speaker's words.
    if line.count > 1, p[line.lower] == UInt8(ascii: "-") {
      endParagraph()
      line = WireLines.trimmed(TextRange(line.lower + 1, line.upper), of: p)
    }
    if isSound(line) { return }
    if !isOpen {
      text.open(.body)
      isOpen = true
    } else {
      // The end of the line before, or of its cue, is a blank that stands nowhere by itself.
      text.append([0x20], near: line.lower)
    }
    var i = line.lower
    var start = i
    while i < line.upper {
      guard let end = tagEnd(i, line.upper) else {
        i += 1
        continue
      }
      flush(start..<i)
      i = end
      start = end
    }
    flush(start..<line.upper)
  }

  private mutating func flush(_ range: Range<Int>) {
    if range.isEmpty { return }
    text.append(UnsafeBufferPointer(rebasing: p[range]), at: range.lowerBound)
  }

  /// Behind `<i>`, `<v Ann>` or `{\\an8}` at an offset; nil where no tag begins there.
  private func tagEnd(_ i: Int, _ limit: Int) -> Int? {
    let closing: UInt8
    switch p[i] {
    case UInt8(ascii: "<"): closing = UInt8(ascii: ">")
    case UInt8(ascii: "{") where i + 1 < limit && p[i + 1] == UInt8(ascii: "\\"): closing = UInt8(ascii: "}")
    default: return nil
    }
    // No tag is longer; the search stays short.
    var end = i + 1
    while end < limit, end < i + 120 {
      if p[end] == closing { return end + 1 }
      end += 1
    }
    return nil
  }

  /// `[APPLAUSE]`, `(door closes)`, lines of music.
  private func isSound(_ line: TextRange) -> Bool {
    guard let first = p[line.lower..<line.upper].first, let last = p[line.lower..<line.upper].last else {
      return true
    }
    if first == UInt8(ascii: "["), last == UInt8(ascii: "]") { return true }
    if first == UInt8(ascii: "("), last == UInt8(ascii: ")") { return true }
    // U+266A and U+266B.
    return line.count >= 3 && first == 0xE2 && p[line.lower + 1] == 0x99
  }
}

extension Slice where Base == UnsafeBufferPointer<UInt8> {
  fileprivate var asSlice: ArraySlice<UInt8> { Array(self)[...] }
}
