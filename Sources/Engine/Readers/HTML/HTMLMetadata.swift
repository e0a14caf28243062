import ArticleModel
import CGumbo
import SourceText

/// What a page's `meta` elements say of its story: the contents of attributes.
struct HTMLMetadata {
  private(set) var headline: TextRange?
  /// The headline, references in it decoded.
  private(set) var title: String?
  private(set) var author: TextRange?

  /// Names of a headline and of a writer. Sources: the Open Graph protocol, Twitter's cards, Dublin Core, and the
  /// services that count readers.
  private static let headlines: Set<String> = [
    "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title",
  ]
  private static let authors: Set<String> = [
    "author", "article:author", "article:author_name", "parsely-author", "dc.creator", "sailthru.author",
    "byl",
  ]

  /// Takes in a `meta` element of a page.
  mutating func read(_ node: HTMLNode, _ source: UnsafeBufferPointer<UInt8>) {
    guard let name = (node.attribute("property") ?? node.attribute("name"))?.lowercased(),
      let value = node.attribute("content"), value.contains(where: { $0.isLetter }),
      let range = HTMLMetadata.value(of: "content", node, source)
    else { return }
    if HTMLMetadata.headlines.contains(name) {
      headline = headline ?? range
      title = title ?? value
    }
    // Some give the address of a page or a mailbox there.
    if HTMLMetadata.authors.contains(name), !value.contains("/"), !value.contains("@"),
      value.utf8.count <= 160
    {
      author = author ?? range
    }
  }

  /// Where the value of an attribute stands in the source, without its quotation marks.
  private static func value(
    of name: String, _ node: HTMLNode, _ source: UnsafeBufferPointer<UInt8>
  ) -> TextRange? {
    guard let base = source.baseAddress,
      let found = gumbo_get_attribute(&node.pointee.v.element.attributes, name),
      let data = found.pointee.original_value.data
    else { return nil }
    var start = data.withMemoryRebound(to: UInt8.self, capacity: 1) { $0 - base }
    var end = start + found.pointee.original_value.length
    guard start >= 0, start < end, end <= source.count else { return nil }
    if source[start] == UInt8(ascii: "\"") || source[start] == UInt8(ascii: "'") {
      start += 1
      end -= 1
    }
    return start < end ? TextRange(start, end) : nil
  }
}

extension EscapeLayer {
  /// The value of an attribute: what would end it, or begin a reference or a tag, is not written.
  static let attribute = EscapeLayer(
    "attribute", isPlain: { !"\"'&<>".utf8.contains($0) },
    write: { text in text.utf8.contains { "\"'&<>".utf8.contains($0) } ? nil : text })
}
