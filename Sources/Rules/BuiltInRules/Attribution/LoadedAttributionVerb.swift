import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags verbs of attribution that take sides.
package struct LoadedAttributionVerb: Rule {
  package let info = RuleInfo(
    id: "loaded-attribution-verb",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A verb of attribution takes no side.",
    rationale: """
      `Claimed` doubts what is said, `admitted` and `pointed out` vouch for it, `slammed` and `boasted` \
      describe a mood, `stressed` and `underlined` are habits of translated agency copy. `Said` is usually \
      enough. Only verbs that introduce or follow somebody's words are flagged: not `claimed the lives of`, \
      `admitted to hospital` or what courts hear. A note: papers use many of these verbs with reason.
      """,
    examples: [
      .flags(
        "Yonhap ⟦claimed⟧ that the office was blown up.", fixed: "Yonhap said that the office was blown up."),
      .flags(
        "Ola Berg ⟦pointed out⟧ that the pact stands.", fixed: "Ola Berg said that the pact stands."),
      .flags(
        #""The pact stands," he ⟦insisted⟧."#, fixed: #""The pact stands," he said."#),
      .allows("The storm claimed the lives of six people. A group claimed responsibility."),
      .allows("She was admitted to hospital. The town is noted for its ferry."),
      .allows("Prosecutors alleged that he took the money. Ola Berg said that the pact stands."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let loaded = article.vocabulary["loaded-verbs"]
    let places = article.phrases(of: loaded).filter {
      article.tokens[$0.lowerBound].isLowercase && reportsWords($0, article)
    }
    guard !places.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    return places.compactMap { run in
      guard isAttribution(run, graph), let fields = loaded.fields(article.phraseHash(run)), fields.count >= 2,
        !isInCourt(run.lowerBound, String(fields[0]), article)
      else { return nil }
      return finding(run, effect: String(fields[0]), right: String(fields[1]), article)
    }
  }

  /// Whether somebody speaks: verbs with a particle (`pointed out`) are no clauses, but always speech.
  private func isAttribution(_ run: Range<Int>, _ graph: AttributionGraph) -> Bool {
    guard let clause = graph.clauses(in: run).first else { return run.count > 1 }
    return !clause.isPassive && clause.speaker != nil && clause.speaker?.kind != .other
  }

  /// `claimed that …`, `", he claimed`, `he claimed: "…"`
  private func reportsWords(_ run: Range<Int>, _ article: Article) -> Bool {
    let (verb, end) = (run.lowerBound, run.upperBound)
    if end < article.tokens.count {
      let next = article.tokens[end]
      if next.isWord, article.string(next) == "that" { return true }
      if next.kind == .doubleQuote || next.kind == .colon { return true }
      if next.kind == .comma, end + 1 < article.tokens.count, article.tokens[end + 1].kind == .doubleQuote {
        return true
      }
    }
    // Behind a quotation: at most a name stands between.
    guard let s = article.sentence(holding: verb) else { return false }
    let first = max(article.sentences[s].tokens.lowerBound, verb - 4)
    for i in (first..<verb).reversed() {
      if article.tokens[i].kind == .doubleQuote { return article.tokens[i].shape.contains(.quoted) }
      guard article.tokens[i].isWord else { return false }
    }
    return false
  }

  /// What is alleged, admitted or confessed before a court is the word for it.
  private func isInCourt(_ verb: Int, _ effect: String, _ article: Article) -> Bool {
    guard effect == "doubt" || effect == "endorse", let s = article.sentence(holding: verb) else {
      return false
    }
    return article.sentences[s].tokens.contains { article.token($0, isIn: article.vocabulary["court-words"]) }
  }

  private func finding(_ run: Range<Int>, effect: String, right: String, _ article: Article) -> Finding {
    let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
    let why =
      switch effect {
      case "doubt": "casts doubt on what is said"
      case "endorse": "vouches for what is said"
      case "emotion": "describes the speaker's mood"
      default: "is a habit of translated copy"
      }
    return Finding(
      at: range, "'\(article.text[range])' \(why): '\(right)' is usually enough",
      fixes: [.replace(range, with: right, .unsafe)])
  }
}
