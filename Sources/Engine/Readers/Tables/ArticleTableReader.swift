import ArticleModel
import SourceText

/// Takes the stories out of a table with an article a row: an export of a content system or a database, whose header
/// names a column of texts.
final class ArticleTableReader: ArticleReader {
  /// Names of columns, in lower case. Sources: exports of WordPress, Drupal and Superdesk, public corpora of news.
  private static let names: [(field: ArticleMap.Field, names: Set<String>)] = [
    (.headline, ["headline", "title", "heading", "post_title", "hl1"]),
    (
      .abstract,
      [
        "abstract", "summary", "lead", "teaser", "excerpt", "description", "subhead", "subtitle",
        "standfirst",
      ]
    ),
    (.byline, ["byline", "author", "authors", "writer"]),
    (.dateline, ["dateline", "placeline"]),
    (
      .body,
      [
        "body", "text", "content", "article", "story", "body_text", "body_html", "post_content", "full_text",
        "maintext",
      ]
    ),
    (.caption, ["caption", "photo_caption"]),
    (.note, ["ednote", "editors_note", "note_to_editors"]),
    (.label, ["id", "guid", "uri", "url", "slug", "post_id", "article_id", "item_id"]),
    (.language, ["language", "lang"]),
    (
      .date,
      [
        "date", "published", "publish_date", "published_at", "date_published", "post_date", "created_at",
        "created",
      ]
    ),
  ]

  /// Whether a table begins with a header that names a column of texts, or a headline and a summary.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D })
    let used = DelimitedReader.likelyDelimiter(line, from: 0)
    // Titles of pages begin with such words as well: a table has two columns.
    guard line.contains(used) else { return false }
    var rows = DelimitedRows(line, from: 0, delimiter: used)
    var fields: [DelimitedRows.Field] = []
    guard rows.next(into: &fields) else { return false }
    let columns = columns(fields, line)
    return columns.contains { $0.field == .body }
      || columns.contains { $0.field == .headline } && columns.contains { $0.field == .abstract }
  }

  private let decoded: DecodedText
  private let header: [(column: Int, field: ArticleMap.Field)]
  private var rows: DelimitedRows
  private var fields: [DelimitedRows.Field] = []
  /// Rows that are not empty.
  private var number = 0
  private var faults: [ReadProblem] = []
  private var (isDone, hasArticle) = (false, false)

  init(_ decoded: DecodedText) {
    self.decoded = decoded
    let bytes = decoded.text.bytes
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let used = DelimitedReader.likelyDelimiter(bytes, from: start)
    rows = DelimitedRows(bytes, from: start, delimiter: used)
    header = rows.next(into: &fields) ? ArticleTableReader.columns(fields, bytes) : []
  }

  func next() -> ReadDocument? {
    while rows.next(into: &fields) {
      if fields.count == 1, fields[0].range.isEmpty { continue }
      number += 1
      if let fault = rows.fault, faults.count < FaultLog.limit {
        faults.append(
          ReadProblem(
            kind: .malformedTable, isError: true, range: TextRange(fault.offset, fault.offset + 1),
            message: fault.message))
      }
      var row = ArticleRow(decoded.text.bytes)
      for (column, field) in header where column < fields.count { row.write(fields[column], as: field) }
      if let document = row.document(decoded, number: number) {
        hasArticle = true
        return document
      }
    }
    isDone = true
    return nil
  }

  var problems: [ReadProblem] {
    var found = faults
    if isDone, !hasArticle {
      let what =
        header.isEmpty
        ? "no column of this table is called 'body', 'text' or 'content', or names a headline"
        : "no row of this table has a text"
      found.append(
        ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: what))
    }
    return decoded.problems(and: found)
  }

  /// Which columns of a header are read, in the order in which the parts of a story stand; of several with one meaning
  /// the first.
  private static func columns(
    _ fields: [DelimitedRows.Field], _ bytes: [UInt8]
  ) -> [(column: Int, field: ArticleMap.Field)] {
    let header = fields.map {
      String(decoding: bytes[$0.range], as: UTF8.self).trimmed.lowercased().replacing(" ", with: "_")
    }
    return names.compactMap { entry in
      header.firstIndex { entry.names.contains($0) }.map { ($0, entry.field) }
    }
  }
}
