import ArticleModel
import SourceText

/// Takes the stories out of NITF, NewsML 1.2 and NewsML-G2, also with XHTML, NITF or escaped HTML inside, and out of
/// XHTML. What a story is `NewsXMLNames` says: everything else is left out.
enum NewsXMLReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    let walk = NewsXMLWalk()
    var problems = XMLStream.read(decoded.text.bytes, walk)
    walk.finish()
    var documents = walk.drafts.compactMap { $0.document(decoded) }
    if documents.isEmpty { documents = MappedXMLReader.documents(decoded) }
    if documents.isEmpty, !problems.contains(where: \.isError) {
      problems.append(
        ReadProblem(
          kind: .nothingToRead, isError: false, range: TextRange(at: 0),
          message: "no headline or body of a news item in this file"))
    }
    for i in problems.indices { problems[i].range = decoded.origin.fileRange(problems[i].range) }
    if documents.isEmpty {
      var draft = walk.drafts.first ?? NewsXMLDraft()
      draft.text = MarkupText()
      let empty = draft.text.document(
        decoded, format: .newsXML, date: draft.date, embargo: draft.embargo, language: draft.language)
      return ReadResult(document: empty, problems: decoded.problems + problems)
    }
    return ReadResult(
      documents: documents, name: decoded.text.name, problems: decoded.problems + problems)
  }
}

/// Takes the events of a news document and writes the texts of its articles.
final class NewsXMLWalk: XMLEvents {
  /// Finished articles, and the one that is open.
  private(set) var drafts = [NewsXMLDraft()]

  /// What is done with the text of an element that is open.
  private enum Mode {
    case structure
    case skipped
    /// Text of a story, in the role of the element.
    case markup(ElementRole)
    /// As `markup`, as long as it is not known whether the text is mark-up itself.
    case data(ElementRole)
  }

  private struct Open {
    var name: String
    var mode: Mode
    /// The kind of its paragraphs, where it is a field.
    var field: RegionKind?
  }

  private var open: [Open] = []
  private var preformatted = 0
  private var verbatim = 0
  private var isCDATA = false
  /// The text of an element of data, until a child shows that it is in mark-up.
  private var gathered: FieldText?
  /// What the date says whose text is being read.
  private enum DateMeaning { case version, created, embargo }
  private var awaited: DateMeaning?
  private var dateText: [UInt8] = []
  /// Whether the content item that is open says that it is no text.
  private var isOtherMedium = false

  private var draft: NewsXMLDraft {
    get { drafts[drafts.count - 1] }
    _modify { yield &drafts[drafts.count - 1] }
  }

