import SourceText

/// Makes a page of HTML of AsciiDoc, as far as its blocks and scopes go (docs.asciidoctor.org/asciidoc/latest; the elements
/// are those of Asciidoctor's HTML 5 converter).
struct AsciiDocPage {
  var writer: PageWriter
  /// Attributes that the document sets, with where their values stand.
  var attributes: [String: Range<Int>] = [:]
  private var depth = 0

  private static let deepest = 40

  static func page(of text: [UInt8]) -> MappedText {
    var page = AsciiDocPage(writer: PageWriter(text))
    page.body(page.writer.lines[...])
    return page.writer.page
  }

  private init(writer: PageWriter) { self.writer = writer }

  /// What stands before a block: its style, and its title.
  struct Frame {
    var style = ""
    var attributes = ""
    var title: Range<Int>?
  }

  /// Writes the blocks of some lines.
  mutating func body(_ lines: ArraySlice<SourceLine>) {
    depth += 1
    defer { depth -= 1 }
    guard depth < AsciiDocPage.deepest else { return }
    var lines = lines
    var frame = Frame()
    while let line = lines.first {
      if line.isBlank || isSilent(line, &lines) {
        lines.removeFirst()
      } else if note(line, in: &frame) {
        lines.removeFirst()
      } else {
        block(line, frame, &lines)
        frame = Frame()
      }
    }
  }

  /// Whether a line says nothing to readers: a comment, a condition, an attribute.
  private mutating func isSilent(_ line: SourceLine, _ lines: inout ArraySlice<SourceLine>) -> Bool {
    if writer.starts(line, with: "////") {
      let mark = Array(writer.source[line.range])
      while let next = lines.dropFirst().first {
        lines.removeFirst()
        if writer.source[next.range].elementsEqual(mark) { break }
      }
      return true
    }
    if writer.starts(line, with: "//") || writer.starts(line, with: "endif::") { return true }
    if writer.starts(line, with: "ifdef::") || writer.starts(line, with: "ifndef::")
      || writer.starts(line, with: "ifeval::")
    {
      skipUnmet(line, &lines)
      return true
    }
    return attribute(line)
  }

  /// Goes past the lines of a condition that does not hold; stops at its last line.
  private func skipUnmet(_ line: SourceLine, _ lines: inout ArraySlice<SourceLine>) {
    let text = writer.string(line.range)
    guard text.hasSuffix("[]") || text.hasPrefix("ifeval") else { return }
    let name = String(text.drop { $0 != ":" }.dropFirst(2).prefix { $0 != "[" && $0 != "," && $0 != "+" })
    let isSet = attributes[name] != nil
    if text.hasPrefix("ifdef") ? isSet : text.hasPrefix("ifndef") && !isSet { return }
    var open = 1
    while let next = lines.dropFirst().first {
      lines.removeFirst()
      if writer.starts(next, with: "endif::") { open -= 1 }
      if writer.starts(next, with: "ifdef::") || writer.starts(next, with: "ifndef::"),
        writer.string(next.range).hasSuffix("[]")
      {
        open += 1
      }
      if open == 0 { return }
    }
  }

  private mutating func attribute(_ line: SourceLine) -> Bool {
    let bytes = writer.source[line.range]
    guard bytes.first == UInt8(ascii: ":"), let close = bytes.dropFirst().firstIndex(of: UInt8(ascii: ":")),
      close > bytes.startIndex + 1, close + 1 == bytes.endIndex || bytes[close + 1] == 0x20,
      bytes[(bytes.startIndex + 1)..<close].allSatisfy({
        ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || "-_!".utf8.contains($0)
      })
    else { return false }
    let name = writer.string((line.start + 1)..<close)
    if name.hasPrefix("!") || name.hasSuffix("!") {
      attributes[name.filter { $0 != "!" }] = nil
    } else {
      attributes[name] = min(line.end, close + 2)..<line.end
    }
    return true
  }

  /// Whether a line belongs to the block below it.
  private func note(_ line: SourceLine, in frame: inout Frame) -> Bool {
    let text = writer.source[line.range]
    if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count > 2 {
      if text.starts(with: "[[".utf8) { return true }
      let inner = String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
      let style = inner.prefix { !",.#%".contains($0) }
      if !style.isEmpty { frame.style = String(style).lowercased() }
      frame.attributes += inner
      return true
    }
    if text.first == UInt8(ascii: "."), text.count > 1, !". ".utf8.contains(text[text.startIndex + 1]) {
      frame.title = (line.start + 1)..<line.end
      return true
    }
    return false
  }

  // MARK: Blocks

