import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags courtesy titles that come and go, or that change for one person.
package struct HonorificMixed: Rule {
  package let info = RuleInfo(
    id: "honorific-mixed",
    category: .names,
    severity: .warning,
    summary: "Courtesy titles are given throughout a story or not at all, and one person has one.",
    rationale: """
      A person who is Ms Ortiz in one paragraph and Mrs Ortiz in the next reads like two: a warning. Whether \
      people are called Mr and Ms at all is for the house to say; a single surname without its title in a \
      story that gives titles, or a single title in a story without them, is a note. First references \
      with the full name, other titles, quotations and people of one surname are left alone.
      """,
    examples: [
      .flags(
        "Ana Ortiz spoke on Monday. Ms Ortiz said the port was closed. ⟦Mrs⟧ Ortiz left, and Ms Ortiz's aides stayed.",
        fixed:
          "Ana Ortiz spoke on Monday. Ms Ortiz said the port was closed. Ms Ortiz left, and Ms Ortiz's aides stayed."
      ),
      .flags(
        "Karl Ahlgren spoke. Mr Ahlgren said the port was closed. Mr Ahlgren left early. Mr Ahlgren will write, and ⟦Ahlgren⟧ will pay. Mr Ahlgren agreed.",
        fixed:
          "Karl Ahlgren spoke. Mr Ahlgren said the port was closed. Mr Ahlgren left early. Mr Ahlgren will write, and Mr Ahlgren will pay. Mr Ahlgren agreed."
      ),
      .allows(
        "Karl Ahlgren spoke. Ahlgren said the port was closed. Ahlgren left, and Ahlgren's aides stayed."),
      .allows(
        "Mr Ahlgren met Ms Ortiz. Mr Ahlgren said so, and Ms Ortiz agreed. Ana Ortiz was named in May."),
      .allows("Ana Ortiz met Carla Ortiz. Ms Ortiz spoke, and Mrs Ortiz listened. Ms Ortiz left."),
      .allows(
        "President Ahlgren spoke. Mr Ahlgren left. Mr Ahlgren said so; \"Ahlgren lies,\" Ms Ortiz said."),
    ]
  )
  .reading([.body, .caption], quotations: false)
  .deciding(by: [
    RuleThreshold(
      fewestTitled, "surnames with a title, less those of people who have none, at least, beside one without")
  ])

  package init() {}

  /// In a story with fewer titles one surname without its own is no slip.
  private static let fewestTitled = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let titles = article.vocabulary["courtesy-titles"].entries
    guard titles.contains(where: { article.forms.id(of: ByteHash.ofFolded($0)) != nil }) else { return [] }
    let people = context.shared { PeopleTable(article) }.single
    let result = people.flatMap { changed($0, article) }
    return result.isEmpty ? missing(people, article) : result.saidOnce(in: article)
  }

  /// The courtesy title right before a name, with nothing but its stop between them.
  private func courtesy(_ use: PeopleTable.Use, _ article: Article) -> UInt64? {
    guard let first = use.title.first,
      use.title.dropFirst().allSatisfy({ article.tokens[$0].kind == .stop })
    else { return nil }
    let hash = article.hash(article.tokens[first])
    return article.vocabulary["courtesy-titles"].contains(hash) ? hash : nil
  }

  private func isCounted(_ use: PeopleTable.Use, _ article: Article) -> Bool {
    let token = article.tokens[use.surname]
    return !token.shape.contains(.quoted) && info.regions.contains(article.region(at: token.range.start))
  }

  /// `Ms Ortiz`, `Mrs Ortiz`.
  private func changed(_ person: PeopleTable.Person, _ article: Article) -> [Finding] {
    var byTitle: [UInt64: [PeopleTable.Use]] = [:]
    for use in person.uses {
      guard let title = courtesy(use, article), isCounted(use, article) else { continue }
      byTitle[title, default: []].append(use)
    }
    // A Mr and a Mrs of one surname are a couple.
    guard byTitle.count == 2, byTitle[ByteHash.ofFolded("Mr")] == nil,
      let kept = byTitle.max(by: { isBetter($1.value, than: $0.value) })
    else { return [] }
    let right = article.tokens[kept.value[0].title.lowerBound].core
    return byTitle.filter { $0.key != kept.key }.values.flatMap { $0 }.map { use in
      let range = article.tokens[use.title.lowerBound].core
      return Finding(
        at: range,
        "'\(article.text[range]) \(article.core(article.tokens[use.surname]))' is '\(article.text[right])' elsewhere in this article",
        related: [RelatedPlace(right, "'\(article.text[right])' here")],
        fixes: [.replace(range, with: article.text[right], .unsafe)])
    }
  }

  /// More uses, or as many and earlier ones.
  private func isBetter(_ a: [PeopleTable.Use], than b: [PeopleTable.Use]) -> Bool {
    a.count != b.count ? a.count > b.count : a[0].surname < b[0].surname
  }

  /// Second references without the title that nearly all others have.
  private func missing(_ people: [PeopleTable.Person], _ article: Article) -> [Finding] {
    var bare: [(PeopleTable.Use, title: TextRange)] = []
    var titled = 0
    for person in people {
      // Most have no title and no full name, and count for nothing.
      guard person.isIntroduced || person.uses.contains(where: { !$0.title.isEmpty }) else { continue }
      let counted = person.uses.filter { $0.given == nil && isCounted($0, article) }
      guard let example = counted.first(where: { courtesy($0, article) != nil }) else {
        // Those who never have a title may be no people.
        if person.isIntroduced { titled -= counted.filter { $0.title.isEmpty }.count }
        continue
      }
      titled += counted.filter { courtesy($0, article) != nil }.count
      let title = article.tokens[example.title.lowerBound].core
      bare += counted.filter { $0.title.isEmpty && isPlain($0, article) }.map { ($0, title) }
    }
    // One slip among titles, not a story that has them now and then.
    guard bare.count == 1, let (use, title) = bare.first, titled >= HonorificMixed.fewestTitled else {
      return []
    }
    let range = article.tokens[use.surname].core
    let right = "\(article.text[title]) \(article.text[range])"
    return [
      Finding(
        .note, at: range,
        "'\(article.text[range])' has no '\(article.text[title])', which it has elsewhere in this article",
        related: [RelatedPlace(title, "'\(right)' here")], fixes: [.replace(range, with: right, .unsafe)])
    ]
  }

  /// Whether a surname stands for the person: `the Ahlgren plan` and `Ahlgren Ltd` are named after one.
  private func isPlain(_ use: PeopleTable.Use, _ article: Article) -> Bool {
    let i = use.surname
    guard article.tokens[i].possessive == 0, i > 0, i + 1 < article.tokens.count else { return false }
    let (before, behind) = (article.tokens[i - 1], article.tokens[i + 1])
    if article.tokens[i].shape.contains(.sentenceStart) { return behind.isLowercase }
    return (before.isLowercase || before.kind == .comma)
      && !article.token(i - 1, isIn: article.vocabulary["determiners"])
      && !behind.isCapitalised && behind.kind != .hyphen && behind.kind != .colon
  }
}
