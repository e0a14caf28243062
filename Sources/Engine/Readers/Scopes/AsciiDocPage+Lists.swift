import SourceText

/// Lists of AsciiDoc.
extension AsciiDocPage {
  /// What begins an item of a list.
  struct Marker: Equatable {
    enum Kind: Equatable {
      case bullet, number, term, callout
    }
    var kind: Kind
    /// How often its mark stands, or the mark itself: items with the same belong to one list.
    var level: String
    /// Where the text of the item begins, and of a term where it ends.
    var text: Int
    var termEnd: Int
  }

  /// The marker that a line begins with.
  func marker(_ line: SourceLine) -> Marker? {
    var start = line.start
    while start < line.end, MappedText.isSpace(writer.source[start]) { start += 1 }
    let text = writer.source[start..<line.end]
    guard let first = text.first else { return nil }
    func behind(_ count: Int) -> Int? {
      guard start + count < line.end, MappedText.isSpace(writer.source[start + count]) else { return nil }
      return start + count + 1
    }
    if "*-.".utf8.contains(first) {
      let count = text.prefix { $0 == first }.count
      if count <= 5, first != UInt8(ascii: "-") || count == 1, let place = behind(count) {
        let kind: Marker.Kind = first == UInt8(ascii: ".") ? .number : .bullet
        return Marker(
          kind: kind, level: String(decoding: text.prefix(count), as: UTF8.self), text: place, termEnd: 0)
      }
    }
    let digits = text.prefix { $0 &- 0x30 < 10 }.count
    if digits > 0, digits < 4, start + digits < line.end, writer.source[start + digits] == UInt8(ascii: "."),
      let place = behind(digits + 1)
    {
      return Marker(kind: .number, level: "1.", text: place, termEnd: 0)
    }
    if first == UInt8(ascii: "<"), let close = text.prefix(6).firstIndex(of: UInt8(ascii: ">")),
      text.dropFirst().prefix(while: { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }).endIndex == close,
      let place = behind(close + 1 - start)
    {
      return Marker(kind: .callout, level: "<", text: place, termEnd: 0)
    }
    return term(line, start)
  }

  private func term(_ line: SourceLine, _ start: Int) -> Marker? {
    for mark in ["::::", ":::", "::", ";;"] {
      let bytes = Array(mark.utf8)
      guard let at = ByteSearch.first(bytes, in: writer.source, from: start + 1), at < line.end else {
        continue
      }
      let end = at + bytes.count
      guard end == line.end || MappedText.isSpace(writer.source[end]) else { continue }
      return Marker(kind: .term, level: mark, text: min(line.end, end + 1), termEnd: at)
    }
    return nil
  }

  /// Writes a list with all that lies in it. `outer`: the lists that it lies in.
  mutating func list(_ lines: inout ArraySlice<SourceLine>, outer: [String] = []) {
    guard let line = lines.first, let opening = marker(line), outer.count < 10 else {
      lines.removeFirst()
      return
    }
    let names = [Marker.Kind.bullet: "ul", .number: "ol", .callout: "ol", .term: "dl"]
    let name = names[opening.kind] ?? "ul"
    writer.tag("<\(name)>")
    while let line = lines.first {
      guard !line.isBlank else {
        // Blank lines part items, and end the list where none follows.
        guard let next = lines.first(where: { !$0.isBlank && !writer.starts($0, with: "//") }),
          let marker = marker(next),
          marker.level == opening.level || outer.contains(marker.level)
            || !isSilentBreak(next)
        else { break }
        if marker.level != opening.level { break }
        lines = lines.drop { $0.isBlank || writer.starts($0, with: "//") }
        continue
      }
      guard let marker = marker(line), marker.level == opening.level else { break }
      item(marker, &lines, outer + [opening.level])
    }
    writer.tag("</\(name)>\n")
  }

  private func isSilentBreak(_ line: SourceLine) -> Bool { writer.starts(line, with: "//") }

