import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an event that a story puts on two days.
package struct EventDateConflict: Rule {
  package let info = RuleInfo(
    id: "event-date-conflict",
    category: .dates,
    severity: .warning,
    summary: "What happened once has one day in a story.",
    rationale: """
      `Okafor was arrested on Monday` and, further down, `Okafor was arrested on Tuesday`: one of the two is wrong. Read \
      are deaths, arrests, sinkings and the like (`dictionaries/lists/once-verbs.txt`) of one person, or of one thing with its \
      article, each with a weekday or a date. People of one surname, other years, quotations, and sentences that tell of \
      another time (`again`, `earlier`, `was to have`) are left alone. A weekday is not compared with a date.
      """,
    examples: [
      .flags(
        "Ines Okafor was arrested on Monday, police said.\n\nOkafor, a pilot of the ferry, was arrested on ⟦Tuesday⟧ at the harbour."
      ),
      .flags(
        "The ferry sank on 4 May off Halden.\n\nDivers went down when the ice had gone. The ferry sank on ⟦14 May⟧."
      ),
      .flags(
        "On Monday, Okafor fell ill at the clinic.\n\nThe pilot asked for a doctor. Okafor, who fell ill on ⟦Sunday⟧, is at home."
      ),
      .allows(
        "Ines Okafor was arrested on Monday, police said.\n\nOkafor, a pilot of the ferry, was arrested on Monday at the harbour."
      ),
      .allows(
        "Ines Okafor was arrested on Monday.\n\nOkafor was arrested again on Tuesday, and Jan Okafor was freed on Friday."
      ),
      .allows(
        "Ines Okafor died on 4 May 1990.\n\nJan Okafor died on 6 May 1990, and the ferry sank on 7 May."),
      .allows(
        "Ines Okafor was arrested on Monday.\n\nThe clerk was arrested on Tuesday. Okafor was freed on Friday."
      ),
      .allows("A man died on Monday when a wall fell.\n\nA man died on Tuesday in the same street."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.places(of: article.vocabulary["once-verbs"]).count > 1 else { return [] }
    let events = ToldEvents(article, context.figures(of: article)).events()
    guard events.count > 1 else { return [] }
    let namesakes = Set(
      context.shared { PeopleTable(article) }.people.lazy.filter { !$0.isOne }.map(\.first.form))
    var groups: [Key: [ToldEvents.Event]] = [:]
    for event in events where !namesakes.contains(event.subject) {
      groups[Key(kind: event.kind, subject: event.subject), default: []].append(event)
    }
    return groups.values.compactMap { conflict($0, article) }.sorted { $0.range.lower < $1.range.lower }
  }

  /// One event of one subject.
  private struct Key: Hashable {
    var kind: Substring
    var subject: UInt32
  }

  /// One that contradicts the first; two that do tell of several events.
  private func conflict(_ events: [ToldEvents.Event], _ article: Article) -> Finding? {
    guard let first = events.first else { return nil }
    let others = events.dropFirst().filter { $0.day.contradicts(first.day) }
    guard others.count == 1, let event = others.first, event.sentence != first.sentence,
      first.year == event.year || first.year == nil || event.year == nil, isOne(first, event, article)
    else { return nil }
    return Finding(
      at: article.range(of: event.tokens),
      "'\(article.excerpt(event.tokens))' here, '\(article.excerpt(first.tokens))' before, for one \(event.kind)",
      related: [RelatedPlace(article.range(of: first.tokens), "the other day")])
  }

  /// `the ferry` the second time, and no other given name.
  private func isOne(_ first: ToldEvents.Event, _ event: ToldEvents.Event, _ article: Article) -> Bool {
    if event.isNamed { return first.given == nil || event.given == nil || first.given == event.given }
    return event.isDefinite
  }
}
