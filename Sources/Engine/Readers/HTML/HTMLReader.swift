import ArticleModel
import CGumbo
import SourceText

/// Takes the story out of a page or a piece of HTML. Tag soup is read as browsers do (gumbo, HTML5).
enum HTMLReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    if let fault = HTMLNesting.fault(in: decoded.text.bytes) {
      return ReadResult(
        document: ReadDocument(
          text: SourceText(name: decoded.text.name, bytes: []),
          metadata: ArticleMetadata(format: FileFormat.html.name)),
        problems: decoded.problems + [onFile(fault, decoded)])
    }
    var walk = HTMLWalk()
    decoded.text.bytes.withUnsafeBufferPointer { walk.run($0) }
    let text = walk.text
    return ReadResult(
      document: text.document(decoded, format: .html, date: walk.date, language: walk.language),
      problems: decoded.problems
        + text.emptyNote("the page holds no text of a story").map { onFile($0, decoded) })
  }

  private static func onFile(_ problem: ReadProblem, _ decoded: DecodedText) -> ReadProblem {
    var problem = problem
    problem.range = decoded.origin.fileRange(problem.range)
    return problem
  }
}

/// One walk over gumbo's tree, without recursion.
struct HTMLWalk {
  private typealias Node = UnsafeMutablePointer<GumboNode>
  /// What is done with a node: entered, or left with a role.
  private enum Step {
    case enter(Node)
    case leave(ElementRole, MarkupKinds)
  }

  /// Classes that pages give to what is no part of the story. Source: DOMAIN.md 2.7.
  private static let furnitureClasses: Set<String> = [
    "related", "promo", "twitter-tweet", "advertisement", "share", "newsletter", "breadcrumb", "comments",
  ]

  /// Classes that say what a paragraph is.
  private static let namedKinds: [String: RegionKind] = [
    "byline": .byline, "author": .byline, "dateline": .dateline, "headline": .headline, "caption": .caption,
    "wp-caption-text": .caption, "editor-note": .editorNote,
  ]

  private(set) var text = MarkupText()
  private(set) var date: String?
  private(set) var language: String?
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var verbatimDepth = 0
  private var preDepth = 0
  private var isInArticle = false
  private var title: Node?
  private var hasHeadline = false

  /// Offset of the source in what all offsets are of.
  private var offset = 0

  init() {}

  /// For a piece of HTML inside another format: goes on with a text.
  init(continuing text: MarkupText, at offset: Int) {
    self.text = text
    self.offset = offset
    hasHeadline = true
  }

  /// Reads a whole source.
  mutating func run(_ p: UnsafeBufferPointer<UInt8>) {
    if let capped = HTMLAttributes.capped(p) {
      capped.withUnsafeBufferPointer { parse($0) }
    } else {
      parse(p)
    }
  }

  private mutating func parse(_ p: UnsafeBufferPointer<UInt8>) {
    guard let base = p.baseAddress else { return }
    source = p
    base.withMemoryRebound(to: CChar.self, capacity: p.count) { characters in
      var options = kGumboDefaultOptions
      // A byte-order mark is no text; to gumbo it would be the first of the body, before any doctype.
      let mark = p.starts(with: TextDecoder.utf8Mark) ? TextDecoder.utf8Mark.count : 0
      guard let output = gumbo_parse_with_options(&options, characters + mark, p.count - mark) else { return }
      defer { gumbo_destroy_output(&options, output) }
      let root = output.pointee.root
      guard let root else { return }
      survey(root)
      let stories = storyNodes(root)
      isInArticle = stories.first != root
      if let title, !hasHeadline { readTitle(title) }
      for story in stories { read(story) }
    }
    text.endParagraph()
  }

  // MARK: Finding the story

