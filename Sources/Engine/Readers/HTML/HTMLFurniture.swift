import CGumbo

/// What pages set around their stories, by what class names and identifiers say of it. Source: 181 pages of the
/// article-extraction-benchmark and DOMAIN.md 2.7.
enum HTMLFurniture {
  /// Parts of names, whole.
  private static let words: Set<String> = [
    "share", "sharing", "sidebar", "nav", "navbar", "navigation", "menu", "tag", "tags", "popular",
    "trending",
    "outbrain", "taboola", "ad", "ads", "advert", "advertisement", "advertising", "consent", "modal",
    "breadcrumb",
    "breadcrumbs", "footer", "masthead", "paywall", "toolbar", "skip", "login", "signin", "signup", "disqus",
    "tweet",
    "instagram", "facebook", "pagination", "pager", "bio", "copyright", "mostread", "latest",
  ]
  /// Beginnings of parts.
  private static let beginnings = [
    "relat", "recirc", "promo", "social", "newsletter", "subscri", "comment", "widget", "sponsor", "cookie",
    "teaser",
    "recommend",
  ]
  /// Two parts one behind the other.
  private static let pairs: Set<String> = [
    "most-read", "read-more", "read-next", "more-stories", "more-news", "sr-only", "screen-reader",
    "author-bio",
    "about-author", "visually-hidden", "see-also", "up-next", "follow-us", "print-only",
  ]
  /// ARIA roles of what is no content.
  private static let roles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert",
  ]

  /// Whether a name says so: `article__related-links`, `js-share-bar`, `adSlot`.
  static func names(_ name: String) -> Bool {
    var parts: [String] = []
    var part = ""
    func flush() {
      if !part.isEmpty { parts.append(part) }
      part = ""
    }
    for byte in name.utf8.prefix(512) {
      let isSmall = byte &- 0x61 < 26
      let isCapital = byte &- 0x41 < 26
      if !isSmall, !isCapital {
        flush()
        if byte == 0x20 { parts.append(" ") }
        continue
      }
      if isCapital, let last = part.utf8.last, last &- 0x41 >= 26 { flush() }
      part.unicodeScalars.append(Unicode.Scalar(byte))
    }
    flush()
    let lower = parts.map { $0.lowercased() }
    for (i, part) in lower.enumerated() {
      if words.contains(part) || beginnings.contains(where: { part.hasPrefix($0) }) { return true }
      if i > 0, pairs.contains(lower[i - 1] + "-" + part) { return true }
    }
    return false
  }

  /// Whether an element is set around the story: by its name, its role, or because it is hidden.
  static func isFurniture(_ node: HTMLNode, paragraphs: Int) -> Bool {
    if let role = node.attribute("role"), roles.contains(role.lowercased()) { return true }
    // What holds the story may be called anything.
    if paragraphs >= 4 { return false }
    if let classes = node.attribute("class"), names(classes) { return true }
    if let id = node.attribute("id"), names(id) { return true }
    return false
  }
}
