import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags lower-case words that no dictionary holds.
package struct Spelling: Rule {
  package let info = RuleInfo(
    id: "spelling",
    category: .spelling,
    severity: .warning,
    summary: "A lower-case word is spelt as a dictionary has it.",
    rationale: """
      A misspelt word costs the reader's trust. Only lower-case words are looked up: capitalised ones \
      are names for the most part, and the name rules compare them within the story. British and \
      American spellings are both right. A word that is one slip away from a dictionary word is a \
      warning, and so are two words of which a small one lost its space; any other unknown word may be a term, \
      and is a note, as are words that stand in quotation marks alone, the second word of a species and halves of \
      compounds that are no clear slip. Words made by rule of known ones (`un-`, `non-`, `-less`, `-er`) are \
      right, and one marked `(sic)` is left alone, as is one that an ellipsis may have cut.
      """,
    examples: [
      .flags(
        "The ⟦goverment⟧ met on the island.", fixed: "The government met on the island."),
      .flags(
        "The mayor ⟦ofthe⟧ town ⟦toldreporters⟧ that it fell ⟦eventhough⟧ ⟦acommodity⟧ rose; a clerk ⟦saidthat⟧ too.",
        fixed:
          "The mayor of the town told reporters that it fell even though a commodity rose; a clerk said that too."
      ),
      .flags("The mayor wants to ⟦backout⟧ of the deal.", fixed: "The mayor wants to back out of the deal."),
      .allows("The upskilling and onboarding went on at a forum on overtourism."),
      .flags("The ferry ⟦occured⟧ a delay at the pier."),
      .flags(
        #""We ⟦beleive⟧ the bridge will hold," the mayor said."#,
        fixed: #""We believe the bridge will hold," the mayor said."#),
      .flags(
        "The pilots ('loyal to the ⟦milion⟧') went home.",
        fixed: "The pilots ('loyal to the million') went home."),
      .flags(
        "The ferry (⟦durring⟧ storms late) went home.", fixed: "The ferry (during storms late) went home."),
      .flags("The harbour-side ⟦agreemnt⟧-signing was put off."),
      .allows("The harbor's colour was grey; the theater's organisers apologized."),
      .allows("Mayor Ludo van den Berghe wrote to kelp@example.org on the 11th."),
      .allows("Anti-smuggling and counterespionage patrols began, and pre-war rules were dropped."),
      .allows("The ferrymen have begun sow[ing] doubts, and were singin' 'bout it."),
      .flags(
        "The ⟦goverment⟧ said it would ⟦beleive⟧ the ⟦presidnet⟧ of the island.",
        fixed: "The government said it would believe the president of the island."),
      .allows("The court heard a case of lese-majeste against the envoy."),
      .allows("The avant-garde look-alikes gave teen-agers the run-arounds."),
      .flags("The ⟦aircrafts⟧ waited at the pier.", fixed: "The aircraft waited at the pier."),
      .flags(
        "Exports were 905 mln dlrs ⟦againts⟧ 929 mln dlrs, a fall of 2.6 pct.",
        fixed: "Exports were 905 mln dlrs against 929 mln dlrs, a fall of 2.6 pct."),
      .allows("The doctor named Yersinia pestis, and a “frunk” is a boot in front."),
      .allows("The tieless envoy, a rescheduler by trade, wrote 'dedacted' (sic) in an uncited note."),
      .allows("…ficial papers show what the council pai... and the ...wner of the quay asked for."),
      .flags("The mayor... was ⟦definately⟧ late ... and ⟦occured⟧ nowhere!"),
      .allows("The village calls it grtslv vrnk zdel, an old greeting."),
    ]
  )
  .taking([
    .number("each", default: 5, "How many places of one misspelling are reported.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    let unknown = UnknownWords(article, context.speller)
    if unknown.isEmpty { return [] }
    let most = context.number("each", of: info)
    var verdicts: [UInt32: Verdict] = [:]
    var reported: [UInt32: Int] = [:]
    var result: [Finding] = []
    let damage = context.shared { Damage(article) }
    for i in article.tokens.indices where unknown.holds(i) && !damage.mayClip(i, in: article) {
      let token = article.tokens[i]
      guard reported[token.form, default: 0] < most, unknown.isReadable(i) else { continue }
      var verdict = verdicts[token.form] ?? verdict(on: token, article, context.speller)
      verdicts[token.form] = verdict
      if unknown.isMarked(i) { continue }
      if let pair = unknown.phrasalVerb(i) {
        result.append(finding(token, .glued(pair), article))
        continue
      }
      if verdict != .fine, unknown.mayBeMeant(i, isClear: verdict.isClear) { verdict = .unknown }
      guard verdict != .fine, verdict.isClear || !unknown.standsAmongStrangers(i),
        !unknown.isInKnownCompound(i)
      else { continue }
      reported[token.form, default: 0] += 1
      result.append(finding(token, verdict, article))
    }
    return result
  }

  /// What is made of an unknown form.
  private enum Verdict: Equatable {
    /// Made of known parts, or a word of a name.
    case fine
    case slip(LikelyIntent)
    /// Two words without their space, and how they are written.
    case glued(String)
    case unknown

    var isClear: Bool {
      if case .glued = self { return true }
      if case .slip(let intent) = self { return intent.isClear }
      return false
    }
  }

  private func verdict(on token: Token, _ article: Article, _ speller: Speller) -> Verdict {
    let form = article.forms[token.form]
    let word = article.folded(token.core)
    if form.capitalisedInsideCount > 0 || article.vocabulary.nameParticles.contains(form.hash) {
      return .fine
    }
    let forms = article.vocabulary["combining-forms"]
    if forms.contains(form.hash) { return .fine }
    if form.count < 3, let pair = GluedWords(article.vocabulary, speller).split(word) { return .glued(pair) }
    if isDerived(word, speller) { return .fine }
    // A clear slip comes first: `internatonal` is not made of `intern` and `atonal`.
    let likely = speller.likelyIntent(of: word)
    if likely?.isClear != true, speller.isCompound(word, combiningForms: forms) { return .fine }
    guard let intent = likely else { return .unknown }
    if isVariety(word, of: intent.word) { return .fine }
    if isRegularPlural(word, of: intent.word, article) { return .unknown }
    // Words of four letters and fewer are a slip away from too many others.
    if word.utf8.count <= 4, !isSwap(word, intent.word) { return .unknown }
    // What a story spells so three times is its term, unless it knows the likely word as well.
    if form.count > 2, article.forms.id(of: ByteHash.of(intent.word)) == nil { return .unknown }
    return .slip(intent)
  }

  /// `uncited`, `tieless`, `rescheduler`: made of a known word by rule. Short ones are as likely a slip.
  private func isDerived(_ word: String, _ speller: Speller) -> Bool {
    func isKnown(_ stem: some StringProtocol, atLeast fewest: Int = 5) -> Bool {
      stem.utf8.count >= fewest && speller.isWord(String(stem))
    }
    if word.hasPrefix("un"), isKnown(word.dropFirst(2)) { return true }
    if word.hasPrefix("non"), isKnown(word.dropFirst(3)) { return true }
    if word.hasSuffix("less"), isKnown(word.dropLast(4), atLeast: 3) { return true }
    for ending in ["er", "ers"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.utf8.count)
      if isKnown(stem, atLeast: 4) || isKnown(stem + "e", atLeast: 5) { return true }
    }
    return false
  }

  /// `-ise` for `-ize`, and the reverse.
  private func isVariety(_ word: String, of intent: String) -> Bool {
    let pair = zip(word.utf8, intent.utf8).filter { $0 != $1 }
    return word.utf8.count == intent.utf8.count && pair.count == 1
      && pair.allSatisfy { ($0 == 0x73 && $1 == 0x7A) || ($0 == 0x7A && $1 == 0x73) }
  }

  /// A known word with an `s`, which dictionaries do not have of each; no plural is made of `children`.
  private func isRegularPlural(_ word: String, of intent: String, _ article: Article) -> Bool {
    word == intent + "s" && !intent.hasSuffix("s")
      && !article.vocabulary["no-plural-in-s"].contains(ByteHash.of(intent))
  }

  /// The same letters in another order (`teh`).
  private func isSwap(_ word: String, _ intent: String) -> Bool {
    word.utf8.sorted() == intent.utf8.sorted()
  }

  private func finding(_ token: Token, _ verdict: Verdict, _ article: Article) -> Finding {
    let word = article.core(token)
    if case .glued(let pair) = verdict {
      return Finding(
        .warning, at: token.core, "'\(word)' is '\(pair)' without its space",
        fixes: [.replace(token.core, with: pair, .unsafe)])
    }
    guard case .slip(let intent) = verdict else {
      return Finding(
        .note, at: token.core, "'\(word)' is in no dictionary", suggestFor: word)
    }
    return Finding(
      .warning, at: token.core, "'\(word)' looks like a slip for '\(intent.word)'",
      fixes: intent.isClear ? [.replace(token.core, with: intent.word, .unsafe)] : [],
      suggestFor: intent.isClear ? nil : word)
  }
}
