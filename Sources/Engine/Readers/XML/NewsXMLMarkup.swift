import ArticleModel
import SourceText

/// XHTML inside another XML format, written as it comes.
struct NewsXMLMarkup {
  private var text = MarkupText()
  private var roles: [ElementRole] = []
  private var skipped = 0
  private var preformatted = 0

  init() { text.enterZone([.xml]) }

  /// What was written.
  var finished: MarkupText {
    var text = text
    text.endParagraph()
    return text
  }

  mutating func start(_ name: String, _ attributes: XMLAttributes) {
    let role = skipped > 0 ? ElementRole.skipped : ElementRole.byName[name.lowercased()] ?? .inline
    roles.append(role)
    switch role {
    case .block: text.endParagraph()
    case .paragraph(let kind): text.open(kind == .headline ? .crosshead : kind)
    case .quoted: text.quote(true)
    case .preformatted:
      preformatted += 1
      text.open(.table)
    case .verbatim: text.markVerbatim(true)
    case .lineBreak: text.breakLine()
    case .object: text.addObject()
    case .skipped: skipped += 1
    case .inline: break
    }
  }

  mutating func end() {
    switch roles.popLast() {
    case .block: text.endParagraph()
    case .paragraph: text.close()
    case .quoted: text.quote(false)
    case .preformatted:
      preformatted -= 1
      text.close()
    case .verbatim: text.markVerbatim(false)
    case .skipped: skipped -= 1
    case .object, .lineBreak, .inline, nil: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange, isCDATA: Bool) {
    guard skipped == 0 else { return }
    text.enterZone(isCDATA ? [.cdata] : [.xml])
    if preformatted > 0, bytes.count == range.count {
      text.appendLines(bytes, at: range.lower)
    } else if bytes.count == range.count {
      text.append(bytes, at: range.lower)
    } else {
      text.append(bytes, for: range.lower..<range.upper)
    }
  }
}
