import CGumbo
import SourceText

/// What a page says of its story outside of the story's own text.
struct HTMLPage {
  /// Where the headline stands.
  enum Headline {
    /// In the story, or nowhere.
    case inStory
    case heading(HTMLNode)
    /// In JSON-LD: the contents of a string.
    case data(TextRange)
    /// In the value of an attribute.
    case attribute(TextRange)
    /// In the page's title; so many bytes of it, where the site's name follows.
    case title(HTMLNode, Int?)
  }

  enum Byline {
    case inStory
    case element(HTMLNode)
    /// In JSON-LD: a name a string.
    case data([TextRange])
    case attribute(TextRange)
  }

  let story: HTMLStory
  var headline = Headline.inStory
  private(set) var byline = Byline.inStory
  private(set) var date: String?
  private(set) var language: String?

  private(set) var title: HTMLNode?
  private(set) var data = LinkedData()
  private(set) var meta = HTMLMetadata()
  /// Of the first rank, and of the ranks below.
  private(set) var headings: [HTMLNode] = []
  private(set) var lesserHeadings: [HTMLNode] = []
  /// Headings of the first rank in the story that belong to something else: a box to log in, another story.
  var strays: Set<HTMLNode> = []
  private var bylines: [HTMLNode] = []
  /// Dates by how much they say of the story: of its metadata, of its own time element, of any.
  private var metaDate: String?
  private var storyDate: String?
  private var anyDate: String?
  /// What inside the story says of it when it came out.
  private var aboutStory: Set<HTMLNode> = []
  /// The elements that hold one of those that name the writer.
  private var aboveBylines: Set<HTMLNode> = []
  /// What of the story is read: all but its furniture.
  private(set) var inStory: Set<HTMLNode> = []
  let source: UnsafeBufferPointer<UInt8>

  init(_ root: HTMLNode, _ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    story = HTMLStory(root)
    var elements: [HTMLNode] = []
    root.forEachElement { elements.append($0) }
    for node in elements where isByline(node) { climb(from: node) }
    inStory = reached()
    for node in elements { survey(node) }
    findHeadline(elements)
    findByline(elements)
    date = data.date.flatMap(HTMLPage.iso) ?? metaDate ?? storyDate ?? anyDate
    language = language ?? data.language
  }

  private mutating func climb(from node: HTMLNode) {
    var node = node.pointee.parent
    while let outer = node, aboveBylines.insert(outer).inserted { node = outer.pointee.parent }
  }

  private mutating func reached() -> Set<HTMLNode> {
    var found: Set<HTMLNode> = []
    var waiting = story.nodes
    while let node = waiting.popLast() {
      guard node.isElement || node.pointee.type == GUMBO_NODE_DOCUMENT else { continue }
      if !found.isEmpty, isFurniture(node) {
        if story.isAboutStory(node) { node.forEachElement { aboutStory.insert($0) } }
        continue
      }
      found.insert(node)
      waiting += node.children
    }
    return found
  }

  /// Whether an element inside the story is no part of it.
  func isFurniture(_ node: HTMLNode) -> Bool {
    if strays.contains(node) { return true }
    if inStory.contains(node) { return false }
    if HTMLPage.isHidden(node) { return true }
    if story.isFurniture(node), !isByline(node) { return true }
    if story.isAboutStory(node), !isByline(node), !aboveBylines.contains(node) { return true }
    return node.attribute("class").map(HTMLPage.isAside) == true
  }

  /// Whether classes say that what has them is no part of the story that it stands in.
  static func isAside(_ classes: String) -> Bool {
    classes.split(separator: " ").contains { HTMLNames.asides.contains($0.lowercased()) }
  }

  /// Whether an element holds several paragraphs or most of the story, whatever it is called.
  func holdsMuch(_ node: HTMLNode) -> Bool { story.holdsMuch(node) }

  private mutating func survey(_ node: HTMLNode) {
    switch node.tag {
    case GUMBO_TAG_HTML: language = language ?? node.attribute("lang")
    case GUMBO_TAG_META:
      readMeta(node)
      meta.read(node, source)
    case GUMBO_TAG_TIME: readTime(node)
    case GUMBO_TAG_TITLE where node.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML:
      title = title ?? node
    case GUMBO_TAG_H1: if !HTMLPage.isHidden(node) { headings.append(node) }
    case GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4:
      if !HTMLPage.isHidden(node) { lesserHeadings.append(node) }
    case GUMBO_TAG_SCRIPT: readScript(node)
    default: break
    }
    if isByline(node) { bylines.append(node) }
  }

