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
    summary: "No character reference of HTML stands in the copy.",
    rationale: """
      `&amp;`, `&nbsp;` and `&#8217;` are mark-up that was copied, or escaped once too often. Names such \
      as `AT&T` and plain ampersands are left alone.
      """,
    fixSafety:
      "Safe where the reference is whole and no sign of a lost character: it stands for one character (HTML standard), which takes its place.",
    examples: [
      .flags("The minister⟦&#8217;⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("Berg ⟦&amp;⟧ Holm build boats⟦&nbsp;⟧here.", fixed: "Berg & Holm build boats here."),
      .flags("The price is ⟦&#x20AC;⟧5.", fixed: "The price is €5."),
      .flags("He called it ⟦&amp;quot;⟧over⟦&quot⟧ and left.", fixed: "He called it \"over\" and left."),
      .flags("The shares of AT⟦&amp;⟧T rose.", fixed: "The shares of AT&T rose."),
      .flags("He called it ⟦&quo⟧\n\nNobody else spoke."),
      .allows("AT&T and Berg & Holm build boats; R&D goes on, as Q&A and q &a do."),
    ]
  )
  .reading(.all).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let places = CharacterScan.of(article, in: context).ampersands
    if places.isEmpty { return [] }
    var result: [Finding] = []
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
        Finding(
          at: range, "'\(article.text[range])' is HTML for '\(text)'",
          fixes: [.replace(range, with: text, found.isWhole && !isMisread(found.scalar) ? .safe : .unsafe)]))
    }
    return result
  }

  /// `America&#191;s`: a question mark turned over stands for a character that was lost before.
  private func isMisread(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xBF || (0x80..<0xA0).contains(scalar.value)
  }

  /// The reference at an ampersand: `&quot;`, escaped again `&amp;quot;`, or cut off `&quot`.
  private func reference(
    at start: Int, _ article: Article
  ) -> (scalar: Unicode.Scalar, end: Int, isWhole: Bool)? {
    let bytes = article.bytes
    // `&amp;quot;` was escaped again, `AT&amp;T` once: the longest reading that gives a character.
    var names = [start + 1]
    while let name = names.last, bytes[name...].starts(with: "amp;".utf8), isNameByte(name + 4, bytes) {
      names.append(name + 4)
    }
    for name in names.reversed() { if let found = reference(named: name, article) { return found } }
    return nil
  }

  private func reference(
    named name: Int, _ article: Article
  ) -> (scalar: Unicode.Scalar, end: Int, isWhole: Bool)? {
    let bytes = article.bytes
    var end = name
    while end - name < 12, isNameByte(end, bytes) { end += 1 }
    if end > name, end < bytes.count, bytes[end] == 0x3B, let scalar = scalar(bytes[name..<end], article) {
      return (scalar, end + 1, true)
    }
    // Without its semicolon a name is only that where words do not begin so: `R&D`, `AT&T`.
    if end - name >= 4, bytes[name] > 0x60 || bytes[name] == 0x23,
      let scalar = scalar(bytes[name..<end], article)
    {
      return (scalar, end, false)
    }
    return cutOff(name..<end, bytes).map { ($0, end, false) }
  }

  /// `&q` or `&nbs` that a limit of characters cut off: behind white space, and before it or the end.
  private func cutOff(_ name: Range<Int>, _ bytes: [UInt8]) -> Unicode.Scalar? {
    guard (1...3).contains(name.count), name.lowerBound < 2 || bytes[name.lowerBound - 2] <= 0x20,
      name.upperBound >= bytes.count || bytes[name.upperBound] <= 0x20
    else { return nil }
    switch String(decoding: bytes[name], as: UTF8.self) {
    case "q", "qu", "quo": return "\""
    case "nb", "nbs": return "\u{A0}"
    case "apo": return "'"
    default: return nil
    }
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
