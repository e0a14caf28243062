import ArticleModel
import CGumbo
import SourceText

/// One walk over gumbo's tree, without recursion.
struct HTMLWalk {
  /// What is done with a node: entered, or left with a role.
  private enum Step {
    case enter(HTMLNode)
    case leave(ElementRole, MarkupKinds)
  }

  var text = MarkupText()
  private(set) var date: String?
  private(set) var language: String?
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var verbatimDepth = 0
  private var preDepth = 0
  /// Bylines that are open: what is inside one is no byline of its own.
  private var bylines = 0
  private var hasByline = false
  private var page: HTMLPage?
  private var isInArticle = false

  /// Offset of the source in what all offsets are of.
  private(set) var offset = 0
  /// Whether it is a piece inside another format, whose headline stands elsewhere.
  private var isPiece = false
  /// What a paragraph without a kind of its own is.
  private var base = RegionKind.body

  init() {}

  /// For a piece of HTML inside another format: goes on with a text. `kind`: what its paragraphs are; but for a body
  /// all of them.
  init(continuing text: MarkupText, at offset: Int, in kind: RegionKind = .body) {
    self.text = text
    self.offset = offset
    base = kind
    isPiece = true
    if kind != .body { self.text.open(kind) }
  }

  /// Reads a whole source. `byTree`: also a piece whose parts say all that its tree would.
  mutating func run(_ p: UnsafeBufferPointer<UInt8>, byTree: Bool = false) {
    if isPiece, !byTree, let fragment = HTMLFragment(p) {
      write(fragment, of: p)
    } else if let capped = HTMLAttributes.capped(p) {
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
      guard let root = output.pointee.root else { return }
      let page = HTMLPage(root, p)
      self.page = page
      isInArticle = page.story.isPart
      language = page.language
      date = page.date
      if !isPiece { readHead(page) }
      for story in page.story.nodes { read(story) }
      self.page = nil
    }
    text.endParagraph()
  }

  // MARK: Above the story

  /// The headline and the byline, where they stand outside of the story.
  private mutating func readHead(_ page: HTMLPage) {
    switch page.headline {
    case .inStory: break
    case .heading(let node): readApart(node, as: .headline)
    case .data(let range): write(range, as: .headline)
    case .attribute(let range): writeAttribute(range, as: .headline)
    case .title(let node, let length): readTitle(node, length)
    }
    switch page.byline {
    case .inStory: break
    case .element(let node): readApart(node, as: .byline)
    case .data(let ranges): for range in ranges { write(range, as: .byline) }
    case .attribute(let range): writeAttribute(range, as: .byline)
    }
  }

  private mutating func readApart(_ node: HTMLNode, as kind: RegionKind) {
    text.open(kind)
    bylines += 1
    for child in node.children { read(child) }
    bylines -= 1
    text.close()
  }

  /// Writes a string of JSON-LD: a script's text is no mark-up.
  private mutating func write(_ contents: TextRange, as kind: RegionKind) {
    var log = FaultLog()
    let field = JSONText.field(source, contents, log: &log)
    let map = OriginMap(
      segments: field.origin.segments.map {
        OriginMap.Segment(
          textStart: Int($0.textStart), fileStart: Int($0.fileStart) + offset, textUnit: Int($0.textUnit),
          fileUnit: Int($0.fileUnit))
      })
    var inner = MarkupText()
    field.bytes.withUnsafeBufferPointer { PlainParagraphs.write($0, as: kind, to: &inner) }
    text.append(inner, through: map, layers: [.json])
    text.enterZone([.xml])
  }

  /// Writes the value of an attribute, references in it decoded.
  private mutating func writeAttribute(_ range: TextRange, as kind: RegionKind) {
    text.endParagraph()
    text.enterZone([.attribute])
    text.open(kind)
    var i = range.lower
    while i < range.upper {
      var end = i
      while end < range.upper, source[end] != UInt8(ascii: "&") { end += 1 }
      text.append(UnsafeBufferPointer(rebasing: source[i..<end]), at: offset + i)
      i = end
      guard i < range.upper else { break }
      end = i + 1
      while end < range.upper, end - i < 40, source[end] != UInt8(ascii: ";"),
        source[end] != UInt8(ascii: "&")
      {
        end += 1
      }
      if end < range.upper, source[end] == UInt8(ascii: ";") { end += 1 }
      let reference = UnsafeBufferPointer(rebasing: source[i..<end])
      if let decoded = HTMLReference.decoded(reference) {
        text.append(decoded, for: (offset + i)..<(offset + end))
      } else {
        text.append(reference, at: offset + i)
      }
      i = end
    }
    text.close()
    text.enterZone([.xml])
  }

