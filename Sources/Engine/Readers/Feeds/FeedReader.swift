import ArticleModel
import SourceText

/// Takes the stories out of feeds: RSS 2.0 and 1.0, Atom, and WordPress's exports. Each item is an article.
enum FeedReader {
  /// Roots of feeds, without a prefix.
  private static let roots = ["rss", "feed", "rdf"]

  /// Whether XML begins with the root of a feed.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLFront.root(of: bytes) else { return false }
    return roots.contains(root.lowercased())
  }

  static func reader(_ decoded: DecodedText) -> any ArticleReader {
    XMLArticleReader(
      decoded, FeedWalk(decoded), nothing: "no item of this feed has a title or a text")
  }
}

/// Takes the events of a feed and writes the text of each of its items.
private final class FeedWalk: ArticleWalk {
  /// The article of the item that ended last, until it is taken.
  private var ended: ReadDocument?
  private let decoded: DecodedText
  private var depth = 0
  /// The depth of the item that is open.
  private var itemDepth: Int?
  private var item = FeedItem()
  private var number = 0
  /// The field that is open, its depth and its text.
  private var field: (kind: FeedField, depth: Int)?
  private var gathered = FieldText()
  private var isCDATA = false
  private var isHTML: Bool?
  /// XHTML inside Atom, as it is written.
  private var inner: NewsXMLMarkup?
  /// Of the whole feed.
  private var language: String?

  init(_ decoded: DecodedText) { self.decoded = decoded }

  func take() -> ReadDocument? {
    defer { ended = nil }
    return ended
  }

  var wantsPause: Bool { ended != nil }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    depth += 1
    if inner != nil {
      inner?.start(name.local, attributes)
      return
    }
    if itemDepth == nil {
      if depth == 1 { language = attributes["xml:lang"] }
      if name.local == "item" || name.local == "entry" {
        itemDepth = depth
        item = FeedItem()
        item.language = attributes["xml:lang"]
        number += 1
      } else if name.local == "language", depth <= 3 {
        open(.language)
      }
      return
    }
    if let field {
      // `author` of Atom holds a name, an address and a page.
      if field.kind.isAuthor, name.local != "name" { ignored = depth }
      return
    }
    guard depth == itemDepth.map({ $0 + 1 }) || name.local == "description", let kind = FeedField.of(name)
    else { return }
    if attributes["src"] != nil { return }
    open(kind)
    switch attributes["type"] {
    case "xhtml", "application/xhtml+xml": inner = NewsXMLMarkup()
    case "html", "text/html": isHTML = true
    case "text", "plain", "text/plain": isHTML = false
    default: break
    }
  }

  /// The depth of an element inside a field whose text is left out.
  private var ignored: Int?

  func end(_ name: XMLName, at range: TextRange) {
    defer { depth -= 1 }
    if ignored == depth { ignored = nil }
    if let field, field.depth == depth {
      close(field.kind)
      return
    }
    if inner != nil {
      inner?.end()
      return
    }
    if itemDepth == depth {
      itemDepth = nil
      ended = item.document(decoded, number: number, language: language)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if inner != nil {
      inner?.text(bytes, at: range, isCDATA: isCDATA)
    } else if field != nil, ignored == nil {
      gathered.append(bytes, at: range, isCDATA: isCDATA)
    }
  }

  func cdata(_ isOpening: Bool) { isCDATA = isOpening }

  private func open(_ kind: FeedField) {
    field = (kind, depth)
    gathered = FieldText()
    isHTML = nil
  }

  private func close(_ kind: FeedField) {
    field = nil
    if let markup = inner {
      inner = nil
      item.add(markup.finished, kind)
      return
    }
    if itemDepth == nil {
      language = language ?? FeedItem.string(gathered)
      return
    }
    item.add(gathered, kind, isHTML: isHTML)
  }
}

extension FeedField {
  fileprivate var isAuthor: Bool { if case .author = self { true } else { false } }
}
