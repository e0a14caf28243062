import ArticleModel
import Readers
import SourceText
import Testing

/// Files of many articles, read one after the other.
@Suite struct StreamingArticles {
  private func stream(_ text: String, _ name: String) -> ArticleStream {
    DocumentReader.open(SourceText(text, name: name), as: nil)
  }

  private static let row = #"{"uri": "N", "headline": "Ferry N sails", "body_text": "Ferry N left."}"#
  private static let files: [(name: String, front: String, item: String, back: String, cut: String)] = [
    ("a.jsonl", "", row + "\n", "", "{"),
    ("a.json", "[", row + ",\n", row + "]", "{"),
    (
      "a.rss", "<rss version=\"2.0\"><channel>\n",
      "<item><guid>N</guid><title>Ferry N sails</title><description>Ferry N left.</description></item>\n",
      "</channel></rss>", "<"
    ),
    (
      "a.atom", "<feed>",
      "<entry><id>N</id><title>Ferry N sails</title><summary>Ferry N left.</summary></entry>\n",
      "</feed>", "<"
    ),
    (
      "a.xml", "<newsMessage><itemSet>",
      "<newsItem guid=\"N\"><contentMeta><headline>Ferry N sails</headline></contentMeta></newsItem>\n",
      "</itemSet></newsMessage>", "<"
    ),
    ("a.csv", "id,title,text\n", "N,Ferry N sails,Ferry N left.\n", "", "\""),
  ]

  /// Nothing of a file is read before somebody asks: what is wrong at its end shows when the end is reached.
  @Test(arguments: files.indices) func aFileIsReadAsFarAsItIsAskedFor(index: Int) {
    let file = Self.files[index]
    let items = (0..<2000).map { file.item.replacing("N", with: "\($0)") }
    let stream = stream(file.front + items.joined() + file.cut, file.name)
    let first = stream.next()
    #expect(first.map { String(decoding: $0.text.bytes.prefix(7), as: UTF8.self) } == "Ferry 0")
    #expect(stream.problems.isEmpty)
    let rest = stream.rest()
    #expect(rest.documents.count >= items.count - 1)
    #expect(rest.problems.contains { $0.isError })
    #expect(stream.next() == nil)
  }

  /// A sound file has all its articles in its order, however it is read.
  @Test(arguments: files.indices) func allArticlesComeInOrder(index: Int) {
    let file = Self.files[index]
    let items = (0..<20).map { file.item.replacing("N", with: "\($0)") }
    let text = file.front + items.joined() + file.back.replacing("N", with: "20")
    let whole = DocumentReader.read(SourceText(text, name: file.name), as: nil)
    #expect(whole.problems.isEmpty)
    let stream = stream(text, file.name)
    var labels: [String?] = []
    while let document = stream.next() { labels.append(document.metadata.label) }
    #expect(labels == whole.documents.map(\.metadata.label))
    #expect(labels.prefix(3) == ["0", "1", "2"])
    #expect(stream.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("a.jsonl", "{}\n"), ("a.json", "[]"), ("a.rss", "<rss><channel/></rss>"), ("a.xml", "<newsItem/>"),
      ("a.csv", "id,text\n1,\n"), ("a.txt", " \n"),
    ])
  func aFileWithoutAnArticleIsOneEmptyArticle(name: String, text: String) {
    let stream = stream(text, name)
    #expect(stream.next()?.text.bytes.allSatisfy { $0 <= 0x20 } == true)
    #expect(stream.next() == nil)
    #expect(stream.problems.map(\.kind) == [.nothingToRead])
  }

  /// What an article of Latin-1 knows of its places does not grow with what follows it.
  @Test func theMapOfAnArticleEndsWithIt() {
    let items = (0..<400).map { "<item><title>Caf\u{E9} \($0)</title></item>" }
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel>" + items.joined() + "</channel></rss>"
    let stream = DocumentReader.open(
      SourceText(name: "a.rss", bytes: text.unicodeScalars.map { UInt8($0.value) }), as: nil)
    #expect((stream.next()?.origin.segments.count ?? .max) < 10)
  }
}
