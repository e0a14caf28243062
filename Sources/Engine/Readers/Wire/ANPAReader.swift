import ArticleModel
import SourceText

/// Takes the stories out of messages of ANPA 1312: AP and its clients, Kyodo. The frame, keyword lines, photo lines
/// and time stamps are no text. Source: DOMAIN.md 2.1.
enum ANPAReader {
  @Sendable static func reader(_ decoded: DecodedText) -> any ArticleReader {
    WireReader(decoded) { p, message, decoded in
      var story = ANPAStory(p, message)
      story.run()
      return WireReading.document(
        story.out, decoded, .anpa, layers: [.anpa], date: story.date, label: story.label,
        fields: story.fields, frame: message)
    }
  }
}

/// One message while it is read, line by line.
private struct ANPAStory {
  private(set) var out: WireText
  /// The keyword of the story.
  private(set) var label: String?
  /// What the keyword line says beside it.
  private(set) var fields: [StatedField] = []
  private let p: UnsafeBufferPointer<UInt8>
  private let message: WireMessage
  private var hasHeadline = false
  private var hasByline = false
  private var isTabular = false
  /// The paragraph that is being read.
  private var paragraph: TextRange?

  init(_ p: UnsafeBufferPointer<UInt8>, _ message: WireMessage) {
    self.p = p
    self.message = message
    out = WireText(p, marks: ANPAMarks(p, in: message.text))
  }

  var date: String? {
    WireDate.ofANPA(
      WireLines.string(message.trailer, of: p), header: WireLines.string(message.header, of: p))
  }

  mutating func run() {
    let lines = WireLines.all(in: message.text, of: p)
    // DC2 means a table, but some set it for prose.
    let isMarked = p[message.header.lower..<message.header.upper].contains(0x12)
    let long = lines.reduce(0) { $0 + ($1.count >= 50 ? 1 : 0) }
    isTabular = isMarked && long * 2 < lines.count
    let first = head(lines)
    for line in lines[first...] { body(line) }
    endParagraph()
  }

  // MARK: Head

  /// Reads the lines above the first paragraph; how many they are.
  private mutating func head(_ lines: [TextRange]) -> Int {
    for (i, line) in lines.enumerated() {
      let trimmed = WireLines.trimmed(line, of: p)
      if trimmed.isEmpty { continue }
      if i == 0 {
        keyword(trimmed)
        continue
      }
      if isIndented(line) { return i }
      if p[trimmed.lower] == UInt8(ascii: "^") {
        headLine(trimmed)
      } else if !hasHeadline, p[trimmed.upper - 1] == UInt8(ascii: "+") {
        write(trimmed, as: .headline)
        hasHeadline = true
      } else {
        return i
      }
    }
    return lines.count
  }

