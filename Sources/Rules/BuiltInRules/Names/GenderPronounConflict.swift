import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a pronoun that does not fit the one person whom it can mean.
package struct GenderPronounConflict: Rule {
  package let info = RuleInfo(
    id: "gender-pronoun-conflict",
    category: .names,
    severity: .warning,
    isOnByDefault: false,
    summary: "A pronoun fits the courtesy title or given name of the person it stands for.",
    rationale: """
      Translations from languages without gender turn `Ms Ortiz` into `he`. Flagged is `he said` or `she \
      said` where the paragraph and the one before name a single person, whose courtesy title says \
      otherwise; a given name says it only where `dictionaries/lists/given-names.txt` has it for one \
      gender. Off by default: who is meant is a guess, and people choose their pronouns.
      """,
    examples: [
      .flags("Ms Ortiz opened the port on Monday. ⟦He⟧ said it would stay open."),
      .flags("Karl Ahlgren opened the port on Monday. Then ⟦she⟧ said it would stay open."),
      .allows("Ms Ortiz opened the port on Monday. She said it would stay open."),
      .allows("Ms Ortiz opened the port with Karl Ahlgren. He said it would stay open."),
      .allows("Kim Okafor opened the port on Monday. She said it would stay open."),
      .allows("Ms Ortiz opened the port. \"He said so,\" she added. The captain was there; he said no."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let people = context.shared { PeopleTable(article) }
    var genders: [UInt32: Substring] = [:]
    for person in people.people {
      if let gender = gender(of: person, article) { genders[person.first.form] = gender }
    }
    if genders.isEmpty { return [] }
    return article.tokens.indices.compactMap { i in
      let token = article.tokens[i]
      guard token.core.count <= 3, !token.shape.contains(.quoted), let pronoun = pronoun(token, article),
        i + 1 < article.tokens.count, article.isSpeechVerb(i + 1),
        let name = onlyPerson(before: i, article), let gender = genders[article.tokens[name].form],
        gender != pronoun
      else { return nil }
      let range = article.tokens[name].core
      return Finding(
        at: token.core,
        "'\(article.core(token))' does not fit '\(article.text[range])', the only person named before it",
        related: [RelatedPlace(range, "'\(article.text[range])' here")])
    }
  }

  private func pronoun(_ token: Token, _ article: Article) -> Substring? {
    switch article.hash(token) {
    case ByteHash.ofFolded("he"): "m"
    case ByteHash.ofFolded("she"): "f"
    default: nil
    }
  }

  /// What courtesy titles and given names say of everybody of one surname; nil when they say nothing or
  /// two things.
  private func gender(of person: PeopleTable.Person, _ article: Article) -> Substring? {
    var found: Set<Substring> = []
    for use in person.uses {
      if let first = use.title.first {
        switch article.hash(article.tokens[first]) {
        case ByteHash.ofFolded("mr"): found.insert("m")
        case ByteHash.ofFolded("ms"), ByteHash.ofFolded("mrs"), ByteHash.ofFolded("miss"): found.insert("f")
        default: break
        }
      }
      guard let given = use.given else { continue }
      found.insert(article.vocabulary["given-names"].fields(article.forms[given].hash)?.first ?? "fm")
    }
    return found.count == 1 && found.first != "fm" ? found.first : nil
  }

  /// The surname's token of the one person whom this and the last paragraph name; nil where a second
  /// person or a calling (`the captain`) may be meant.
  private func onlyPerson(before i: Int, _ article: Article) -> Int? {
    guard let paragraph = article.paragraphIndex(at: article.tokens[i].range.start) else { return nil }
    let first = article.bodyParagraph(before: paragraph) ?? paragraph
    let start = article.paragraphs[first].range.start
    let mentions = article.mentions(in: TextRange(Int(start), article.tokens[i].range.lower))
    guard let last = mentions.last(where: { mayBePerson($0, article) }) else { return nil }
    let form = article.tokens[last.surname].form
    guard mentions.allSatisfy({ article.tokens[$0.surname].form == form || !mayBePerson($0, article) })
    else { return nil }
    let words = article.paragraphs[first].tokens.lowerBound..<i
    let roles = article.vocabulary.titles
    return words.contains { article.tokens[$0].isLowercase && article.token($0, isIn: roles) }
      ? nil : last.surname
  }

  /// Whether a mention may name a person: one with a title, or of two words.
  private func mayBePerson(_ mention: Mention, _ article: Article) -> Bool {
    mention.isFull || !mention.title.isEmpty
  }
}
