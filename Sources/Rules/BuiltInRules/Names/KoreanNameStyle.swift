import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags Korean given names in a style of no system, or in two styles for one person.
package struct KoreanNameStyle: Rule {
  package let info = RuleInfo(
    id: "korean-name-style",
    category: .names,
    severity: .warning,
    summary: "A Korean given name keeps one style, with a small letter behind a hyphen.",
    rationale: """
      Agencies write `Kim Jong Un` or `Kim Jong-un`, many the first for the North and the second for the \
      South; none writes `Kim Jong-Un` beside either. A capital behind the hyphen is flagged in a story \
      that writes a Korean name without it, and so is the rarer style where one person has two.
      """,
    examples: [
      .flags(
        "The North's leader, Kim Jong Un, and his sister, ⟦Kim Yo-Jung⟧, watched the parade.",
        fixed: "The North's leader, Kim Jong Un, and his sister, Kim Yo-jung, watched the parade."),
      .flags(
        "President Moon Jae-in left. Aides of ⟦Moon Jae-In⟧ stayed, and Moon Jae-in called.",
        fixed: "President Moon Jae-in left. Aides of Moon Jae-in stayed, and Moon Jae-in called."),
      .flags(
        "Kim Jong Un left. Aides of ⟦Kim Jong-un⟧ stayed, and Kim Jong Un called them.",
        fixed: "Kim Jong Un left. Aides of Kim Jong Un stayed, and Kim Jong Un called them."),
      .allows("President Moon Jae-in met the North's leader, Kim Jong Un, and his sister, Kim Yo Jong."),
      .allows("Actress Kim Smith-Jones met Park Lane-In, a band. Lee Harvey Miller was there."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])

  package init() {}

  /// A Korean name of a surname and two syllables.
  private struct Name {
    var tokens: Range<Int>
    var isHyphenated: Bool
    var hasSecondCapital: Bool
    /// Hash of surname and syllables.
    var person: UInt64

    /// Spaced, hyphenated, or hyphenated with a capital.
    var style: Int { isHyphenated ? hasSecondCapital ? 2 : 1 : 0 }
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let surnames = article.vocabulary["korean-surnames"]
    var names: [Name] = []
    for i in article.places(of: surnames) where article.tokens[i].isCapitalised {
      if let name = name(at: i, article) { names.append(name) }
    }
    if names.count < 2 { return [] }
    let standard = names.filter { $0.style < 2 }
    var counts: [UInt64: [Int]] = [:]
    for name in standard { counts[name.person, default: [0, 0]][name.style] += 1 }
    var reported: Set<UInt64> = []
    return names.compactMap { name in
      // Once for each person.
      guard !reported.contains(name.person) else { return nil }
      guard let found = finding(name, counts, standard.isEmpty, article) else { return nil }
      reported.insert(name.person)
      return found
    }
  }

  private func finding(
    _ name: Name, _ counts: [UInt64: [Int]], _ isHouseStyle: Bool, _ article: Article
  ) -> Finding? {
    let own = counts[name.person] ?? [0, 0]
    if name.style == 2 {
      // Where all names are so, it is the house's style.
      return isHouseStyle
        ? nil : diagnostic(name, as: own[0] > own[1] ? 0 : 1, "has a capital behind the hyphen", article)
    }
    guard own[0] > 0, own[1] > 0 else { return nil }
    let major = own[0] >= own[1] ? 0 : 1
    return name.style == major
      ? nil : diagnostic(name, as: major, "is written otherwise elsewhere", article)
  }

  /// `Kim Jong Un`, `Kim Jong-un`, `Kim Jong-Un`.
  private func name(at i: Int, _ article: Article) -> Name? {
    let syllables = article.vocabulary["korean-syllables"]
    guard i + 2 < article.tokens.count, article.tokens[i].possessive == 0,
      article.tokens[i + 1].isCapitalised, article.tokens[i + 1].shape.contains(.spaceBefore),
      article.token(i + 1, isIn: syllables)
    else { return nil }
    let isHyphenated = article.tokens[i + 2].kind == .hyphen
    let last = isHyphenated ? i + 3 : i + 2
    guard last < article.tokens.count, article.token(last, isIn: syllables),
      article.tokens[last].shape.contains(.spaceBefore) != isHyphenated,
      isHyphenated || article.tokens[last].isCapitalised,
      !isHyphenated || !article.tokens[i + 2].shape.contains(.spaceBefore),
      article.tokens[i...last].allSatisfy({ $0.shape.isDisjoint(with: [.allCapitals, .dotted]) })
    else { return nil }
    // A third syllable belongs to something else.
    if last + 1 < article.tokens.count, article.tokens[last + 1].kind == .hyphen { return nil }
    var person = ByteHash()
    for k in [i, i + 1, last] {
      for byte in Folding.fold(article.text.slice(article.tokens[k].core)) { person.add(byte) }
      person.add(0x20)
    }
    return Name(
      tokens: i..<(last + 1), isHyphenated: isHyphenated,
      hasSecondCapital: article.tokens[last].isCapitalised, person: person.value)
  }

  private func diagnostic(_ name: Name, as style: Int, _ what: String, _ article: Article) -> Finding {
    let first = article.tokens[name.tokens.lowerBound]
    let given = article.tokens[name.tokens.lowerBound + 1]
    let last = article.tokens[name.tokens.upperBound - 1]
    let syllable = article.core(last)
    let range = TextRange(first.range.lower, last.core.upper)
    let joined =
      style == 0
      ? " " + syllable.prefix(1).uppercased() + syllable.dropFirst() : "-" + syllable.lowercased()
    let right = article.text[TextRange(first.range.lower, given.range.upper)] + joined
    return Finding(
      at: range, "Korean name '\(article.excerpt(range))' \(what)",
      fixes: [.replace(range, with: right, .unsafe)])
  }
}
