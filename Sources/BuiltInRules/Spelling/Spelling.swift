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
      warning; any other unknown word may be a term, and is a note.
      """,
    examples: [
      .flags(
        "The ⟦goverment⟧ met on the island.", fixed: "The government met on the island."),
      .flags("The ferry ⟦occured⟧ a delay at the pier."),
      .flags(
        #""We ⟦beleive⟧ the bridge will hold," the mayor said."#,
        fixed: #""We believe the bridge will hold," the mayor said."#),
      .flags("The harbour-side ⟦agreemnt⟧-signing was put off."),
      .allows("The harbor's colour was grey; the theater's organisers apologized."),
      .allows("Mayor Ludo van den Berghe wrote to kelp@example.org on the 11th."),
      .allows("Anti-smuggling and counterespionage patrols began, and pre-war rules were dropped."),
      .allows("The village calls it grtslv vrnk zdel, an old greeting."),
    ],
    options: [
      RuleOption("each", default: "5", "How many places of one misspelling are reported.")
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    guard context.speller.hasDictionary else { return [] }
    let unknown = unknownForms(article, context.speller)
    guard unknown.contains(true) else { return [] }
    let most = context.number("each", of: info.id, default: 5)
    let foreign = foreignSentences(article, unknown)
    var verdicts: [UInt32: Verdict] = [:]
    var reported: [UInt32: Int] = [:]
    var result: [Diagnostic] = []
    for i in article.tokens.indices {
      let token = article.tokens[i]
      guard token.isLowercase, unknown[Int(token.form)], isReadable(i, article, context.speller),
        reported[token.form, default: 0] < most, !foreign.contains(where: { $0.contains(i) })
      else { continue }
      let verdict = verdicts[token.form] ?? verdict(on: token, article, context.speller)
      verdicts[token.form] = verdict
      guard verdict != .fine, !isForeign(i, unknown, verdict, article, context.speller) else { continue }
      reported[token.form, default: 0] += 1
      result.append(diagnostic(token, verdict, article))
    }
    return result
  }

  /// The sentences in which a third of the words and at least three are unknown: another language.
  private func foreignSentences(_ article: Article, _ unknown: [Bool]) -> [Range<Int>] {
    if unknown.reduce(0, { $0 + ($1 ? 1 : 0) }) < 3 { return [] }
    return article.sentences.compactMap { sentence in
      var words = 0
      var strange = 0
      for i in sentence.tokens where article.tokens[i].isLowercase {
        words += 1
        if unknown[Int(article.tokens[i].form)] { strange += 1 }
      }
      return strange > 2 && strange * 3 >= words ? sentence.tokens : nil
    }
  }

  /// What is made of an unknown form.
  private enum Verdict: Equatable {
    /// Made of known parts, or a word of a name.
    case fine
    case slip(LikelyIntent)
    case unknown
  }

  private func unknownForms(_ article: Article, _ speller: Speller) -> [Bool] {
    var unknown = [Bool](repeating: false, count: article.forms.count + 1)
    for id in 1..<UInt32(article.forms.count + 1) {
      let form = article.forms[id]
      guard form.lowercaseCount > 0, form.first.count > 2, !isDecomposed(form.first, article) else {
        continue
      }
      if !speller.isLowercaseWord(formHash: form.hash, text: { folded(form.first, article) }) {
        unknown[Int(id)] = true
      }
    }
    return unknown
  }

  /// Letters with combining marks are right or wrong by their composed form, which dictionaries hold and
  /// copy hardly ever lacks.
  private func isDecomposed(_ range: TextRange, _ article: Article) -> Bool {
    article.text.slice(range).contains { $0 == 0xCC || $0 == 0xCD }
  }

  private func folded(_ range: TextRange, _ article: Article) -> String {
    String(decoding: Folding.fold(article.text.slice(range)), as: UTF8.self)
  }

  private func verdict(on token: Token, _ article: Article, _ speller: Speller) -> Verdict {
    let form = article.forms[token.form]
    let word = folded(token.core, article)
    if form.capitalisedInsideCount > 0 || article.vocabulary.nameParticles.contains(form.hash) {
      return .fine
    }
    let forms = article.vocabulary["combining-forms"]
    if forms.contains(form.hash) { return .fine }
    // A clear slip comes first: `internatonal` is not made of `intern` and `atonal`.
    let likely = speller.likelyIntent(of: word)
    if likely?.isClear != true, speller.isCompound(word, combiningForms: forms) { return .fine }
    guard let intent = likely else { return .unknown }
    if isVariety(word, of: intent.word) { return .fine }
    // Words of four letters and fewer are a slip away from too many others.
    if word.utf8.count <= 4, !isSwap(word, intent.word) { return .unknown }
    // What a story spells so three times is its term, unless it knows the likely word as well.
    if form.count > 2, article.forms.id(of: ByteHash.of(intent.word)) == nil { return .unknown }
    return .slip(intent)
  }

  /// `-ise` for `-ize`, and the reverse.
  private func isVariety(_ word: String, of intent: String) -> Bool {
    let pair = zip(word.utf8, intent.utf8).filter { $0 != $1 }
    return word.utf8.count == intent.utf8.count && pair.count == 1
      && pair.allSatisfy { ($0 == 0x73 && $1 == 0x7A) || ($0 == 0x7A && $1 == 0x73) }
  }

  /// The same letters in another order (`teh`).
  private func isSwap(_ word: String, _ intent: String) -> Bool {
    word.utf8.sorted() == intent.utf8.sorted()
  }

  /// Whether a token is a word of running text, not a piece of an address, a formula or foreign script.
  private func isReadable(_ i: Int, _ article: Article, _ speller: Speller) -> Bool {
    let token = article.tokens[i]
    guard token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript]) else { return false }
    if i > 0, !token.shape.contains(.spaceBefore) {
      switch article.tokens[i - 1].kind {
      // An editor's brackets stand inside words: `sow[ing]`.
      case .stop, .symbol, .link, .number, .singleQuote, .colon, .openBracket, .closeBracket: return false
      default: break
      }
    }
    if isNamePart(i, article, speller) { return false }
    guard i + 1 < article.tokens.count else { return true }
    let next = article.tokens[i + 1]
    guard !next.shape.contains(.spaceBefore) else { return true }
    if next.kind == .stop, i + 2 < article.tokens.count {
      let after = article.tokens[i + 2]
      return after.shape.contains(.spaceBefore) || !(after.isLowercase || after.kind == .link)
    }
    if next.kind == .openBracket { return false }
    return next.kind != .symbol && next.kind != .link
  }

  /// The small half of a hyphenated name (`Hye-jin`).
  private func isNamePart(_ i: Int, _ article: Article, _ speller: Speller) -> Bool {
    guard i > 1, !article.tokens[i].shape.contains(.spaceBefore), article.tokens[i - 1].kind == .hyphen else {
      return false
    }
    let first = article.tokens[i - 2]
    return first.isCapitalised
      && !speller.isLowercaseWord(formHash: article.hash(first)) { folded(first.core, article) }
  }

  /// Whether a word stands among other unknown words, or before a name as its particle.
  private func isForeign(
    _ i: Int, _ unknown: [Bool], _ verdict: Verdict, _ article: Article, _ speller: Speller
  ) -> Bool {
    if case .slip(let intent) = verdict, intent.isClear { return false }
    func isStrange(_ k: Int) -> Bool {
      guard article.tokens.indices.contains(k), article.tokens[k].isWord else { return false }
      if article.tokens[k].isLowercase { return unknown[Int(article.tokens[k].form)] }
      return !speller.isWord(article.text.slice(article.tokens[k].core))
    }
    return isStrange(i - 1) || isStrange(i + 1)
  }

  private func diagnostic(_ token: Token, _ verdict: Verdict, _ article: Article) -> Diagnostic {
    let word = article.core(token)
    guard case .slip(let intent) = verdict else {
      return Diagnostic(
        info.id, .note, at: token.core, "'\(word)' is in no dictionary", suggestFor: word)
    }
    return Diagnostic(
      info.id, .warning, at: token.core, "'\(word)' looks like a slip for '\(intent.word)'",
      fixes: intent.isClear ? [.replace(token.core, with: intent.word, .unsafe)] : [],
      suggestFor: intent.isClear ? nil : word)
  }
}
