import SourceText

/// The rows of a table and how many cells each has.
enum TableStructure {
  static func add(_ decoded: DecodedText, _ format: FileFormat, to hash: inout ByteHash) {
    let bytes = decoded.text.bytes
    if format == .columns, let mark = ColumnsReader.mark(of: decoded) {
      for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let cells = ColumnsReader.cells(bytes, line.startIndex..<line.endIndex, mark)
        hash.add(unit: UInt32(cells.count))
      }
      return
    }
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let delimiter =
      format == .csv || format == .articleTable
      ? DelimitedReader.likelyDelimiter(bytes, from: start) : UInt8(ascii: "\t")
    hash.add(delimiter)
    var rows = DelimitedRows(bytes, from: start, delimiter: delimiter)
    var fields: [DelimitedRows.Field] = []
    var isHeader = true
    while rows.next(into: &fields) {
      hash.add(unit: UInt32(fields.count))
      for field in fields {
        hash.add(unit: field.isQuoted ? 1 : 0)
        if isHeader { hash.add(bytes[field.range]) }
      }
      isHeader = false
      if let fault = rows.fault { hash.add(fault.message.utf8) }
    }
  }
}
