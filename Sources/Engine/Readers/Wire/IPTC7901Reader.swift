import ArticleModel
import SourceText

/// Takes the stories out of messages of IPTC 7901: dpa, Keystone-ATS, Ritzau and many others. The header, the take
/// words above the headline and the notebook that is not for publication are no copy. Source: DOMAIN.md 2.2.
enum IPTC7901Reader {
  @Sendable static func reader(_ decoded: DecodedText) -> any ArticleReader {
    WireReader(decoded) { p, message, decoded in
      var story = IPTC7901Story(p, message)
      story.run()
      return WireReading.document(
        story.out, decoded, .iptc7901, layers: [.iptc7901], date: story.date, label: story.label,
        fields: story.fields, frame: message)
    }
  }
}

private struct IPTC7901Story {
  private(set) var out: WireText
  private let p: UnsafeBufferPointer<UInt8>
  private let message: WireMessage
  private var hasNotebook = false

  init(_ p: UnsafeBufferPointer<UInt8>, _ message: WireMessage) {
    self.p = p
    self.message = message
    out = WireText(p)
  }

  /// The word count of the header, behind source, priority and category. It counts the notebook as well: with one,
  /// nothing can be said of the story.
  var fields: [StatedField] {
    if hasNotebook { return [] }
    var i = message.header.lower
    for number in 0..<4 {
      while i < message.header.upper, p[i] == 0x20 { i += 1 }
      let start = i
      while i < message.header.upper, p[i] > 0x20 { i += 1 }
      guard number == 3 else { continue }
      let text = WireLines.string(TextRange(start, i), of: p, atMost: 8)
      return Int(text) == nil ? [] : [StatedField(.words, text, at: TextRange(start, i))]
    }
    return []
  }

  var date: String? { WireDate.ofIPTC7901(WireLines.string(message.trailer, of: p)) }

  /// `eca062`: source and number.
  var label: String? {
    WireLines.string(message.header, of: p).split { $0 == " " || $0.isNewline }.first.map(String.init)
  }

  mutating func run() {
    var lines = WireLines.all(in: message.text, of: p).map { (all: $0, text: WireLines.trimmed($0, of: p)) }
    while lines.last?.text.isEmpty == true { lines.removeLast() }
    let start = lines.firstIndex { !$0.text.isEmpty } ?? lines.count
    let end = lines[start...].firstIndex { $0.text.isEmpty } ?? lines.count
    // A head without a blank line below it is the text itself.
    let hasHead = end < lines.count && end - start <= IPTC7901Story.longestHead
    if hasHead { head(lines[start..<end].map(\.text)) }
    body(Array(lines[(hasHead ? end : start)..<lines.count]))
  }

  private static let longestHead = 9

  // MARK: Head

  /// Take words, the headline and the byline.
  private mutating func head(_ lines: [TextRange]) {
    var titles = lines
    var byline: TextRange?
    if let last = titles.last, titles.count > 1, isByline(last) {
      byline = last
      titles.removeLast()
    } else if titles.count > 2, isByline(titles[titles.count - 2]),
      titles.dropLast(2).contains(where: { !isTakeWord($0) })
    {
      // A byline that was wrapped.
      byline = titles[titles.count - 2].union(titles[titles.count - 1])
      titles.removeLast(2)
    }
    guard var headline = titles.popLast() else { return }
    // A headline that was wrapped: the line above is nearly full, and in ordinary writing.
    while let above = titles.last, above.count >= 45, !isTakeWord(above) {
      headline = above.union(headline)
      titles.removeLast()
    }
    for line in titles { out.skip(line, "take words") }
    out.write(withoutEnd(headline), as: .headline)
    if let byline { out.write(withoutEnd(byline), as: .byline) }
  }

  /// Words with which bylines begin in the languages of these wires.
  private static let bylineOpeners = ["By ", "Von ", "Par ", "Por ", "De ", "Di ", "Av ", "Af ", "Door "]

  private func isByline(_ line: TextRange) -> Bool {
    let text = WireLines.string(line, of: p, atMost: 8)
    return IPTC7901Story.bylineOpeners.contains { text.hasPrefix($0) } && line.count <= 120
  }

  /// `1ST LEAD`, `REFILE`, `(Achtung)`, `Situation`, `France:`.
  private func isTakeWord(_ line: TextRange) -> Bool {
    let bytes = p[line.lower..<line.upper]
    if bytes.first == UInt8(ascii: "(") || bytes.last == UInt8(ascii: ":") { return true }
    return !bytes.contains { $0 &- 0x61 < 26 }
  }

  private func withoutEnd(_ line: TextRange) -> TextRange {
    guard !line.isEmpty, p[line.upper - 1] == UInt8(ascii: "=") else { return line }
    return WireLines.trimmed(TextRange(line.lower, line.upper - 1), of: p)
  }

  // MARK: Body

  private mutating func body(_ lines: [(all: TextRange, text: TextRange)]) {
    let notebook = lines.firstIndex { opensNotebook($0.text) } ?? lines.count
    var paragraph: TextRange?
    for line in lines[..<notebook] {
      if line.text.isEmpty || WireLines.indent(line.all, of: p) >= 2 {
        write(&paragraph)
      }
      if !line.text.isEmpty { paragraph = paragraph?.union(line.text) ?? line.text }
    }
    write(&paragraph)
    guard notebook < lines.count else { return }
    hasNotebook = true
    var rest = lines[notebook...]
    let closing = rest.last.flatMap { isClosing($0.text) ? $0.text : nil }
    if closing != nil { rest.removeLast() }
    for line in rest where !line.text.isEmpty { out.skip(line.text, "notebook, not for publication") }
    if let closing { out.skip(closing, "closing line") }
  }

  private mutating func write(_ paragraph: inout TextRange?) {
    guard let range = paragraph else { return }
    paragraph = nil
    if isClosing(range) { out.skip(range, "closing line") } else { out.write(range, as: .body) }
  }

  /// `# dpa NOTEBOOK`, `# Notebook`, `## Note to editors`, `* * * *`.
  private func opensNotebook(_ line: TextRange) -> Bool {
    guard line.count >= 3 else { return false }
    let first = p[line.lower]
    if first == UInt8(ascii: "#") {
      let next = p[line.lower + 1]
      return next == 0x20 || next == UInt8(ascii: "#")
    }
    return line.count >= 5
      && p[line.lower..<line.upper].allSatisfy { $0 == UInt8(ascii: "*") || $0 == 0x20 }
  }

  /// `dpa wsz jln npr`, `(SDA/sj)`: the agency and the initials of reporter and desk. In a message they are in order.
  private func isClosing(_ line: TextRange) -> Bool {
    guard line.count <= 60 else { return false }
    if line.count <= 24, p[line.lower] == UInt8(ascii: "("), p[line.upper - 1] == UInt8(ascii: ")") {
      let inner = p[(line.lower + 1)..<(line.upper - 1)]
      if inner.contains(UInt8(ascii: "/")), !inner.contains(0x20) { return true }
    }
    let words = WireLines.string(line, of: p).split(separator: " ")
    return (2...10).contains(words.count)
      && words.allSatisfy { word in
        word.count <= 4 && word.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "/") }
      }
  }
}
