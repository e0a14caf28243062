import Bitext
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags a name whose spelling is no transliteration of the source's, and one that is spelled in two ways.
package struct TranslationName: TranslationRule {
  package let info = RuleInfo(
    id: "translation-name",
    category: .translation,
    severity: .warning,
    summary: "A name of the target is a transliteration of the source's, and always the same one.",
    rationale:
      "Names are compared by their consonants, those that transliterations confuse being one: Araghchi and Araqchi are both عراقچی, Araghichi with another consonant is not. Two consonants that have changed places are a warning, and so is a consonant inside the name that no system writes for the source's (t for v), and an English name that the dictionary has with two neighbouring letters changed about; one that is missing or too much, or another, is a note. The same word of the source that is spelled in two ways in one file is a warning. A name that is but for such a slip what other segments of the file have, where their source has the same word, is a warning in every script. From English into Cyrillic and Arabic script, the same two slips are warnings, and into Cyrillic a vowel on the other side of its consonant. Between languages in Latin script, a name is flagged where two of its letters have changed places, or one consonant inside it is another, missing or too much. Where each side has just one name that the other has not, and the same name stands beside both or other segments keep the source's, the one was taken for the other. Words of the dictionary are no names.",
    examples: [
      .flags("ru\ten\nСергей Лавров прибыл в Пекин.\tSergey ⟦Larvov⟧ arrived in Beijing."),
      .flags(
        "fa\ten\nاحمدی‌نژاد سخنرانی کرد.\tAhmadinejad gave a speech.\nاحمدی‌نژاد به تهران بازگشت.\t⟦Ahmadinezhad⟧ returned to Tehran."
      ),
      .flags("fr\ten\nLe juge Villebrand a parlé.\tJudge ⟦Villebrnad⟧ spoke."),
      .flags("de\ten\nDer Richter Kronsberg schwieg.\tJudge ⟦Krolsberg⟧ was silent."),
      .allows("de\ten\nDer Richter Kraßmann kam aus Moskau.\tJudge Krassmann came from Moscow."),
      .allows("ru\ten\nПереговоры с Лавровым закончились.\tThe talks with Lavrov are over."),
      .flags("en\tru\nThe mayor met Donald Kronsberg.\tМэр встретил Дональда ⟦Кроснберга⟧."),
      .flags("en\tru\nThe mayor met Oliver Cromwell.\tМэр встретил Оливера ⟦Кровмеля⟧."),
      .allows("en\tru\nThe mayor met Oliver Cromwell.\tМэр встретил Оливера Кромвеля."),
      .flags("en\tru\nThe Volta is a river.\t⟦Воьлта⟧ - это река."),
      .flags("en\tru\nThe mayor met Donald Kransky.\tМэр встретил Дональда ⟦Карнского⟧."),
      .allows("en\tru\nThe mayor met Rory McIlroy.\tМэр встретил Рори Маклроя."),
      .flags(
        "zh\ten\n市长克朗斯先生昨天讲话。\tMayor Brontley spoke yesterday.\n市长克朗斯先生没有来。\tMayor Brontley did not come.\n市长克朗斯先生今天休息。\tMayor ⟦Bronmley⟧ rests today."
      ),
      .allows(
        "zh\ten\n市长克朗斯先生昨天讲话。\tMayor Brontley spoke yesterday.\n市长克朗斯先生没有来。\tMayor Brontley did not come.\n法官艾伦女士今天休息。\tJudge Bronmley rests today."
      ),
      .allows("en\tru\nThe Volta is a river.\tВольта - это река."),
      .flags("zh\ten\n总统访问了华盛顿。\tThe president visited ⟦Washintgon⟧."),
      .allows("zh\ten\n总统访问了华盛顿。\tThe president visited Washington."),
      .flags("es\ten\nEl juez Marcos Villabrand habló.\tJudge Marcos ⟦Petersen⟧ spoke."),
      .allows("es\ten\nEl juez Marcos Villabrand habló.\tJudge Marcos Villabrand spoke."),
      .flags("de\ten\nAm Abend sprach Jeremy Kronsberg.\tIn the evening ⟦Jenemy⟧ Kronsberg spoke."),
      .allows("de\ten\nAm Abend sprach Jeremy Kronsberg.\tIn the evening Jeremy Kronsberg spoke."),
      .allows("en\tru\nThe mayor met Donald Kronsberg.\tМэр встретил Дональда Кронсберга."),
      .allows("fa\ten\nعراقچی وارد وین شد.\tAraghchi arrived in Vienna."),
    ])

  package init() {}

  /// Pairs of words that are compared: a segment with more of them is a list, or made to take long.
  private static let mostPairs = 40_000

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    if pair.isWhole, pair.target.language.script != .latin { return transferred(pair, context) }
    guard pair.isWhole, let script = pair.source.language.script,
      pair.target.language.script == .latin,
      pair.source.language != pair.target.language
    else { return [] }
    let names = NameWord.names(of: pair, context)
    // What ideographs sound like is not known.
    let sources = script == .han || names.isEmpty ? [] : NameWord.sources(of: pair)
    let rare = names.prefix(WordUse.mostNames).filter { mayBeSlip($0, pair, context) }
    context.ledgers.words.add(pair, rare, sources) { MisspelledName.word(near: $0, sources, pair, context) }
    guard !names.isEmpty,
      names.count * max(sources.count, pair.target.tokens.count / 8) <= TranslationName.mostPairs
    else { return [] }
    let found = ReplacedName.find(names, pair, context)
    if let found, !found.hasNeighbour { context.ledgers.words.add(found, pair.places) }
    let replaced = found.flatMap { $0.hasNeighbour ? report($0) : nil }
    return names.compactMap { name in
      if let replaced, replaced.range == name.token.range { return replaced }
      if let slip = misspelled(name, sources, pair, context) { return slip }
      if let twin = sources.first(where: {
        name.skeleton.isInflected($0.skeleton) || $0.skeleton.isInflected(name.skeleton)
      }) {
        if twin.skeleton.starts(with: name.skeleton) {
          note(name, twin, names, pair, &context.ledgers.names)
        }
        return nil
      }
      return otherTransliteration(name, sources, pair, context)
    }
  }

  /// A name with two letters changed about, or another consonant: of the source in Latin script, or of the dictionary.
  private func misspelled(
    _ name: NameWord, _ sources: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> Finding? {
    let isLatin = pair.source.language.script == .latin
    func spelled(as twin: NameWord) -> Finding {
      report(
        .warning, at: name.token.range,
        "'\(name.text)' is spelled '\(pair.source.text(twin.token.range))' in the source",
        source: twin.token.range)
    }
    // A word that the same text has in small letters is no name: `les membres des Membres du Parlement`.
    if pair.target.tokens.contains(where: {
      $0.hash == name.token.hash && !$0.flags.contains(.capital) && $0.kind == .word
    }) {
      return nil
    }
    if isLatin, !context.isWord(name.text),
      let twin = sources.first(where: {
        NearName.isSwapped(name, $0, pair) || isAnagram(name, $0, pair, context)
      }),
      !sources.contains(where: { $0.token.hash == name.token.hash })
    {
      return spelled(as: twin)
    }
    if let due = MisspelledName.intended(name, sources, pair, context) {
      let range = TextRange(name.token.range.lower, name.token.range.lower + name.text.utf8.count)
      return report(
        .warning, at: name.token.range, "'\(name.text)' is likely '\(due)' misspelled",
        fixes: [.replace(range, with: due, .unsafe)])
    }
    return isLatin ? NearName.twin(of: name, sources, pair, context).map(spelled) : nil
  }

  /// A name that has nearly the consonants of one of the source in another script.
  private func otherTransliteration(
    _ name: NameWord, _ sources: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> Finding? {
    guard pair.source.language.script != .latin, name.skeleton.count >= 4, !context.isWord(name.text),
      !sources.contains(where: { $0.token.hash == name.token.hash }),
      let (near, slip) = slip(of: name, sources, pair)
    else { return nil }
    return report(
      slip > .letter ? .warning : .note, at: name.token.range,
      "'\(name.text)' is no transliteration of '\(pair.source.text(near.token.range))'",
      source: near.token.range)
  }

  /// Slips of names that the target writes in another script than the source.
  private func transferred(_ pair: SegmentPair, _ context: TranslationContext) -> [Finding] {
    if pair.target.language.script == .cyrillic, pair.source.language.script != nil {
      let names = NameWord.capitals(of: pair.target, pair.lexicon.consonants)
      context.ledgers.words.add(
        pair, names.prefix(WordUse.mostNames).filter { mayBeSlip($0, pair, context) },
        pair.source.language.script == .han || names.isEmpty ? [] : NameWord.sources(of: pair))
    }
    let slips = NameTransfer.slips(pair, context).map { slip in
      report(
        .warning, at: slip.target.range,
        "'\(pair.target.text(slip.target.range))' is no transliteration of '\(pair.source.text(slip.source.range))'",
        source: slip.source.range)
    }
    let impossible = NameTransfer.impossible(pair.target).filter { word in
      !slips.contains { $0.range == word.range }
    }
    return slips
      + impossible.map {
        report(
          .warning, at: $0.range,
          "'\(pair.target.text($0.range))' cannot be written so: 'ь' stands behind a vowel, or 'й' behind a consonant"
        )
      }
  }

  /// Whether a name has the letters of a word of the source in another order.
  private func isAnagram(
    _ name: NameWord, _ other: NameWord, _ pair: SegmentPair, _ context: TranslationContext
  )
    -> Bool
  {
    // What the dictionary has may have a name of its own in the other language: Ireland, Irlande.
    let source = pair.source.text(other.token.range)
    let (a, b) = (name.text.lowercased(), source.lowercased())
    return a != b && !context.isWord(source) && !context.isCommonWord(b) && a.utf8.count >= 6
      && a.first == b.first
      && a.utf8.count == b.utf8.count
      && a.sorted() == b.sorted()
  }

  /// The word of the source of which a name is a transliteration with one slip. Foreign names are written by
  /// ear in other scripts, so that a letter more or less proves little: a note.
  private func slip(of name: NameWord, _ sources: [NameWord], _ pair: SegmentPair) -> (
    NameWord, NameSkeleton.Slip
  )? {
    var best: (NameWord, NameSkeleton.Slip)?
    for other in sources where other.skeleton.count >= 4 {
      var bare = other.skeleton
      let isInflected = pair.source.language == .russian && bare.dropLast()
      guard
        let slip = name.skeleton.slip(of: other.skeleton, pair.lexicon.consonants)
          ?? (isInflected ? name.skeleton.slip(of: bare, pair.lexicon.consonants) : nil),
        best.map({ $0.1 < slip }) ?? true
      else { continue }
      best = (other, slip)
    }
    return best
  }
}
