import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags character references of HTML in running text.
package struct HtmlEntityInText: Rule {
  package let info = RuleInfo(
    id: "html-entity-in-text",
    category: .characters,
    severity: .warning,
    regions: .all,
    summary: "No character reference of HTML stands in the copy.",
    rationale: """
      `&amp;`, `&nbsp;` and `&#8217;` are mark-up that was copied, or escaped once too often. Names such \
      as `AT&T` and plain ampersands are left alone.
      """,
    examples: [
      .flags("The minister⟦&#8217;⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("Berg ⟦&amp;⟧ Holm build boats⟦&nbsp;⟧here.", fixed: "Berg & Holm build boats here."),
      .flags("The price is ⟦&#x20AC;⟧5.", fixed: "The price is €5."),
      .allows("AT&T and Berg & Holm build boats; R&D goes on."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let bytes = article.bytes
    var result: [Diagnostic] = []
    var style: TypewriterMarks?
    var i = 0
    while let at = bytes[i...].firstIndex(of: 0x26) {
      i = at + 1
      guard let end = bytes[i..<min(bytes.count, i + 12)].firstIndex(of: 0x3B), end > i,
        let scalar = scalar(bytes[i..<end], article)
      else { continue }
      let range = TextRange(at, end + 1)
      // A no-break space of mark-up is a plain one in copy.
      let marks = style ?? TypewriterMarks(article)
      style = marks
      let text = scalar.value == 0xA0 ? " " : marks.inStyle(String(scalar))
      result.append(
        Diagnostic(
          info.id, info.severity, at: range, "'\(article.text[range])' is HTML for '\(text)'",
          fixes: [.replace(range, with: text, .safe)]))
      i = end + 1
    }
    return result
  }

  /// The character that a reference stands for; nil when it is none.
  private func scalar(_ name: ArraySlice<UInt8>, _ article: Article) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    if text.hasPrefix("#x") || text.hasPrefix("#X") {
      return UInt32(text.dropFirst(2), radix: 16).flatMap(visible)
    }
    if text.hasPrefix("#") { return UInt32(text.dropFirst()).flatMap(visible) }
    let list = article.vocabulary["html-entities"]
    guard list.contains(exactly: text), let place = list.entries.firstIndex(of: text) else { return nil }
    return list.fields(at: place).first.flatMap { UInt32($0, radix: 16) }.flatMap(visible)
  }

  private func visible(_ value: UInt32) -> Unicode.Scalar? {
    value >= 0x20 && !(0x7F..<0xA0).contains(value) ? Unicode.Scalar(value) : nil
  }
}
