import CGumbo
import SourceText

/// A piece of HTML as content systems write it: known elements, closed in their order, nothing that a browser would
/// have to repair. Its parts say all that a tree would; where anything else stands in it, there is no fragment, and
/// gumbo reads the piece. For the same text in the same places see `HTMLFragmentTests`.
///
/// Source: HTML Living Standard, 13.2.6.4.7. Every rule of that chapter that would move, close or repeat an element is
/// kept from applying: a paragraph or heading holds no blocks, an item stands in a list, a link holds no link.
struct HTMLFragment {
  /// A part of the source.
  enum Part {
    case start(Element)
    case end(Element)
    /// Without content: a break, a picture.
    case void(Element)
    case text(Range<Int>)
    /// A reference, with what it stands for.
    case reference(Range<Int>, [UInt8])
  }

  /// A known element.
  struct Element: Sendable {
    let name: String
    let role: ElementRole
    let model: Model
  }

  /// What an element may stand in and hold.
  enum Model {
    /// Part of a line.
    case phrase
    /// A link: part of a line that holds none of its kind.
    case link
    /// A paragraph or heading, which the next block would end.
    case paragraph
    /// Of a list alone.
    case item
    case list
    /// A block of anything.
    case flow
    case void
    /// Without content, and the end of a paragraph.
    case rule
  }

  private(set) var parts: [Part] = []
  private let p: UnsafeBufferPointer<UInt8>
  private var i = 0
  private var open: [(element: Element, isEmpty: Bool, isMarked: Bool)] = []
  /// What the references stand for that were met, by their names.
  private var references: [String: [UInt8]] = [:]
  /// How many of those that are open are paragraphs, and how many links.
  private var paragraphs = 0
  private var links = 0

  /// Elements within one another.
  private static let deepest = 64
  /// Parts that are kept; no story has so many.
  private static let most = 1 << 14

  /// The parts of a piece; nil where gumbo has to read it.
  init?(_ p: UnsafeBufferPointer<UInt8>) {
    self.p = p
    guard HTMLFragment.isPlain(p) else { return nil }
    skipBlanks()
    while i < p.count {
      guard parts.count < HTMLFragment.most else { return nil }
      let isRead =
        switch p[i] {
        case UInt8(ascii: "<"): readTag()
        case UInt8(ascii: "&") where !isAlone(i): readReference()
        default: readText()
        }
      guard isRead else { return nil }
    }
    guard open.isEmpty else { return nil }
  }

  /// Whether all characters are such as a browser takes for themselves: no controls, nothing ill-formed, no
  /// noncharacters, and no byte-order mark before them.
  private static func isPlain(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    if p.starts(with: TextDecoder.utf8Mark) { return false }
    var i = 0
    while i < p.count {
      if p[i] >= 0x20 && p[i] < 0x7F || MarkupText.isBlank(p[i]) {
        i += 1
        continue
      }
      let (value, length) = Scalars.decode(p, at: i)
      guard length > 1, value >= 0xA0, value & 0xFFFE != 0xFFFE, !(0xFDD0...0xFDEF).contains(value) else {
        return false
      }
      i += length
    }
    return true
  }

  private mutating func skipBlanks() { while i < p.count, MarkupText.isBlank(p[i]) { i += 1 } }

  private mutating func readText() -> Bool {
    let start = i
    while i < p.count, p[i] != UInt8(ascii: "<"), p[i] != UInt8(ascii: "&") || isAlone(i) { i += 1 }
    parts.append(.text(start..<i))
    fillOuter()
    return true
  }

  /// The innermost open element is no longer empty.
  private mutating func fillOuter() {
    if !open.isEmpty { open[open.count - 1].isEmpty = false }
  }

  /// Whether an ampersand stands by itself: `R & D`.
  private func isAlone(_ i: Int) -> Bool { i + 1 == p.count || MarkupText.isBlank(p[i + 1]) }

