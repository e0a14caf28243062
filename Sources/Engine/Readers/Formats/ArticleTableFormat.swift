import SourceText

extension FileFormat {
  /// A table with an article a row: its header names a column of texts.
  package static let articleTable = FileFormat(
    "articles", "Table of articles", extensions: ["csv", "tsv", "tab"],
    traits: [.toldByBeginning, .sharesExtensions],
    begins: { bytes in
      let line = Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D })
      // Segments of translations have headers of their own.
      return !DelimitedReader.hasHeader(bytes, delimiter: nil) && ArticleTableReader.begins(line[...])
    }, reading: .articles { ArticleTableReader($0) })
}
