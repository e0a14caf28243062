import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags a surname that the body uses before it gives the full name.
package struct SurnameBeforeFullName: Rule {
  package let info = RuleInfo(
    id: "surname-before-full-name",
    category: .attribution,
    severity: .warning,
    summary: "The body names a person in full before it uses the surname.",
    rationale: """
      Readers must be told who `Borrell` is when he first speaks: given name and role come with the first \
      reference in the body, the surname alone afterwards. Paragraphs that were moved turn the order round. \
      People known by one name (Pelé, Lula, popes and monarchs: the list `mononyms`), and surnames that two \
      people of the story share, are left alone.
      """,
    examples: [
      .flags(
        """
        Talks on the ferry ended on Monday. ⟦Okafor⟧ said they had failed.

        Mayor Ines Okafor had called them in May.
        """, isWhole: true),
      .flags(
        """
        The ferry will stop, ⟦Berghaug⟧ told reporters on Monday.

        The town has run it since 1911. Ola Berghaug is the head of the harbour board.
        """, isWhole: true),
      .allows(
        "Mayor Ines Okafor had called the talks in May. They had failed, Okafor said.", isWhole: true),
      .allows(
        "A growing group of lawmakers left. Republicans said so too.\n\nMissouri Republicans met in May.",
        isWhole: true),
      .allows(
        "Lula said the talks had failed. Luiz Inácio Lula da Silva had called them.", isWhole: true),
      .allows(
        """
        Mayor Ines Okafor left. Okafor said nothing.

        Later, Tom Okafor, her brother, said he would stay.
        """, isWhole: true),
    ]
  )
  .reading(.body, quotations: false).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let bare = firstBareMentions(article)
    guard !bare.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    let (mononyms, places) = (article.vocabulary["mononyms"], article.vocabulary["gazetteer-places"])
    return bare.compactMap { first, full in
      let (mention, later) = (article.mentions[first], article.mentions[full])
      let surname = article.hash(article.tokens[mention.surname])
      // Governments speak by the names of their places: `Normally Syria` gives nobody's name in full.
      guard graph.people.isPerson(full), !mononyms.contains(surname), !places.contains(surname),
        isName(mention, article, context.speller), isOfPerson(later, article, context.speller),
        speaks(mention, graph, article)
      else { return nil }
      let name = article.text[mention.range]
      return Finding(
        at: mention.range,
        "'\(name)' speaks before the story says who that is: '\(article.text[later.range])' comes only later",
        related: [RelatedPlace(later.range, "the full name is here")])
    }
  }

  /// A word that is a name and no noun with a capital: `Republicans`, `MPs` and `CRISPR` are none.
  private func isName(_ mention: Mention, _ article: Article, _ speller: Speller) -> Bool {
    let token = article.tokens[mention.surname]
    guard token.shape.isDisjoint(with: [.allCapitals, .innerCapital]) else { return false }
    let form = article.forms[token.form]
    return form.lowercaseCount == 0
      && !speller.isLowercaseWord(formHash: form.hash) { article.core(token).lowercased() }
      && !article.vocabulary["demonym-words"].contains(form.hash)
      && !article.vocabulary["country-names"].contains(form.hash)
  }

  /// Whether a full name begins with a title, a known given name, or a word that is no ordinary one and no place.
  private func isOfPerson(_ mention: Mention, _ article: Article, _ speller: Speller) -> Bool {
    let first = article.tokens[mention.tokens.lowerBound]
    let isWord = speller.isLowercaseWord(formHash: article.hash(first)) { article.core(first).lowercased() }
    if !isWord, first.shape.isDisjoint(with: [.allCapitals, .innerCapital]),
      !article.vocabulary["country-names"].contains(article.hash(first)),
      !article.vocabulary["gazetteer-places"].contains(article.hash(first))
    {
      return true
    }
    return !mention.title.isEmpty || article.vocabulary["given-names"].contains(article.hash(first))
      || article.vocabulary.titles.contains(article.hash(first))
  }

  /// Places of mentions that are a surname alone and the first of that surname in the body, with the one
  /// later mention that gives it in full; none where two people share it.
  private func firstBareMentions(_ article: Article) -> [(first: Int, full: Int)] {
    // By surname form: the first mention in the body, and the first in full; -1 for none.
    var first = [Int](repeating: -1, count: article.forms.count + 1)
    var full = first
    var named: [Int] = []
    var shared: Set<Int> = []
    let courtesy = article.vocabulary["courtesy-titles"]
    var regions = RegionWalk(article)
    let open = article.quotations.filter { $0.ending != .closed }.map(\.tokens)
    for (place, mention) in article.mentions.enumerated()
    where regions.kind(at: mention.range.start) == .body && isCounted(mention, article, open: open) {
      let form = Int(article.tokens[mention.surname].form)
      if first[form] < 0 { first[form] = place }
      guard isWholeName(mention, courtesy, article) else { continue }
      if full[form] < 0 {
        full[form] = place
        named.append(form)
      } else if article.tokens[article.mentions[full[form]].tokens.lowerBound].form
        != article.tokens[mention.tokens.lowerBound].form
      {
        shared.insert(form)
      }
    }
    return named.compactMap { form in
      let (start, place) = (first[form], full[form])
      guard start < place, !shared.contains(form), !article.mentions[start].isFull,
        article.mentions[start].title.isEmpty,
        article.tokens[article.mentions[start].surname].possessive == 0
      else { return nil }
      return (start, place)
    }.sorted { $0.first < $1.first }
  }

  /// `So Mr Golubev` gives no given name.
  private func isWholeName(_ mention: Mention, _ courtesy: WordList, _ article: Article) -> Bool {
    guard mention.isFull else { return false }
    return !mention.tokens.dropLast().contains {
      article.token($0, isIn: courtesy)
        || article.vocabulary.sentenceStarters.contains(article.hash(article.tokens[$0]))
    }
  }

  /// `open`: the tokens of quotations that lack a mark.
  private func isCounted(_ mention: Mention, _ article: Article, open: [Range<Int>]) -> Bool {
    // Where a mark is lost, what counts as quoted may be the reporter's.
    return !article.tokens[mention.surname].shape.contains(.quoted)
      || mention.isFull && open.contains { $0.contains(mention.surname) }
  }

  /// Whether the surname is the speaker of a clause.
  private func speaks(_ mention: Mention, _ graph: AttributionGraph, _ article: Article) -> Bool {
    guard let s = article.sentence(holding: mention.surname) else { return false }
    return graph.clauses(in: article.sentences[s].tokens).contains {
      $0.speaker?.tokens.contains(mention.surname) == true && $0.shape != .label && !$0.isPassive
    }
  }
}
