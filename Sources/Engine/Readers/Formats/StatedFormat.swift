import ArticleModel
import SourceText

/// Where a desk's own kind of JSON or XML keeps the parts of a story, as a configuration states it.
package struct StatedFormat: Sendable {
  /// What the kind is called in messages.
  package var name: String
  /// Of XML, the local name of the element that is an article; nil for JSON.
  package var article: String?
  /// In the order in which they are read: of JSON paths such as `doc.parts[].text`, of XML local names of elements.
  package var paths: [(field: ArticleMap.Field, path: String)]

  /// - Parameters:
  ///   - name: What the kind is called in messages.
  ///   - article: Of XML, the local name of the element that is an article; nil for JSON.
  ///   - paths: In the order in which they are read.
  package init(name: String, article: String?, paths: [(field: ArticleMap.Field, path: String)]) {
    self.name = name
    self.article = article
    self.paths = paths
  }

  /// The parts that can be stated.
  package static var fieldNames: [String] { ArticleMap.Field.allCases.map(\.rawValue) }
}

extension FileFormat {
  /// JSON, JSON Lines or XML, whose parts somebody states.
  package static func stated(_ stated: StatedFormat) -> FileFormat {
    let statement = "\(stated.article ?? "") \(stated.paths)"
    if let article = stated.article {
      let fields = Dictionary(stated.paths.map { ($0.path, $0.field) }) { first, _ in first }
      let map = XMLArticleMap(article: article, fields: fields)
      return FileFormat(
        newsXML.name, newsXML.title, extensions: newsXML.extensions, statement: statement,
        reading: .articles { MappedXMLReader.reader($0, by: map, named: stated.name) })
    }
    let map = ArticleMap(stated.name, match: [], stated.paths)
    return FileFormat(
      ninjs.name, ninjs.title, extensions: ninjs.extensions, statement: statement,
      reading: .articles { decoded in
        NinjsReader(decoded, by: map, isLines: jsonLines.begins(decoded.text.bytes))
      })
  }
}
