import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a second name of one country or city.
package struct CountryNameMixed: Rule {
  package let info = RuleInfo(
    id: "country-name-mixed",
    category: .terms,
    severity: .warning,
    summary: "A country or city has one name in a story.",
    rationale: """
      `Burma` and `Myanmar` in one story look like two countries. The rarer name is flagged, unless words \
      beside it show that it is given on purpose (`Myanmar, formerly Burma`, `Myanmar (Burma)`). Which \
      name is right is for the house to say; `dictionaries/lists/country-names.txt` holds the groups.
      """,
    examples: [
      .flags(
        "Envoys flew to Myanmar on Monday. Refugees from ⟦Burma⟧ waited at the border of Myanmar.",
        fixed: "Envoys flew to Myanmar on Monday. Refugees from Myanmar waited at the border of Myanmar."),
      .flags(
        "Envoys flew to the Czech Republic. The Czech Republic and Austria agreed. ⟦Czechia⟧ will pay."),
      .allows("Envoys flew to Myanmar, formerly Burma, on Monday. Refugees left Myanmar."),
      .allows("Envoys flew to Eswatini (Swaziland) on Monday. Eswatini is small."),
      .allows("Envoys flew to Turkey and Greece. \"Türkiye is ready,\" one of them said in Turkey."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let groups = AliasGroups(article, article.vocabulary["country-names"], regions: info.regions)
    return groups.mixed.flatMap { kept, deviating in
      let right = article.text[kept.range]
      return deviating.map { use in
        let found = article.excerpt(use.range)
        // `the Netherlands`, `the Czech Republic`: the article would have to come or go.
        let isFixable = !right.contains(" ") && !found.contains(" ") && !right.hasSuffix("s")
        return Finding(
          at: use.range, "'\(found)' is called '\(right)' elsewhere in this story",
          related: [RelatedPlace(kept.range, "'\(right)' here")],
          fixes: isFixable ? [.replace(use.range, with: right, .unsafe)] : [])
      }
    }
  }
}
