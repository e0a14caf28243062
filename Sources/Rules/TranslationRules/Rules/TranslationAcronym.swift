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
      .allows("ru\ten\nООН призвала к миру.\tThe United Nations called for peace."),
      .allows("es\ten\nLa UE y la OMS\tThe EU and the WHO"),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.language != pair.target.language else { return [] }
    let wanted = acronyms(pair.source)
    guard !wanted.isEmpty else { return [] }
    var found: [Finding] = []
    for i in pair.target.tokens.indices
    where pair.target.tokens[i].flags.contains(.allCapitals) && pair.target.termAt[i] < 0 {
      // A form of the source's language that the target's language does not have.
      guard let id = pair.source.acronym(pair.target.tokens[i].hash), wanted.contains(where: { $0.id == id }),
        let due = context.lexicon.acronym(id, pair.target.language)
      else { continue }
      let range = pair.target.tokens[i].range
      found.append(
        report(
          .warning, at: range, "'\(pair.target.text(range))' is '\(due)' in \(pair.target.language.name)",
          fixes: [.replace(range, with: due, .unsafe)]))
    }
    let given = acronyms(pair.target)
    let missing = wanted.filter { want in
      !given.contains { $0.id == want.id } && context.lexicon.acronym(want.id, pair.target.language) != nil
    }
    let added = given.filter { give in
      !wanted.contains { $0.id == give.id } && context.lexicon.acronym(give.id, pair.source.language) != nil
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
    return found
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
