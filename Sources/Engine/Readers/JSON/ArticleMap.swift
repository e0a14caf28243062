import ArticleModel

/// Where a kind of document keeps the parts of a story: a table of paths, so that a further content system is a
/// further entry and no program.
package struct ArticleMap: Sendable {
  /// What a path leads to.
  package enum Field: String, Sendable, CaseIterable {
    case headline
    case abstract
    case byline
    case dateline
    case body
    case caption
    case note
    case label
    case language
    case date
    case embargo
    case status
    case version
    case words
    case credit

    /// The kind of its paragraphs; nil for what is no text.
    var kind: RegionKind? {
      switch self {
      case .headline: .headline
      case .abstract: .abstract
      case .byline: .byline
      case .dateline: .dateline
      case .body: .body
      case .caption: .caption
      case .note: .editorNote
      case .label, .language, .date, .embargo, .status, .version, .words, .credit: nil
      }
    }

    /// What it states beside the text, for rules that compare it with the text.
    var meaning: StatedField.Meaning? {
      switch self {
      case .language: .language
      case .embargo: .embargo
      case .status: .status
      case .version: .version
      case .words: .words
      case .credit: .credit
      default: nil
      }
    }
  }

  /// Whose documents, or which kind of them, the map is for.
  package let name: String
  /// Paths that a document of the kind has, all of them.
  package let match: [String]
  /// In the order in which they are read.
  package let paths: [(field: Field, path: String)]

  /// - Parameters:
  ///   - name: Whose documents, or which kind of them, the map is for.
  ///   - match: Paths that a document of the kind has, all of them.
  ///   - paths: In the order in which they are read.
  package init(_ name: String, match: [String], _ paths: [(field: Field, path: String)]) {
    self.name = name
    self.match = match
    self.paths = paths
  }

  /// Kinds that are known, the most telling first. Sources: dpa's digitalwires, the AP Media API, Reuters Connect, the
  /// REST API of WordPress and the Apple News Format as their makers document them; TT's ninjs.
  package static let builtIn: [ArticleMap] = [
    ArticleMap(
      "dpa digitalwires", match: ["article_html"],
      [
        (.headline, "headline"), (.abstract, "subhead"), (.abstract, "teaser"), (.byline, "byline"),
        (.dateline, "dateline"), (.note, "ednotes[].ednote"), (.body, "article_html"),
        (.language, "language"), (.status, "pubstatus"), (.version, "version"),
        (.date, "version_created"), (.embargo, "embargoed"), (.label, "urn"),
        (.caption, "associations[].caption"),
      ]),
    ArticleMap(
      "WordPress REST", match: ["content.rendered"],
      [
        (.headline, "title.rendered"), (.abstract, "excerpt.rendered"), (.body, "content.rendered"),
        (.date, "date"), (.label, "slug"),
      ]),
    ArticleMap(
      "AP", match: ["data.item.headline"],
      [
        (.headline, "data.item.headline"), (.byline, "data.item.bylines[].by"), (.note, "data.item.ednote"),
        (.abstract, "data.item.description_summary"), (.caption, "data.item.description_caption"),
        (.body, "data.item.body_nitf"), (.body, "data.item.nitf"), (.body, "data.item.text"),
        (.language, "data.item.language"), (.date, "data.item.versioncreated"),
        (.embargo, "data.item.embargoed"), (.status, "data.item.pubstatus"), (.version, "data.item.version"),
        (.label, "data.item.altids.itemid"),
      ]),
    ArticleMap(
      "Reuters Connect", match: ["data.item.headLine"],
      [
        (.headline, "data.item.headLine"), (.byline, "data.item.byLine"), (.body, "data.item.bodyXhtml"),
        (.caption, "data.item.caption"), (.language, "data.item.language"),
        (.date, "data.item.versionCreated"),
        (.label, "data.item.uri"),
      ]),
    ArticleMap(
      "Apple News", match: ["components", "title"],
      [
        (.headline, "title"), (.byline, "components[role=byline].text"),
        (.abstract, "components[role=intro].text"),
        (.body, "components[role=body].text"), (.caption, "components[role=caption].text"),
        (.language, "language"),
        (.label, "identifier"),
      ]),
    ArticleMap(
      "TT", match: ["body_html5", "headline"],
      [
        (.headline, "headline"), (.byline, "byline"), (.body, "body_html5"), (.date, "versioncreated"),
        (.language, "language"), (.label, "uri"),
      ]),
    ArticleMap(
      "schema.org", match: ["articleBody"],
      [
        (.headline, "headline"), (.abstract, "description"), (.byline, "author.name"),
        (.byline, "author[].name"),
        (.body, "articleBody"), (.date, "datePublished"), (.language, "inLanguage"), (.label, "@id"),
      ]),
  ]

  /// Documents with a title and a text under names that need no explanation: exports, data sets, content systems.
  static let titles = ["headline", "title"]
  static let texts = ["body", "text", "content", "article", "story", "body_text", "html"]
  static let bylines = ["byline", "author"]
  static let dates = ["date", "published", "published_at", "publishedAt", "created_at"]
  static let labels = ["id", "_id", "guid", "uri", "url"]
}
