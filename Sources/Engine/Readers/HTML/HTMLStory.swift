import CGumbo
import SourceText

/// Finds the story of a page: which element holds it, and what in that is furniture.
///
/// Steps, measured on 181 pages with known stories: the element that says that it is the body of an article; else the
/// `article` with the most text in paragraphs, else `main`, else the innermost element with most of the paragraphs,
/// else the page. In it blocks that are mostly links and
/// elements whose names say so are furniture.
struct HTMLStory {
  /// What is known of an element and all that is in it.
  private struct Weight {
    /// Letters and figures of its text, of its links, of its times, and of its paragraphs.
    var text = 0
    var links = 0
    var times = 0
    var inParagraphs = 0
    /// How many paragraphs it holds.
    var paragraphs = 0

    static func += (a: inout Weight, b: Weight) {
      a.text += b.text
      a.links += b.links
      a.times += b.times
      a.inParagraphs += b.inParagraphs
      a.paragraphs += b.paragraphs
    }
  }

  /// Text in paragraphs without which an article is a teaser.
  private static let leastStory = 400
  /// Text without which what calls itself the body of an article is none.
  private static let leastBody = 150
  /// Tenths of the text in paragraphs, and of the text that is no link, that the element holds which is a story's.
  private static let (densestShare, densestPart) = (7, 4)
  /// A block of fewer letters, more than so many hundredths of them in links, is a list of links; one of links and
  /// times says when the story came out.
  private static let longestLinks = 200
  private static let linkShare = 60

  /// The elements that hold the story, in order.
  private(set) var nodes: [HTMLNode] = []
  /// Whether they are less than the page.
  private(set) var isPart = false
  private var weights: [HTMLNode: Weight] = [:]
  /// Letters and figures of the story.
  private var whole = 0
  /// Whether the page is a whole one, with furniture around its story.
  private let isPage: Bool

  init(_ root: HTMLNode) {
    isPage = HTMLStory.isPage(root)
    guard isPage else {
      nodes = [root]
      return
    }
    weigh(root)
    choose(root)
    whole = nodes.reduce(0) { $0 + weight($1).text }
  }

  /// Whether somebody wrote a body: pieces of HTML have none.
  private static func isPage(_ root: HTMLNode) -> Bool {
    root.children.contains { node in
      node.tag == GUMBO_TAG_BODY
        && node.pointee.parse_flags.rawValue & GUMBO_INSERTION_IMPLIED.rawValue == 0
    }
  }

  // MARK: Weighing

  private mutating func weigh(_ root: HTMLNode) {
    enum Step {
      case enter(HTMLNode)
      case leave(HTMLNode)
    }
    var steps = [Step.enter(root)]
    var open: [(weight: Weight, inLink: Bool, inTime: Bool, inParagraph: Bool)] = [
      (Weight(), false, false, false)
    ]
    while let step = steps.popLast() {
      switch step {
      case .enter(let node):
        let outer = open[open.count - 1]
        if node.isText {
          let count = HTMLStory.letters(node)
          open[open.count - 1].weight.text += count
          if outer.inLink {
            open[open.count - 1].weight.links += count
          } else if outer.inTime {
            open[open.count - 1].weight.times += count
          }
          if outer.inParagraph { open[open.count - 1].weight.inParagraphs += count }
          continue
        }
        guard node.isElement || node.pointee.type == GUMBO_NODE_DOCUMENT else { continue }
        if [GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE].contains(node.tag) {
          continue
        }
        let isParagraph = node.tag == GUMBO_TAG_P
        var weight = Weight()
        if isParagraph { weight.paragraphs = 1 }
        open.append(
          (
            weight, outer.inLink || node.tag == GUMBO_TAG_A, outer.inTime || node.tag == GUMBO_TAG_TIME,
            outer.inParagraph || isParagraph
          ))
        steps.append(.leave(node))
        for child in node.children.reversed() { steps.append(.enter(child)) }
      case .leave(let node):
        guard let done = open.popLast() else { continue }
        weights[node] = done.weight
        open[open.count - 1].weight += done.weight
      }
    }
  }

  private static func letters(_ node: HTMLNode) -> Int {
    guard let text = node.pointee.v.text.text else { return 0 }
    var count = 0
    var i = 0
    while text[i] != 0 {
      let byte = UInt8(bitPattern: text[i])
      if byte > 0x20, byte & 0xC0 != 0x80 { count += 1 }
      i += 1
    }
    return count
  }

  // MARK: Choosing

