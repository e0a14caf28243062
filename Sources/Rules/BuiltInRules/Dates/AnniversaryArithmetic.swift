import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an anniversary that does not follow from its two years.
package struct AnniversaryArithmetic: Rule {
  package let info = RuleInfo(
    id: "anniversary-arithmetic",
    category: .dates,
    severity: .error,
    summary: "An anniversary is as many years after its event as the copy says.",
    rationale: """
      What was founded in 1934 marked its 85th anniversary in 2019. Read are `the Nth anniversary` with the \
      event's year in its sentence, `N years after the YEAR …, in YEAR` and `N years ago, in YEAR`; a year more or \
      less is allowed, and two where only the story's date says when, which makes it a warning. Nothing is said \
      where any two years of the sentence fit.
      """,
    examples: [
      .flags("The club, founded in 1934, marked its ⟦80th anniversary⟧ in 2019."),
      .flags("It came ⟦10 years after the 2003 invasion, in 2020⟧, the general said."),
      .flags("The port was opened ⟦20 years ago, in 1991⟧.", date: "2020-06-15"),
      .flags("The town marks the ⟦70th anniversary⟧ of the 1945 liberation.", date: "2020-05-08"),
      .allows("The club, founded in 1934, marked its 85th anniversary in 2019."),
      .allows("It came 10 years after the 2003 invasion, in 2014, the general said."),
      .allows("The town marks the 75th anniversary of Victory in the war of 1941–1945.", date: "2020-05-08"),
      .allows("The club marked its 80th anniversary in 2019 and plays in the 2020 cup."),
      .allows("The port was opened 20 years ago, in 2001.", date: "2020-06-15"),
      .allows("The club, founded in 1934, marked its 80th anniversary in May."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    var result: [Finding] = []
    if let form = article.forms.id(of: ByteHash.of("anniversary")) {
      let story = context.storyDay(of: article)
      for i in Int(article.forms[form].firstToken)..<article.tokens.count where article.tokens[i].form == form
      {
        if let found = anniversary(i, story, figures, article) { result.append(found) }
      }
    }
    guard article.forms.id(of: ByteHash.of("years")) != nil else { return result }
    for quantity in figures.quantities where quantity.unit == .count && quantity.isExact {
      if let found = yearsAfter(quantity, figures, article) ?? yearsAgo(quantity, context, article) {
        result.append(found)
      }
    }
    return result
  }

  // MARK: Anniversaries

  private func anniversary(_ i: Int, _ story: CalendarDate?, _ figures: FigureTable, _ article: Article)
    -> Finding?
  {
    guard let count = CountedYears(before: i, figures.words, article),
      let s = article.sentenceIndex(ofToken: i)
    else {
      return nil
    }
    let sentence = article.sentences[s].tokens
    let years = SentenceYears(sentence, figures, article)
    guard let origin = years.origin(of: i, article) else { return nil }
    // Any two years that fit, and the sentence is right in some reading.
    for a in years.all {
      for b in years.all where abs(abs(a.year - b.year) - count.years) <= 1 { return nil }
    }
    let others = years.all.filter { $0.year != origin.year }
    let range = article.range(of: count.start..<i + 1)
    if let other = others.first {
      guard others.count == 1, years.isReference(other, of: i, article), other.year > origin.year else {
        return nil
      }
      return finding(range, origin.year, other.year, info.severity, article)
    }
    guard let story, abs(story.year - origin.year - count.years) > 2, story.year > origin.year else {
      return nil
    }
    return finding(range, origin.year, story.year, .warning, article)
  }

  private func finding(_ range: TextRange, _ from: Int, _ to: Int, _ severity: Severity, _ article: Article)
    -> Finding
  {
    Finding(
      severity, at: range,
      "'\(article.excerpt(range))': from \(from) to \(to) are \(to - from) years")
  }

  // MARK: Years after, years ago

  /// `10 years after the 2003 invasion, in 2020`
  private func yearsAfter(_ quantity: Quantity, _ figures: FigureTable, _ article: Article) -> Finding? {
    var k = quantity.tokens.upperBound
    guard k + 4 < article.tokens.count, article.string(article.tokens[k]) == "years",
      article.string(article.tokens[k + 1]) == "after", article.string(article.tokens[k + 2]) == "the",
      let first = SentenceYears.year(at: k + 3, article)
    else { return nil }
    k += 4
    let limit = min(k + 6, article.tokens.count)
    while k < limit, article.tokens[k].isWord { k += 1 }
    guard k + 2 < article.tokens.count, article.tokens[k].kind == .comma,
      article.string(article.tokens[k + 1]) == "in", let second = SentenceYears.year(at: k + 2, article),
      abs(Double(second - first) - quantity.value) > 1
    else { return nil }
    let range = article.range(of: quantity.tokens.lowerBound..<k + 3)
    return finding(range, first, second, info.severity, article)
  }

  /// `20 years ago, in 1991`
  private func yearsAgo(_ quantity: Quantity, _ context: RuleContext, _ article: Article) -> Finding? {
    let k = quantity.tokens.upperBound
    guard k + 3 < article.tokens.count, article.string(article.tokens[k]) == "years",
      article.string(article.tokens[k + 1]) == "ago"
    else { return nil }
    let next = article.tokens[k + 2].kind == .comma ? k + 3 : k + 2
    guard next + 1 < article.tokens.count, article.string(article.tokens[next]) == "in",
      let year = SentenceYears.year(at: next + 1, article), let story = context.storyDay(of: article),
      abs(Double(story.year - year) - quantity.value) > 2
    else { return nil }
    let range = article.range(of: quantity.tokens.lowerBound..<next + 2)
    return finding(range, year, story.year, .warning, article)
  }
}
