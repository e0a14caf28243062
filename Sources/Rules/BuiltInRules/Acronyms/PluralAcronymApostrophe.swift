import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an apostrophe in the plural of an acronym.
package struct PluralAcronymApostrophe: Rule {
  package let info = RuleInfo(
    id: "plural-acronym-apostrophe",
    category: .acronyms,
    severity: .warning,
    summary: "The plural of an acronym has no apostrophe.",
    rationale: """
      `two MP's voted` reads as if something of the MP's were to follow. Flagged are acronyms with `'s` \
      behind a number or a word such as `many`, and those that a plural verb, or `who`, follows; a noun \
      behind them makes a possessive of them (`both MPs' votes` is another matter).
      """,
    fixSafety:
      "Safe: the apostrophe alone goes, where a plural verb or number shows that the form is no possessive.",
    examples: [
      .flags("Two ⟦MP's⟧ voted against it.", fixed: "Two MPs voted against it."),
      .flags(
        "Several ⟦NGO's⟧ have left, and ⟦MP's⟧ who stayed agreed.",
        fixed: "Several NGOs have left, and MPs who stayed agreed."),
      .allows("The EU's plan was read. One MP's vote was lost, and the UN's report has two EU's stamps."),
      .allows("Many an MP's vote was lost. The UN's who is who is out. He minded his P's and Q's."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var result: [Finding] = []
    for i in article.marks.capitals {
      let token = article.tokens[i]
      guard token.possessive > 0, token.isCapitalised, token.core.count >= 2,
        token.shape.isDisjoint(with: [.dotted, .innerCapital]),
        isAcronym(token, article), isPlural(i, article)
      else { continue }
      let right = article.core(token) + "s"
      result.append(
        Finding(
          at: token.range, "the plural of '\(article.core(token))' is '\(right)'",
          fixes: [.replace(token.range, with: right, .safe)]))
    }
    return result
  }

  private func isAcronym(_ token: Token, _ article: Article) -> Bool {
    token.core.count <= 6 && article.text.slice(token.core).allSatisfy { $0 &- 0x41 < 26 }
  }

  private func isPlural(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count else { return false }
    let (next, words) = (article.tokens[i + 1], article.vocabulary["plural-signs"])
    // Field: `before` an acronym or `behind` one.
    func sign(_ k: Int) -> Substring? {
      article.tokens[k].isWord ? words.fields(article.hash(article.tokens[k]))?.first : nil
    }
    if next.isLowercase, sign(i + 1) == "behind", article.string(next) != "who" || next.core.count == 3 {
      // `the UN's who is who`
      return i + 2 >= article.tokens.count || article.tokens[i + 2].isWord && sign(i + 2) != "single"
    }
    let isCounted = i > 0 && (sign(i - 1) == "before" || isNumber(i - 1, article))
    guard isCounted else { return false }
    if [.comma, .stop, .terminal, .closeBracket].contains(next.kind) { return true }
    guard next.isLowercase, let tag = article.vocabulary["word-tags"].fields(article.hash(next))?.first
    else {
      return next.isLowercase && article.isSpeechVerb(i + 1)
        || next.isLowercase && article.string(next).hasSuffix("ed")
    }
    return ["IN", "CC", "MD", "WDT", "WP", "VBD", "VBP", "TO"].contains { tag.hasPrefix($0) }
  }

  private func isNumber(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.kind == .number && token.core.count <= 4 && article.string(token) != "1"
      && !article.string(token).hasPrefix("19") && !article.string(token).hasPrefix("20")
  }
}