  private mutating func item(_ marker: Marker, _ lines: inout ArraySlice<SourceLine>, _ outer: [String]) {
    let line = lines.removeFirst()
    var start = marker.text
    if marker.kind == .term {
      writer.tag("<dt>")
      inline(min(line.start, marker.termEnd)..<marker.termEnd)
      writer.tag("</dt>\n<dd>")
      if start >= line.end {
        while lines.first?.isBlank == true,
          lines.dropFirst().first.map({ self.marker($0) == nil && !$0.isBlank }) ?? false
        {
          lines.removeFirst()
        }
      }
    } else {
      writer.tag("<li>")
    }
    // A check box is none of the text.
    if ["[ ] ", "[x] ", "[*] "].contains(where: { writer.source[start..<line.end].starts(with: $0.utf8) }) {
      start += 4
    }
    var text: ArraySlice<SourceLine> = start < line.end ? [SourceLine(start: start, end: line.end)] : []
    while let next = lines.first, !next.isBlank, self.marker(next) == nil, !writer.starts(next, with: "+"),
      !isBlockLine(next)
    {
      var own = next
      while own.start < own.end, MappedText.isSpace(writer.source[own.start]) { own.start += 1 }
      text.append(own)
      lines.removeFirst()
    }
    if let first = text.first {
      writer.tag("<p>")
      self.text(text, from: first.start)
      writer.tag("</p>\n")
    }
    attached(&lines, outer)
    writer.tag(marker.kind == .term ? "</dd>\n" : "</li>\n")
  }

  /// Whether a line begins something that is no text of an item.
  private func isBlockLine(_ line: SourceLine) -> Bool {
    ["----", "....", "====", "****", "____", "|===", "[", "image::", "ifdef::", "ifndef::", "endif::", "```"]
      .contains {
        writer.starts(line, with: $0)
      } && !(writer.starts(line, with: "[") && writer.source[line.end - 1] != UInt8(ascii: "]"))
      || writer.source[line.range].elementsEqual("--".utf8)
  }

  /// Writes what belongs to an item: lists in it, and blocks behind a `+`.
  private mutating func attached(_ lines: inout ArraySlice<SourceLine>, _ outer: [String]) {
    while let line = lines.first {
      if !line.isBlank, let marker = marker(line), !outer.contains(marker.level) {
        list(&lines, outer: outer)
      } else if line.isBlank, let next = lines.first(where: { !$0.isBlank }), let marker = marker(next),
        !outer.contains(marker.level)
      {
        lines = lines.drop { $0.isBlank }
        list(&lines, outer: outer)
      } else if writer.source[line.range].elementsEqual("+".utf8) {
        lines.removeFirst()
        body(block(&lines))
      } else if writer.starts(line, with: "ifdef::") || writer.starts(line, with: "ifndef::")
        || writer.starts(line, with: "endif::") || writer.starts(line, with: "//")
      {
        lines.removeFirst()
      } else if !line.isBlank, isBlockLine(line) {
        body(block(&lines))
      } else {
        return
      }
    }
  }

  /// The lines of the next block with what stands above it.
  private func block(_ lines: inout ArraySlice<SourceLine>) -> ArraySlice<SourceLine> {
    var end = lines.startIndex
    while end < lines.endIndex, !lines[end].isBlank {
      let text = writer.source[lines[end].range]
      let isMark =
        text.elementsEqual("--".utf8) || text.starts(with: "|===".utf8) || text.starts(with: "```".utf8)
        || writer.isRun(lines[end], atLeast: 4, of: "-.=*_+")
      if isMark {
        let mark = text.starts(with: "```".utf8) ? Array("```".utf8) : Array(text)
        let close = lines[(end + 1)...].firstIndex { writer.source[$0.range].elementsEqual(mark) }
        end = min(lines.endIndex, (close ?? lines.endIndex - 1) + 1)
        break
      }
      if end > lines.startIndex, text.elementsEqual("+".utf8) || marker(lines[end]) != nil { break }
      end += 1
    }
    defer { lines = lines[end...] }
    return lines[..<end]
  }
}