  /// The page's title, as far as it is not the site's name.
  private mutating func readTitle(_ node: HTMLNode, _ length: Int?) {
    text.open(.headline)
    for child in node.children { readText(child, atMost: length) }
    text.close()
  }

  // MARK: Reading it

  private mutating func read(_ story: HTMLNode) {
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
          text.markup = text.markup.entering(node.name)
          for child in node.children.reversed() { steps.append(.enter(child)) }
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: readText(node)
        default: break
        }
      }
    }
  }

  private func role(of node: HTMLNode) -> ElementRole {
    guard node.isElement else { return .block }
    if page?.isFurniture(node) == true { return isIcon(node) ? .object : .skipped }
    if isIcon(node) { return .object }
    let tag = node.tag
    // A page's own header is its masthead; an article's holds the headline.
    if tag == GUMBO_TAG_HEADER, !isInArticle { return HTMLWalk.holdsHeading(node) ? .block : .skipped }
    // A heading that was read above the story is read once.
    if page?.isRead(node) == true { return .skipped }
    let role = HTMLWalk.role(of: tag)
    if bylines > 0 {
      if case .paragraph = role { return .block }
      return role
    }
    if page?.isByline(node) == true { return .paragraph(.byline) }
    switch role {
    case .block, .paragraph(.body): return namedRole(of: node) ?? role
    default: return role
    }
  }

  /// Whether an element of a line is drawn by its style sheet or holds a link alone: no text, but a class, an address
  /// or the word that readers aloud pass it over.
  private func isIcon(_ node: HTMLNode) -> Bool {
    guard case .inline = HTMLWalk.role(of: node.tag), !node.has("hidden") else { return false }
    if node.attribute("aria-hidden") == "true" { return true }
    guard node.children.isEmpty, node.tag != GUMBO_TAG_WBR else { return false }
    return node.attribute("class") != nil || node.attribute("href") != nil
  }

  /// What a class says that a paragraph is.
  private func namedRole(of node: HTMLNode) -> ElementRole? {
    guard let kind = node.attribute("class").flatMap(HTMLNames.kind) else { return nil }
    return kind.isCertain || page?.holdsMuch(node) == false ? .paragraph(kind.kind) : nil
  }

  mutating func enter(_ role: ElementRole) {
    switch role {
    case .block: text.endParagraph()
    case .paragraph(let kind):
      if kind == .byline { bylines += 1 }
      text.open(base == .body ? kind : base)
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

  mutating func leave(_ role: ElementRole) {
    switch role {
    case .block: text.endParagraph()
    case .paragraph(let kind):
      if kind == .byline { bylines -= 1 }
      text.close()
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

  /// `limit`: bytes of the node that are read; nil: all.
  private mutating func readText(_ node: HTMLNode, atMost limit: Int? = nil) {
    guard node.isText, let base = source.baseAddress else { return }
    let piece = node.pointee.v.text.original_text
    guard let data = piece.data, let decoded = node.pointee.v.text.text else { return }
    var start = data.withMemoryRebound(to: UInt8.self, capacity: 1) { $0 - base }
    let end = start + piece.length
    guard start >= 0, end <= source.count else { return }
    // To gumbo a text that begins with a carriage return and a line feed begins with the second.
    if start > 0, start < end, source[start] == 0x0A, source[start - 1] == 0x0D { start -= 1 }
    let raw = UnsafeBufferPointer(rebasing: source[start..<end])
    if let limit, limit <= raw.count {
      return text.append(UnsafeBufferPointer(rebasing: raw[0..<limit]), at: offset + start)
    }
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

  static func role(of tag: GumboTag) -> ElementRole {
    Int(tag.rawValue) < roles.count ? roles[Int(tag.rawValue)] : .inline
  }

  private static func holdsHeading(_ root: HTMLNode) -> Bool {
    var found = false
    root.forEachElement { if $0.tag == GUMBO_TAG_H1 { found = true } }
    return found
  }
}
