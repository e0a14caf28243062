import ArticleModel

/// The names (classes, identifiers, roles) that pages give to their parts, and what each says of it. Sources: 181
/// pages of the article-extraction-benchmark, templates of Blogger and WordPress, DOMAIN.md 2.7.
enum HTMLNames {
  /// Classes of the element that holds the text of a story.
  static let bodies: Set<Substring> = [
    "post-body", "entry-content", "article-body", "story-body", "post-content", "article-content",
    "article__body", "article__content",
  ]
  /// Classes that WordPress gives to a story, beside those of its tags and categories: `hentry tag-harbour`.
  static let posts: Set<Substring> = ["hentry", "type-post"]

  /// Classes of paragraphs, and what such a paragraph is.
  static let paragraphs: [String: RegionKind] = [
    "byline": .byline, "author": .byline, "dateline": .dateline, "headline": .headline, "caption": .caption,
    "wp-caption-text": .caption, "editor-note": .editorNote,
  ]

  /// Parts of the names of what names the writer.
  static let writers: Set<Substring> = ["byline", "author", "authors", "bylines"]
  /// Further parts with which it shows or describes the writer.
  static let aboutWriters: Set<Substring> = [
    "bio", "box", "avatar", "image", "img", "photo", "picture", "info", "description", "social", "follow",
    "link", "links", "thumb", "icon", "wrapper",
  ]

  /// Parts of the names of what stands at a picture.
  static let captions: Set<Substring> = ["caption", "captions", "credit", "credits"]

  /// Classes of what inside a story is no part of it.
  static let asides: Set<String> = [
    "related", "promo", "twitter-tweet", "advertisement", "share", "newsletter", "breadcrumb", "comments",
  ]

  /// Parts of the names of what is set around a story, whole.
  static let furnitureWords: Set<String> = [
    "share", "sharing", "sidebar", "nav", "navbar", "navigation", "menu", "tag", "tags", "popular",
    "trending",
    "outbrain", "taboola", "ad", "ads", "advert", "advertisement", "advertising", "consent", "modal",
    "breadcrumb",
    "breadcrumbs", "footer", "masthead", "paywall", "toolbar", "skip", "login", "signin", "signup", "disqus",
    "tweet",
    "instagram", "facebook", "pagination", "pager", "bio", "copyright", "mostread", "latest",
  ]
  /// Parts of the names of what says of a story when it came out, and under which head.
  static let aboutStories: Set<String> = [
    "meta", "metadata", "date", "datetime", "timestamp", "pubdate", "published", "updated", "kicker",
  ]
  /// Beginnings of parts of names of furniture.
  static let furnitureBeginnings = [
    "relat", "recirc", "promo", "social", "newsletter", "subscri", "comment", "widget", "sponsor", "cookie",
    "teaser",
    "recommend",
  ]
  /// Two such parts one behind the other.
  static let furniturePairs: Set<String> = [
    "most-read", "read-more", "read-next", "more-stories", "more-news", "sr-only", "screen-reader",
    "author-bio",
    "about-author", "visually-hidden", "see-also", "up-next", "follow-us", "print-only",
  ]
  /// ARIA roles of what is no content.
  static let furnitureRoles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "alert",
  ]

  /// What classes say that a paragraph is; what has a part of the name of captions alone may also be a story.
  static func kind(named classes: String) -> (kind: RegionKind, isCertain: Bool)? {
    let names = classes.split(separator: " ")
    if let kind = names.lazy.compactMap({ paragraphs[$0.lowercased()] }).first {
      return (kind, true)
    }
    let isCaption = names.contains { name in
      name.lowercased().split { $0 == "-" || $0 == "_" }.contains { captions.contains($0) }
    }
    return isCaption ? (.caption, false) : nil
  }
}
