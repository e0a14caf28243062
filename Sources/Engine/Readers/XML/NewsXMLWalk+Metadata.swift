import ArticleModel
import SourceText

/// What news documents say beside their text.
extension NewsXMLWalk {
  /// What an element says whose text is waited for.
  enum Awaited {
    case version
    case created
    case embargo
    case credit
  }

  func readMetadata(_ name: String, _ attributes: XMLAttributes, at range: TextRange) {
    /// Notes the value of an attribute of this element.
    func state(_ meaning: StatedField.Meaning, _ attribute: String) {
      guard let value = attributes[attribute], !value.isEmpty else { return }
      draft.fields.append(StatedField(meaning, value, at: range))
    }
    switch name {
    case "nitf", "newsItem", "packageItem", "html", "NewsComponent", "body":
      if draft.language == nil { state(.language, "xml:lang") }
      draft.language = draft.language ?? attributes["xml:lang"]
      if name == "newsItem" || name == "packageItem" {
        draft.label = attributes["guid"] ?? draft.label
        state(.version, "version")
      }
    case "doc-id": draft.label = draft.label ?? attributes["id-string"]
    case "itemClass":
      draft.isPicture = NewsXMLWalk.isPicture(attributes["qcode"] ?? "")
      if draft.isPicture { state(.picture, "qcode") }
    case "language":
      draft.language = attributes["tag"] ?? draft.language
      draft.languages += 1
      draft.fields.removeAll { $0.meaning == .language }
      // Of a text in two languages nothing follows from either.
      if draft.languages == 1 { state(.language, "tag") }
    case "Language":
      let name = attributes["FormalName"] ?? ""
      draft.fields.removeAll { $0.meaning == .language }
      if let language = NewsXMLNames.languages[name] {
        draft.language = language
      } else {
        draft.language = name.isEmpty ? draft.language : name
        state(.language, "FormalName")
      }
    case "MediaType", "MimeType": readMedium(name, attributes["FormalName"] ?? "")
    case "Role": readRole(attributes["FormalName"]?.lowercased() ?? "")
    case "inlineXML", "inlineData": state(.words, "wordcount")
    case "meta" where attributes["name"] == "anpa-wordcount": state(.words, "content")
    case "pubdata" where attributes["unit-of-measure"] == "word": state(.words, "item-length")
    case "pubStatus": state(.status, "qcode")
    case "creditline": expect(.credit)
    default: readDate(name, attributes, state)
    }
  }

  private func readDate(
    _ name: String, _ attributes: XMLAttributes, _ state: (StatedField.Meaning, String) -> Void
  ) {
    switch name {
    case "date.issue": draft.date = attributes["norm"].map(NewsXMLDate.dashed) ?? draft.date
    case "story.date": draft.date = draft.date ?? attributes["norm"].map(NewsXMLDate.dashed)
    case "docdata":
      draft.isEmbargoed = attributes["management-status"] == "embargoed"
      state(.status, "management-status")
    case "date.release" where draft.isEmbargoed:
      draft.embargo = attributes["norm"].map(NewsXMLDate.dashed)
      state(.embargo, "norm")
    case "Status":
      draft.isEmbargoed = attributes["FormalName"]?.lowercased() == "embargoed"
      state(.status, "FormalName")
    case "embargoed": expect(.embargo)
    case "DateAndTime" where draft.isEmbargoed: expect(.embargo)
    case "versionCreated": expect(.version)
    case "contentCreated", "ThisRevisionCreated", "DateAndTime": if draft.date == nil { expect(.created) }
    default: break
    }
  }

  private static func isPicture(_ code: String) -> Bool {
    ["picture", "video", "graphic", "audio", "photo"].contains { code.lowercased().hasSuffix($0) }
  }

  private func readRole(_ role: String) {
    draft.componentKind = NewsXMLWalk.componentKind(role)
    if open.last?.name == "NewsComponent" { componentRole = role }
    guard open.last?.name == "NewsComponent", shownDepth == nil else { return }
    isApart = NewsXMLNames.apart.contains(role)
    if isApart || NewsXMLNames.shown.contains(role) { shownDepth = open.count }
  }

  /// Components of Belga and Business Wire are the parts of one story.
  private static func componentKind(_ role: String) -> RegionKind? {
    switch role {
    case "title", "headline", "subheadline": .headline
    case "lead", "abstract", "summary": .abstract
    case "caption": .caption
    default: nil
    }
  }

  private func readMedium(_ name: String, _ value: String) {
    guard open.last?.name == "ContentItem", !value.isEmpty else { return }
    let value = value.lowercased()
    let isText =
      name == "MediaType"
      ? value.contains("text") || value.contains("html")
      : value.hasPrefix("text/") && !value.hasSuffix("css") || value.contains("xml") || value.contains("html")
    if !isText { isOtherMedium = true }
  }

  private func expect(_ meaning: Awaited) {
    awaited = meaning
    awaitedText = []
    awaitedRange = nil
  }

  /// Takes the text that was waited for at the end of its element.
  func endAwaited() {
    guard let meaning = awaited else { return }
    awaited = nil
    let text = String(decoding: awaitedText.filter { $0 >= 0x20 }, as: UTF8.self)
    guard let range = awaitedRange, text.contains(where: { $0 != " " }) else { return }
    if meaning == .credit {
      draft.fields.append(StatedField(.credit, text, at: range))
      return
    }
    let found = NewsXMLDate.dashed(text.filter { $0 != " " })
    if meaning == .embargo {
      draft.embargo = found
      draft.fields.append(StatedField(.embargo, text, at: range))
    } else {
      draft.date = found
    }
  }
}
