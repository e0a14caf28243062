import SourceText

/// The members in which an export of a database or a data lake keeps its stories, as somebody states them. Each is a
/// name, or a path such as `content.rendered` or `parts[].text`.
package struct ArticleFields: Sendable, Equatable {
  /// Where the text stands: at least one.
  package var texts: [String]
  /// Where headlines stand; none where stories have none.
  package var headlines: [String]
  /// What a story is called; nil where it is numbered.
  package var identifier: String?

  /// - Parameters:
  ///   - texts: Where the text stands: at least one.
  ///   - headlines: Where headlines stand.
  ///   - identifier: What a story is called; nil where it is numbered.
  package init(texts: [String], headlines: [String] = [], identifier: String? = nil) {
    self.texts = texts
    self.headlines = headlines
    self.identifier = identifier
  }

  /// How a story is taken out of an object.
  var map: ArticleMap {
    let stated: [(ArticleMap.Field, String)] =
      headlines.map { (.headline, $0) } + texts.map { (.body, $0) }
      + (identifier.map { [(.label, $0)] } ?? [])
    let usual: [(ArticleMap.Field, String)] =
      ["language", "lang"].map { (.language, $0) } + ArticleMap.dates.map { (.date, $0) }
    return ArticleMap("stated fields", match: [], stated + usual)
  }
}

extension FileFormat {
  /// JSON Lines, or an object or array of JSON, whose fields somebody states.
  package static func json(_ fields: ArticleFields, isLines: Bool) -> FileFormat {
    let base = isLines ? jsonLines : ninjs
    let map = fields.map
    return FileFormat(
      base.name, base.title, extensions: base.extensions, namedExtensions: base.namedExtensions,
      traits: base.traits, statement: "\(fields)",
      reading: .articles { NinjsReader($0, by: map, isLines: isLines) })
  }
}

extension ArticleMap {
  /// The members in which it looks for a body, for messages: `'body' or 'text'`.
  var bodyNames: String {
    paths.filter { $0.field == .body }.map { "'\($0.path)'" }.joined(separator: " or ")
  }
}
