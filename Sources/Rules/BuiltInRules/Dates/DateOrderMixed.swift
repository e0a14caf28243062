import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags dates of which some begin with the day and some with the month.
package struct DateOrderMixed: Rule {
  package let info = RuleInfo(
    id: "date-order-mixed",
    category: .dates,
    severity: .warning,
    summary: "A story puts the day before the month, or behind it, throughout.",
    rationale: """
      `25 November` and `November 10` in one story were written by two hands. The order that the story has most is \
      kept, the first one where both stand equally often. Dates inside quotations, those before a capital \
      (`June 12 Movement`) and those that name an event (`the September 11 attacks`) do not count.
      """,
    fixSafety: "Nothing is written unasked: the date may be part of a name.",
    examples: [
      .flags(
        "The bridge was shut on 25 November. Lorries took the ferry from 26 November.\n\nIt was built on ⟦May 10⟧ in a day.",
        fixed:
          "The bridge was shut on 25 November. Lorries took the ferry from 26 November.\n\nIt was built on 10 May in a day."
      ),
      .flags(
        "The bridge was shut on November 25 and opened on ⟦1 May⟧.",
        fixed: "The bridge was shut on November 25 and opened on May 1."),
      .allows("The bridge was shut on November 25 and opened on May 1. A sign said: \"Back on 2 May\"."),
      .allows(
        "The bridge was shut on 25 November, years after the September 11 attacks and the May 1 Movement."),
      .allows("The bridge was shut on 25 November 2019 and opened in May 2020."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    // Speakers say it as they like.
    if context.shared({ StoryVoice(article) }).isTranscript { return [] }
    let dates = context.figures(of: article).dates.filter { date in
      (date.form == .dayFirst || date.form == .monthFirst) && date.isEnglish && date.calendar == nil
        && isOwn(date, article)
    }
    let dayFirst = dates.filter { $0.form == .dayFirst }
    let monthFirst = dates.filter { $0.form == .monthFirst }
    guard let firstDay = dayFirst.first, let firstMonth = monthFirst.first else { return [] }
    let keepsDay =
      dayFirst.count != monthFirst.count
      ? dayFirst.count > monthFirst.count : firstDay.tokens.lowerBound < firstMonth.tokens.lowerBound
    let (others, kept) = keepsDay ? (monthFirst, firstDay) : (dayFirst, firstMonth)
    let range = core(others[0], article)
    let edits = others.compactMap { edit($0, article) }
    return [
      Finding(
        at: range,
        "'\(article.text[range])' here, '\(article.text[core(kept, article)])' elsewhere in this story",
        related: [RelatedPlace(core(kept, article), "the story's other order")]
          + others.dropFirst().prefix(20).map { RelatedPlace(core($0, article), "also the other way round") },
        fixes: edits.count == others.count ? [Fix("Write '\(edits[0].text)'", .unsafe, edits)] : [])
    ]
  }

  private func isOwn(_ date: WrittenDate, _ article: Article) -> Bool {
    let start = article.tokens[date.tokens.lowerBound].range.start
    guard info.regions.contains(article.region(at: start)), !article.isQuoted(start) else { return false }
    // Posts carry the date of their network.
    if let paragraph = article.paragraphIndex(at: start),
      article.marks.links.contains(anyOf: article.paragraphs[paragraph].tokens)
    {
      return false
    }
    let next = date.tokens.upperBound
    guard next < article.tokens.count, date.year == nil else { return true }
    // `May 1 Movement`, `September 11 attacks`.
    let behind = article.tokens[next]
    if behind.isCapitalised, !behind.shape.contains(.sentenceStart) { return false }
    return
      !(behind.isLowercase && behind.shape.contains(.spaceBefore)
      && article.token(next, isIn: article.vocabulary["dated-nouns"]))
  }

  /// Day and month alone.
  private func core(_ date: WrittenDate, _ article: Article) -> TextRange {
    article.tokens[min(date.dayToken, date.monthToken)].core.union(
      article.tokens[max(date.dayToken, date.monthToken)].core)
  }

  /// Both parts the other way round; nil where something stands between them, or a year with its comma behind.
  private func edit(_ date: WrittenDate, _ article: Article) -> Edit? {
    guard abs(date.dayToken - date.monthToken) == 1, date.year == nil, date.lastDay == nil else { return nil }
    let (day, month) = (article.tokens[date.dayToken], article.tokens[date.monthToken])
    let order = date.form == .dayFirst ? [month, day] : [day, month]
    return Edit(core(date, article), article.core(order[0]) + " " + article.core(order[1]))
  }
}
