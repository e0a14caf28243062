import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a title that is given twice in two spellings.
package struct TitleDuplicate: Rule {
  package let info = RuleInfo(
    id: "title-duplicate",
    category: .names,
    severity: .warning,
    summary: "A title stands once before a name.",
    rationale: """
      `Sheikh Shaykh` and `Doctor Dr.` come from joining two pieces of copy, or from a translation that kept \
      the title as part of the name. The same word twice is a case for duplicate-word.
      """,
    examples: [
      .flags(
        "The envoy met Sheikh ⟦Shaykh⟧ Karim Tolvanen on Monday.",
        fixed: "The envoy met Sheikh Karim Tolvanen on Monday."),
      .flags(
        "Professor ⟦Prof.⟧ Ahlgren and General ⟦Gen.⟧ Okafor spoke.",
        fixed: "Professor Ahlgren and General Okafor spoke."),
      .allows("The envoy met Vice President Tolvanen, Lt. Gen. Okafor and Prof. Dr. Ahlgren on Monday."),
    ]
  )
  .reading(.prose)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let titles = article.vocabulary["title-spellings"]
    var result: [Finding] = []
    for i in article.places(of: titles) where article.tokens[i].isCapitalised {
      var next = i + 1
      if next < article.tokens.count, article.tokens[next].kind == .stop { next += 1 }
      guard next < article.tokens.count, article.tokens[next].isCapitalised,
        article.tokens[next].form != article.tokens[i].form,
        let title = titles.fields(article.hash(article.tokens[i]))?.first,
        titles.fields(article.hash(article.tokens[next]))?.first == title
      else { continue }
      result.append(finding(next, article))
    }
    return result
  }

  private func finding(_ i: Int, _ article: Article) -> Finding {
    let hasStop = i + 1 < article.tokens.count && article.tokens[i + 1].kind == .stop
    let range = hasStop ? article.tokens[i].range.union(article.tokens[i + 1].range) : article.tokens[i].range
    let from = article.tokens[i - 1].range.upper
    return Finding(
      at: range, "'\(article.excerpt(range))' repeats the title before it",
      fixes: [Fix("Remove '\(article.excerpt(range))'", .unsafe, [.delete(TextRange(from, range.upper))])])
  }
}
