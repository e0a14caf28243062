import ArticleModel
import SourceText

/// Takes the events of a news document and writes the texts of its articles.
final class NewsXMLWalk: ArticleWalk {
  private let decoded: DecodedText
  /// Finished articles that nobody has taken, and the one that is open.
  private var drafts = [NewsXMLDraft()]
  /// The first one.
  private var front: NewsXMLDraft?
  private var isFinished = false

  /// What is done with the text of an element that is open.
  enum Mode {
    case structure
    case skipped
    /// The headline of a story that has no other.
    case title
    /// Text of a story, in the role of the element.
    case markup(ElementRole)
    /// As `markup`, as long as it is not known whether the text is mark-up itself.
    case data(ElementRole)
  }

  struct Open {
    var name: String
    var mode: Mode
    /// The kind of its paragraphs, where it is a field.
    var field: RegionKind?
  }

  private(set) var open: [Open] = []
  var preformatted = 0
  var verbatim = 0
  private var isCDATA = false
  /// The text of an element of data, until a child shows that it is in mark-up.
  private var gathered: FieldText?
  /// What the element says whose text is waited for, and its text.
  var awaited: Awaited?
  var awaitedText: [UInt8] = []
  var awaitedRange: TextRange?
  /// Whether the content item that is open says that it is no text.
  var isOtherMedium = false
  /// How many elements are open in the component that shows something (`NewsXMLNames.shown`); nil outside of one.
  var shownDepth: Int?
  /// The role of the component that was opened last, in small letters.
  var componentRole = ""
  /// Whether nothing of that component is copy.
  var isApart = false

  init(_ decoded: DecodedText) { self.decoded = decoded }

  var draft: NewsXMLDraft {
    get { drafts[drafts.count - 1] }
    _modify { yield &drafts[drafts.count - 1] }
  }

  func take() -> ReadDocument? {
    while drafts.count > (isFinished ? 0 : 1) {
      let draft = drafts.removeFirst()
      front = front ?? draft
      if let document = draft.document(decoded) { return document }
    }
    return nil
  }

  var wantsPause: Bool { drafts.count > 1 }

  var empty: ReadDocument? {
    let draft = front ?? NewsXMLDraft()
    return MarkupText().document(
      decoded, format: .newsXML, date: draft.date, embargo: draft.embargo, language: draft.language)
  }

