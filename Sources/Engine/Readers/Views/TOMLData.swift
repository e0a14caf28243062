import SourceText

/// Reads a TOML document (toml.io, 1.0) as a tree of values. What is no text is kept as it is written: whether a number
/// or a date is a right one is no matter of what is linted.
struct TOMLData {
  private let bytes: [UInt8]
  private var at = 0
  private var root = Table()
  /// Values inside one another.
  private var depth = 0
  private static let deepest = 64

  /// A table while it is read.
  private final class Table {
    private var members: [(key: String, entry: Entry)] = []
    /// The member of each name that holds.
    private var index: [String: Int] = [:]

    subscript(key: String) -> Entry? { index[key].map { members[$0].entry } }

    func add(_ key: String, _ entry: Entry) {
      index[key] = members.count
      members.append((key, entry))
    }

    var value: DataValue { .object(members.map { ($0.key, $0.entry.value) }) }
  }

  /// What `[[name]]` makes.
  private final class TableList {
    var tables: [Table] = []
  }

  private enum Entry {
    case table(Table)
    case tables(TableList)
    case value(DataValue)

    var value: DataValue {
      switch self {
      case .table(let table): table.value
      case .tables(let list): .list(list.tables.map(\.value))
      case .value(let value): value
      }
    }
  }

  static func value(of bytes: [UInt8]) throws(DataFault) -> DataValue {
    var reader = TOMLData(bytes: bytes)
    if bytes.starts(with: TextDecoder.utf8Mark) { reader.at = TextDecoder.utf8Mark.count }
    try reader.document()
    return reader.root.value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func document() throws(DataFault) {
    var table = root
    while true {
      skip(lines: true)
      guard let byte else { return }
      if byte == UInt8(ascii: "[") {
        at += 1
        let isList = self.byte == UInt8(ascii: "[")
        if isList { at += 1 }
        let path = try path()
        for _ in 0..<(isList ? 2 : 1) { try take("]") }
        table = try open(path, isList)
      } else {
        try member(of: table)
      }
      skip(lines: false)
      guard self.byte == nil || self.byte == 0x0A || self.byte == 0x0D else {
        throw DataFault("expected the end of the line", at: at)
      }
    }
  }

  /// The table of a head, made where there is none.
  private func open(_ path: [String], _ isList: Bool) throws(DataFault) -> Table {
    let outer = try table(path.dropLast(), in: root)
    let name = path.last ?? ""
    guard isList else { return try table([name], in: outer) }
    let new = Table()
    switch outer[name] {
    case .tables(let list): list.tables.append(new)
    case nil:
      let list = TableList()
      list.tables.append(new)
      outer.add(name, .tables(list))
    default: throw DataFault("'\(name)' is no list of tables", at: at)
    }
    return new
  }

  private func table(_ path: some Collection<String>, in start: Table) throws(DataFault) -> Table {
    var table = start
    for name in path {
      switch table[name] {
      case .table(let inner): table = inner
      case .tables(let list): table = list.tables.last ?? table
      case nil:
        let new = Table()
        table.add(name, .table(new))
        table = new
      case .value: throw DataFault("'\(name)' is no table", at: at)
      }
    }
    return table
  }

  private mutating func member(of table: Table) throws(DataFault) {
    let path = try path()
    try take("=")
    let value = try value()
    try self.table(path.dropLast(), in: table).add(path.last ?? "", .value(value))
  }

  /// Names with stops between.
  private mutating func path() throws(DataFault) -> [String] {
    var names: [String] = []
    while true {
      skip(lines: false)
      let start = at
      if let mark = byte, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
        names.append(String(decoding: try string().bytes, as: UTF8.self))
      } else {
        while let byte, (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F {
          at += 1
        }
        guard at > start else { throw DataFault("expected a name", at: at) }
        names.append(String(decoding: bytes[start..<at], as: UTF8.self))
      }
      guard names.count <= TOMLData.deepest else { throw DataFault("a name of too many parts", at: at) }
      skip(lines: false)
      guard byte == UInt8(ascii: ".") else { return names }
      at += 1
    }
  }

  private mutating func value() throws(DataFault) -> DataValue {
    skip(lines: false)
    guard let byte else { throw DataFault("expected a value", at: at) }
    depth += 1
    defer { depth -= 1 }
    guard depth <= TOMLData.deepest else { throw DataFault("too many values inside one another", at: at) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
    case UInt8(ascii: "["):
      at += 1
      var items: [DataValue] = []
      while true {
        skip(lines: true)
        if self.byte == UInt8(ascii: "]") { break }
        items.append(try value())
        skip(lines: true)
        guard self.byte == UInt8(ascii: ",") else { break }
        at += 1
      }
      try take("]")
      return .list(items)
    case UInt8(ascii: "{"):
      at += 1
      let table = Table()
      while true {
        skip(lines: true)
        if self.byte == UInt8(ascii: "}") { break }
        try member(of: table)
        skip(lines: true)
        guard self.byte == UInt8(ascii: ",") else { break }
        at += 1
      }
      try take("}")
      return table.value
    default:
      let start = at
      while let byte = self.byte, !",]}#\n\r".utf8.contains(byte) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      guard !text.isEmpty else { throw DataFault("expected a value", at: at) }
      return .scalar(text.filter { $0 != " " && $0 != "\t" })
    }
  }

  // MARK: Strings

  private mutating func string() throws(DataFault) -> MappedText {
    let mark = bytes[at]
    let isLong = bytes[at...].starts(with: [mark, mark, mark])
    let start = at
    at += isLong ? 3 : 1
    // A line end right behind the marks is none of the text.
    if isLong, bytes[min(at, bytes.count)...].starts(with: [0x0D, 0x0A]) { at += 1 }
    if isLong, byte == 0x0A { at += 1 }
    var text = MappedText()
    while let byte {
      if byte == mark, !isLong || bytes[at...].starts(with: [mark, mark, mark]) {
        at += isLong ? 3 : 1
        // Up to two marks more belong to the text.
        while isLong, self.byte == mark {
          text.append([mark], at: at)
          at += 1
        }
        return text
      }
      if !isLong, byte == 0x0A { break }
      if mark == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append([byte], at: at)
        at += 1
      }
    }
    throw DataFault("a text without an end", at: start)
  }

