import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags a comma where a new sentence begins behind it.
package struct CommaBeforeCapitalAdverb: Rule {
  package let info = RuleInfo(
    id: "comma-before-capital-adverb",
    category: .punctuation,
    severity: .warning,
    summary: "A full stop, not a comma, stands before a word that begins a sentence.",
    rationale: """
      A sentence adverb, pronoun or article with a capital letter behind a comma shows that a full stop \
      became a comma on the way: `shortly after noon Tuesday, Earlier, some media reported`. Names that \
      begin so (`The Hague`, `In Salah`) are left alone.
      """,
    examples: [
      .flags(
        "The blast struck shortly after noon Tuesday⟦, Earlier⟧, local media reported a tremor.",
        fixed: "The blast struck shortly after noon Tuesday. Earlier, local media reported a tremor."),
      .flags(
        "They closed the border⟦, However⟧, police let lorries pass.",
        fixed: "They closed the border. However, police let lorries pass."),
      .flags(
        "The vote was close⟦, She⟧ asked for a recount.",
        fixed: "The vote was close. She asked for a recount."),
      .flags(
        "The rubber went to a fifth set⟦, But⟧ Ahlgren said he felt no pressure.",
        fixed: "The rubber went to a fifth set. But Ahlgren said he felt no pressure."),
      .flags(
        "Many will go hungry without help⟦, In⟧ Malawi, thousands left their fields.",
        fixed: "Many will go hungry without help. In Malawi, thousands left their fields."),
      .flags(
        "Money will not make it for you⟦, It's⟧ the work that does.",
        fixed: "Money will not make it for you. It's the work that does."),
      .allows(
        "The museum bought The River in May. Painted by Ilves around 1515, The River is one of his last works."
      ),
      .allows(
        "She played in the comedies Never Again, But Beautiful Area 51, They Came, In Oslo, Norway, and elsewhere."
      ),
      .flags(
        "The party lost its seat there by 149 votes on Monday⟦, The⟧ Blyth Valley seat has been theirs since May.",
        fixed:
          "The party lost its seat there by 149 votes on Monday. The Blyth Valley seat has been theirs since May."
      ),
      .allows(
        "Holm wrote for two papers in the north, The Harbour Times and a weekly. In 1993, The Harbour company left."
      ),
      .allows("On Tuesday, Ahlgren said the border is closed."),
      .allows(
        "The paper, The Guardian of the Coast, and its rival, The Hague Herald, are in, In Salah is out."),
      .allows("He said on Wednesday, June 17, that he was ready."),
      .allows(
        "His first album, It Takes a Village, sold well. The question was, Why are they late? In July, The Harbour Times said so."
      ),
      .allows("Cars are cheaper in the U.S., The company said, and in the U.K., They are not."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let adverbs = article.vocabulary["sentence-adverbs"]
    let starters = article.vocabulary.sentenceStarters
    var result: [Finding] = []
    for i in article.marks.commas.map({ $0 + 1 })
    where i < article.tokens.count && article.tokens[i].isCapitalised {
      let comma = article.tokens[i - 1]
      guard comma.kind == .comma, article.tokens[i].shape.contains(.spaceBefore),
        !article.tokens[i].shape.contains(.sentenceStart), i > 1,
        article.tokens[i - 2].isWord || article.tokens[i - 2].kind == .number
      else { continue }
      let token = article.tokens[i]
      guard !token.shape.contains(.allCapitals), !token.shape.contains(.innerCapital),
        token.possessive == 0 || article.token(i, isIn: article.vocabulary["clause-only-openers"]),
        token.core.count > 1 || token.range.count == 1 && article.bytes[token.range.lower] == 0x41
      else { continue }
      let hash = article.hash(token)
      let begins =
        adverbs.contains(hash)
        ? isAdverb(i, article)
        : starters.contains(hash)
          && (isClauseStart(i, article) || isNamedThing(i, article) { context.grammar(of: article) })
      guard begins, !isTitle(i, article), !isName(i, article), !isWireCapital(i, article) else { continue }
      let range = comma.range.union(token.range)
      result.append(
        Finding(
          at: range,
          "comma before '\(article.string(token))', which begins a sentence: a full stop belongs here",
          fixes: [Fix("Write a full stop", .unsafe, [Edit(comma.range, ".")])]))
    }
    return result
  }

  /// `It bought The River in May … Painted in 1515, The River is …`: the two words have both capitals inside a
  /// sentence too.
  private func isTitleElsewhere(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count, article.tokens[i + 1].isCapitalised else { return false }
    let places = article.forms.tokens(of: article.tokens[i + 1].form).prefix(
      CommaBeforeCapitalAdverb.mostPlaces)
    return places.contains { place in
      let k = Int(place)
      return k != i + 1 && k > 1 && article.tokens[k - 1].form == article.tokens[i].form
        && article.tokens[k - 1].isCapitalised && article.tokens[k - 1].shape.isDisjoint(with: .sentenceStart)
        && article.tokens[k - 2].isLowercase
    }
  }

  /// So many places of a word are looked at.
  private static let mostPlaces = 40

  /// `His first album, It Takes a Village, sold well`, `the Sunday, The Mail on Sunday`: capitals throughout up to
  /// the comma or the mark that ends them, and `The question was, Why are they late?`
  private func isTitle(_ i: Int, _ article: Article) -> Bool {
    if isTitleElsewhere(i, article) { return true }
    let before = article.tokens[i - 2]
    if before.isLowercase, i + 1 < article.tokens.count, article.tokens[i + 1].isCapitalised,
      article.token(i - 2, isIn: article.vocabulary["work-nouns"])
    {
      return true
    }
    guard let s = article.sentence(holding: i) else { return false }
    let end = article.sentences[s].tokens.upperBound
    // A question put into a sentence keeps its capital.
    if before.isLowercase, article.byte(at: article.tokens[end - 1].range.lower) == 0x3F,
      article.token(i - 2, isIn: article.vocabulary["thought-words"])
    {
      return true
    }
    var k = i + 1
    var names = 0
    while k < end, article.tokens[k].isWord, k - i <= 10 {
      if article.tokens[k].isCapitalised {
        names += 1
      } else if article.tokens[k].core.count > 3,
        !article.token(k, isIn: article.vocabulary["title-small-words"])
      {
        break
      }
      k += 1
    }
    guard k < end, names > 0, [.comma, .stop, .terminal, .closeBracket].contains(article.tokens[k].kind),
      article.tokens[k - 1].isCapitalised
    else { return false }
    // `, In Malawi, thousands left` and `, But Ahlgren, who left` have one name behind their opener.
    // `, Everything Counts, is out`: a verb takes the title as its subject.
    if article.tokens[k].kind == .comma, k + 1 < end,
      article.token(k + 1, isIn: article.vocabulary["being-forms"])
    {
      return true
    }
    return names > 1 || ["The", "A", "An"].contains(article.core(article.tokens[i]))
  }

  /// `, The New York Times reported`: a newspaper or agency by its name.
  private func isName(_ i: Int, _ article: Article) -> Bool {
    let text = article.core(article.tokens[i])
    guard text == "The" || text == "A", i + 1 < article.tokens.count, article.tokens[i + 1].isCapitalised
    else { return false }
    var k = i + 1
    while k < article.tokens.count, k - i <= 6,
      article.tokens[k].isCapitalised || article.token(k, isIn: article.vocabulary["title-small-words"])
    {
      if article.token(k, isIn: article.vocabulary["newspaper-words"])
        || article.vocabulary.agencies.contains(exactly: article.core(article.tokens[k]))
      {
        return true
      }
      k += 1
    }
    return false
  }

  /// `in the U.S., The company said`: old wires write a capital behind any stop.
  private func isWireCapital(_ i: Int, _ article: Article) -> Bool {
    let before = article.tokens[i - 2]
    return before.isWord && before.shape.contains(.dotted)
  }

  /// `, Earlier,` or `, However the …`: no name goes on behind it.
  private func isAdverb(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count else { return false }
    let next = article.tokens[i + 1]
    return next.kind == .comma || !next.isCapitalised && next.kind != .stop && next.kind != .doubleQuote
  }

  /// `, The vote`, `, She asked` or `, In 2019`: the next word shows that no name begins here.
  private func isClauseStart(_ i: Int, _ article: Article) -> Bool {
    guard i + 2 < article.tokens.count, article.tokens[i + 1].shape.contains(.spaceBefore) else {
      return false
    }
    let next = article.tokens[i + 1]
    if next.kind == .number { return true }
    if isOpener(i, article) { return next.isWord || next.kind == .doubleQuote }
    guard next.isWord else { return false }
    if next.isCapitalised {
      if article.vocabulary.months.contains(article.hash(next))
        || article.vocabulary.weekdays.contains(article.hash(next))
      {
        return true
      }
      return standsInSmallLetters(i, article) && clauseGoesOn(behind: i + 1, article)
    }
    // In a list of titles every item begins with a capital.
    let before = article.tokens[i - 2]
    let isPlain =
      !before.isCapitalised || before.shape.contains(.sentenceStart)
      || article.vocabulary.weekdays.contains(article.hash(before))
    return isPlain || article.tokens[i + 2].isLowercase || article.tokens[i + 2].kind != .word
  }

  /// `, The Blyth Valley seat has`, far inside its sentence: a noun in small letters behind the name, which titles and
  /// newspapers do not have, and no second comma behind it.
  private func isNamedThing(_ i: Int, _ article: Article, _ grammar: () -> GrammarTable) -> Bool {
    guard i + 1 < article.tokens.count, article.core(article.tokens[i]) == "The",
      article.tokens[i + 1].isCapitalised,
      let sentence = article.sentence(holding: i),
      i - article.sentences[sentence].tokens.lowerBound >= CommaBeforeCapitalAdverb.deep
    else { return false }
    var k = i + 1
    while k < article.tokens.count, article.tokens[k].isCapitalised, k - i <= 4 { k += 1 }
    guard k + 1 < article.tokens.count, article.tokens[k].isLowercase, article.tokens[k + 1].isWord,
      let tag = grammar().tag(ofToken: k)
    else { return false }
    return tag == .nn || tag == .nns
  }

  /// Nearer to its start a sentence may set a time or place off: `In 1993, The Harbour company said`.
  private static let deep = 6

  /// Whether a word begins no name, whatever stands behind it (`, But Ahlgren said`), or is the `In` of a place
  /// that is set off by a comma (`, In Malawi, thousands`). In a list of titles every item has its capitals.
  private func isOpener(_ i: Int, _ article: Article) -> Bool {
    guard article.tokens[i - 2].isLowercase else { return false }
    if article.token(i, isIn: article.vocabulary["clause-only-openers"]) { return true }
    return article.hash(article.tokens[i]) == CommaBeforeCapitalAdverb.inWord
      && article.tokens[i + 2].kind == .comma
      && article.token(i + 1, isIn: article.vocabulary["gazetteer-places"])
  }

  private static let inWord = ByteHash.of("in")

  /// Whether a lower-case word, such as a verb, follows a run of capitalised ones.
  private func clauseGoesOn(behind i: Int, _ article: Article) -> Bool {
    var k = i
    while k < article.tokens.count, article.tokens[k].isCapitalised { k += 1 }
    return k < article.tokens.count && article.tokens[k].isLowercase
  }

  /// Whether the article writes the same two words with a small first one elsewhere: `the White House`.
  private func standsInSmallLetters(_ i: Int, _ article: Article) -> Bool {
    let (first, second) = (article.tokens[i].form, article.tokens[i + 1].form)
    return article.tokens.indices.dropLast().contains {
      article.tokens[$0].form == first && article.tokens[$0 + 1].form == second
        && article.tokens[$0].isLowercase
    }
  }
}
