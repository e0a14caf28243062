import MarkedYAML
import SourceText

/// Reads a YAML document as a tree of values whose texts know where they stand.
///
/// libyaml says where a value begins and what it comes to; its characters are looked up in the file from there on.
/// Folded blocks (`>`) keep their lines, as in Vale, so that a line is reported where it stands.
struct YAMLData {
  private let bytes: [UInt8]
  /// Where each line begins.
  private var lines = [0]
  /// The place that was looked up last: those of a line come one after the other.
  private var last: (place: YAMLPlace, offset: Int) = (.start, 0)

  static func value(of bytes: [UInt8]) throws(DataFault) -> DataValue {
    var reader = YAMLData(bytes)
    do throws(YAMLError) {
      guard let node = try YAMLDocument.parse(bytes) else {
        throw YAMLError(at: .start, "the file holds no value")
      }
      return reader.value(node)
    } catch {
      throw DataFault(error.reason, at: reader.offset(of: error.place))
    }
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for i in bytes.indices where bytes[i] == 0x0A { lines.append(i + 1) }
  }

  private mutating func offset(of place: YAMLPlace) -> Int {
    guard place.line <= lines.count else { return bytes.count }
    var i = lines[place.line - 1]
    var column = 1
    if last.place.line == place.line, last.place.column <= place.column {
      (i, column) = (last.offset, last.place.column)
    } else if place.line == 1, bytes.starts(with: TextDecoder.utf8Mark) {
      // A byte-order mark is no column.
      i += TextDecoder.utf8Mark.count
    }
    while i < bytes.count, column < place.column {
      i += 1
      while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
      column += 1
    }
    last = (place, i)
    return i
  }

  private mutating func value(_ node: YAMLNode) -> DataValue {
    switch node.content {
    case .sequence(let nodes):
      var items: [DataValue] = []
      for node in nodes { items.append(value(node)) }
      return .list(items)
    case .mapping(let entries):
      var members: [(key: String, value: DataValue)] = []
      for entry in entries { members.append((entry.key, value(entry.value))) }
      return .object(members)
    case .scalar(let text, let isPlain):
      if isPlain, YAMLData.isNoText(text) { return .scalar(text) }
      return .text(mapped(text, from: offset(of: node.place)))
    }
  }

  /// Whether text without quotation marks is a number, a truth value or nothing (YAML 1.2, 10.3.2).
  private static func isNoText(_ text: String) -> Bool {
    ["", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
      || Double(text) != nil
  }

  /// The characters of a value that begins at an offset, each with its place.
  private func mapped(_ text: String, from offset: Int) -> MappedText {
    var start = offset
    // What stands before it: its tag, and the name that aliases give it.
    while start < bytes.count, bytes[start] == UInt8(ascii: "!") || bytes[start] == UInt8(ascii: "&") {
      while start < bytes.count, !MappedText.isSpace(bytes[start]) { start += 1 }
      while start < bytes.count, MappedText.isSpace(bytes[start]) { start += 1 }
    }
    guard start < bytes.count else { return made(text, at: offset) }
    switch bytes[start] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return text.utf8.allSatisfy(MappedText.isSpace) ? MappedText() : block(from: start)
    case UInt8(ascii: "*"):
      var end = start
      while end < bytes.count, !MappedText.isSpace(bytes[end]) { end += 1 }
      return MappedText(Array(text.utf8), for: start..<end)
    case UInt8(ascii: "\""): return flow(text, from: start + 1, escape: UInt8(ascii: "\\"))
    case UInt8(ascii: "'"): return flow(text, from: start + 1, escape: UInt8(ascii: "'"))
    default: return flow(text, from: start, escape: nil)
    }
  }

  private func made(_ text: String, at offset: Int) -> MappedText {
    MappedText(Array(text.utf8), for: offset..<offset)
  }

  /// Text that is not a block: white space may stand for a line end with what is around it, and an escape for a
  /// character.
  private func flow(_ text: String, from start: Int, escape: UInt8?) -> MappedText {
    var mapped = MappedText()
    var i = start
    for scalar in text.unicodeScalars {
      let written = Array(String(scalar).utf8)
      if escape == UInt8(ascii: "\\") { i = behindContinuation(i) }
      guard i < bytes.count else {
        mapped.append(written, for: bytes.count..<bytes.count)
        continue
      }
      if let escape, bytes[i] == escape, i + 1 < bytes.count {
        let end = escape == UInt8(ascii: "'") ? i + 2 : endOfEscape(i)
        mapped.append(written, for: i..<end)
        i = end
      } else if bytes[i...].starts(with: written), !isFold(i, scalar) {
        mapped.append(written, at: i)
        i += written.count
      } else {
        // A folded line end: white space up to the next character.
        var end = i
        if scalar == "\n" || scalar == " " {
          while end < bytes.count, MappedText.isSpace(bytes[end]) {
            end += 1
            // Each further blank line is a line end of its own.
            if scalar == "\n", bytes[end - 1] == 0x0A, hasBlankLine(end) { break }
          }
        }
        mapped.append(written, for: i..<end)
        i = end
      }
    }
    return mapped
  }

  /// Whether a blank at an offset is the first of the white space around a line end.
  private func isFold(_ i: Int, _ scalar: Unicode.Scalar) -> Bool {
    guard scalar == " " || scalar == "\n" else { return false }
    var end = i
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
    return end < bytes.count && bytes[end] == 0x0A
  }

  private func hasBlankLine(_ start: Int) -> Bool {
    var i = start
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0D { i += 1 }
    return i < bytes.count && bytes[i] == 0x0A
  }

  /// Where the text goes on behind a backslash that ends a line.
  private func behindContinuation(_ start: Int) -> Int {
    var i = start
    while i + 1 < bytes.count, bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == 0x0A || bytes[i + 1] == 0x0D {
      i += 1
      while i < bytes.count, MappedText.isSpace(bytes[i]) { i += 1 }
    }
    return i
  }

  private func endOfEscape(_ i: Int) -> Int {
    let digits: Int
    switch bytes[i + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: digits = 0
    }
    return min(bytes.count, i + 2 + digits)
  }

  /// A block of lines below its mark, without their indentation: that of its first line, unless the mark says another.
  private func block(from mark: Int) -> MappedText {
    var mapped = MappedText()
    var line = lines.partitioningIndex { $0 > mark }
    var indent: Int?
    while line < lines.count {
      let start = lines[line]
      let end = line + 1 < lines.count ? lines[line + 1] : bytes.count
      if bytes[start..<end].allSatisfy(MappedText.isSpace) {
        if end > start { mapped.append([0x0A], at: end - 1) }
      } else {
        let own = bytes[start..<end].prefix { $0 == 0x20 }.count
        guard own >= indent ?? own else { break }
        indent = indent ?? own
        mapped.append(bytes[(start + (indent ?? 0))..<end], at: start + (indent ?? 0))
      }
      line += 1
    }
    return mapped.withoutBlanksAtEnd
  }
}

extension YAMLPlace {
  fileprivate static let start = YAMLPlace(line: 1, column: 1)
}
