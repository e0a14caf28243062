import ArticleModel

/// What the elements of news documents are. What is not in these tables is no copy: identifiers, sizes, rights and
/// addresses stand beside the story in every format.
///
/// Sources: NITF 3.6, NewsML 1.2 and NewsML-G2 2.31 (IPTC); DOMAIN.md 2.3 and 2.4.
enum NewsXMLNames {
  /// What is done with an element outside of a story's own mark-up.
  enum Treatment {
    /// Its children are looked at, its text is not.
    case structure
    /// A new article, and structure.
    case article
    /// Its text is a paragraph of a kind, whatever its children are.
    case field(RegionKind)
    /// Its text is the headline of a story that has no other.
    case title
    /// Text in mark-up, escaped mark-up or plain lines.
    case data
    /// Nothing of it.
    case skipped
  }

  /// Roots of documents that hold news.
  static let roots: Set<String> = [
    "nitf", "newsItem", "newsMessage", "packageItem", "NewsML", "NewsItem", "html", "article", "story",
  ]
  /// Roots of which the whole is a story's mark-up.
  static let pages: Set<String> = ["html", "article", "story"]

  /// By the name of the parent and of the element; `*`: any parent that is structure itself.
  static let treatments: [String: [String: Treatment]] = {
    var table: [String: [String: Treatment]] = [:]
    func set(_ treatment: Treatment, in parents: String, _ names: String) {
      for parent in parents.split(separator: " ") {
        for name in names.split(separator: " ") {
          table[String(parent), default: [:]][String(name)] = treatment
        }
      }
    }
    // NITF.
    set(.structure, in: "nitf", "head body")
    set(.structure, in: "body", "body.head body.end hedline")
    set(.title, in: "head", "title")
    set(.data, in: "nitf body", "body.content")
    set(.structure, in: "body.head", "hedline")
    set(.field(.headline), in: "hedline body.head", "hl1 hl2")
    set(.field(.byline), in: "body.head body", "byline")
    set(.field(.dateline), in: "body.head body", "dateline")
    set(.field(.abstract), in: "body.head", "abstract")
    set(.field(.editorNote), in: "body.head", "note")
    set(.field(.signOff), in: "body.end", "tagline")
    // NewsML-G2.
    set(.structure, in: "newsMessage", "itemSet")
    set(.article, in: "itemSet", "newsItem packageItem")
    set(.structure, in: "newsItem", "itemMeta contentMeta contentSet")
    set(.structure, in: "packageItem", "itemMeta contentMeta")
    set(.field(.editorNote), in: "itemMeta", "edNote")
    set(.field(.headline), in: "contentMeta", "headline")
    set(.field(.byline), in: "contentMeta", "by")
    set(.field(.dateline), in: "contentMeta", "dateline")
    set(.field(.abstract), in: "contentMeta", "description")
    set(.data, in: "contentSet", "inlineXML inlineData")
    // NewsML 1.2.
    set(.article, in: "NewsML", "NewsItem")
    set(.structure, in: "NewsItem NewsComponent", "NewsComponent")
    set(.structure, in: "NewsComponent", "NewsLines ContentItem")
    set(.field(.headline), in: "NewsLines", "HeadLine SubHeadLine")
    set(.field(.byline), in: "NewsLines", "ByLine")
    set(.field(.dateline), in: "NewsLines", "DateLine")
    set(.data, in: "ContentItem", "DataContent")
    set(.structure, in: "ContentItem", "Encoding")
    set(.data, in: "Encoding", "DataContent")
    return table
  }()

  /// Elements of a story's mark-up beside those of `ElementRole.byName`: what stands at a picture is not copy, but
  /// its caption is.
  static let markup: [String: ElementRole] = [
    "media-producer": .skipped, "media-object": .skipped, "distributor": .skipped, "rights": .skipped,
    "byttl": .block, "copyrite": .skipped, "credit": .skipped, "story.date": .skipped,
  ]

  /// Classes of what agencies put beside the story (dpa) and of its parts.
  static let furniture: Set<String> = [
    "notepad", "linkbox", "infobox", "notebook", "contacts", "slugline", "publicationdate", "genre",
    "vignette",
  ]

  /// Classes that say what a paragraph of a story is. Source: dpa's XHTML.
  static let paragraphClasses: [String: RegionKind] = ["byline": .byline, "closingline": .signOff]

  /// Roles of descriptions that list what a film shows, shot by shot. Source: AFP and IPTC's examples.
  static let shotLists: Set<String> = ["shotlist", "script"]
  /// Roles of descriptions that are written by programs for programs. Source: ANSA.
  static let machineText: Set<String> = ["semantics"]

  /// Languages that agencies name by a country. Source: AFP's NewsML 1.2.
  static let languages: [String: String] = ["GB": "en", "US": "en"]

  /// Elements that hold a story's mark-up, or something else.
  static let holders: Set<String> = ["inlineXML", "DataContent"]
  /// What stands in the place of a story's mark-up and is none: fixtures and results (SportsML), calendars
  /// (EventsML), vocabularies (NewsML 1.2).
  static let otherContent: Set<String> = [
    "Catalog", "TopicSet",
    "sports-content", "sports-content-set", "sports-event", "schedule", "standing", "statistic", "tournament",
    "events", "event", "concept", "conceptSet", "planning", "weather-content",
  ]

  /// Roles of components of NewsML 1.2 that hold no copy: whom to call, what to post elsewhere. Source: releases of
  /// Business Wire.
  static let apart: Set<String> = ["contact", "contacts", "tweettext"]

  /// Roles of components of NewsML 1.2 that show something, or let somebody be heard: their text is a caption, their
  /// titles repeat the story's or name the sound.
  /// Source: messages of Belga, AFP and Business Wire.
  static let shown: Set<String> = [
    "picture", "photo", "image", "graphic", "video", "clip", "thumbnail", "preview", "logo", "stylesheet",
    "sound", "quicklook", "quote",
  ]
}
