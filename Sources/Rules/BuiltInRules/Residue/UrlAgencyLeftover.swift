import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an agency's own address of the story behind the story.
package struct UrlAgencyLeftover: Rule {
  package let info = RuleInfo(
    id: "url-agency-leftover",
    category: .residue,
    severity: .warning,
    summary: "No address of the agency's own page of the story stands behind it.",
    rationale: """
      `www.spa.gov.sa/w1854248` behind the last sentence is the agency's number of the story, left \
      by the page that it was copied from. Addresses inside a sentence are left alone.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday. ⟦www.spa.gov.sa/w1854248⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦https://en.irna.ir/news/83425999⟧",
        fixed: "The council will meet again on Monday."),
      .allows("The council published its rules at www.spa.gov.sa/rules on Monday."),
      .allows("The council will meet again on Monday."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let hosts = article.vocabulary["agency-hosts"]
    return article.marks.links.compactMap { i in
      let range = article.tokens[i].range
      let link = LinkText(article.text[range])
      guard link.kind == .web, hosts.contains(folded: link.host), link.path.count > 1,
        let p = article.paragraphIndex(at: range.start), range.end == article.paragraphs[p].range.end,
        p > 0 || i > article.paragraphs[p].tokens.lowerBound
      else { return nil }
      let isOwnLine = i == article.paragraphs[p].tokens.lowerBound
      guard isOwnLine || [.stop, .terminal].contains(article.tokens[i - 1].kind) else { return nil }
      let removal = TextRange(article.tokens[i - 1].range.upper, range.upper)
      return Finding(
        at: range,
        "'\(article.text[range])' is the agency's own address of the story",
        fixes: [Fix("Remove the address", .unsafe, [.delete(removal)])])
    }
  }
}