  // MARK: Events

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    let parent = open.last
    var entry = Open(name: name.local, mode: .skipped, field: parent?.field)
    switch parent?.mode {
    case nil: enterRoot(&entry, attributes)
    case .skipped, .title: break
    case .structure: enterStructure(&entry, parent?.name ?? "", attributes)
    case .markup: entry.mode = .markup(role(of: name.local, attributes, in: parent?.field))
    case .data:
      settle()
      // NITF inside NewsML, as structure of its own.
      if name.local == "nitf" {
        entry.mode = .structure
      } else if NewsXMLNames.holders.contains(parent?.name ?? ""),
        NewsXMLNames.otherContent.contains(name.local)
      {
        entry.mode = .skipped
      } else {
        entry.mode = .markup(role(of: name.local, attributes, in: parent?.field))
      }
    }
    readMetadata(name.local, attributes, at: range)
    if case .markup(let role) = entry.mode { enter(role) }
    if case .markup(.skipped) = entry.mode { entry.mode = .skipped }
    if case .markup(.object) = entry.mode { entry.mode = .skipped }
    open.append(entry)
  }

  func end(_ name: XMLName, at range: TextRange) {
    endAwaited()
    guard let entry = open.popLast() else { return }
    switch entry.mode {
    case .structure:
      if entry.name == "ContentItem" { isOtherMedium = false }
      if entry.name == "NewsComponent" {
        draft.componentKind = nil
        if open.count < shownDepth ?? 0 { (shownDepth, isApart) = (nil, false) }
      }
      draft.text.endParagraph()
    case .skipped, .title: break
    case .data(let role):
      settle(isEnd: true)
      leave(role)
      // What is shown beside a story may stand before it.
      draft.hasBody = draft.hasBody || shownDepth == nil && !draft.text.bytes.isEmpty
    case .markup(let role):
      if case .paragraph(let kind) = role, let other = truer(kind) { draft.text.recast(other, []) }
      leave(role)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if awaited != nil, awaitedText.count < 64 {
      awaitedText += bytes.prefix(64)
      awaitedRange = awaitedRange?.union(range) ?? range
    }
    switch open.last?.mode {
    case .data:
      var field = gathered ?? FieldText()
      gathered = nil
      field.append(bytes, at: range, isCDATA: isCDATA)
      gathered = field
    case .markup: write(bytes, at: range, isCDATA: isCDATA)
    case .title: draft.title.append(bytes, at: range, isCDATA: isCDATA)
    case .structure, .skipped, nil: break
    }
  }

  func cdata(_ isOpening: Bool) { isCDATA = isOpening }

  func omitted(at range: TextRange) { draft.text.addObject() }

  /// After the last event.
  func finish() {
    settle(isEnd: true)
    draft.text.endParagraph()
    isFinished = true
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
      draft.text.append(field, as: shownDepth != nil ? .caption : draft.componentKind ?? .body)
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
    guard let treatment = NewsXMLNames.treatments[parent]?[entry.name] else {
      // Paragraphs that stand in the body itself, without the element of the standard around them.
      if parent == "body", case .paragraph? = ElementRole.byName[entry.name] {
        entry.mode = .markup(role(of: entry.name, attributes, in: nil))
      }
      return
    }
    switch treatment {
    case .skipped: break
    case .title: entry.mode = .title
    case .structure:
      entry.mode = .structure
      if entry.name == "NewsComponent" { enterComponent(attributes) }
    case .article:
      entry.mode = .structure
      if !draft.text.bytes.isEmpty {
        draft.text.endParagraph()
        drafts.append(NewsXMLDraft())
      } else {
        draft.fields = []
        draft.languages = 0
      }
    case .field(let kind):
      if shownDepth != nil { return }
      if beginsStory(entry.name) { beginStory(in: draft.language) }
      entry.field = fieldKind(kind, entry.name, attributes)
      guard let kind = entry.field else { return }
      entry.mode = .markup(.paragraph(kind))
      if kind == .headline { draft.hasHeadline = true }
    case .data:
      if isOtherMedium || isApart || NewsXMLWalk.isBlob(attributes) { return }
      if let kind = draft.componentKind, kind == .headline, shownDepth != nil || draft.hasBody { return }
      writeTitle()
      if let kind = shownDepth != nil ? .caption : draft.componentKind {
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
    case "description": return descriptionKind(attributes, draft.isPicture ? .caption : kind)
    case "note": return ["cpyrt", "end"].contains(attributes["noteclass"]) ? nil : kind
    case "headline", "hl1", "hl2", "HeadLine", "SubHeadLine": return draft.hasBody ? .crosshead : kind
    default: return kind
    }
  }

  /// What a description is by its role, whose vocabulary is the provider's.
  private func descriptionKind(_ attributes: XMLAttributes, _ kind: RegionKind) -> RegionKind? {
    let role = attributes["role"]?.split(separator: ":").last?.lowercased() ?? ""
    if NewsXMLNames.machineText.contains(role) { return nil }
    return NewsXMLNames.shotLists.contains(role) ? .table : kind
  }

  /// A component in another language than the story before it is a story of its own.
  private func enterComponent(_ attributes: XMLAttributes) {
    componentRole = ""
    if shownDepth == nil, NewsXMLWalk.isShown(attributes["Duid"] ?? "") { shownDepth = open.count + 1 }
    guard let language = attributes["xml:lang"], let known = draft.language, language != known, draft.hasBody
    else { return }
    beginStory(in: language)
  }

  private func beginStory(in language: String?) {
    draft.text.endParagraph()
    var next = NewsXMLDraft()
    next.date = draft.date
    next.embargo = draft.embargo
    next.language = language
    drafts.append(next)
  }

  /// Whether a component's number says that it shows something: AFP's are like `photo0`, EFE's like
  /// `multimedia_861.multimedia.photos.860`.
  private static func isShown(_ number: String) -> Bool {
    number.lowercased().split(separator: ".").contains { part in
      let name = part.prefix { $0.isLetter }
      return NewsXMLNames.shown.contains(String(name))
        || name.hasSuffix("s") && NewsXMLNames.shown.contains(String(name.dropLast()))
    }
  }

  /// The headline of a main component behind a text begins a story of its own: EFE sends several in one item.
  private func beginsStory(_ name: String) -> Bool {
    name == "HeadLine" && shownDepth == nil && draft.hasBody && ["", "main"].contains(componentRole)
  }

  /// Whether an element says that its content is no text: coded bytes, or of another medium.
  private static func isBlob(_ attributes: XMLAttributes) -> Bool {
    if let encoding = attributes["encoding"], !encoding.isEmpty { return true }
    guard let type = attributes["contenttype"]?.lowercased() else { return false }
    return !type.hasPrefix("text/") && !type.contains("xml") && !type.contains("html")
  }
}