  /// Looks for what the head and attributes say, and for a headline in the page.
  private mutating func survey(_ root: Node) {
    var waiting = [root]
    while let node = waiting.popLast() {
      guard HTMLWalk.isElement(node) else { continue }
      switch node.pointee.v.element.tag {
      case GUMBO_TAG_HTML: language = language ?? attribute("lang", of: node)
      case GUMBO_TAG_META: readMeta(node)
      case GUMBO_TAG_TIME: date = date ?? attribute("datetime", of: node)
      case GUMBO_TAG_TITLE where node.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML:
        title = title ?? node
      case GUMBO_TAG_H1: hasHeadline = true
      default: break
      }
      waiting += HTMLWalk.children(of: node)
    }
  }

  private mutating func readMeta(_ node: Node) {
    let name =
      attribute("property", of: node) ?? attribute("name", of: node) ?? attribute("itemprop", of: node)
    guard let name = name?.lowercased(), let content = attribute("content", of: node) else { return }
    if ["article:published_time", "datepublished", "dc.date", "dcterms.created", "date"].contains(name) {
      date = content
    }
  }

  /// The articles of a page, or its main part, or all of it.
  private func storyNodes(_ root: Node) -> [Node] {
    for wanted in [GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN] {
      var found: [Node] = []
      var waiting = [root]
      while let node = waiting.popLast() {
        guard HTMLWalk.isElement(node), !isFurniture(node) else { continue }
        if node.pointee.v.element.tag == wanted {
          found.append(node)
        } else {
          waiting += HTMLWalk.children(of: node).reversed()
        }
      }
      // Pages of one story have one article, or none; lists of teasers have many.
      if !found.isEmpty { return found }
    }
    return [root]
  }

  private mutating func readTitle(_ node: Node) {
    text.open(.headline)
    for child in HTMLWalk.children(of: node) { readText(child) }
    text.close()
  }

  // MARK: Reading it

  private mutating func read(_ story: Node) {
    var steps: [Step] = [.enter(story)]
    while let step = steps.popLast() {
      switch step {
      case .leave(let role, let markup):
        leave(role)
        text.markup = markup
      case .enter(let node):
        switch node.pointee.type {
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_DOCUMENT, GUMBO_NODE_TEMPLATE:
          let role = role(of: node)
          if case .skipped = role { continue }
          if case .object = role {
            text.addObject()
            continue
          }
          enter(role)
          steps.append(.leave(role, text.markup))
          text.markup = text.markup.entering(HTMLWalk.name(of: node))
          for child in HTMLWalk.children(of: node).reversed() { steps.append(.enter(child)) }
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: readText(node)
        default: break
        }
      }
    }
  }

  private static func name(of node: Node) -> String {
    guard isElement(node), let name = gumbo_normalized_tagname(node.pointee.v.element.tag) else { return "" }
    return String(cString: name)
  }

  private func role(of node: Node) -> ElementRole {
    guard HTMLWalk.isElement(node) else { return .block }
    if isFurniture(node) { return isIcon(node) ? .object : .skipped }
    if isIcon(node) { return .object }
    let tag = node.pointee.v.element.tag
    // A page's own header is its masthead; an article's holds the headline.
    if tag == GUMBO_TAG_HEADER, !isInArticle { return HTMLWalk.holdsHeading(node) ? .block : .skipped }
    let role = HTMLWalk.role(of: tag)
    switch role {
    case .block, .paragraph(.body): return namedRole(of: node) ?? role
    default: return role
    }
  }

  /// Whether an element of a line is drawn by its style sheet or holds a link alone: no text, but a class, an address
  /// or the word that readers aloud pass it over.
  private func isIcon(_ node: Node) -> Bool {
    guard case .inline = HTMLWalk.role(of: node.pointee.v.element.tag),
      gumbo_get_attribute(&node.pointee.v.element.attributes, "hidden") == nil
    else { return false }
    if attribute("aria-hidden", of: node) == "true" { return true }
    guard HTMLWalk.children(of: node).isEmpty, node.pointee.v.element.tag != GUMBO_TAG_WBR else {
      return false
    }
    return attribute("class", of: node) != nil || attribute("href", of: node) != nil
  }

  /// What a class says that a paragraph is.
  private func namedRole(of node: Node) -> ElementRole? {
    guard let classes = attribute("class", of: node) else { return nil }
    return classes.split(separator: " ").lazy.compactMap { HTMLWalk.namedKinds[$0.lowercased()] }.first.map {
      ElementRole.paragraph($0)
    }
  }

