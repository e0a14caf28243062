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
      .flags("He called it ⟦&amp;quot;⟧over⟦&quot⟧ and left.", fixed: "He called it \"over\" and left."),
      .allows("AT&T and Berg & Holm build boats; R&D goes on."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let places = CharacterScan.of(article, in: context).ampersands
    if places.isEmpty { return [] }
    var result: [Diagnostic] = []
    var style: TypewriterMarks?
    var end = 0
    for place in places where Int(place) >= end {
      guard EscapedMarkup.tag(at: Int(place), in: article) == nil,
        let found = reference(at: Int(place), article)
      else { continue }
      let range = TextRange(Int(place), found.end)
      end = found.end
      // A no-break space of mark-up is a plain one in copy.
      let marks = style ?? TypewriterMarks(article)
      style = marks
      let text = found.scalar.value == 0xA0 ? " " : marks.inStyle(String(found.scalar))
      result.append(
        Diagnostic(
          info.id, info.severity, at: range, "'\(article.text[range])' is HTML for '\(text)'",
          fixes: [.replace(range, with: text, found.isWhole ? .safe : .unsafe)]))
    }
    return result
  }

  /// The reference at an ampersand: `&quot;`, escaped again `&amp;quot;`, or cut off `&quot`.
  private func reference(
    at start: Int, _ article: Article
  ) -> (scalar: Unicode.Scalar, end: Int, isWhole: Bool)? {
    let bytes = article.bytes
    var name = start + 1
    while bytes[name...].starts(with: "amp;".utf8), isNameByte(name + 4, bytes) { name += 4 }
    var end = name
    while end - name < 12, isNameByte(end, bytes) { end += 1 }
    if end > name, end < bytes.count, bytes[end] == 0x3B, let scalar = scalar(bytes[name..<end], article) {
      return (scalar, end + 1, true)
    }
    // Without its semicolon a name is only that where words do not begin so: `R&D`, `AT&T`.
    guard end - name >= 4, bytes[name] > 0x60 || bytes[name] == 0x23,
      let scalar = scalar(bytes[name..<end], article)
    else { return nil }
    return (scalar, end, false)
  }

  private func isNameByte(_ i: Int, _ bytes: [UInt8]) -> Bool {
    guard i < bytes.count else { return false }
    return (bytes[i] | 0x20) &- 0x61 < 26 || bytes[i] &- 0x30 < 10 || bytes[i] == 0x23
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
