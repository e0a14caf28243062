import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a people's name that English does not form so.
package struct NationalityForm: Rule {
  package let info = RuleInfo(
    id: "nationality-form",
    category: .terms,
    severity: .warning,
    summary: "People and things of a country are called by its English adjective.",
    rationale: """
      `Iraqian`, `Israelian` and `Portugeese` are made by rule from the country's name; English says Iraqi, \
      Israeli and Portuguese. `Turkic` is a family of languages and peoples: a president of Turkey is Turkish. \
      `dictionaries/lists/nationality-forms.txt` holds the forms.
      """,
    examples: [
      .flags(
        "The ⟦Iraqian⟧ envoy left on Monday.", fixed: "The Iraqi envoy left on Monday."),
      .flags(
        "The ⟦Turkic president⟧ met ⟦Phillipino⟧ sailors.",
        fixed: "The Turkish president met Filipino sailors."),
      .allows("The Iraqi envoy met Turkic peoples of Central Asia and Portuguese sailors."),
      .allows("Somali and Afghan traders left. The Slovakian and Argentinean teams played."),
    ]
  )
  .reading(.prose)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let forms = article.vocabulary["nationality-forms"]
    // Most stories hold no first word of any form.
    let starts = article.vocabulary["nationality-starts"]
    let wanted = (1..<UInt32(article.forms.count + 1)).filter { starts.contains(article.forms[$0].hash) }
    if wanted.isEmpty { return [] }
    return article.marks.capitals.compactMap { i in
      let token = article.tokens[i]
      guard token.isCapitalised, token.shape.isDisjoint(with: .allCapitals), wanted.contains(token.form)
      else { return nil }
      let end = article.phraseEnd(forms, at: i) ?? i + 1
      guard
        let right = forms.fields(article.phraseHash(i..<end))?.first
          ?? forms.fields(article.hash(token))?.first,
        !isVariant(token, of: right, article)
      else { return nil }
      let range = TextRange(token.range.lower, article.tokens[end - 1].core.upper)
      return Finding(
        at: range, "'\(article.excerpt(range))' should be '\(right)'",
        fixes: [.replace(range, with: String(right), .unsafe)])
    }
  }

  /// Whether the story has the right form too, one slip away: name-variant reports that.
  private func isVariant(_ token: Token, of right: Substring, _ article: Article) -> Bool {
    guard article.forms.id(of: ByteHash.ofFolded(right)) != nil else { return false }
    return NameSpelling.isOneEdit(
      NameSpelling.plainLetters(article.text.slice(token.core)),
      NameSpelling.plainLetters(Array(right.utf8)[...]))
  }
}
