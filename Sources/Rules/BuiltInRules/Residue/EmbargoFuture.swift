import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a story that is held back until after the day of its publication.
package struct EmbargoFuture: Rule {
  package let info = RuleInfo(
    id: "embargo-future",
    category: .residue,
    severity: .error,
    summary: "No story goes out before its embargo ends.",
    rationale: """
      An embargo is a promise to a source. Where a file's metadata (`embargoed` of ninjs and NewsML, the release \
      date of NITF, `embargo` of front matter) or a line such as `EMBARGOED UNTIL 0001 GMT JUNE 16` names a \
      moment after the story's own, the story must wait. The story's moment is that of `--date`, else of its \
      metadata or dateline; without one nothing is said. On the wire, where stories are sent ahead of their \
      embargo, the finding is a warning; in the profile `archive` there is none.
      """,
    examples: [
      .flags(
        "Council to close bridge\n\n⟦EMBARGOED UNTIL 0001 GMT TUESDAY, JUNE 16, 2020⟧\n\nThe council will close the old bridge in August, a report says.",
        date: "2020-06-15", isWhole: true),
      .flags(
        "⟦Not for release before 18 June⟧\n\nThe council will close the old bridge in August, a report says.",
        date: "2020-06-15", isWhole: true),
      .flags(
        "⟦Sperrfrist: Dienstag, 16. Juni 2020, 12.00 Uhr⟧\n\nDer Rat schließt die alte Brücke im August.",
        date: "2020-06-15", isWhole: true),
      .allows(
        "EMBARGOED UNTIL 0001 GMT TUESDAY, JUNE 16, 2020\n\nThe council will close the old bridge in August, a report says.",
        date: "2020-06-16", isWhole: true),
      .allows(
        "EMBARGOED UNTIL 0001 GMT JUNE 16\n\nThe council will close the old bridge in August, a report says.",
        isWhole: true),
      .allows(
        "Embargo until June 2021 on arms sales\n\nEmbargoed until June 30, the grain lay in the port, a clerk said, and nobody knew what would become of it in the summer.",
        date: "2020-06-15", isWhole: true),
    ]
  )
  .reading(.all, quotations: false)

  /// A line that is a sentence of the story is longer.
  private static let mostWords = 16

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    if context.profile == .archive { return [] }
    return [stated(article, context)].compactMap(\.self) + lines(article, context)
  }

  // MARK: Metadata

  private func stated(_ article: Article, _ context: RuleContext) -> Finding? {
    guard let until = article.metadata.embargo.flatMap({ StatedMoment(iso: $0) }),
      let moment = moment(article, context), until.isLater(than: moment), let first = article.paragraphs.first
    else { return nil }
    var finding = finding(at: first.range, until: article.metadata.embargo ?? "", moment.day, context)
    if let field = article.metadata.field(.embargo) {
      finding.inFile = field.range
      finding.readAs = field.value
    }
    return finding
  }

  /// When the story goes out: of its metadata to the minute, unless the command line says another day.
  private func moment(_ article: Article, _ context: RuleContext) -> StatedMoment? {
    let stated = article.metadata.date.flatMap { StatedMoment(iso: $0) }
    if let stated, stated.day == context.storyDate { return stated }
    return context.storyDay(of: article).map { StatedMoment(day: $0) }
  }

  // MARK: Lines

  private func lines(_ article: Article, _ context: RuleContext) -> [Finding] {
    let openers = article.vocabulary["embargo-openers"]
    return article.phrases(of: openers).compactMap { run in
      guard let p = article.paragraphIndex(at: article.tokens[run.lowerBound].range.start),
        let line = NoteLine(run, in: article), line.isPrefix,
        isNote(article.paragraphs[p], article),
        let day = context.storyDay(of: article),
        let until = context.figures(of: article).dates(
          in: run.upperBound..<article.paragraphs[p].tokens.upperBound
        )
        .first?.day(near: day),
        until > day
      else { return nil }
      return finding(at: line.range, until: until.iso, day, context)
    }
  }

  private func isNote(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let words = paragraph.tokens.count { article.tokens[$0].isWord }
    return words <= EmbargoFuture.mostWords && !(article.endsSentence(paragraph.tokens) && words > 8)
  }

  private func finding(
    at range: TextRange, until: String, _ day: CalendarDate, _ context: RuleContext
  ) -> Finding {
    Finding(
      context.profile == .web ? info.severity : .warning, at: range,
      "the story is held back until \(until) but dated \(day.iso)")
  }
}
