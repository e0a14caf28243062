import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an age that does not follow from the year of birth.
package struct AgeBirthdateArithmetic: Rule {
  package let info = RuleInfo(
    id: "age-birthdate-arithmetic",
    category: .dates,
    severity: .warning,
    summary: "An age follows from the year of birth beside it.",
    rationale: """
      Who was born in 1952 was 66 or 67 in 2019, not 90. Read in one sentence: `born in YEAR` or a span of life \
      in brackets, one age, and the year of death or the story's date. An age at some other time (`at the age of`) \
      is left alone unless its year stands there too.
      """,
    examples: [
      .flags("Born in 1952, the ⟦90-year-old⟧ singer still tours.", date: "2019-06-01"),
      .flags("Ines Okafor (1952-2019) died ⟦aged 76⟧ in her home town."),
      .flags("She was born in 1952 and died in 2019 ⟦aged 90⟧, her family said."),
      .flags("He was born in 1940 and died in 2019 at the ⟦age of 69⟧, they said."),
      .flags("Ines Okafor, ⟦58⟧, who was born in 1952, still tours.", date: "2019-06-01"),
      .allows("Ines Okafor, 66, who was born in 1952, still tours.", date: "2019-06-01"),
      .allows("Born in 1952, the 67-year-old singer still tours.", date: "2019-06-01"),
      .allows("Born in 1952, the 90-year-old singer still tours."),
      .allows("Ines Okafor (1952-2019) died aged 66 in her home town."),
      .allows("Born in 1952, she went to sea aged 15.", date: "2019-06-01"),
      .allows("Born in 1952, she sang at the age of 18 in 1970 and of 30 in 1982."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let isMarked = ["born", "aged"].contains { article.forms.id(of: ByteHash.of($0)) != nil }
    guard isMarked else { return [] }
    let figures = context.figures(of: article)
    return figures.sentences.compactMap { entry in
      let sentence = article.sentences[entry.sentence].tokens
      let ages = figures.quantities[entry.quantities].compactMap { StatedAge($0, article) }
      guard ages.count == 1, let age = ages.first else { return nil }
      let years = SentenceYears(sentence, figures, article)
      guard let life = life(years, article), let end = life.end ?? reference(age, context, article) else {
        return nil
      }
      let right = (end - life.birth - 1)...(end - life.birth)
      guard !right.contains(age.years), end > life.birth, age.years < 130 else { return nil }
      let range = article.range(of: age.tokens)
      return Finding(
        at: range,
        "'\(article.text[range])': from \(life.birth) to \(end) are \(right.lowerBound) or \(right.upperBound) years"
      )
    }
  }

  /// The year of birth, and that of death or of the age where the sentence has one other year.
  private func life(_ years: SentenceYears, _ article: Article) -> (birth: Int, end: Int?)? {
    if years.all.count == 2, years.all[1].token - years.all[0].token == 2,
      article.tokens[years.all[0].token - 1].kind == .openBracket,
      [.dash, .hyphen].contains(article.tokens[years.all[0].token + 1].kind)
    {
      return (years.all[0].year, years.all[1].year)
    }
    guard years.all.count <= 2,
      let birth = years.all.first(where: { isBirth($0, article) })
    else { return nil }
    let others = years.all.filter { $0.token != birth.token }
    return (birth.year, others.first?.year)
  }

  /// `born in 1952`, `born on 3 May 1952`
  private func isBirth(_ year: SentenceYears.Year, _ article: Article) -> Bool {
    (max(0, year.token - 6)..<year.token).contains {
      article.tokens[$0].isWord && article.string(article.tokens[$0]).lowercased() == "born"
    }
  }

  /// The story's year, for an age that somebody has now.
  private func reference(_ age: StatedAge, _ context: RuleContext, _ article: Article) -> Int? {
    age.isPresent ? context.storyDay(of: article)?.year : nil
  }
}

/// `aged 76`, `76-year-old`, `76 years old`
struct StatedAge {
  var years: Int
  var tokens: Range<Int>
  /// Whether it is the age at the time of the story.
  var isPresent: Bool

  init?(_ quantity: Quantity, _ article: Article) {
    guard quantity.unit == .count, quantity.scale == 0, quantity.printed.exponent >= 0, quantity.value < 130
    else {
      return nil
    }
    years = Int(bounded: quantity.value)
    let (start, end) = (quantity.tokens.lowerBound, quantity.tokens.upperBound)
    if end + 3 < article.tokens.count, article.tokens[end].kind == .hyphen,
      article.string(article.tokens[end + 1]) == "year", article.string(article.tokens[end + 3]) == "old"
    {
      (tokens, isPresent) = (start..<end + 4, true)
    } else if start > 0, article.string(article.tokens[start - 1]).lowercased() == "aged" {
      (tokens, isPresent) = (start - 1..<end, false)
    } else if start > 2, article.string(article.tokens[start - 1]) == "of",
      article.string(article.tokens[start - 2]) == "age",
      SentenceYears.year(at: start - 5, article) != nil
    {
      // `in 2019 at the age of 69`: the age of that year.
      (tokens, isPresent) = (start - 2..<end, false)
    } else if StatedAge.standsBetweenNameAndBirth(start, end, article) {
      (tokens, isPresent) = (start..<end, true)
    } else {
      return nil
    }
  }

  /// `Colby, 58, who was born in …`
  private static func standsBetweenNameAndBirth(_ start: Int, _ end: Int, _ article: Article) -> Bool {
    guard start > 1, end + 1 < article.tokens.count, article.tokens[start - 1].kind == .comma,
      article.tokens[start - 2].isCapitalised, article.tokens[end].kind == .comma
    else { return false }
    let words = (end + 1...end + 3).filter { $0 < article.tokens.count }.map {
      article.string(article.tokens[$0])
    }
    return words.first == "born" || words == ["who", "was", "born"]
  }
}
