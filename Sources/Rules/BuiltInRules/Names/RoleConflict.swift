import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a person who is given two offices that nobody holds at once.
package struct RoleConflict: Rule {
  package let info = RuleInfo(
    id: "role-conflict",
    category: .names,
    severity: .warning,
    summary: "A person holds one office in a story.",
    rationale: """
      A foreign minister who is defence minister two paragraphs on has been mixed up with a colleague. \
      `dictionaries/lists/role-classes.txt` says which offices exclude each other, which are names of \
      one office, and which are often held together. Former, acting and future offices, double offices (`prime minister and defence minister`), \
      sentences that tell of another year, and people of one surname are left alone.
      """,
    examples: [
      .flags(
        "Foreign Minister Ola Ahlgren flew in on Monday. ⟦Defence Minister⟧ Ahlgren left on Tuesday, and Foreign Minister Ahlgren will return."
      ),
      .flags(
        "President Ana Ortiz met the envoys. They asked ⟦Prime Minister⟧ Ortiz for time, and President Ortiz agreed."
      ),
      .flags(
        "Chancellor Ana Ortiz met the envoys. They asked ⟦President⟧ Ortiz for time, and Chancellor Ortiz agreed."
      ),
      .allows(
        "Finance Minister Ana Ortiz met the envoys. They asked Chancellor Ortiz for time, and Senator Ortiz agreed."
      ),
      .allows("Defence Minister Robert Ahlgren flew in. The ships will stay, Senator Ahlgren said."),
      .allows("Foreign Minister Ola Ahlgren flew in. Minister of Foreign Affairs Ahlgren left."),
      .allows(
        "Foreign Minister Ola Ahlgren flew in. Ahlgren, a former defence minister, left. Former Defence Minister Ahlgren knows the port."
      ),
      .allows("Prime Minister and Defence Minister Ana Ortiz flew in. Prime Minister Ortiz left."),
      .allows("President Ana Ortiz met Prime Minister Carla Ortiz. Prime Minister Ortiz left."),
      .allows("President Ana Ortiz spoke. In 2008, Prime Minister Ortiz had closed the port."),
    ]
  )
  .reading([.headline, .body, .caption], quotations: false)
  .deciding(by: [
    RuleThreshold(reach, "words to either side within which a word tells of another time")
  ])

  package init() {}

  /// A year or a `former` further away is of something else.
  private static let reach = 12

  /// A use of an office.
  private struct Held {
    var use: PeopleTable.Use
    var office: Substring
    /// With those that are often held together with it.
    var offices: [Substring]
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let people = context.shared { PeopleTable(article) }
    let classes = article.vocabulary["role-classes"]
    return people.single.flatMap { conflicts($0, classes, article) }
  }

  private func conflicts(_ person: PeopleTable.Person, _ classes: WordList, _ article: Article)
    -> [Finding]
  {
    var held: [Held] = []
    for use in person.uses where !use.title.isEmpty && !article.tokens[use.surname].shape.contains(.quoted) {
      guard let offices = classes.fields(article.phraseHash(use.title)), let office = offices.first else {
        continue
      }
      // One double office explains all.
      if isDouble(use, article) { return [] }
      if !isOfAnotherTime(use, article) { held.append(Held(use: use, office: office, offices: offices)) }
    }
    if held.count < 2 { return [] }
    let counts = Dictionary(grouping: held, by: \.office).mapValues(\.count)
    guard counts.count == 2, let first = held.first,
      let major = held.max(by: { counts[$0.office, default: 0] < counts[$1.office, default: 0] }),
      // The British chancellor is a finance minister.
      held.contains(where: { $0.offices.allSatisfy { !first.offices.contains($0) } })
    else { return [] }
    let kept = counts[first.office] == counts[major.office] ? first : major
    // Names such as King or Prince are surnames of others; a person is introduced in full.
    guard person.isIntroduced else { return [] }
    let known = words(kept.use, article)
    let name = article.core(article.tokens[kept.use.surname])
    return held.filter { $0.office != kept.office }.map { other in
      let range = span(other.use.title, article)
      return Finding(
        at: range, "\(name) is '\(known)' elsewhere in this article",
        related: [RelatedPlace(span(kept.use.title, article), "'\(known)' here")])
    }
  }

  private func span(_ run: Range<Int>, _ article: Article) -> TextRange {
    TextRange(article.tokens[run.lowerBound].range.lower, article.tokens[run.upperBound - 1].core.upper)
  }

  private func words(_ use: PeopleTable.Use, _ article: Article) -> String {
    article.excerpt(span(use.title, article))
  }

  /// `Prime Minister and Defence Minister`, `Deputy Prime Minister – Foreign Minister`.
  private func isDouble(_ use: PeopleTable.Use, _ article: Article) -> Bool {
    let joint = use.title.lowerBound - 1
    guard joint > 0 else { return false }
    let token = article.tokens[joint]
    guard article.string(token) == "and" || [.dash, .hyphen, .comma, .symbol].contains(token.kind) else {
      return false
    }
    let titles = article.vocabulary.titles
    return (max(0, joint - titles.longestPhrase)..<joint).contains {
      article.tokens[$0].isWord && article.phraseEnd(titles, at: $0) == joint
    }
  }

  /// Whether the office is a former or future one, or its sentence tells of another time.
  private func isOfAnotherTime(_ use: PeopleTable.Use, _ article: Article) -> Bool {
    let words = article.vocabulary["role-times"]
    let start = max(0, use.title.lowerBound - RoleConflict.reach)
    let end = min(article.tokens.count, use.name.upperBound + RoleConflict.reach)
    for i in stride(from: use.title.lowerBound - 1, through: start, by: -1) {
      if article.tokens[i + 1].shape.contains(.sentenceStart) { break }
      if tells(i, words, article) { return true }
    }
    for i in use.name.upperBound..<max(use.name.upperBound, end) {
      if article.tokens[i].shape.contains(.sentenceStart) { break }
      if tells(i, words, article) { return true }
    }
    return false
  }

  private func tells(_ i: Int, _ words: WordList, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if token.kind == .number { return token.core.count == 4 }
    return article.token(i, isIn: words)
  }
}
