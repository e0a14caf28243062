/// The text of encoded values.
struct JSONLayout {
  private let formatting: JSONEncoder.OutputFormatting
  private(set) var bytes: [UInt8] = []

  init(formatting: JSONEncoder.OutputFormatting) { self.formatting = formatting }

  private var isPretty: Bool { formatting.contains(.prettyPrinted) }

  /// Adds a value that stands in `depth` others.
  mutating func add(_ node: JSONNode, depth: Int) {
    switch node.content {
    case .nothing: bytes += "{}".utf8
    case .word(let word): bytes += word.utf8
    case .text(let text): add(text)
    case .list(let nodes):
      add("[", "]", nodes, depth) { layout, node in layout.add(node, depth: depth + 1) }
    case .members(let members):
      let sorted = formatting.contains(.sortedKeys) ? members.sorted { $0.name < $1.name } : members
      add("{", "}", sorted, depth) { layout, member in
        layout.add(member.name)
        layout.bytes += (layout.isPretty ? " : " : ":").utf8
        layout.add(member.node, depth: depth + 1)
      }
    }
  }

  private mutating func add<Part>(
    _ open: String, _ close: String, _ parts: [Part], _ depth: Int, _ add: (inout JSONLayout, Part) -> Void
  ) {
    bytes += open.utf8
    if isPretty { bytes.append(0x0A) }
    for (number, part) in parts.enumerated() {
      if number > 0 { bytes += (isPretty ? ",\n" : ",").utf8 }
      indent(depth + 1)
      add(&self, part)
    }
    if isPretty { bytes.append(0x0A) }
    indent(depth)
    bytes += close.utf8
  }

  private mutating func indent(_ depth: Int) {
    if isPretty { bytes += repeatElement(0x20, count: 2 * depth) }
  }

  private mutating func add(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x2F where !formatting.contains(.withoutEscapingSlashes): bytes += "\\/".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case ..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
