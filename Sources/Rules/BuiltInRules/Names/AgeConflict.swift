import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a person who has two ages.
package struct AgeConflict: Rule {
  package let info = RuleInfo(
    id: "age-conflict",
    category: .names,
    severity: .note,
    summary: "A person has one age in a story.",
    rationale: """
      `Ana Diaz, 42,` is 43 in the caption: one of them is wrong. Ages are read behind a name (`Diaz, 42,`) \
      and before one (`42-year-old Ana Diaz`), and where a single person of the story has an age, also in \
      `the 43-year-old said`. People of one surname are left alone, and so are sentences that tell of \
      another year.
      """,
    examples: [
      .flags("Ana Diaz, 42, won the race. ⟦43⟧-year-old Ana Diaz had trained in Quito."),
      .flags("Ana Diaz, 42, won the race. The ⟦43⟧-year-old said she had trained in Quito."),
      .allows("Ana Diaz, 42, won the race. The 42-year-old said she had trained in Quito."),
      .allows("Ana Diaz, 42, beat Carla Diaz, 43. Diaz, 42, had trained in Quito."),
      .allows("Ana Diaz, 42, beat Karl Ahlgren, 39. The 43-year-old said she had trained in Quito."),
      .allows("Ana Diaz, 42, won the race. Her 17-year-old daughter came third, and a 43-year-old man fell."),
      .allows("Ana Diaz, 42, won the race. In 2010, Ana Diaz, 27, had come third."),
      .allows("Scores: Ana Diaz, 42, Karl Ahlgren, 39. Points: Ana Diaz, 12, Karl Ahlgren, 9."),
    ]
  )
  .reading([.headline, .body, .caption], quotations: false)
  .deciding(by: [
    RuleThreshold(youngest, "years that are an age, at least"),
    RuleThreshold(oldest, "years that are an age, at most"),
    RuleThreshold(furthest, "years between two ages of whom no name stands beside the second, at most"),
    RuleThreshold(reach, "words to either side within which a year tells of another time"),
  ])

  package init() {}

  /// An age and where it stands.
  private struct Age {
    var years: Int
    var token: Int
  }

  private static let youngest = 15
  private static let oldest = 110
  /// Ages further apart than that are two people's, where the second has no name beside it.
  private static let furthest = 2
  /// A year so many words away may be the age's.
  private static let reach = 30

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard mayHoldTwoAges(article) else { return [] }
    let people = context.shared { PeopleTable(article) }.people
    var result: [Finding] = []
    var aged: [(person: PeopleTable.Person, ages: [Age])] = []
    for person in people {
      let ages = person.uses.compactMap { age(of: $0, article) }
      if ages.isEmpty { continue }
      aged.append((person, ages))
      if person.isOne {
        result += conflicts(ages, article.core(article.tokens[person.first.surname]), article)
      }
    }
    if result.isEmpty, aged.count == 1, let only = aged.first, only.person.isOne,
      Set(only.ages.map(\.years)).count == 1
    {
      result += unnamed(only.ages[0], only.person.first.form, article)
    }
    return result
  }

  /// Whether two numbers stand where ages do: a quick no for most stories.
  private func mayHoldTwoAges(_ article: Article) -> Bool {
    var found = 0
    for i in article.marks.numbers where i >= 2 && i + 2 < article.tokens.count {
      let next = article.tokens[i + 1].kind
      guard
        next == .hyphen && article.tokens[i + 2].isLowercase
          || article.tokens[i - 1].kind == .comma && article.tokens[i - 2].isCapitalised
            && (next == .comma || next == .stop),
        years(i, article) != nil
      else { continue }
      found += 1
      if found > 1 { return true }
    }
    return false
  }

  private func years(_ i: Int, _ article: Article) -> Int? {
    guard article.tokens.indices.contains(i), article.tokens[i].kind == .number,
      let years = Int(article.core(article.tokens[i])), AgeConflict.youngest...AgeConflict.oldest ~= years
    else { return nil }
    return years
  }

  /// `Ana Diaz, 42,` and `42-year-old Ana Diaz`.
  private func age(of use: PeopleTable.Use, _ article: Article) -> Age? {
    if article.tokens[use.surname].shape.contains(.quoted) { return nil }
    let next = use.surname + 1
    if next + 2 < article.tokens.count, article.tokens[next].kind == .comma,
      article.tokens[use.surname].possessive == 0, let years = years(next + 1, article),
      [.comma, .stop].contains(article.tokens[next + 2].kind), !tellsOfAnotherYear(next, article)
    {
      return Age(years: years, token: next + 1)
    }
    let start = use.title.isEmpty ? use.name.lowerBound : use.title.lowerBound
    guard let token = yearOld(endingBefore: start, article), let years = years(token, article) else {
      return nil
    }
    return Age(years: years, token: token)
  }

  /// The number of `42-year-old` that ends before a token.
  private func yearOld(endingBefore end: Int, _ article: Article) -> Int? {
    let i = end - 5
    guard i >= 0, years(i, article) != nil, article.tokens[i + 1].kind == .hyphen,
      article.string(article.tokens[i + 2]) == "year", article.tokens[i + 3].kind == .hyphen,
      article.string(article.tokens[i + 4]) == "old"
    else { return nil }
    return i
  }

  private func conflicts(_ ages: [Age], _ name: String, _ article: Article) -> [Finding] {
    let counts = Dictionary(grouping: ages, by: \.years).mapValues(\.count)
    // Three figures behind a name are results, not ages.
    guard counts.count == 2, let first = ages.first,
      let major = ages.max(by: { counts[$0.years, default: 0] < counts[$1.years, default: 0] })
    else { return [] }
    let kept = counts[first.years] == counts[major.years] ? first : major
    return ages.filter { $0.years != kept.years }.map { finding($0, kept, name, article) }
  }

  private func finding(_ age: Age, _ kept: Age, _ name: String, _ article: Article) -> Finding {
    Finding(
      at: article.tokens[age.token].core,
      "\(name) is \(kept.years) elsewhere in this article",
      related: [RelatedPlace(article.tokens[kept.token].core, "\(kept.years) here")])
  }

  /// `The 43-year-old said`: the one person of the story with an age.
  private func unnamed(_ known: Age, _ surname: UInt32, _ article: Article) -> [Finding] {
    let name = article.text[article.forms[surname].first]
    return (known.token + 1..<max(known.token + 1, article.tokens.count - 5)).compactMap { i in
      guard let years = years(i, article), years != known.years,
        abs(years - known.years) <= AgeConflict.furthest,
        yearOld(endingBefore: i + 5, article) == i, i > 0,
        article.string(article.tokens[i - 1]).lowercased() == "the",
        article.isSpeechVerb(i + 5) || article.token(i + 5, isIn: article.vocabulary["age-verbs"]),
        !tellsOfAnotherYear(i, article)
      else { return nil }
      return finding(Age(years: years, token: i), known, name, article)
    }
  }

  /// Whether a year stands in the sentence of a token.
  private func tellsOfAnotherYear(_ i: Int, _ article: Article) -> Bool {
    let start = article.tokens[i].range.start
    let last = max(0, article.sentences.partitioningIndex { $0.range.start > start } - 1)
    guard article.sentences.indices.contains(last) else { return false }
    let run = article.sentences[last].tokens
    let near = max(run.lowerBound, i - AgeConflict.reach)..<min(run.upperBound, i + AgeConflict.reach + 1)
    return near.contains {
      article.tokens[$0].kind == .number && article.tokens[$0].core.count == 4
        && [0x31, 0x32].contains(article.bytes[article.tokens[$0].core.lower])
    }
  }
}
