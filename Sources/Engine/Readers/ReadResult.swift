import ArticleModel
import SourceText

/// A problem that a reader met; the engine reports it as a diagnostic.
package struct ReadProblem: Sendable {
  /// `undecodable-bytes`, `assumed-encoding`, `malformed-json`, `malformed-xml`, `malformed-table`,
  /// `malformed-po`, `no-languages`, `binary-file` or `nothing-to-read`.
  package var rule: String
  /// False for a note.
  package var isError: Bool
  /// Bytes of the file, not of the text that was taken out of it.
  package var range: TextRange
  /// A lower-case fragment without a full stop.
  package var message: String
}

/// What came of reading one file: always a document, empty where nothing could be read.
package struct ReadResult: Sendable {
  /// The article's text and its way back to the file.
  package var document: ReadDocument
  /// In the order of the file, as far as the reader went.
  package var problems: [ReadProblem]
}

/// The formats that can be read; the raw value is the name that `--input-format` takes.
package enum InputFormat: String, Sendable, CaseIterable {
  /// Text without mark-up.
  case plain
  /// The news item of the IPTC in JSON, versions 1 to 3.
  case ninjs
  /// Pages and pieces of HTML5, and XHTML.
  case html
  /// CommonMark with tables, and front matter.
  case markdown
  /// NITF, NewsML 1.2 and NewsML-G2.
  case newsxml
  /// XLIFF 1.2, 2.0 and 2.1, and what CAT tools make of 1.2.
  case xliff
  /// Translation memories, TMX 1.4.
  case tmx
  /// Gettext's catalogues.
  case po
  /// Segments in a table with tabs, a header naming the languages.
  case tsv
  /// The same with commas or semicolons.
  case csv
  /// Side by side in lines with ` ||| ` or a tab between, or in a Markdown table.
  case columns

  /// Whether files of the format hold source and target side by side.
  package var isBilingual: Bool {
    switch self {
    case .plain, .ninjs, .html, .markdown, .newsxml: false
    case .xliff, .tmx, .po, .tsv, .csv, .columns: true
    }
  }
}
