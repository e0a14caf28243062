import ArticleModel
import SourceText

/// The mark-up of stories in news documents: XHTML, NITF and what agencies write like them.
extension NewsXMLWalk {
  func role(of name: String, _ attributes: XMLAttributes, in field: RegionKind?) -> ElementRole {
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
      // Behind the place it is the agency of a dateline.
      if name == "span", words.contains("credit"), !(1...40).contains(draft.text.openText.count) {
        return .skipped
      }
      if case .paragraph = role,
        let kind = words.lazy.compactMap({ NewsXMLNames.paragraphClasses[String($0)] }).first
      {
        return .paragraph(kind)
      }
    }
    // `hl1` and `h1` are the headline above the body, crossheads inside it.
    if case .paragraph(.headline) = role, draft.hasBody { return .paragraph(.crosshead) }
    if name == "hl2", !draft.hasBody { return .paragraph(.headline) }
    // So is a heading right under the headline.
    if case .paragraph(.crosshead) = role, !draft.hasBody, draft.text.regions.last?.kind == .headline {
      return .paragraph(.headline)
    }
    return role
  }

  /// Writes the title above a body, where nothing else is the headline.
  func writeTitle() {
    guard !draft.title.isBlank, !draft.text.regions.contains(where: { $0.kind == .headline }) else { return }
    draft.text.append(draft.title, as: .headline, isHTML: false)
    draft.title = FieldText()
  }

  /// What the paragraph that is open is in truth, where its text shows that the element says too much or too little.
  func truer(_ kind: RegionKind) -> RegionKind? {
    let text = draft.text.openText
    if text.isEmpty { return nil }
    switch kind {
    // EFE's bylines are the initials of reporter and desk.
    case .byline: return NewsXMLWalk.isInitials(text) ? .signOff : nil
    // A day alone is no dateline.
    case .dateline: return text.contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 } ? nil : .furniture
    case .body: return isByline(text) ? .byline : nil
    default: return nil
    }
  }

  /// `gr/bp`.
  private static func isInitials(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 16 && bytes.contains(UInt8(ascii: "/"))
      && bytes.allSatisfy { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "/") }
  }

  /// `By Ann Doe and Bo Roe` among the first lines of a story.
  private func isByline(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 60, bytes.starts(with: "By ".utf8),
      draft.text.regions.count(where: { $0.kind == .body }) <= 2
    else { return false }
    let words = bytes.dropFirst(3).split(separator: 0x20)
    guard (2...6).contains(words.count) else { return false }
    for word in words where !word.elementsEqual("and".utf8) {
      guard let first = word.first, first &- 0x41 < 26 || first >= 0x80 else { return false }
      // An initial has its stop; the end of a sentence is no name.
      if word.last == UInt8(ascii: "."), word.count > 2 { return false }
    }
    return true
  }

  func enter(_ role: ElementRole) {
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

  func leave(_ role: ElementRole) {
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
}