  private mutating func escape(into text: inout MappedText) throws(DataFault) {
    let start = at
    guard at + 1 < bytes.count else { throw DataFault("a text without an end", at: at) }
    let letter = bytes[at + 1]
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    if let value = simple[letter] {
      at += 2
      return text.append([value], for: start..<at)
    }
    let digits = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    if digits > 0, at + 2 + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[(at + 2)..<(at + 2 + digits)], as: UTF8.self), radix: 16),
      Unicode.Scalar(value) != nil
    {
      at += 2 + digits
      var written: [UInt8] = []
      _ = UTF8Writing.append(value, to: &written)
      return text.append(written, for: start..<at)
    }
    // A backslash at the end of a line takes the white space behind it out.
    guard MappedText.isSpace(letter) else { throw DataFault("no escape of TOML", at: start) }
    at += 1
    while let byte, MappedText.isSpace(byte) { at += 1 }
  }

  // MARK: Bytes

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// Passes over blanks and comments, and with `lines` over line ends.
  private mutating func skip(lines: Bool) {
    while let byte {
      if byte == UInt8(ascii: "#") {
        while let next = self.byte, next != 0x0A { at += 1 }
      } else if byte == 0x20 || byte == 0x09 || lines && (byte == 0x0A || byte == 0x0D) {
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func take(_ mark: Unicode.Scalar) throws(DataFault) {
    skip(lines: false)
    guard byte == UInt8(ascii: mark) else { throw DataFault("expected '\(mark)'", at: at) }
    at += 1
  }
}
