import ArticleModel
import SourceText

/// Where a kind of XML document keeps the parts of a story: the element of an article, and the names of its fields.
/// A further agency is a further entry.
struct XMLArticleMap {
  /// The local name of the element that is an article.
  let article: String
  /// What an element inside it is, by its local name.
  let fields: [String: ArticleMap.Field]

  /// Kinds that are known. Sources: Ritzau's news queue, Canadian Press's publishing XML, press releases of
  /// Scandinavian services, as their makers' samples have them.
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
  /// The documents of a file; none where it holds no article that is known.
  static func documents(_ decoded: DecodedText) -> [ReadDocument] {
    let walk = MappedXMLWalk(decoded, XMLArticleMap.byName)
    _ = XMLStream.read(decoded.text.bytes, walk)
    return walk.documents
  }

  /// A file of a kind that somebody states, and what it is called.
  static func read(_ decoded: DecodedText, by map: XMLArticleMap, named name: String) -> ReadResult {
    let walk = MappedXMLWalk(decoded, [map.article: map])
    var problems = XMLStream.read(decoded.text.bytes, walk)
    if walk.documents.isEmpty, !problems.contains(where: \.isError) {
      problems.append(
        ReadProblem(
          kind: .nothingToRead, isError: false, range: TextRange(at: 0),
          message:
            "no element '\(map.article)' of this file has a text in the elements that the format '\(name)' names"
        ))
    }
    for i in problems.indices { problems[i].range = decoded.origin.fileRange(problems[i].range) }
    return ReadResult(
      documents: walk.documents, name: decoded.text.name, problems: decoded.problems + problems)
  }
}

private final class MappedXMLWalk: XMLEvents {
  private(set) var documents: [ReadDocument] = []
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
      finish()
      item = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if field != nil { gathered.append(bytes, at: range, isCDATA: isCDATA) }
  }

  func cdata(_ isOpening: Bool) { isCDATA = isOpening }

  private func finish() {
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
    document.metadata.label = metadata.label ?? "item \(documents.count + 1)"
    documents.append(document)
  }
}