  private mutating func choose(_ root: HTMLNode) {
    var bodies: [HTMLNode] = []
    var articles: [HTMLNode] = []
    var named: [HTMLNode] = []
    var main: HTMLNode?
    root.forEachElement { node in
      if let property = node.attribute("itemprop"), property.split(separator: " ").contains("articleBody") {
        bodies.append(node)
      }
      if let classes = node.attribute("class"),
        node.tag != GUMBO_TAG_P, classes.split(separator: " ").contains(where: HTMLNames.bodies.contains)
      {
        named.append(node)
      }
      if node.tag == GUMBO_TAG_ARTICLE, HTMLStory.mayBeStory(node) { articles.append(node) }
      if node.tag == GUMBO_TAG_MAIN || node.attribute("role") == "main" { main = main ?? node }
    }
    isPart = true
    let body = bodies.max { weight($0).inParagraphs < weight($1).inParagraphs }
    if let body, weight(body).text >= HTMLStory.leastBody {
      nodes = [body]
      return
    }
    // Articles within an article are its quotations and teasers.
    let article = articles.max { weight($0).inParagraphs < weight($1).inParagraphs }
    if let article, weight(article).inParagraphs >= HTMLStory.leastStory {
      nodes = [article]
      return
    }
    let longest = named.max { weight($0).text < weight($1).text }
    if let longest, weight(longest).text >= HTMLStory.leastStory {
      nodes = [longest]
      return
    }
    if let main, weight(main).text >= HTMLStory.leastStory {
      nodes = [main]
      return
    }
    if !articles.isEmpty, articles.count == 1 {
      nodes = articles
    } else if let main, weight(main).text > 0 {
      nodes = [main]
    } else if let densest = densest(root) {
      nodes = [densest]
    } else {
      nodes = [root]
      isPart = false
    }
  }

  /// Whether an article may be the page's: a comment of a reader is no story, however long.
  private static func mayBeStory(_ node: HTMLNode) -> Bool {
    guard let classes = node.attribute("class") else { return true }
    return classes.split(separator: " ").contains(where: HTMLNames.posts.contains)
      || !HTMLFurniture.names(classes)
  }

  /// Of a page that names no part the innermost element that holds most of what its paragraphs say; nil where
  /// paragraphs are not what the page says, or lie in all of it.
  private func densest(_ root: HTMLNode) -> HTMLNode? {
    let page = weight(root)
    guard page.inParagraphs >= HTMLStory.leastStory else { return nil }
    var found = root
    while let next = found.children.max(by: { weight($0).inParagraphs < weight($1).inParagraphs }),
      next.isElement, weight(next).inParagraphs * 10 >= page.inParagraphs * HTMLStory.densestShare
    {
      found = next
    }
    let (inside, all) = (weight(found), page.text - page.links)
    guard found.tag != GUMBO_TAG_BODY, found.tag != GUMBO_TAG_HTML, found != root, found.tag != GUMBO_TAG_P,
      (inside.text - inside.links) * 10 >= all * HTMLStory.densestPart
    else { return nil }
    return found
  }

  private func weight(_ node: HTMLNode) -> Weight { weights[node] ?? Weight() }

  // MARK: Furniture

  /// Whether an element holds several paragraphs or most of the story, whatever it is called.
  func holdsMuch(_ node: HTMLNode) -> Bool {
    weight(node).paragraphs >= 4 || weight(node).text * 2 > whole
  }

  /// Whether an element inside the story says of it when it came out, or under which head; what names the writer may
  /// say so too.
  func isAboutStory(_ node: HTMLNode) -> Bool {
    guard isPage, node.isElement else { return false }
    let weight = weight(node)
    if weight.text * 2 > whole || weight.text > HTMLStory.longestLinks { return false }
    if case .inline = HTMLWalk.role(of: node.tag) {
      guard HTMLStory.standsAlone(node) else { return false }
      return node.tag == GUMBO_TAG_TIME || HTMLFurniture.isAboutStory(node, paragraphs: weight.paragraphs)
    }
    if HTMLFurniture.isAboutStory(node, paragraphs: weight.paragraphs) { return true }
    return HTMLStory.blocks.contains(node.tag.rawValue) && weight.times > 0
      && (weight.links + weight.times) * 100 > weight.text * HTMLStory.linkShare
  }

  /// Whether an element inside the story is no part of it.
  func isFurniture(_ node: HTMLNode) -> Bool {
    guard isPage, node.isElement else { return false }
    let weight = weight(node)
    // What holds most of the story may be called anything.
    if weight.text * 2 > whole { return false }
    if HTMLFurniture.isFurniture(node, paragraphs: weight.paragraphs) { return true }
    guard HTMLStory.blocks.contains(node.tag.rawValue) else { return false }
    return weight.text > 0 && weight.text < HTMLStory.longestLinks
      && weight.links * 100 > weight.text * HTMLStory.linkShare
  }

  /// Whether blocks or nothing stand on either side of an element, so that it is no part of a line.
  private static func standsAlone(_ node: HTMLNode) -> Bool {
    guard let parent = node.pointee.parent, parent.isElement, parent.tag != GUMBO_TAG_P,
      case let siblings = parent.pointee.v.element.children, let data = siblings.data
    else { return false }
    let place = Int(node.pointee.index_within_parent)
    return [place - 1, place + 1].allSatisfy { i in
      guard i >= 0, i < Int(siblings.length),
        let sibling = data[i]?.assumingMemoryBound(to: GumboNode.self)
      else { return true }
      if sibling.pointee.type == GUMBO_NODE_WHITESPACE || sibling.pointee.type == GUMBO_NODE_COMMENT {
        return true
      }
      guard case .inline = HTMLWalk.role(of: sibling.tag) else { return sibling.isElement }
      return false
    }
  }

  private static let blocks: Set<UInt32> = Set(
    [
      GUMBO_TAG_DIV, GUMBO_TAG_P, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI, GUMBO_TAG_SECTION,
      GUMBO_TAG_FIGURE,
      GUMBO_TAG_DL, GUMBO_TAG_TABLE, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
      GUMBO_TAG_ARTICLE,
    ].map(\.rawValue))
}
