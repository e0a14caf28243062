import ArticleModel

/// What the elements of a feed's items are. Sources: RSS 2.0 (RSS Advisory Board), RFC 4287 (Atom), the modules
/// Dublin Core, Content and Media RSS, WordPress's export (WXR 1.2).
enum FeedField {
  case title
  case author
  /// The whole story.
  case content
  /// A summary, or the story where there is nothing else.
  case summary
  /// A summary beside the story.
  case excerpt
  case caption
  case date
  case language
  case label
  /// What WordPress says an item is, and whether it is published.
  case postType

  /// Namespaces by the ends of their URIs.
  private static let dublinCoreSpace = "purl.org/dc/elements/1.1/"
  private static let contentSpace = "purl.org/rss/1.0/modules/content/"
  private static let mediaSpace = "search.yahoo.com/mrss/"
  private static let atomSpace = "www.w3.org/2005/Atom"

  /// The field of an element directly inside an item or entry; nil for what is no copy.
  static func of(_ name: XMLName) -> FeedField? {
    if name.space.hasSuffix(dublinCoreSpace) {
      switch name.local {
      case "creator": return .author
      case "date": return .date
      case "language": return .language
      default: return nil
      }
    }
    if name.space.hasSuffix(contentSpace) { return name.local == "encoded" ? .content : nil }
    if name.space.hasSuffix(mediaSpace) || name.space.hasSuffix("mrss") {
      return name.local == "description" ? .caption : nil
    }
    if name.space.contains("wordpress.org/export/") {
      if name.space.hasSuffix("excerpt/") { return name.local == "encoded" ? .excerpt : nil }
      switch name.local {
      case "post_type": return .postType
      case "post_date_gmt": return .date
      case "post_id": return .label
      default: return nil
      }
    }
    guard
      name.space.isEmpty || name.space.hasSuffix(atomSpace) || name.space.contains("purl.org/rss")
        || name.space.contains("netscape.com") || name.space.contains("purl.org/atom")
    else { return nil }
    switch name.local {
    case "title": return .title
    case "author": return .author
    case "content": return .content
    case "description", "summary": return .summary
    case "pubDate", "published", "issued": return .date
    case "updated", "modified": return .date
    case "guid", "id": return .label
    default: return nil
    }
  }
}
