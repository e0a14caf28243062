import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name of an institution or office with a wrong word that every dictionary knows.
package struct InstitutionName: Rule {
  package let info = RuleInfo(
    id: "institution-name",
    category: .terms,
    severity: .warning,
    summary: "An institution or an office has the name that it gives itself.",
    rationale: """
      A minster is a church, and `untied` is a word, so spelling has nothing to say of `Prime Minster` or the \
      `Untied Nations`. `dictionaries/lists/institution-names.txt` holds such phrases, none of which means \
      anything else. Spellings that only differ by house style (`Organisation`) are term-preferred's.
      """,
    examples: [
      .flags(
        "The ⟦Prime Minster⟧ of Norway met the envoys on Monday.",
        fixed: "The Prime Minister of Norway met the envoys on Monday."),
      .flags(
        "A team of the ⟦Untied Nations⟧ left for the port.",
        fixed: "A team of the United Nations left for the port."),
      .flags(
        "A report of the ⟦Food and Agricultural Organization⟧ was read on Monday.",
        fixed: "A report of the Food and Agriculture Organization was read on Monday."),
      .allows("The Prime Minister of Norway met the envoys in York Minster on Monday."),
      .allows("A team of the United Nations left; the boat was untied."),
      .allows("The state secretary and the Secretary of State met."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let names = article.vocabulary["institution-names"]
    var result: [Finding] = []
    for i in article.places(whereBegins: names) where article.tokens[i].isCapitalised {
      guard let end = article.phraseEnd(names, at: i), article.tokens[end - 1].isCapitalised,
        let right = names.fields(article.phraseHash(i..<end))?.first
      else { continue }
      let range = TextRange(article.tokens[i].range.lower, article.tokens[end - 1].core.upper)
      let isShouted = article.tokens[i].shape.contains(.allCapitals)
      result.append(
        Finding(
          at: range, "'\(article.excerpt(range))' should be '\(right)'",
          fixes: isShouted ? [] : [.replace(range, with: String(right), .unsafe)]))
    }
    return result
  }
}
