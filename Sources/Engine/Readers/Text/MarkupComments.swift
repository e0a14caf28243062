import SourceText

/// Comments of mark-up that is read as plain text: reStructuredText and AsciiDoc.
enum MarkupComments {
  /// Whether a file of such a mark-up, as its ending tells, holds comments and blank lines alone.
  static func areAll(of bytes: [UInt8], ending: String) -> Bool {
    switch ending {
    case "rst", "rest": bytes.withUnsafeBufferPointer(areAllRestructured)
    case "adoc", "asciidoc", "asc": bytes.withUnsafeBufferPointer(areAllAsciiDoc)
    default: false
    }
  }

  /// `..` begins a comment where no directive, target, footnote or substitution follows; indented lines belong to it.
  /// Source: reStructuredText Markup Specification, "Comments".
  private static func areAllRestructured(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    var isInside = false
    for line in WireLines.all(in: TextRange(0, p.count), of: p) {
      let text = WireLines.trimmed(line, of: p)
      if text.isEmpty { continue }
      if isInside, text.lower > line.lower { continue }
      guard text.lower == line.lower, p[text.lower..<text.upper].starts(with: "..".utf8) else { return false }
      let rest = p[(text.lower + 2)..<text.upper].drop { $0 == 0x20 }
      guard rest.isEmpty || rest.startIndex > text.lower + 2 else { return false }
      if let first = rest.first, "_[|".utf8.contains(first) || holdsDoubleColon(rest) { return false }
      isInside = true
    }
    return true
  }

  /// Whether the first word ends in `::`, as the name of a directive does.
  private static func holdsDoubleColon(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = text.prefix { $0 != 0x20 }
    return name.count > 2 && name.suffix(2).elementsEqual("::".utf8)
  }

  /// Lines behind `//`, and what stands between two lines of four slashes or more. Source: AsciiDoc Language
  /// Documentation, "Comments".
  private static func areAllAsciiDoc(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    var fence: Int?
    for line in WireLines.all(in: TextRange(0, p.count), of: p) {
      let text = WireLines.trimmed(line, of: p)
      if text.isEmpty { continue }
      let bytes = p[text.lower..<text.upper]
      if bytes.count >= 4, bytes.allSatisfy({ $0 == 0x2F }) {
        fence = fence == nil ? bytes.count : fence == bytes.count ? nil : fence
      } else if fence == nil,
        !(text.lower == line.lower && bytes.starts(with: "//".utf8) && !bytes.starts(with: "///".utf8))
      {
        return false
      }
    }
    return true
  }
}
