import ArticleModel
import SourceText
import Testing

@testable import Readers

/// Tables with an article a row.
@Suite struct ArticleTableTests {
  private func read(_ text: String, _ name: String = "a.csv") -> ReadResult {
    DocumentReader.read(SourceText(name: name, bytes: Array(text.utf8)), as: nil)
  }

  private func parts(_ document: ReadDocument) -> [String] {
    document.stated.map { "\($0.kind.name): \(document.text[$0.range])" }
  }

  private static let table = #"""
    id,Title,date,body,section
    a-1,"Harbour ""opens""",2024-05-06,"LANGVIK (ABC) - The harbour opened.

    ""Ships call,"" she said.",news
    a-2,Ferry stops,2024-05-07,<p>The ferry &amp; the train stopped.</p>,news

    """#

  @Test func eachRowIsAnArticle() throws {
    let result = read(Self.table)
    #expect(result.problems.isEmpty)
    #expect(result.documents.map(\.metadata.label) == ["a-1", "a-2"])
    #expect(result.documents.map(\.metadata.date) == ["2024-05-06", "2024-05-07"])
    #expect(
      parts(result.documents[0]) == [
        "headline: Harbour \"opens\"",
        "body: LANGVIK (ABC) - The harbour opened.\n\n\"Ships call,\" she said.",
      ])
    #expect(parts(result.documents[1]) == ["headline: Ferry stops", "body: The ferry & the train stopped."])
  }

  @Test func placesAreThoseOfTheFile() throws {
    let bytes = Array(Self.table.utf8)
    for document in read(Self.table).documents {
      for word in ["opens", "Ships", "train", "stopped"] {
        guard let at = ByteSearch.first(Array(word.utf8), in: document.text.bytes, from: 0) else { continue }
        let range = document.origin.fileRange(TextRange(at, at + word.utf8.count))
        #expect(Array(bytes[range.lower..<range.upper]) == Array(word.utf8))
      }
    }
  }

  @Test func whatGoesInKeepsTheCell() throws {
    let documents = read(Self.table).documents
    let quoted = documents[0].origin
    #expect(quoted.written("a \"b\", c", at: TextRange(0, 7)) == "a \"\"b\"\", c")
    let bare = documents[1].origin
    #expect(bare.written("a", at: TextRange(0, 5)) == "a" && bare.written("a, b", at: TextRange(0, 5)) == nil)
  }

  @Test(arguments: [
    ("a.csv", "headline;text\nHarbour opens;It opened.\n", 1),
    ("a.tsv", "title\tsummary\nHarbour opens\tIt opened.\n", 1),
    ("a.csv", "\u{FEFF}url,title,content\nu,T,It opened.\n", 1), ("a.csv", "title,body\n", 0),
  ]) func otherHeaders(_ name: String, _ text: String, _ count: Int) {
    let result = read(text, name)
    #expect(result.documents.filter { !$0.text.bytes.isEmpty }.count == count)
    #expect(result.problems.map(\.kind) == (count == 0 ? [.nothingToRead] : []))
  }

  /// Tables of segments stay what they are.
  @Test(arguments: [
    "fa,en\nx,y\n", "source,target,text\nx,y,z\n", "price,stock\n1,2\n", "body\nIt opened.\n",
  ])
  func otherTablesAreNone(_ text: String) {
    #expect(!FileFormat.articleTable.begins(Array(text.utf8)))
  }
}
