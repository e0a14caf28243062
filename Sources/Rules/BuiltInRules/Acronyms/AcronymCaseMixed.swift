import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym in capitals that the same article writes as a name, or the other way round.
package struct AcronymCaseMixed: Rule {
  package let info = RuleInfo(
    id: "acronym-case-mixed",
    category: .acronyms,
    severity: .warning,
    summary: "An acronym is written in capitals, or as a name, throughout a story.",
    rationale: """
      Houses that write `Nato` and `Covid-19` and houses that write `NATO` and `COVID-19` are both right; \
      one story does not do both. The rarer form is flagged. Words that are also ordinary words (`IT`, \
      `WHO`), headlines, and names set in capitals for emphasis are left alone.
      """,
    examples: [
      .flags(
        "The NATO envoy left. A NATO team stayed. The ⟦Nato⟧ office is closed.",
        fixed: "The NATO envoy left. A NATO team stayed. The NATO office is closed."),
      .flags(
        "The Covid-19 ward is full. More Covid-19 tests are due. The ⟦COVID⟧-19 wave is over.",
        fixed: "The Covid-19 ward is full. More Covid-19 tests are due. The Covid-19 wave is over."),
      .allows("The NATO envoy left. A NATO team stayed."),
      .allows(
        "The Datron board met. HOLDERS OF DATRON STOCK TO VOTE. The Datron shares fell, and Datron agreed."),
      .allows(
        "1 of 2. A view of the pier.\n\nHALDEN (Reuters) - A storm hit the coast of Halden on Monday.\n\nHalden has a pier. Halden is small."
      ),
      .allows("WHO officials left. Who knows them? The IT office said It would stay, and WHO agreed."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  /// Longer words in capitals are cries: `It is the HARBOURMASTER!`
  private static let letters = 3...8

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    var result: [Finding] = []
    for entry in table.entries where AcronymCaseMixed.letters.contains(entry.letters.utf8.count) {
      guard let id = article.forms.id(of: entry.hash),
        Int(article.forms[id].capitalisedInsideCount) > 0,
        Int(article.forms[id].count) > entry.uses.count
      else { continue }
      if context.speller.isLowercaseWord(formHash: entry.hash, text: { entry.letters.lowercased() }) {
        continue
      }
      let capitals = entry.uses.filter { article.tokens[$0].form == id && isCounted($0, article) }
      let names = article.forms.tokens(of: id).map { Int($0) }.filter {
        isName($0, article) && isCounted($0, article)
      }
      guard let name = names.first, !capitals.isEmpty, capitals.count + names.count >= 3 else { continue }
      let spelling = article.core(article.tokens[name])
      if names.count > capitals.count {
        result += capitals.map { diagnostic(article.tokens[$0].core, entry.letters, spelling) }
      } else {
        result += names.map { diagnostic(article.tokens[$0].core, spelling, entry.letters) }
      }
    }
    return result
  }

  /// A first capital and small letters behind it.
  private func isName(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.isCapitalised && token.shape.isDisjoint(with: [.allCapitals, .innerCapital, .dotted])
  }

  /// Outside quotations and headlines, and not beside other words in capitals.
  private func isCounted(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard !token.shape.contains(.quoted), info.regions.contains(article.region(at: token.range.start)) else {
      return false
    }
    if token.shape.contains(.allCapitals), opensParagraph(i, article) { return false }
    let next = i + 1 < article.tokens.count ? article.tokens[i + 1].kind : .stop
    return next != .colon || !token.shape.contains(.allCapitals)
  }

  /// Whether only words in capitals and commas stand before it in its paragraph: the town of a dateline
  /// (`MADISON, WISCONSIN (AP) -`), behind a caption too, or a name set in capitals at the head of an item.
  private func opensParagraph(_ i: Int, _ article: Article) -> Bool {
    guard let paragraph = article.paragraphIndex(at: article.tokens[i].range.start) else { return false }
    let run = article.paragraphs[paragraph].tokens.lowerBound..<i
    guard run.count <= 6 else { return false }
    // `KIM Jong-un could …`: the first word of a story set in capitals.
    let isAlone =
      !run.contains { article.tokens[$0].isWord }
      && (article.tokens[i].core.count > 5
        || i + 1 < article.tokens.count && article.tokens[i + 1].isCapitalised
          && article.tokens[i + 1].shape.isDisjoint(with: .allCapitals))
    let before = run.allSatisfy {
      article.tokens[$0].shape.contains(.allCapitals) || !article.tokens[$0].isWord
    }
    return isAlone || before && isDateline(from: i + 1, article)
  }

  /// A bracket, a comma or a dash behind words in capitals, with a dash soon after.
  private func isDateline(from start: Int, _ article: Article) -> Bool {
    for k in start..<min(article.tokens.count, start + 12) {
      let token = article.tokens[k]
      if token.kind == .dash || token.kind == .hyphen && article.tokens[k - 1].kind == .closeBracket {
        return true
      }
      if token.isLowercase || token.kind == .stop && article.tokens[k - 1].core.count > 5 { return false }
    }
    return false
  }

  private func diagnostic(_ range: TextRange, _ found: String, _ right: String) -> Finding {
    Finding(
      at: range, "'\(found)' is mostly written '\(right)' in this story",
      fixes: [.replace(range, with: right, .unsafe)])
  }
}
