import ArticleModel
import SourceText

/// Takes the story out of NITF, NewsML 1.2 and NewsML-G2, also with XHTML or NITF inside, and out of other XML
/// whose elements have the names of these.
enum NewsXMLReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    let walk = NewsXMLWalk()
    let faults = XMLStream.read(decoded.text.bytes, walk)
    walk.finish()
    let problems =
      (faults
      + (faults.isEmpty ? walk.text.emptyNote("no headline or body of a news item in this file") : []))
      .map { problem in
        var problem = problem
        problem.range = decoded.origin.fileRange(problem.range)
        return problem
      }
    return ReadResult(
      document: walk.text.document(
        decoded, format: .newsXML, date: walk.date, embargo: walk.embargo, language: walk.language),
      problems: decoded.problems + problems)
  }
}

/// Takes the events of a news item and writes its text.
final class NewsXMLWalk: XMLEvents {
  /// Elements of the items themselves; those of the text in them are `ElementRole.byName`. Sources: NITF 3.6,
  /// NewsML 1.2 and NewsML-G2 2.31 (IPTC); DOMAIN.md 2.3 and 2.4.
  private static let roles: [String: ElementRole] = {
    var roles: [String: ElementRole] = [:]
    func set(_ role: ElementRole, _ names: String) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    set(.paragraph(.headline), "headline HeadLine SubHeadLine")
    set(.paragraph(.byline), "by ByLine")
    set(.paragraph(.dateline), "DateLine")
    set(.paragraph(.editorNote), "edNote")
    set(.paragraph(.body), "inlineData DataContent")
    set(
      .block,
      "newsItem newsMessage itemSet NewsML NewsItem NewsComponent NewsLines ContentItem contentMeta packageItem"
    )
    set(
      .skipped,
      "itemMeta rightsInfo catalogRef header description slugline creditline keyword subject located infoSource "
        + "contentCreated contentModified urgency genre language assert partMeta remoteContent NewsEnvelope Identification "
        + "NewsManagement AdministrativeMetadata RightsMetadata DescriptiveMetadata Metadata KeywordLine SlugLine CreditLine "
        + "CopyrightLine NewsLine Role Catalog head docdata pubdata revision-history media-producer")
    return roles
  }()

  private(set) var text = MarkupText()
  /// When this version was made.
  private(set) var date: String?
  /// Until when the item is held back.
  private(set) var embargo: String?
  private(set) var language: String?

  /// What is done when the elements that are open end.
  private var open: [ElementRole] = []
  private var skipped = 0
  private var preformatted = 0
  private var verbatim = 0
  /// What the date says whose text is being read.
  private enum DateMeaning { case version, embargo }
  private var awaited: DateMeaning?
  private var dateText: [UInt8] = []
  /// Whether the item was said to be held back.
  private var isEmbargoed = false
  /// Whether a paragraph has been met: headings behind it are crossheads.
  private var hasBody = false

  /// Roots of documents that hold news.
  private static let roots: Set<String> = [
    "nitf", "newsItem", "newsMessage", "packageItem", "NewsML", "NewsItem", "html", "article", "story",
  ]

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    // Other XML is full of words that are no copy.
    if open.isEmpty, !NewsXMLWalk.roots.contains(name.local) { skipped += 1 }
    readMetadata(name.local, attributes)
    let role = skipped > 0 ? .skipped : role(of: name.local)
    open.append(role)
    switch role {
    case .block: text.endParagraph()
    case .paragraph(let kind): text.open(kind)
    case .quoted: text.quote(true)
    case .preformatted:
      preformatted += 1
      text.open(.table)
    case .verbatim:
      verbatim += 1
      if verbatim == 1 { text.markVerbatim(true) }
    case .lineBreak: text.breakLine()
    case .object:
      text.addObject()
      skipped += 1
    case .skipped: skipped += 1
    case .inline: break
    }
  }

  func end(_ name: XMLName, at range: TextRange) {
    endDate()
    switch open.popLast() {
    case .block: text.endParagraph()
    case .paragraph(let kind):
      text.close()
      hasBody = hasBody || kind == .body
    case .quoted: text.quote(false)
    case .preformatted:
      preformatted -= 1
      text.close()
    case .verbatim:
      verbatim -= 1
      if verbatim == 0 { text.markVerbatim(false) }
    case .object, .skipped: skipped -= 1
    case .lineBreak, .inline, nil: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    if awaited != nil, dateText.count < 64 { dateText += bytes.prefix(64) }
    guard skipped == 0 else { return }
    if preformatted > 0, bytes.count == range.count {
      text.appendLines(bytes, at: range.lower)
    } else if bytes.count == range.count {
      text.append(bytes, at: range.lower)
    } else {
      text.append(bytes, for: range.lower..<range.upper)
    }
  }

  /// After the last event.
  func finish() { text.endParagraph() }

  private func role(of name: String) -> ElementRole {
    // A block of NITF is a container; one of a media item holds its caption only.
    let role =
      NewsXMLWalk.roles[name] ?? ElementRole.byName[name] ?? ElementRole.byName[name.lowercased()] ?? .inline
    // `hl1` and `hl2` are the headline above the body, crossheads inside it.
    if case .paragraph(.headline) = role, hasBody { return .paragraph(.crosshead) }
    if name == "hl2", !hasBody { return .paragraph(.headline) }
    return role
  }

  private func readMetadata(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "nitf", "newsItem", "html", "NewsComponent", "body": language = language ?? attributes["xml:lang"]
    case "language": language = attributes["tag"] ?? language
    case "Language": language = attributes["FormalName"] ?? language
    case "date.issue": date = attributes["norm"].map(NewsXMLWalk.dashed) ?? date
    case "story.date": date = date ?? attributes["norm"].map(NewsXMLWalk.dashed)
    case "docdata": isEmbargoed = attributes["management-status"] == "embargoed"
    case "date.release" where isEmbargoed: embargo = attributes["norm"].map(NewsXMLWalk.dashed)
    case "Status": isEmbargoed = attributes["FormalName"]?.lowercased() == "embargoed"
    case "embargoed": expectDate(.embargo)
    case "DateAndTime" where isEmbargoed: expectDate(.embargo)
    case "versionCreated": expectDate(.version)
    case "contentCreated", "ThisRevisionCreated", "DateAndTime": if date == nil { expectDate(.version) }
    default: break
    }
  }

  private func expectDate(_ meaning: DateMeaning) {
    awaited = meaning
    dateText = []
  }

  private func endDate() {
    guard let meaning = awaited else { return }
    awaited = nil
    let found = NewsXMLWalk.dashed(String(decoding: dateText.filter { $0 > 0x20 }, as: UTF8.self))
    if found.isEmpty { return }
    switch meaning {
    case .version: date = found
    case .embargo: embargo = found
    }
  }

  /// `20200615T101500Z` as `2020-06-15T101500Z`, other dates as they are.
  private static func dashed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[..<8].allSatisfy({ $0 &- 0x30 < 10 }) else { return text }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return part(0..<4) + "-" + part(4..<6) + "-" + part(6..<8) + part(8..<bytes.count)
  }
}
