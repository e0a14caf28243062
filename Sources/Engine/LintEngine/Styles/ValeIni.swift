/// Reads `.vale.ini` files as loosely as Vale's own reader does: any line ends, comments behind values, quotation marks
/// around them, `:` for `=`, one section in several places.
struct ValeIni {
  /// One value with its line.
  struct Setting: Sendable {
    var key: String
    var value: String
    var line: Int
  }

  /// The keys below `[glob]`.
  struct Section: Sendable {
    var glob: String
    var settings: [Setting]
  }

  /// What stands above the first section.
  private(set) var top: [Setting] = []
  /// In the order in which they first come.
  private(set) var sections: [Section] = []
  /// Lines that say nothing.
  private(set) var unread: [(text: String, line: Int)] = []

  init(_ text: String) {
    var section: Int?
    var pending = ""
    for (i, raw) in ValeIni.lines(text).enumerated() {
      var line = pending + raw.trimmed
      pending = ""
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasSuffix("\\") {
        line.removeLast()
        pending = line
        continue
      }
      if let glob = ValeIni.glob(line) {
        section = sections.firstIndex { $0.glob == glob } ?? sections.count
        if section == sections.count { sections.append(Section(glob: glob, settings: [])) }
        continue
      }
      guard let sign = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        unread.append((line, i + 1))
        continue
      }
      let setting = Setting(
        key: ValeIni.unquoted(line[..<sign].trimmed),
        value: ValeIni.value(line[line.index(after: sign)...].trimmed), line: i + 1)
      if let section { sections[section].settings.append(setting) } else { top.append(setting) }
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    let body = text.first == "\u{FEFF}" ? text.dropFirst() : Substring(text)
    // Swift takes a carriage return with its line feed for one character.
    return body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  /// What stands in a line of brackets: those within a glob belong to it.
  private static func glob(_ line: String) -> String? {
    guard line.hasPrefix("[") else { return nil }
    let body = withoutComment(line)
    guard body.hasSuffix("]") else { return nil }
    return String(body.dropFirst().dropLast()).trimmed
  }

  private static func withoutComment(_ text: String) -> String {
    var before: Character = " "
    for index in text.indices {
      // A comment begins with a blank; without one the sign belongs to the value.
      if text[index] == "#" || text[index] == ";", before == " " || before == "\t", index > text.startIndex {
        return text[..<index].trimmed
      }
      before = text[index]
    }
    return text
  }

  private static func value(_ text: String) -> String {
    if let mark = text.first, mark == "\"" || mark == "'" || mark == "`",
      let end = text.dropFirst().firstIndex(of: mark)
    {
      let rest = text[text.index(after: end)...].trimmed
      if rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix(";") {
        return String(text[text.index(after: text.startIndex)..<end])
      }
    }
    if text.hasPrefix("#") || text.hasPrefix(";") { return "" }
    return withoutComment(text)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, let mark = text.first, mark == "\"" || mark == "`", text.last == mark else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
