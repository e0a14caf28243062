/// The rows of a file of `dictionaries/names`.
///
/// A table has one entry a line, fields divided by tabs and lists inside a field by `|`; lines that start
/// with `#` are comments, the last of which names the fields.
struct NameTable: Sendable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A part of a table: a field, or a name or word inside of one. It is valid inside of `forEachRow` only.
  typealias Field = Slice<UnsafeBufferPointer<UInt8>>

  /// Calls `body` with the fields of every row that has this many.
  func forEachRow(fields count: Int, _ body: ([Field]) -> Void) {
    bytes.withUnsafeBufferPointer { p in
      var fields: [Field] = []
      NameTable.forEachPart(of: p[...], dividedBy: 0x0A) { row in
        if row.first == 0x23 { return }
        fields.removeAll(keepingCapacity: true)
        NameTable.forEachPart(of: row, dividedBy: 0x09) { fields.append($0) }
        if fields.count >= count { body(fields) }
      }
    }
  }

  /// Calls `body` with the entries of a list inside a field.
  static func forEachEntry(of field: Field, _ body: (Field) -> Void) {
    forEachPart(of: field, dividedBy: 0x7C) { if !$0.isEmpty { body($0) } }
  }

  /// Calls `body` with the words of a name.
  static func forEachWord(of name: Field, _ body: (Field) -> Void) {
    forEachPart(of: name, dividedBy: 0x20) { if !$0.isEmpty { body($0) } }
  }

  private static func forEachPart(of whole: Field, dividedBy mark: UInt8, _ body: (Field) -> Void) {
    let bytes = whole.base
    var start = whole.startIndex
    var i = start
    while i < whole.endIndex {
      if bytes[i] == mark {
        body(Slice(base: bytes, bounds: start..<i))
        start = i + 1
      }
      i += 1
    }
    if start < whole.endIndex || start > whole.startIndex {
      body(Slice(base: bytes, bounds: start..<whole.endIndex))
    }
  }
}

/// The lines of a list that is made of a table: each an entry and its fields.
struct ListLines {
  private(set) var bytes: [UInt8] = []

  mutating func add(
    _ entry: NameTable.Field, _ first: NameTable.Field? = nil, _ second: NameTable.Field? = nil
  ) {
    bytes.append(contentsOf: entry)
    if let first { addField(first) }
    if let second { addField(second) }
    bytes.append(0x0A)
  }

  mutating func add(_ entry: NameTable.Field, _ field: [UInt8]) {
    bytes.append(contentsOf: entry)
    bytes.append(0x09)
    bytes.append(contentsOf: field)
    bytes.append(0x0A)
  }

  private mutating func addField(_ field: NameTable.Field) {
    bytes.append(0x09)
    bytes.append(contentsOf: field)
  }
}
