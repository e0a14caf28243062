import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym of the source's language in the target, and one that became another.
package struct TranslationAcronym: TranslationRule {
  package let info = RuleInfo(
    id: "translation-acronym",
    category: .translation,
    severity: .warning,
    summary: "Acronyms are those of the target's language.",
    rationale:
      "OTAN is NATO in English and НАТО in Russian; an acronym that is left in the form of the source is not understood. Where the target names another organisation than the source, it is an error of fact.",
    examples: [
      .flags(
        "fr\ten\nL\'OTAN a réagi.\t⟦OTAN⟧ has reacted.",
        fixed: "fr\ten\nL\'OTAN a réagi.\tNATO has reacted."),
      .flags(
        "ru\ten\nМВФ одобрил кредит.\tThe ⟦WTO⟧ approved the loan."),
      .flags("de\ten\nDie ARD berichtete darüber.\tThe ⟦IMF⟧ reported on it."),
      .allows("en\tfa\nThe World Health Organization (WHO) met.\tسازمان جهانی بهداشت (WHO) تشکیل جلسه داد."),
      .allows("ru\ten\nООН призвала к миру.\tThe United Nations called for peace."),
      .allows("es\ten\nLa UE y la OMS\tThe EU and the WHO"),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.language != pair.target.language else { return [] }
    let wanted = acronyms(pair.source)
    let given = acronyms(pair.target)
    guard !wanted.isEmpty || !given.isEmpty || mayHaveUnlike(pair) else { return [] }
    let (wantedIDs, givenIDs) = (Set(wanted.map(\.id)), Set(given.map(\.id)))
    var found: [Finding] = []
    for i in pair.target.tokens.indices
    where pair.target.tokens[i].flags.contains(.allCapitals) && pair.target.termAt[i] < 0 {
      // A form of the source's language that the target's language does not have.
      guard let id = pair.source.acronym(pair.target.tokens[i].hash), wantedIDs.contains(id),
        // The name stands beside it: `سازمان جهانی بهداشت (WHO)`.
        !givenIDs.contains(id),
        let due = context.lexicon.acronym(id, pair.target.language)
      else { continue }
      let range = pair.target.tokens[i].range
      found.append(
        report(
          isKept(pair.target.tokens[i], pair) ? .note : .warning, at: range,
          "'\(pair.target.text(range))' is '\(due)' in \(pair.target.language.name)",
          fixes: [.replace(range, with: due, .unsafe)]))
    }
    let missing = wanted.filter { want in
      !givenIDs.contains(want.id) && context.lexicon.acronym(want.id, pair.target.language) != nil
    }
    let added = given.filter { give in
      !wantedIDs.contains(give.id) && context.lexicon.acronym(give.id, pair.source.language) != nil
    }
    if found.isEmpty, missing.count == 1, added.count == 1, let due = missing.first, let other = added.first,
      other.isShort,
      due.isShort
    {
      found.append(
        report(
          .warning, at: other.range,
          "'\(pair.target.excerpt(other.range))' where the source has '\(pair.source.excerpt(due.range))'",
          source: due.range))
    }
    if found.isEmpty, !missing.isEmpty || hasLone(pair, givenIDs) { found = strange(added, pair) }
    if found.isEmpty { found = unlike(pair) }
    return found
  }

  /// Whether copy in another script leaves the letters of English as they are, as much of it does: WHO and EU in Chinese
  /// and Persian are the desk's own business.
  private func isKept(_ token: SideToken, _ pair: SegmentPair) -> Bool {
    pair.source.language == .english && token.script == .latin && pair.target.language.script != .latin
  }

  /// Whether an acronym of the source is not answered: writers name a body that the source only speaks of.
  private func hasLone(_ pair: SegmentPair, _ given: Set<Int>) -> Bool {
    pair.source.tokens.contains { token in
      guard token.isAcronym, !isRoman(token, pair.source) else { return false }
      let id = acronymID(token, pair.source)
      return !pair.target.has(token.hash)
        && !(id.map(given.contains) ?? false)
    }
  }

  /// Acronyms of the target whose organisation the source does not name in any form, inflected ones included.
  private func strange(_ added: [Found], _ pair: SegmentPair) -> [Finding] {
    guard added.contains(where: \.isShort),
      added.count * max(pair.source.tokens.count, pair.target.tokens.count) <= FigureMatch.mostPairs
    else { return [] }
    let source = pair.source.text(pair.segment.source).lowercased()
    return added.compactMap { give in
      // The names of countries and bodies in full come and go; letters stand for one thing.
      guard give.isShort, pair.target.tokens.contains(where: { $0.isAcronym && $0.range == give.range }),
        !pair.source.tokens.contains(where: { $0.flags.contains(.allCapitals) && isSame($0, give, pair) }),
        !pair.lexicon.forms(give.id, pair.source.language).contains(where: { form in
          form.lowercased().split(separator: " ").allSatisfy { word in
            source.contains(word.count > 6 ? word.dropLast(3) : word.count > 4 ? word.dropLast(1) : word)
          }
        })
      else { return nil }
      return report(
        .warning, at: give.range,
        "'\(pair.target.excerpt(give.range))' is not in the source under any of its names")
    }
  }

  private func isSame(_ token: SideToken, _ give: Found, _ pair: SegmentPair) -> Bool {
    pair.source.text(token.range) == pair.target.text(give.range)
  }

  /// Languages in Latin script that keep the acronyms of English copy, as a rule.
  private static let keeping: Set<Language> = [.english, .german, .dutch, .swedish, .czech, .polish]

  private func mayHaveUnlike(_ pair: SegmentPair) -> Bool {
    TranslationAcronym.keeping.contains(pair.source.language)
      && TranslationAcronym.keeping.contains(pair.target.language)
      && pair.target.tokens.contains { $0.flags.contains(.allCapitals) }
  }

  /// The one acronym of the target that the source does not have, in the place of the one that the target does not.
  /// Those of two letters are mostly translated (VS and US, KI and AI).
  private func unlike(_ pair: SegmentPair) -> [Finding] {
    guard mayHaveUnlike(pair) else { return [] }
    func lone(_ side: SideReading, _ other: SideReading) -> [SideToken] {
      side.tokens.indices.filter { i in
        let token = side.tokens[i]
        return token.kind == .word && token.flags.contains(.allCapitals) && (3...6).contains(token.range.count)
          && !token.flags.contains(.address) && !isRoman(token, side)
          && !side.isStressedOrMoney(i) && !other.has(token.hash)
      }.map { side.tokens[$0] }
    }
    // A line in capitals has no acronyms.
    let words = pair.target.tokens.count { $0.kind == .word }
    guard pair.target.tokens.count(where: { $0.flags.contains(.allCapitals) }) * 2 < words else { return [] }
    let (left, added) = (lone(pair.source, pair.target), lone(pair.target, pair.source))
    guard left.count == 1, added.count == 1, let due = left.first, let give = added.first,
      acronymID(due, pair.source) == nil || acronymID(due, pair.source) != acronymID(give, pair.target)
    else { return [] }
    // The same letters in another order, or most of them, are its translation.
    let (a, b) = (pair.source.text(due.range), pair.target.text(give.range))
    guard Set(a).intersection(b).count * 2 < min(a.count, b.count) + 1 else { return [] }
    return [
      report(.warning, at: give.range, "'\(b)' where the source has '\(a)'", source: due.range)
    ]
  }

  private func acronymID(_ token: SideToken, _ side: SideReading) -> Int? { side.acronym(token.hash) }

  private func isRoman(_ token: SideToken, _ side: SideReading) -> Bool {
    side.text(token.range).allSatisfy { "IVXLCM".contains($0) }
  }

  private struct Found {
    var id: Int
    var range: TextRange
    /// Whether it is an acronym and no name in full.
    var isShort: Bool
  }

  private func acronyms(_ side: SideReading) -> [Found] {
    var found: [Found] = []
    for i in side.tokens.indices {
      guard let term = side.term(.acronym, at: i) else { continue }
      let isCased = side.tokens[i].script == .latin || side.tokens[i].script == .cyrillic
      // `who`, `un`, `is` are words.
      if isCased, side.termEnd[i] == i + 1, !side.tokens[i].flags.contains(.capital) { continue }
      if isCased, term.value == 1, !side.tokens[i].flags.contains(.allCapitals),
        side.text(side.tokens[i].range).count < 5
      {
        continue
      }
      found.append(
        Found(
          id: term.detail, range: side.range(i..<side.termEnd[i]),
          isShort: term.value == 1))
    }
    return found
  }
}

extension SideReading {
  /// Whether a word in capitals is no acronym: the code of a currency, or a word that is stressed so (`I chose NOT to`).
  fileprivate func isStressedOrMoney(_ i: Int) -> Bool {
    if lexicon.smallWords[tokens[i].hash] != nil { return true }
    return term(.currency, at: i) != nil || term(.negation, at: i) != nil
  }
}

extension SideToken {
  /// Whether it is letters that stand for a name, in a script that has capitals.
  fileprivate var isAcronym: Bool {
    kind == .word && flags.contains(.allCapitals) && (script == .latin || script == .cyrillic)
  }
}