  private mutating func keyword(_ line: TextRange) {
    out.skip(line, "keyword line")
    let content = content(line)
    label = WireLines.string(content, of: p, atMost: 80)
    // `BC-X--Harbour, 1st Ld-Writethru,1140`. The four figures of the header are rounded, or of another version.
    guard let comma = p[content.lower..<content.upper].lastIndex(of: UInt8(ascii: ",")) else { return }
    let count = WireLines.trimmed(TextRange(comma + 1, content.upper), of: p)
    let digits = WireLines.string(count, of: p)
    if !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
      fields.append(StatedField(.words, digits, at: count))
    }
  }

  private mutating func headLine(_ line: TextRange) {
    let content = content(line)
    guard !content.isEmpty else { return out.skip(line, "header line") }
    let shown = WireLines.string(content, of: p, atMost: 48)
    let endsOpen = p[line.upper - 1] == UInt8(ascii: "=")
    let endsClosed = endsOpen || p[line.upper - 1] == UInt8(ascii: "<")
    if ANPAStory.isNote(shown) {
      write(line, as: .editorNote)
    } else if ANPAStory.isPicture(shown) {
      out.skip(line, "photo line")
    } else if shown.hasPrefix("By ") || shown.hasPrefix("BY ") {
      write(line, as: .byline)
      hasByline = true
    } else if endsOpen, hasByline {
      out.skip(line, "title under the byline")
    } else if isRow(line) {
      out.write(content, as: .table)
    } else if !hasHeadline, !endsOpen || isTabular {
      write(line, as: .headline)
      hasHeadline = true
    } else if !endsClosed {
      // Lists of the day's news are lines without an end.
      write(line, as: .crosshead)
    } else if content.count > 60 {
      write(line, as: .abstract)
    } else if isTabular {
      out.write(content, as: .table)
    } else {
      out.skip(line, "header line")
    }
  }

  private static func isNote(_ line: String) -> Bool {
    let bare = line.hasPrefix("(") ? String(line.dropFirst()) : line
    return bare.hasPrefix("Eds:") || bare.hasPrefix("Eds.") || bare.uppercased().hasPrefix("EDITOR")
      || bare.hasPrefix("Ed:") || bare.hasPrefix("EDS:")
  }

  /// `AP Photo XNP101, XNP102`, `GFX0456`, `With AP Graphic`.
  private static func isPicture(_ line: String) -> Bool {
    let words = line.split(separator: " ").prefix(3).map { $0.lowercased() }
    return words.contains { $0.hasPrefix("gfx") || $0 == "photo" || $0 == "photos" || $0 == "graphic" }
      && line.contains { $0.isNumber }
  }

  // MARK: Body

  private func isIndented(_ line: TextRange) -> Bool {
    line.lower < line.upper && p[line.lower] == 0x09 || WireLines.indent(line, of: p) >= 3
  }

  private mutating func body(_ line: TextRange) {
    let trimmed = WireLines.trimmed(line, of: p)
    guard !trimmed.isEmpty else { return endParagraph() }
    let first = p[trimmed.lower]
    if isRule(trimmed) {
      endParagraph()
      out.skip(trimmed, "rule")
    } else if isRow(trimmed) || isTabular {
      endParagraph()
      out.write(first == UInt8(ascii: "^") ? content(trimmed) : trimmed, as: .table)
    } else if first == UInt8(ascii: "^") {
      endParagraph()
      let content = content(trimmed)
      write(content, as: content.count <= 60 ? .crosshead : .body)
    } else if first == UInt8(ascii: "="), trimmed.count < 24 {
      // `==Kyodo`.
      endParagraph()
      write(trimmed, as: .signOff)
    } else if isIndented(line) || paragraph == nil {
      endParagraph()
      paragraph = trimmed
    } else {
      paragraph = paragraph?.union(trimmed)
    }
  }

  private mutating func endParagraph() {
    guard let range = paragraph else { return }
    paragraph = nil
    out.write(withoutEnd(range), as: .body)
  }

  /// Three underscores or dashes alone on a line.
  private func isRule(_ line: TextRange) -> Bool {
    let content = withoutEnd(line)
    return content.count >= 2
      && p[content.lower..<content.upper].allSatisfy { [0x5F, 0x2D, 0x2A, 0x3D].contains($0) }
  }

  /// Columns are parted by semicolons, typesetting marks or dots.
  private func isRow(_ line: TextRange) -> Bool {
    var (columns, stops) = (0, 0)
    for i in line.lower..<line.upper {
      if p[i] == 0x08 || p[i] == 0x10 { return true }
      if p[i] == 0x1E || p[i] == WireMessage.unitSeparator { stops += 1 }
      if p[i] == UInt8(ascii: ";") { columns += 1 }
    }
    // Heads of columns have the stops of their rows alone.
    return stops >= 3 || columns >= 3 && columns * 24 >= line.count
  }

  // MARK: Framing bytes

  private mutating func write(_ line: TextRange, as kind: RegionKind) { out.write(content(line), as: kind) }

  /// A line without the mark in front of it and the one at its end.
  private func content(_ line: TextRange) -> TextRange {
    var range = WireLines.trimmed(line, of: p)
    if !range.isEmpty, p[range.lower] == UInt8(ascii: "^") { range = TextRange(range.lower + 1, range.upper) }
    return withoutEnd(range)
  }

  private func withoutEnd(_ range: TextRange) -> TextRange {
    var range = WireLines.trimmed(range, of: p)
    while !range.isEmpty, [0x3C, 0x3D, 0x2B].contains(p[range.upper - 1]) {
      range = WireLines.trimmed(TextRange(range.lower, range.upper - 1), of: p)
    }
    return range
  }
}
