import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags parameters of addresses that track readers.
package struct TrackingParams: Rule {
  package let info = RuleInfo(
    id: "tracking-params",
    category: .characters,
    severity: .note,
    summary: "No address in the copy carries parameters that tell who clicked.",
    rationale: """
      `utm_source=…` and `fbclid=…` were copied with the address; they say where the writer found \
      the page and make every click of a reader count as that campaign's.
      """,
    fixSafety:
      "Safe: the parameters say where a reader came from; the page that the address names is the same.",
    examples: [
      .flags(
        "The report stands at ⟦https://example.org/r?id=3&utm_source=mail&utm_medium=x⟧ in full.",
        fixed: "The report stands at https://example.org/r?id=3 in full."),
      .flags(
        "See ⟦https://example.org/r?fbclid=AbC123⟧ for more.",
        fixed: "See https://example.org/r for more."),
      .allows("The report stands at https://example.org/r?id=3 in full."),
    ]
  )
  .reading(.all).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let names = article.vocabulary["tracking-parameters"]
    return article.marks.links.compactMap { i in
      let range = article.tokens[i].range
      let text = article.text[range]
      let found = LinkText(text).parameters.filter { names.contains(folded: $0) }
      if found.isEmpty { return nil }
      return Finding(
        at: range,
        "the address carries \(found.map { "'\($0)'" }.joined(separator: ", ")), which tracks readers",
        fixes: [Fix("Remove the parameters", .safe, [Edit(range, without(names, text))])])
    }
  }

  /// The address without the listed parameters.
  private func without(_ names: WordList, _ text: String) -> String {
    guard let mark = text.firstIndex(of: "?") else { return text }
    let end = text[mark...].firstIndex(of: "#") ?? text.endIndex
    let kept = text[text.index(after: mark)..<end].split(separator: "&").filter { pair in
      !names.contains(folded: pair.prefix { $0 != "=" })
    }
    return text[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + text[end...]
  }
}