  /// One whole reference to one character.
  private mutating func readReference() -> Bool {
    let start = i
    i += 1
    fillOuter()
    while i < p.count, i - start < 32, HTMLFragment.isInName(p[i]) || p[i] == UInt8(ascii: "#") {
      i += 1
    }
    guard i < p.count, p[i] == UInt8(ascii: ";") else { return false }
    i += 1
    let name = String(decoding: p[(start + 1)..<(i - 1)], as: UTF8.self)
    if let known = references[name] {
      parts.append(.reference(start..<i, known))
      return true
    }
    // Of `&notit;` the beginning alone is a reference: then the stop is left.
    guard let decoded = HTMLReference.decoded(UnsafeBufferPointer(rebasing: p[start..<i])),
      decoded.last != UInt8(ascii: ";"),
      decoded != [UInt8(ascii: "&")] || name == "amp" || name == "#38",
      decoded.withUnsafeBufferPointer({ Scalars.decode($0, at: 0).length }) == decoded.count
    else { return false }
    references[name] = decoded
    parts.append(.reference(start..<i, decoded))
    return true
  }

  // MARK: Tags

  private mutating func readTag() -> Bool {
    i += 1
    let isEnd = i < p.count && p[i] == UInt8(ascii: "/")
    if isEnd { i += 1 }
    let start = i
    while i < p.count, HTMLFragment.isInName(p[i]) { i += 1 }
    guard let element = HTMLFragment.element(UnsafeBufferPointer(rebasing: p[start..<i])) else {
      return false
    }
    return isEnd ? close(element) : begin(element)
  }

  private mutating func close(_ element: Element) -> Bool {
    guard i < p.count, p[i] == UInt8(ascii: ">"), let last = open.popLast(),
      last.element.name == element.name
    else { return false }
    i += 1
    // Something without text that has a class or an address is a picture: see `HTMLWalk`.
    if last.isEmpty, last.isMarked, case .inline = element.role { return false }
    switch element.model {
    case .paragraph: paragraphs -= 1
    case .link: links -= 1
    default: break
    }
    parts.append(.end(element))
    return true
  }

  private mutating func begin(_ element: Element) -> Bool {
    guard let tag = HTMLTagAttributes(p, from: i) else { return false }
    i = tag.end
    fillOuter()
    switch element.model {
    case .phrase: break
    case .link:
      guard links == 0 else { return false }
      links += 1
    case .paragraph:
      guard paragraphs == 0 else { return false }
      paragraphs += 1
    case .item:
      guard let outer = open.last, case .list = outer.element.model else { return false }
    case .list, .flow: guard paragraphs == 0 else { return false }
    case .rule:
      guard paragraphs == 0, !tag.isMarked else { return false }
      fallthrough
    case .void:
      parts.append(.void(element))
      return true
    }
    guard !tag.isClosed, open.count < HTMLFragment.deepest else { return false }
    open.append((element, true, tag.isMarked))
    parts.append(.start(element))
    return true
  }

  private static func isInName(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private static func element(_ name: UnsafeBufferPointer<UInt8>) -> Element? {
    guard let base = name.baseAddress, !name.isEmpty else { return nil }
    let tag = base.withMemoryRebound(to: CChar.self, capacity: name.count) {
      gumbo_tagn_enum($0, UInt32(name.count))
    }
    return Int(tag.rawValue) < elements.count ? elements[Int(tag.rawValue)] : nil
  }

  /// The elements that are known, by gumbo's number.
  private static let elements: [Element?] = {
    var elements = [Element?](repeating: nil, count: Int(GUMBO_TAG_LAST.rawValue))
    func add(_ model: Model, _ names: String) {
      for name in names.split(separator: " ").map(String.init) {
        elements[Int(gumbo_tag_enum(name).rawValue)] = Element(
          name: name, role: ElementRole.byName[name] ?? .inline, model: model)
      }
    }
    add(.phrase, "b i em strong u s small font span sub sup abbr cite q mark ins del time code kbd samp var")
    add(.link, "a")
    add(.paragraph, "p h1 h2 h3 h4 h5 h6")
    add(.item, "li")
    add(.list, "ul ol")
    add(.flow, "div section blockquote figure figcaption")
    add(.void, "br img")
    add(.rule, "hr")
    return elements
  }()
}