  private mutating func readMeta(_ node: HTMLNode) {
    let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop")
    guard let name = name?.lowercased(), let content = node.attribute("content").flatMap(HTMLPage.iso) else {
      return
    }
    let names = [
      "article:published_time", "datepublished", "dc.date", "dc.date.issued", "dcterms.created", "date",
      "pubdate",
      "og:published_time", "parsely-pub-date", "sailthru.date",
    ]
    if names.contains(name) { metaDate = metaDate ?? content }
  }

  private mutating func readTime(_ node: HTMLNode) {
    guard let value = node.attribute("datetime").flatMap(HTMLPage.iso) else { return }
    let isPublished = node.attribute("itemprop") == "datePublished" || node.has("pubdate")
    let isOfStory = inStory.contains(node) || aboutStory.contains(node)
    if isOfStory, isPublished || storyDate == nil { storyDate = value }
    if isPublished { storyDate = storyDate ?? value }
    anyDate = anyDate ?? value
  }

  /// A date of ISO 8601; times alone, spans and numbers of milliseconds are none.
  private static func iso(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[..<4].allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return text
  }

  private mutating func readScript(_ node: HTMLNode) {
    guard node.attribute("type")?.lowercased() == "application/ld+json" else { return }
    for child in node.children where child.isText {
      guard let base = source.baseAddress, let data = child.pointee.v.text.original_text.data else {
        continue
      }
      let start = data.withMemoryRebound(to: UInt8.self, capacity: 1) { $0 - base }
      let end = start + child.pointee.v.text.original_text.length
      if start >= 0, end <= source.count { self.data.add(source, TextRange(start, end)) }
    }
  }

  private static func isHidden(_ node: HTMLNode) -> Bool {
    node.has("hidden") || node.attribute("aria-hidden") == "true"
  }

  /// Whether a node of the story was read above it.
  func isRead(_ node: HTMLNode) -> Bool {
    switch (headline, byline) {
    case (.heading(let heading), _) where heading == node: true
    case (_, .element(let element)) where element == node: true
    default: false
    }
  }

  // MARK: Byline

  private static let longestByline = 160

  /// Whether an element says that it names the writer.
  func isByline(_ node: HTMLNode) -> Bool {
    switch node.tag {
    case GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_IMG, GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_SCRIPT:
      return false
    default: break
    }
    guard node.isElement else { return false }
    let says =
      node.attribute("rel")?.split(separator: " ").contains("author") == true
      || node.attribute("itemprop")?.split(separator: " ").contains("author") == true
      || node.attribute("class").map(HTMLPage.namesWriter) == true
    return says && HTMLPage.isShort(node)
  }

  /// Whether classes say that what has them names the writer.
  static func namesWriter(_ classes: String) -> Bool {
    classes.split(separator: " ").contains { name in
      let parts = HTMLFurniture.parts(String(name)).map { Substring($0) }
      guard parts.contains(where: { HTMLNames.writers.contains($0) }) else {
        return false
      }
      return parts.allSatisfy { !HTMLNames.aboutWriters.contains($0) }
    }
  }

  private static func isShort(_ node: HTMLNode) -> Bool {
    var waiting = [node]
    var count = 0
    while let node = waiting.popLast() {
      if node.isText { count += node.string.split { $0.isWhitespace }.reduce(0) { $0 + $1.utf8.count } }
      if count > longestByline { return false }
      if node.tag == GUMBO_TAG_SCRIPT || node.tag == GUMBO_TAG_STYLE { continue }
      waiting += node.children
    }
    return count > 1
  }

  private mutating func findByline(_ elements: [HTMLNode]) {
    let names = data.authors.compactMap { JSONText.string(source, $0) }.map(HTMLPage.folded)
    /// Whether an element names the writers that the page states, as far as it states any.
    func agrees(_ node: HTMLNode) -> Bool {
      let text = HTMLPage.folded(HTMLPage.string(of: node))
      return names.allSatisfy { text.contains($0) }
    }
    let read = bylines.filter { inStory.contains($0) }
    if !read.isEmpty,
      names.isEmpty
        || names.allSatisfy({ name in
          read.contains { HTMLPage.folded(HTMLPage.string(of: $0)).contains(name) }
        })
    {
      return
    }
    let outside = bylines.filter { !inStory.contains($0) }
    if read.isEmpty, story.isPart || !names.isEmpty, let first = outside.first(where: agrees) {
      byline = .element(first)
    } else if !names.isEmpty {
      byline = .data(data.authors)
    } else if let range = meta.author {
      byline = .attribute(range)
    }
  }

  /// Letters and figures alone, in small letters.
  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The text of an element, without white space between its parts.
  static func string(of node: HTMLNode) -> String {
    var text = ""
    var waiting = [node]
    while let node = waiting.popLast(), text.utf8.count < 1024 {
      if node.isText { text += node.string }
      waiting += node.children.reversed()
    }
    return text
  }
}