  private func isFurniture(_ node: Node) -> Bool {
    if attribute("aria-hidden", of: node) == "true"
      || gumbo_get_attribute(&node.pointee.v.element.attributes, "hidden") != nil
    {
      return true
    }
    guard let classes = attribute("class", of: node) else { return false }
    return classes.split(separator: " ").contains { HTMLWalk.furnitureClasses.contains($0.lowercased()) }
  }

  private mutating func enter(_ role: ElementRole) {
    switch role {
    case .block: text.endParagraph()
    case .paragraph(let kind): text.open(kind)
    case .quoted: text.quote(true)
    case .preformatted:
      preDepth += 1
      text.open(.table)
    case .verbatim:
      verbatimDepth += 1
      if verbatimDepth == 1 { text.markVerbatim(true) }
    case .lineBreak: text.breakLine()
    case .inline, .skipped, .object: break
    }
  }

  private mutating func leave(_ role: ElementRole) {
    switch role {
    case .block: text.endParagraph()
    case .paragraph: text.close()
    case .quoted: text.quote(false)
    case .preformatted:
      preDepth -= 1
      text.close()
    case .verbatim:
      verbatimDepth -= 1
      if verbatimDepth == 0 { text.markVerbatim(false) }
    case .lineBreak, .inline, .skipped, .object: break
    }
  }

  private mutating func readText(_ node: Node) {
    guard [GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA].contains(node.pointee.type),
      let base = source.baseAddress
    else { return }
    let piece = node.pointee.v.text.original_text
    guard let data = piece.data, let decoded = node.pointee.v.text.text else { return }
    let start = data.withMemoryRebound(to: UInt8.self, capacity: 1) { $0 - base }
    guard start >= 0, start + piece.length <= source.count else { return }
    let raw = UnsafeBufferPointer(rebasing: source[start..<(start + piece.length)])
    if preDepth > 0, !raw.contains(UInt8(ascii: "&")) { return text.appendLines(raw, at: offset + start) }
    decoded.withMemoryRebound(to: UInt8.self, capacity: 1) { p in
      var length = 0
      while p[length] != 0 { length += 1 }
      HTMLPiece(raw: raw, start: offset + start, decoded: UnsafeBufferPointer(start: p, count: length)).write(
        to: &text)
    }
  }

  // MARK: Nodes

  private static let roles: [ElementRole] = (0..<Int(GUMBO_TAG_LAST.rawValue)).map { number in
    let tag = GumboTag(rawValue: UInt32(number))
    guard let name = gumbo_normalized_tagname(tag) else { return .inline }
    return ElementRole.byName[String(cString: name)] ?? .inline
  }

  private static func role(of tag: GumboTag) -> ElementRole {
    Int(tag.rawValue) < roles.count ? roles[Int(tag.rawValue)] : .inline
  }

  private static func isElement(_ node: Node) -> Bool {
    node.pointee.type == GUMBO_NODE_ELEMENT || node.pointee.type == GUMBO_NODE_TEMPLATE
  }

  private static func children(of node: Node) -> [Node] {
    let list =
      isElement(node)
      ? node.pointee.v.element.children
      : node.pointee.type == GUMBO_NODE_DOCUMENT ? node.pointee.v.document.children : GumboVector()
    guard let data = list.data else { return [] }
    return (0..<Int(list.length)).compactMap { data[$0]?.assumingMemoryBound(to: GumboNode.self) }
  }

  private static func holdsHeading(_ root: Node) -> Bool {
    var waiting = [root]
    while let node = waiting.popLast() {
      guard isElement(node) else { continue }
      if node.pointee.v.element.tag == GUMBO_TAG_H1 { return true }
      waiting += children(of: node)
    }
    return false
  }

  private func attribute(_ name: String, of node: Node) -> String? {
    guard let found = gumbo_get_attribute(&node.pointee.v.element.attributes, name),
      let value = found.pointee.value
    else { return nil }
    return String(cString: value)
  }
}
