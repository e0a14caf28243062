/// The names that a text of reStructuredText gives: what a reference may lead to. A reference to any other name is text
/// as it stands, its marks included.
struct RestructuredNames {
  private(set) var targets: Set<String> = []
  private(set) var substitutions: Set<String> = []

  init(_ writer: PageWriter) {
    let lines = writer.lines
    for (i, line) in lines.enumerated() where !line.isBlank {
      let text = writer.string(line.range).drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix(".. _") {
        let name = text.dropFirst(4)
        if name.hasPrefix("`") {
          targets.insert(RestructuredNames.key(name.dropFirst().prefix { $0 != "`" }))
        } else {
          targets.insert(RestructuredNames.key(name.prefix { $0 != ":" }))
        }
      } else if text.hasPrefix(".. |") {
        substitutions.insert(RestructuredNames.key(text.dropFirst(4).prefix { $0 != "|" }))
      } else if i + 1 < lines.count, !lines[i + 1].isBlank, writer.isRun(lines[i + 1], atLeast: 1) {
        targets.insert(RestructuredNames.key(text))
      }
      addNamed(in: text)
    }
  }

  /// Links that name themselves: `text <address>`_ in marks of quotation.
  private mutating func addNamed(in text: Substring) {
    for part in text.split(separator: "`", omittingEmptySubsequences: false) where part.hasSuffix(">") {
      guard let open = part.lastIndex(of: "<") else { continue }
      targets.insert(RestructuredNames.key(part[..<open]))
    }
  }

  func hasTarget(_ name: String) -> Bool { targets.contains(RestructuredNames.key(name[...])) }

  func hasSubstitution(_ name: String) -> Bool { substitutions.contains(RestructuredNames.key(name[...])) }

  /// Names hold in any case and with any white space.
  private static func key(_ name: Substring) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