  private mutating func block(_ line: SourceLine, _ frame: Frame, _ lines: inout ArraySlice<SourceLine>) {
    if let level = headingLevel(line) {
      writer.tag("<h\(level)>")
      inline((line.start + level + 1)..<line.end)
      writer.tag("</h\(level)>\n")
      lines.removeFirst()
      if level == 1 { skipRevision(&lines) }
    } else if let mark = delimiter(line) {
      delimited(mark, frame, &lines)
    } else if writer.starts(line, with: "image::") || writer.starts(line, with: "video::")
      || writer.starts(line, with: "toc::")
    {
      image(line)
      title(frame)
      lines.removeFirst()
    } else if writer.starts(line, with: "include::") {
      lines.removeFirst()
    } else if writer.isRun(line, atLeast: 3, of: "'<") {
      writer.tag("<hr>\n")
      lines.removeFirst()
    } else if marker(line) != nil {
      title(frame)
      list(&lines)
    } else if MappedText.isSpace(writer.source[line.start])
      || ["listing", "literal", "source"].contains(frame.style)
    {
      title(frame)
      writer.tag("<pre></pre>\n")
      skipParagraph(&lines)
    } else {
      paragraph(frame, &lines)
    }
  }

  /// Author and revision below the document's title.
  private func skipRevision(_ lines: inout ArraySlice<SourceLine>) {
    guard let line = lines.first, !line.isBlank else { return }
    let text = writer.string(line.range)
    if text.contains("@") && text.contains("<") { lines.removeFirst() }
  }

  mutating func title(_ frame: Frame) {
    guard let title = frame.title else { return }
    writer.tag("<div class=\"title\">")
    inline(title)
    writer.tag("</div>\n")
  }

  private func headingLevel(_ line: SourceLine) -> Int? {
    let text = writer.source[line.range]
    guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "#") else { return nil }
    let count = text.prefix { $0 == mark }.count
    guard count <= 6, count < text.count, text[text.startIndex + count] == 0x20 else { return nil }
    return count
  }

  private func skipParagraph(_ lines: inout ArraySlice<SourceLine>) {
    while let line = lines.first, !line.isBlank { lines.removeFirst() }
  }

  static let admonitions = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]

  private mutating func paragraph(_ frame: Frame, _ lines: inout ArraySlice<SourceLine>) {
    guard let first = lines.first else { return }
    var end = lines.startIndex
    while end < lines.endIndex, !lines[end].isBlank, end == lines.startIndex || !interrupts(lines[end]) {
      end += 1
    }
    let own = lines[..<end]
    lines = lines[end...]
    if frame.style == "stem" || frame.style == "comment" || frame.style == "pass" { return }
    var admonition = AsciiDocPage.admonitions.first { $0.lowercased() == frame.style }
    var start = first.start
    if admonition == nil,
      let name = AsciiDocPage.admonitions.first(where: { writer.starts(first, with: $0 + ": ") })
    {
      admonition = name
      start += name.utf8.count + 2
    }
    if let admonition {
      open(admonition, frame)
      text(own, from: start)
      writer.tag("</td></tr></table>\n")
    } else if frame.style == "quote" || frame.style == "verse" {
      title(frame)
      writer.tag(frame.style == "verse" ? "<pre>" : "<blockquote>")
      text(own, from: start)
      writer.tag(frame.style == "verse" ? "</pre>\n" : "</blockquote>\n")
    } else {
      title(frame)
      writer.tag("<p>")
      text(own, from: start)
      writer.tag("</p>\n")
    }
  }

  /// Whether a line within a paragraph ends it.
  private func interrupts(_ line: SourceLine) -> Bool { delimiter(line) != nil || isAttributeLine(line) }

  private func isAttributeLine(_ line: SourceLine) -> Bool {
    writer.starts(line, with: "[") && writer.source[line.end - 1] == UInt8(ascii: "]")
      && !writer.source[line.range].contains(0x20)
  }

  mutating func open(_ admonition: String, _ frame: Frame) {
    writer.tag("<table><tr><td class=\"icon\"><div class=\"title\">")
    writer.made(admonition.prefix(1) + admonition.dropFirst().lowercased(), at: writer.near)
    writer.tag("</div></td><td class=\"content\">")
    title(frame)
  }

  /// Writes the text of lines, without those that are comments.
  mutating func text(_ lines: ArraySlice<SourceLine>, from start: Int) {
    var isFirst = true
    var ranges: [Range<Int>] = []
    for line in lines where !writer.starts(line, with: "//") {
      let range = (isFirst ? start : line.start)..<line.end
      isFirst = false
      if let last = ranges.last, last.upperBound + 1 >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    for (i, range) in ranges.enumerated() {
      if i > 0 { writer.made("\n", at: range.lowerBound) }
      inline(range)
    }
  }

  private mutating func image(_ line: SourceLine) {
    guard writer.starts(line, with: "image::"),
      let open = writer.source[line.range].firstIndex(of: UInt8(ascii: "["))
    else { return }
    let text = writer.source[(open + 1)..<line.end]
    let end = text.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") } ?? line.end
    let alternative = (open + 1)..<end
    writer.tag("<div class=\"imageblock\"><img")
    if !alternative.isEmpty, !writer.source[alternative].contains(UInt8(ascii: "=")) {
      writer.attribute("alt", alternative)
    }
    writer.tag("></div>\n")
  }
}
