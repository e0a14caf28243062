import ArticleModel
import SourceText

/// An article of a news document while it is taken out of it.
struct NewsXMLDraft {
  var text = MarkupText()
  /// The title of a document, which is the headline where there is no other.
  var title = FieldText()
  /// When this version was made.
  var date: String?
  /// Until when the item is held back.
  var embargo: String?
  var language: String?
  /// The item's identifier.
  var label: String?
  /// What the format states beside the text.
  var fields: [StatedField] = []
  /// How many languages it states.
  var languages = 0
  /// Whether a paragraph has been met: headings behind it are crossheads.
  var hasBody = false
  var hasHeadline = false
  /// Whether the item was said to be held back.
  var isEmbargoed = false
  /// Whether its description is a caption: pictures, films and drawings have no other text.
  var isPicture = false
  /// What the text of the component that is open is, where a role says so (Belga).
  var componentKind: RegionKind?

  /// The document of the article; nil where it holds no text.
  func document(_ decoded: DecodedText) -> ReadDocument? {
    guard !DocumentReader.isBlank(text.bytes) else { return nil }
    var document = text.document(
      decoded, format: .newsXML, date: date, embargo: embargo, language: language)
    document.metadata.label = label
    document.metadata.fields = fields.map {
      StatedField($0.meaning, $0.value, at: decoded.origin.fileRange($0.range))
    }
    return document
  }
}

/// The forms in which news documents write dates.
enum NewsXMLDate {
  /// `20200615T101500Z` as `2020-06-15T101500Z`, other dates as they are.
  static func dashed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[..<8].allSatisfy({ $0 &- 0x30 < 10 }) else { return text }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return part(0..<4) + "-" + part(4..<6) + "-" + part(6..<8) + part(8..<bytes.count)
  }
}
