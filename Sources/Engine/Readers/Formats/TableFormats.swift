import SourceText

/// Tables. In a folder most of them are something else: there a header that names two languages, or source and
/// target, makes one bilingual.
extension FileFormat {
  /// Segments in a table with tabs, a header naming the languages.
  package static let tsv = FileFormat(
    "tsv", "Table with tabs", extensions: ["tsv", "tab"], traits: .toldByBeginning,
    begins: { DelimitedReader.hasHeader($0, delimiter: UInt8(ascii: "\t")) },
    reading: .segments { DelimitedReader($0, delimiter: UInt8(ascii: "\t"), $1) })

  /// Segments in a table with commas or semicolons.
  package static let csv = FileFormat(
    "csv", "Table with commas", extensions: ["csv"], traits: .toldByBeginning,
    begins: { DelimitedReader.hasHeader($0, delimiter: nil) },
    reading: .segments { DelimitedReader($0, delimiter: nil, $1) })

  /// Side by side in lines with ` ||| ` or a tab between, or in a Markdown table.
  package static let columns = FileFormat(
    "columns", "Columns", extensions: [],
    reading: .segments { decoded, languages in
      if ColumnsReader.mark(of: decoded) != nil { return ColumnsReader(decoded, languages) }
      return DelimitedReader(decoded, delimiter: UInt8(ascii: "\t"), languages)
    })
}