  // MARK: Events

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    let parent = open.last
    var entry = Open(name: name.local, mode: .skipped, field: parent?.field)
    switch parent?.mode {
    case nil: enterRoot(&entry, attributes)
    case .skipped: break
    case .structure: enterStructure(&entry, parent?.name ?? "", attributes)
    case .markup: entry.mode = .markup(role(of: name.local, attributes, in: parent?.field))
    case .data:
      settle()
      // NITF inside NewsML, as structure of its own.
      if name.local == "nitf" {
        entry.mode = .structure
      } else {
        entry.mode = .markup(role(of: name.local, attributes, in: nil))
      }
    }
    readMetadata(name.local, attributes)
    if case .markup(let role) = entry.mode { enter(role) }
    if case .markup(.skipped) = entry.mode { entry.mode = .skipped }
    if case .markup(.object) = entry.mode { entry.mode = .skipped }
    open.append(entry)
  }

  func end(_ name: XMLName, at range: TextRange) {
    endDate()
    guard let entry = open.popLast() else { return }
    switch entry.mode {
    case .structure:
      if entry.name == "ContentItem" { isOtherMedium = false }
      if entry.name == "NewsComponent" { draft.componentKind = nil }
      draft.text.endParagraph()
    case .skipped: break
    case .data(let role):
      settle(isEnd: true)
      leave(role)
      draft.hasBody = draft.hasBody || !draft.text.bytes.isEmpty
    case .markup(let role):
      // EFE's bylines are the initials of reporter and desk.
      if case .paragraph(.byline) = role, NewsXMLWalk.isInitials(draft.text.openText) {
        draft.text.recast(.signOff, [])
      }
      leave(role)
    }
  }

  /// `gr/bp`.
  private static func isInitials(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 16 && bytes.contains(UInt8(ascii: "/"))
      && bytes.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "/") }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if awaited != nil, dateText.count < 64 { dateText += bytes.prefix(64) }
    switch open.last?.mode {
    case .data:
      var field = gathered ?? FieldText()
      gathered = nil
      field.append(bytes, at: range, isCDATA: isCDATA)
      gathered = field
    case .markup: write(bytes, at: range, isCDATA: isCDATA)
    case .structure, .skipped, nil: break
    }
  }

  func cdata(_ isOpening: Bool) { isCDATA = isOpening }

  func omitted(at range: TextRange) { draft.text.addObject() }

  /// After the last event.
  func finish() {
    settle(isEnd: true)
    draft.text.endParagraph()
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange, isCDATA: Bool) {
    draft.text.enterZone(isCDATA ? [.cdata] : [.xml])
    if preformatted > 0, bytes.count == range.count {
      draft.text.appendLines(bytes, at: range.lower)
    } else if bytes.count == range.count {
      draft.text.append(bytes, at: range.lower)
    } else {
      draft.text.append(bytes, for: range.lower..<range.upper)
    }
  }

  /// Writes what was gathered of an element of data: at its end as what it looks like, before a child as text of
  /// the mark-up that the child shows it to be.
  private func settle(isEnd: Bool = false) {
    guard let field = gathered else { return }
    gathered = nil
    if field.isBlank { return }
    if isEnd || field.holdsHTML {
      draft.text.append(field, as: draft.componentKind ?? .body)
      return
    }
    field.bytes.withUnsafeBufferPointer { p in
      for piece in field.pieces {
        write(UnsafeBufferPointer(rebasing: p[piece.text]), at: piece.source, isCDATA: field.hasCDATA)
      }
    }
  }

  // MARK: Structure

  private func enterRoot(_ entry: inout Open, _ attributes: XMLAttributes) {
    guard NewsXMLNames.roots.contains(entry.name) else { return }
    entry.mode = NewsXMLNames.pages.contains(entry.name) ? .markup(.block) : .structure
  }

  private func enterStructure(_ entry: inout Open, _ parent: String, _ attributes: XMLAttributes) {
    guard let treatment = NewsXMLNames.treatments[parent]?[entry.name] else { return }
    switch treatment {
    case .skipped: break
    case .structure:
      entry.mode = .structure
      if entry.name == "NewsComponent" { enterComponent(attributes) }
    case .article:
      entry.mode = .structure
      if !draft.text.bytes.isEmpty {
        draft.text.endParagraph()
        drafts.append(NewsXMLDraft())
      }
    case .field(let kind):
      entry.field = fieldKind(kind, entry.name, attributes)
      guard let kind = entry.field else { return }
      entry.mode = .markup(.paragraph(kind))
      if kind == .headline { draft.hasHeadline = true }
    case .data:
      if isOtherMedium || NewsXMLWalk.isBlob(attributes) { return }
      if let kind = draft.componentKind {
        entry.field = kind
        entry.mode = .data(.paragraph(kind))
        enter(.paragraph(kind))
      } else {
        entry.mode = .data(.block)
        enter(.block)
      }
    }
  }

  /// What a field is here; nil: no copy.
  private func fieldKind(_ kind: RegionKind, _ name: String, _ attributes: XMLAttributes) -> RegionKind? {
    switch name {
    case "description": return draft.isPicture ? .caption : kind
    case "note": return ["cpyrt", "end"].contains(attributes["noteclass"]) ? nil : kind
    case "headline", "hl1", "hl2", "HeadLine", "SubHeadLine": return draft.hasBody ? .crosshead : kind
    default: return kind
    }
  }

  /// A component in another language than the story before it is a story of its own.
  private func enterComponent(_ attributes: XMLAttributes) {
    guard let language = attributes["xml:lang"], let known = draft.language, language != known, draft.hasBody
    else { return }
    draft.text.endParagraph()
    var next = NewsXMLDraft()
    next.date = draft.date
    next.embargo = draft.embargo
    next.language = language
    drafts.append(next)
  }

  /// Whether an element says that its content is no text: coded bytes, or of another medium.
  private static func isBlob(_ attributes: XMLAttributes) -> Bool {
    if let encoding = attributes["encoding"], !encoding.isEmpty { return true }
    guard let type = attributes["contenttype"]?.lowercased() else { return false }
    return !type.hasPrefix("text/") && !type.contains("xml") && !type.contains("html")
  }

  // MARK: Mark-up

  private func role(of name: String, _ attributes: XMLAttributes, in field: RegionKind?) -> ElementRole {
    let role =
      NewsXMLNames.markup[name] ?? ElementRole.byName[name] ?? ElementRole.byName[name.lowercased()]
      ?? .inline
    if let field {
      // Paragraphs of a field are of its kind.
      switch role {
      case .paragraph: return .paragraph(field)
      case .block: return name == "byttl" ? .paragraph(field) : .block
      default: return role
      }
    }
    if let classes = attributes["class"] {
      let words = classes.lowercased().split(separator: " ")
      if words.contains(where: { NewsXMLNames.furniture.contains(String($0)) }) { return .skipped }
      if name == "span", words.contains("credit") { return .skipped }
    }
    // `hl1` and `h1` are the headline above the body, crossheads inside it.
    if case .paragraph(.headline) = role, draft.hasBody { return .paragraph(.crosshead) }
    if name == "hl2", !draft.hasBody { return .paragraph(.headline) }
    return role
  }

  private func enter(_ role: ElementRole) {
    switch role {
    case .block: draft.text.endParagraph()
    case .paragraph(let kind): draft.text.open(kind)
    case .quoted: draft.text.quote(true)
    case .preformatted:
      preformatted += 1
      draft.text.open(.table)
    case .verbatim:
      verbatim += 1
      if verbatim == 1 { draft.text.markVerbatim(true) }
    case .lineBreak: draft.text.breakLine()
    case .object: draft.text.addObject()
    case .skipped, .inline: break
    }
  }

  private func leave(_ role: ElementRole) {
    switch role {
    case .block: draft.text.endParagraph()
    case .paragraph(let kind):
      draft.text.close()
      draft.hasBody = draft.hasBody || kind == .body
    case .quoted: draft.text.quote(false)
    case .preformatted:
      preformatted -= 1
      draft.text.close()
    case .verbatim:
      verbatim -= 1
      if verbatim == 0 { draft.text.markVerbatim(false) }
    case .object, .skipped, .lineBreak, .inline: break
    }
  }

  // MARK: Metadata

  private func readMetadata(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "nitf", "newsItem", "packageItem", "html", "NewsComponent", "body":
      draft.language = draft.language ?? attributes["xml:lang"]
      if name == "newsItem" || name == "packageItem" { draft.label = attributes["guid"] ?? draft.label }
    case "doc-id": draft.label = draft.label ?? attributes["id-string"]
    case "itemClass": draft.isPicture = NewsXMLWalk.isPicture(attributes["qcode"] ?? "")
    case "language": draft.language = attributes["tag"] ?? draft.language
    case "Language": draft.language = attributes["FormalName"] ?? draft.language
    case "MediaType", "MimeType": readMedium(name, attributes["FormalName"] ?? "")
    case "Role": draft.componentKind = NewsXMLWalk.componentKind(attributes["FormalName"] ?? "")
    case "date.issue": draft.date = attributes["norm"].map(NewsXMLDate.dashed) ?? draft.date
    case "story.date": draft.date = draft.date ?? attributes["norm"].map(NewsXMLDate.dashed)
    case "docdata": draft.isEmbargoed = attributes["management-status"] == "embargoed"
    case "date.release" where draft.isEmbargoed: draft.embargo = attributes["norm"].map(NewsXMLDate.dashed)
    case "Status": draft.isEmbargoed = attributes["FormalName"]?.lowercased() == "embargoed"
    case "embargoed": expectDate(.embargo)
    case "DateAndTime" where draft.isEmbargoed: expectDate(.embargo)
    case "versionCreated": expectDate(.version)
    case "contentCreated", "ThisRevisionCreated", "DateAndTime": if draft.date == nil { expectDate(.created) }
    default: break
    }
  }

  private static func isPicture(_ code: String) -> Bool {
    ["picture", "video", "graphic", "audio", "photo"].contains { code.lowercased().hasSuffix($0) }
  }

  /// Belga's components are the parts of one story.
  private static func componentKind(_ role: String) -> RegionKind? {
    switch role.lowercased() {
    case "title": .headline
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
      ? value.contains("text")
      : value.hasPrefix("text/") && !value.hasSuffix("css") || value.contains("xml") || value.contains("html")
    if !isText { isOtherMedium = true }
  }

  private func expectDate(_ meaning: DateMeaning) {
    awaited = meaning
    dateText = []
  }

  private func endDate() {
    guard let meaning = awaited else { return }
    awaited = nil
    let found = NewsXMLDate.dashed(String(decoding: dateText.filter { $0 > 0x20 }, as: UTF8.self))
    if found.isEmpty { return }
    switch meaning {
    case .version, .created: draft.date = found
    case .embargo: draft.embargo = found
    }
  }
}
