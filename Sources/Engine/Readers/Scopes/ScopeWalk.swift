import ArticleModel
import SourceText

/// Divides a page into the blocks that Vale reads, each with its scope and its text
/// (shared/vale/SEMANTICS.md, section 5, and trials of Vale 3.15 on pages of our own).
///
/// Text is what stands between two tags, without the white space at its ends; behind an inline element it gets one
/// blank, unless a mark follows that belongs to what comes before. A block ends with any end tag that is not
/// inline, and its scope is that of the outermost element that was opened since the block before it ended.
struct ScopeWalk {
  /// A block with its text.
  struct Block {
    var text: MappedText
    var kinds: MarkupKinds
  }

  private(set) var blocks: [Block] = []
  private let options: ScopeOptions
  /// Whether literals of reStructuredText are told by the elements around them.
  private let isRestructured: Bool

  private var buffer = MappedText()
  /// Elements that were opened since the last block ended.
  private var history: [String] = []
  private var lastElement = ""
  private var isInline = false
  /// Whether the next text is masked.
  private var isMasked = false
  private var isSkipping = false
  /// The element that is left out for its class, and how often it was opened and closed since.
  private var skippedElement: String?
  private var depth = 0
  /// Where the white space behind the last text stands.
  private var trailing: Range<Int>?
  /// Where the tag right before points to, and its classes.
  private var target = ""
  private var classes = ""

  static let inlineElements: Set<String> = [
    "b", "big", "i", "small", "abbr", "acronym", "cite", "dfn", "em", "kbd", "strong", "a", "br", "img",
    "span",
    "sub", "sup", "code", "tt", "del",
  ]

  init(_ options: ScopeOptions, isRestructured: Bool = false) {
    self.options = options
    self.isRestructured = isRestructured
  }

  /// Reads a whole page.
  mutating func run(_ html: MappedText) {
    var reader = HTMLTokens(html)
    while let token = reader.next() {
      switch token {
      case .start(let tag): start(tag)
      case .selfClosing(let tag): note(tag)
      case .end(let name): end(name)
      case .text(let text):
        take(text.trimmed, after: text.firstBlank)
        if let blank = text.lastBlank { trailing = blank }
      case .other: (target, classes) = ("", "")
      }
    }
  }

  private func isIgnored(_ classes: String) -> Bool {
    !classes.isEmpty && classes.split(separator: " ").contains { options.ignoredClasses.contains(String($0)) }
  }

  private mutating func start(_ tag: HTMLTokens.Tag) {
    if tag.name == skippedElement { depth += 1 }
    let inline = ScopeWalk.inlineElements.contains(tag.name)
    let isOut = isIgnored(tag.classes) && !inline
    if options.skippedElements.contains(tag.name) || isOut {
      if isOut { (skippedElement, depth) = (tag.name, 1) }
      isSkipping = true
      isInline = inline
    } else {
      let name = (tag.name == "em" || tag.name == "b") && last == "code" ? "code" : tag.name
      isInline = ScopeWalk.inlineElements.contains(name)
      isMasked = options.ignoredElements.contains(name)
      history.append(name)
      lastElement = name
    }
    note(tag)
  }

  /// The element that was opened last.
  private var last: String { history.last ?? lastElement }

  /// What a tag says beside its name.
  private mutating func note(_ tag: HTMLTokens.Tag) {
    (target, classes) = (tag.target, tag.classes)
    if tag.name == "img", let alternative = tag.alternative, !options.skippedElements.contains("alt"),
      !alternative.isEmpty
    {
      blocks.append(Block(text: alternative, kinds: .alternative))
    }
  }

  private mutating func end(_ name: String) {
    var hasClosed = false
    if name == skippedElement {
      depth -= 1
      hasClosed = depth == 0
    }
    let inline = ScopeWalk.inlineElements.contains(name)
    if isSkipping, options.skippedElements.contains(name) || hasClosed {
      isSkipping = false
      if hasClosed { skippedElement = nil }
    } else if inline {
      lastElement = ""
    }
    if !inline { endBlock() }
    (target, classes) = ("", "")
  }

  /// `leading`: where a blank before the text stands.
  private mutating func take(_ text: MappedText, after leading: Range<Int>?) {
    defer { (target, classes) = ("", "") }
    isMasked = isMasked || isInLiteral
    guard !isSkipping, !text.isEmpty else { return }
    let masks = isMasked || isIgnored(classes)
    var written = text
    let isNested = isInNestedList && !isInline
    // The blank that parts it from what comes before stands in the source as a rule.
    let start = text.source(0).lowerBound
    let blank = [leading, trailing].compactMap(\.self).first { $0.upperBound <= start } ?? start..<start
    trailing = nil
    var lead = isNested ? 1 : 0
    let startsWithMark = !masks && !isNested && ScopeWalk.isClosing(text.bytes)
    if masks || (!target.isEmpty && target.utf8.elementsEqual(text.bytes)) { written = text.masked }
    isMasked = false
    if isInline, !startsWithMark { lead += 1 }
    if lead > 0, ScopeWalk.bindsTightly(buffer.bytes) { lead -= 1 }
    if lead > 0 { buffer.append(Array(repeating: 0x20, count: lead), for: blank) }
    buffer.append(written, 0..<written.count)
  }

  /// Whether a literal of reStructuredText holds the spans that were opened last.
  private var isInLiteral: Bool {
    guard isRestructured, let outer = history.lastIndex(where: { $0 != "span" }) else { return false }
    return history[outer] == "tt" && outer + 1 != history.count
  }

  private var isInNestedList: Bool {
    guard last == "li", history.count > 3 else { return false }
    let (parent, grandparent) = (history[history.count - 2], history[history.count - 3])
    return (parent == "ol" || parent == "ul") && grandparent == "li"
  }

  /// Whether a text begins with a mark that belongs to what comes before it.
  private static func isClosing(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return false }
    return ".?!,:;)]}".utf8.contains(first) || isDash(bytes.prefix(3))
  }

  /// Whether what follows a text belongs to its last character.
  private static func bindsTightly(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last else { return false }
    return "([{".utf8.contains(last) || isDash(bytes.suffix(3))
  }

  private static func isDash(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual("—".utf8) || bytes.elementsEqual("–".utf8)
  }

  private mutating func endBlock() {
    defer {
      buffer = MappedText()
      history = []
    }
    guard buffer.bytes.contains(where: { !MappedText.isSpace($0) }) else { return }
    guard let kinds = history.lazy.compactMap(ScopeWalk.kinds).first else {
      blocks.append(Block(text: buffer, kinds: [.paragraph, .summary]))
      return
    }
    while buffer.bytes.first == 0x20 { buffer.removeFirst() }
    blocks.append(Block(text: buffer, kinds: kinds))
  }

  /// What an element makes of the block that it holds; nil for those that say nothing of it.
  private static func kinds(_ element: String) -> MarkupKinds? {
    switch element {
    case "th": .tableHeader
    case "td": .tableCell
    case "caption": .tableCaption
    case "li": [.list, .summary]
    case "blockquote": [.blockquote, .summary]
    case "figcaption": .figureCaption
    case "h1", "h2", "h3", "h4", "h5", "h6":
      .heading(element.utf8.last.map { Int($0) - 0x30 } ?? 1)
    default: nil
    }
  }
}
