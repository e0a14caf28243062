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
      if name == "span", words.contains("credit") { return .skipped }
    }
    // `hl1` and `h1` are the headline above the body, crossheads inside it.
    if case .paragraph(.headline) = role, draft.hasBody { return .paragraph(.crosshead) }
    if name == "hl2", !draft.hasBody { return .paragraph(.headline) }
    return role
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
