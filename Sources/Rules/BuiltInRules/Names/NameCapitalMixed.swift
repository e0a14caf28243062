import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name whose inner capital the same story writes elsewhere, or writes nowhere else.
package struct NameCapitalMixed: Rule {
  package let info = RuleInfo(
    id: "name-capital-mixed",
    category: .names,
    severity: .warning,
    summary: "A name has its capitals in the same places throughout a story.",
    rationale: """
      `BlackBerry` in one paragraph and `Blackberry` in the next: one of the two is wrong, and mostly it is the rarer. \
      So it is with a capital that a late finger left inside a name (`OkaFor`). Words in capitals throughout are \
      `acronym-case-mixed`'s. Two people whose families write the name in two ways (`Ann FitzGerald`, `Per Fitzgerald`), \
      and addresses, are left alone.
      """,
    fixSafety: "Where both forms stand equally often, both are offered; else the rarer is set as the other.",
    examples: [
      .flags(
        "The HarborPost says so. The HarborPost was asked. The ⟦Harborpost⟧ has no answer.",
        fixed: "The HarborPost says so. The HarborPost was asked. The HarborPost has no answer."),
      .flags(
        "Mayor Okafor came. Okafor left. The ferry, ⟦OkaFor⟧ said, was late.",
        fixed: "Mayor Okafor came. Okafor left. The ferry, Okafor said, was late."),
      .allows("The HarborPost says so. The HARBORPOST was asked. The HarborPost has no answer."),
      .allows("Ann FitzGerald came in May. Per Fitzgerald left in June."),
      .allows("The HarborPost says so on harborpost.example, and @Harborpost says so too."),
    ]
  )
  .reading([.headline, .body, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var asked: Set<UInt32> = []
    var found: [Finding] = []
    for i in article.marks.capitals where article.tokens[i].shape.contains(.innerCapital) {
      let form = article.tokens[i].form
      guard form != 0, article.forms[form].count > 1, asked.insert(form).inserted else { continue }
      let places = article.forms.tokens(of: form).map { Int($0) }.filter { isCounted($0, article) }
      if let finding = finding(places, article) { found.append(finding) }
    }
    return found
  }

  /// A word of letters with a first capital and a small letter behind it, in no address.
  private func isCounted(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord,
      token.shape.isDisjoint(with: [.allCapitals, .hasDigit, .nonASCII]),
      article.bytes[token.core.lower] &- 0x41 < 26,
      info.regions.contains(article.region(at: token.range.start))
    else { return false }
    return article.byte(before: token.range.lower) != UInt8(ascii: "@")
      && article.byte(before: token.range.lower) != UInt8(ascii: "#")
  }

  private func finding(_ places: [Int], _ article: Article) -> Finding? {
    guard let first = places.first else { return nil }
    let one = article.core(article.tokens[first])
    let ones = places.filter { article.core(article.tokens[$0]) == one }
    let others = places.filter { article.core(article.tokens[$0]) != one }
    guard let other = others.first, !areTwoPeople(first, other, article) else { return nil }
    let isTie = ones.count == others.count
    let rare = ones.count < others.count ? ones : others
    let kept = ones.count < others.count ? other : first
    let right = article.core(article.tokens[kept])
    let wrong = article.core(article.tokens[rare[0]])
    let edits = rare.map { Edit(article.tokens[$0].core, right) }
    var fixes = [Fix("Write it '\(right)'", isTie ? .choice : .unsafe, edits)]
    if isTie {
      fixes.append(Fix("Write it '\(wrong)'", .choice, ones.map { Edit(article.tokens[$0].core, wrong) }))
    }
    return Finding(
      at: article.tokens[rare[0]].core, "'\(wrong)' is written '\(right)' elsewhere in this story",
      related: [RelatedPlace(article.tokens[kept].core, "'\(right)' here")]
        + rare.dropFirst().prefix(20).map { RelatedPlace(article.tokens[$0].core, "also so") },
      fixes: fixes)
  }

  /// `Ann FitzGerald` and `Per Fitzgerald`: a given name before each, and not the same.
  private func areTwoPeople(_ a: Int, _ b: Int, _ article: Article) -> Bool {
    let names = [a, b].map { i in
      i > 0 && article.tokens[i - 1].isCapitalised && article.tokens[i].shape.isDisjoint(with: .lineBefore)
        && article.tokens[i - 1].core.count > 1
        && article.vocabulary["given-names"].contains(article.hash(article.tokens[i - 1]))
        ? article.hash(article.tokens[i - 1]) : 0
    }
    return names[0] != names[1] && names[0] != 0 && names[1] != 0
  }
}
