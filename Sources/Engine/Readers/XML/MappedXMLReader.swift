import ArticleModel
import SourceText

/// Where a kind of XML document keeps the parts of a story: the element of an article, and the names of its fields.
/// A further agency is a further entry.
struct XMLArticleMap {
  /// The local name of the element that is an article.
  let article: String
  /// What an element inside it is, by its local name.
  let fields: [String: ArticleMap.Field]

  /// Kinds that are known. Sources: Ritzau's news queue, Canadian Press's publishing XML, Europa Press's XML, press
  /// releases of Scandinavian services, as their makers' samples have them.
  static let builtIn: [XMLArticleMap] = [
    XMLArticleMap(
      article: "RBNews",
      fields: [
        "headline": .headline, "subtitle": .abstract, "byLine": .byline, "content": .body,
        "PublishDate": .date,
        "NewsID": .label, "ednote": .note,
      ]),
    XMLArticleMap(
      article: "ContentItem",
      fields: [
        "HeadlineText": .headline, "Headline": .headline, "Byline": .byline, "DirectoryText": .body,
        "ContentText": .body, "Placeline": .dateline, "ContentDate": .date, "PhotoCaption": .caption,
      ]),
    XMLArticleMap(
      article: "NOTICIA",
      fields: [
        "TITULAR": .headline, "ENTRADILLA": .abstract, "CONTENIDO": .body, "FIRMA2": .byline, "PIE": .caption,
        "CODIGO": .label,
      ]),
    XMLArticleMap(
      article: "release",
      fields: [
        "title": .headline, "leadtext": .abstract, "body": .body, "published": .date, "embargo": .embargo,
        "language": .language, "id": .label,
      ]),
  ]

  static let byName = Dictionary(builtIn.map { ($0.article, $0) }) { first, _ in first }
}

/// Takes the stories out of XML that is no standard's, by `XMLArticleMap`.
enum MappedXMLReader {
  /// A file of a kind that is known, or of none.
  static func reader(_ decoded: DecodedText) -> any ArticleReader {
    XMLArticleReader(
      decoded, MappedXMLWalk(decoded, XMLArticleMap.byName), nothing: "no article of a known kind")
  }

  /// A file of a kind that somebody states, and what it is called.
  static func reader(
    _ decoded: DecodedText, by map: XMLArticleMap, named name: String
  ) -> any ArticleReader {
    XMLArticleReader(
      decoded, MappedXMLWalk(decoded, [map.article: map]),
      nothing:
        "no element '\(map.article)' of this file has a text in the elements that the format '\(name)' names"
    )
  }
}

private final class MappedXMLWalk: ArticleWalk {
  /// The article that ended last, until it is taken, and how many there were.
  private var ended: ReadDocument?
  private var count = 0
  private let decoded: DecodedText
  private var depth = 0
  private var item: (map: XMLArticleMap, depth: Int)?
  private var field: (kind: ArticleMap.Field, depth: Int)?
  private var gathered = FieldText()
  private var fields: [(kind: ArticleMap.Field, text: FieldText)] = []
  private var isCDATA = false

  private let maps: [String: XMLArticleMap]

  init(_ decoded: DecodedText, _ maps: [String: XMLArticleMap]) {
    self.decoded = decoded
    self.maps = maps
  }

  func take() -> ReadDocument? {
    defer { ended = nil }
    return ended
  }

  var wantsPause: Bool { ended != nil }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    depth += 1
    if item == nil {
      guard let map = maps[name.local] else { return }
      item = (map, depth)
      fields = []
    } else if field == nil, let kind = item?.map.fields[name.local] {
      field = (kind, depth)
      gathered = FieldText()
    }
  }

  func end(_ name: XMLName, at range: TextRange) {
    defer { depth -= 1 }
    if let field, field.depth == depth {
      fields.append((field.kind, gathered))
      self.field = nil
    } else if item?.depth == depth {
      endArticle()
      item = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if field != nil { gathered.append(bytes, at: range, isCDATA: isCDATA) }
  }

  func cdata(_ isOpening: Bool) { isCDATA = isOpening }

  private func endArticle() {
    var text = MarkupText()
    var metadata = ArticleMetadata()
    for kind in ArticleMap.Field.allCases {
      for field in fields where field.kind == kind {
        if let region = kind.kind {
          let isTitle = region == .headline && field.text.holdsReferences
          text.append(field.text, as: region, isHTML: isTitle ? true : nil)
        } else if let value = FeedItem.string(field.text) {
          if let meaning = kind.meaning, let piece = field.text.pieces.first {
            let range = field.text.pieces.reduce(piece.source) { $0.union($1.source) }
            metadata.fields.append(StatedField(meaning, value, at: decoded.origin.fileRange(range)))
          }
          switch kind {
          case .date: metadata.date = metadata.date ?? value
          case .embargo: metadata.embargo = metadata.embargo ?? value
          case .language: metadata.language = metadata.language ?? value
          case .label: metadata.label = metadata.label ?? value
          default: break
          }
        }
      }
    }
    guard !text.bytes.isEmpty else { return }
    var document = text.document(
      decoded, format: .newsXML, date: metadata.date, embargo: metadata.embargo, language: metadata.language)
    document.metadata.fields = metadata.fields
    count += 1
    document.metadata.label = metadata.label ?? "item \(count)"
    ended = document
  }
}
