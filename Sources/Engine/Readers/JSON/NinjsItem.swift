import SourceText

/// Where the parts of a ninjs item stand that are read: ranges of string contents, still escaped.
///
/// Source: the JSON schemas of ninjs 1.5, 2.1 and 3.0 (IPTC). Version 1 has members such as `body_text`,
/// versions 2 and 3 arrays of variants such as `bodies`.
struct NinjsItem {
  /// The members that mean something here, of the item and of its variants.
  enum Key: String {
    case headline
    case byline
    case by
    case bodyText = "body_text"
    case bodyHTML = "body_html"
    case bodyXHTML = "body_xhtml"
    case headlines
    case bodies
    case language
    case embargoed
    case versioncreated
    case versionCreated
    case firstcreated
    case firstCreated
    case value
    case contenttype
    case contentType
  }

  /// One of several forms of a headline or body.
  private struct Variant {
    var value: TextRange?
    var contentType: TextRange?
  }

  private(set) var headline: TextRange?
  private(set) var byline: TextRange?
  private(set) var body: TextRange?
  /// When this version was made, else when the first one was.
  var date: TextRange? { versionDate ?? firstDate }
  private(set) var language: TextRange?
  private(set) var embargo: TextRange?
  /// A body in HTML; nil where there is a plainer one.
  private(set) var htmlBody: TextRange?

  private var versionDate: TextRange?
  private var firstDate: TextRange?
  private var headlineVariant: TextRange?
  private var headlineRank = 0
  private var bodyVariant: TextRange?
  private var bodyRank = 0
  private var member: Key?
  private var part: Key?
  private var variant = Variant()
  private let p: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { p = bytes }

  /// Takes in one event; `depth` is the number of levels open after it.
  mutating func add(_ event: JSONScanner.Event, depth: Int) {
    switch event {
    case .key(let name) where depth == 1:
      member = key(name)
    case .key(let name) where depth == 3:
      part = key(name)
    case .string(let contents) where depth == 1:
      set(contents)
    case .string(let contents) where depth == 3:
      if part == .value { variant.value = contents }
      if part == .contentType || part == .contenttype { variant.contentType = contents }
    case .objectStart where depth == 3:
      variant = Variant()
      part = nil
    case .objectEnd where depth == 2, .end:
      finishVariant()
    default:
      break
    }
  }

  /// The parts in the order of reading, once everything is taken in.
  mutating func finish() {
    headline = headline ?? headlineVariant
    body = body ?? bodyVariant
    if body != nil { htmlBody = nil }
  }

  private func key(_ name: TextRange) -> Key? {
    // No name that counts is longer.
    guard name.count <= 16 else { return nil }
    return Key(rawValue: String(decoding: p[name.lower..<name.upper], as: UTF8.self))
  }

  private mutating func set(_ contents: TextRange) {
    switch member {
    case .headline: headline = contents
    case .byline, .by: byline = contents
    case .bodyText: body = contents
    case .bodyHTML, .bodyXHTML: htmlBody = contents
    case .language: language = contents
    case .embargoed: embargo = contents
    case .versioncreated, .versionCreated: versionDate = contents
    case .firstcreated, .firstCreated: firstDate = contents
    default: break
    }
  }

  /// Keeps the variant if it is plainer text than those before it.
  private mutating func finishVariant() {
    defer { variant = Variant() }
    guard let value = variant.value else { return }
    let rank = rank(variant)
    if member == .headlines, rank > headlineRank {
      headlineVariant = value
      headlineRank = rank
    }
    guard member == .bodies else { return }
    if rank > bodyRank {
      bodyVariant = value
      bodyRank = rank
    } else if rank == 0 {
      htmlBody = htmlBody ?? value
    }
  }

  /// 3 for plain text, 2 where no type is given, 1 for other types, 0 for mark-up. The type is free text
  /// in practice: `text/html`, `application/nitf+xml`, but also `body_xhtml`.
  private func rank(_ variant: Variant) -> Int {
    guard let type = variant.contentType else { return startsWithTag(variant.value) ? 0 : 2 }
    let name = String(decoding: p[type.lower..<min(type.upper, type.lower + 64)], as: UTF8.self).lowercased()
    if name.hasPrefix("text/plain") || name.hasPrefix("text\\/plain") { return 3 }
    return name.contains("html") || name.contains("xml") || startsWithTag(variant.value) ? 0 : 1
  }

  private func startsWithTag(_ value: TextRange?) -> Bool {
    guard let value, value.count > 2 else { return false }
    return p[value.lower] == UInt8(ascii: "<") && Scalars.isLetter(UInt32(p[value.lower + 1]))
  }
}
