import ArticleModel
import SourceText

/// One item of a feed: its fields in any order.
struct FeedItem {
  private struct Part {
    var field = FieldText()
    var isHTML: Bool?
    /// XHTML, already written.
    var markup: MarkupText?
  }

  private var title: Part?
  private var author: Part?
  private var content: Part?
  private var summary: Part?
  private var excerpt: Part?
  private var captions: [Part] = []
  private var date: String?
  private var label: String?
  private var postType: String?
  var language: String?

  /// Fields are short but for the story; a longer date or label is none.
  static func string(_ field: FieldText) -> String? {
    guard field.bytes.count <= 512 else { return nil }
    let text = String(decoding: field.bytes.filter { $0 >= 0x20 }, as: UTF8.self)
    let words = text.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  mutating func add(_ field: FieldText, _ kind: FeedField, isHTML: Bool?) {
    let part = Part(field: field, isHTML: isHTML)
    switch kind {
    case .title: title = title ?? part
    case .author: author = author ?? part
    case .content: content = content ?? part
    case .summary: summary = summary ?? part
    case .excerpt: excerpt = excerpt ?? part
    case .caption: captions.append(part)
    case .date: date = date ?? FeedItem.string(field).flatMap(FeedDate.iso)
    case .language: language = FeedItem.string(field) ?? language
    case .label: label = label ?? FeedItem.string(field)
    case .postType: postType = FeedItem.string(field)
    }
  }

  mutating func add(_ markup: MarkupText, _ kind: FeedField) {
    let part = Part(markup: markup)
    switch kind {
    case .title: title = title ?? part
    case .content: content = content ?? part
    case .summary: summary = summary ?? part
    default: break
    }
  }

  /// The article of the item; nil where it has no text, or is no story.
  func document(_ decoded: DecodedText, number: Int, language: String?) -> ReadDocument? {
    if let postType, postType != "post", postType != "page" { return nil }
    var text = MarkupText()
    FeedItem.write(
      title, as: .headline, isHTML: title.map { $0.field.holdsHTML || $0.field.holdsReferences }, to: &text)
    if let author { FeedItem.writeAuthor(author, to: &text) }
    if content != nil {
      FeedItem.write(excerpt ?? summary, as: .abstract, to: &text)
      FeedItem.write(content, as: .body, to: &text)
    } else {
      FeedItem.write(
        summary ?? excerpt, as: FeedItem.isCut(summary ?? excerpt) ? .abstract : .body, to: &text)
    }
    for caption in captions { FeedItem.write(caption, as: .caption, to: &text) }
    guard !text.bytes.isEmpty else { return nil }
    var document = text.document(
      decoded, format: .feed, date: date, language: self.language ?? language)
    document.metadata.label = label ?? "item \(number)"
    return document
  }

  private static func write(
    _ part: Part?, as kind: RegionKind, isHTML: Bool? = nil, to text: inout MarkupText
  ) {
    guard let part else { return }
    if let markup = part.markup {
      text.append(markup, through: .identity, layers: [.xml])
    } else {
      text.append(part.field, as: kind, isHTML: part.isHTML ?? isHTML)
    }
  }

  /// `ann@example.org (Ann Doe)` of RSS is an address: the name alone is a byline.
  private static func writeAuthor(_ author: Part, to text: inout MarkupText) {
    if author.field.bytes.contains(UInt8(ascii: "@")) { return }
    text.append(author.field, as: .byline, isHTML: false)
  }

  /// A sign that nothing closes is text.
  private static func withoutTags(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes
    while let open = rest.firstIndex(of: UInt8(ascii: "<")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      kept += rest[..<open]
      rest = rest[(close + 1)...]
    }
    return kept + rest
  }

  /// Whether a summary breaks off: it ends in dots, or in words that lead on to the page.
  private static func isCut(_ part: Part?) -> Bool {
    guard let part else { return false }
    let end = String(decoding: FeedItem.withoutTags(part.field.bytes.suffix(240)), as: UTF8.self)
      .trimmingSuffix { $0.isWhitespace }
    return ["…", "...", "[…]", "[...]", "&hellip;", "[&#8230;]", "&#8230;", "Continue reading", "Read more"]
      .contains {
        end.hasSuffix($0)
      }
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
