import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags the first person outside quotation marks in a news story.
package struct FirstPersonOutsideQuote: Rule {
  package let info = RuleInfo(
    id: "first-person-outside-quote",
    category: .attribution,
    severity: .error,
    summary: "The first person stands inside quotation marks.",
    rationale: """
      `We can deal with this ourselves` outside quotation marks makes the agency speak for its source. It is an \
      error where the quotation begins behind its own subject (`We "would like to buy it"`); a warning where the \
      sentence ends with an attribution (`…, he added.`), and where it is the next one behind a quotation and its \
      attribution, begins with `we` and goes on in the present, or where `we` demand, urge or condemn, which no \
      reporter does. Anything else may be the reporter's own `we`, as in analyses and reviews, and is a note. \
      `our country` is `agency-speaks-as-source`'s. Columns, interviews, transcripts and letters, where the first \
      person is everywhere, titles of works, and lines that ask readers to call or write are left alone.
      """,
    examples: [
      .flags(
        #"The firm is a target, the paper quoted Okafor as saying. ⟦We⟧ "would like to buy it". "It is sound," he said."#,
        fixed:
          #"The firm is a target, the paper quoted Okafor as saying. "We would like to buy it". "It is sound," he said."#
      ),
      .flags(
        #"The bank called it "a small matter". There is much to do, but ⟦we⟧ have set May 1 as a target, Okafor added."#,
        fixed:
          #"The bank called it "a small matter". "There is much to do, but we have set May 1 as a target," Okafor added."#
      ),
      .flags(
        #""We did not ask for it," Okafor said. ⟦We⟧ can deal with this ourselves."#,
        fixed: #""We did not ask for it," Okafor said. "We can deal with this ourselves.""#),
      .flags(
        """
        "There is still time," the minister said on Monday.

        He called for restraint. Under these rules, ⟦we⟧ demand talks between both sides.
        """),
      .allows(#""We can deal with this," he said. The talks go on."#),
      .allows(
        #""It is quiet," Okafor said. If you cannot see the form, you can email us at story@example.com."#),
      .allows(#""It is sharp," Okafor said. The film Taking Us for Fools is on at eight."#),
      .allows(#""Nobody asked for it," Okafor told me. "It came by itself," Berg told us."#),
      .allows(
        "\"It is thin,\" she said. The air is too thin for lungs like ours, and birds as we know them would fall. The talks serve our two countries."
      ),
      .allows(#""It was a joke," Mr. Berg told me on Monday. I believed him."#),
      .allows(
        "King Oswald I met the U.S. envoy. World War I ended here, a plaque says. The US said nothing."),
      .allows(
        "Speaker: We begin on time.\n\nI thank our hosts. We owe them much.\n\nMy colleagues and I will come back. We hope so."
      ),
    ]
  )
  .reading(.body, quotations: false).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let voice = context.shared { StoryVoice(article) }
    guard !voice.isPersonal else { return [] }
    let slips = voice.firstPerson.filter {
      !isOwn($0.token, article) && !isAddressed($0.token, article) && !isTitle($0.token, article)
        && isEnglish($0.token, article, context.speller)
    }
    if slips.isEmpty || isReportersOwn(article) { return [] }
    return slips.compactMap { diagnostic($0.sentence, $0.token, article) }
  }

  /// `I'm not to blame, says union boss`: the headline of another story, as the last line.
  private func isTitle(_ i: Int, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: article.tokens[i].range.start), p + 1 == article.paragraphs.count
    else {
      return false
    }
    return !article.endsSentence(article.paragraphs[p].tokens)
  }

  /// `our correspondent`: the paper's own people; `our two countries`; `birds as we understand them`, `lungs
  /// like ours`: everybody.
  private func isOwn(_ i: Int, _ article: Article) -> Bool {
    if i > 0, article.token(i - 1, isIn: article.vocabulary["comparison-words"]) { return true }
    let own = article.vocabulary["own-people"]
    return (i + 1...i + 2).contains { $0 < article.tokens.count && article.token($0, isIn: own) }
  }

  /// `Mr. Fleiss told me`: the reporter speaks in the first person.
  private func isReportersOwn(_ article: Article) -> Bool {
    guard let told = article.forms.id(of: ByteHash.of("told")) else { return false }
    let pronouns = article.vocabulary["object-pronouns"]
    return article.forms.tokens(of: told).contains { verb in
      let i = Int(verb) + 1
      return i < article.tokens.count && article.tokens[i].isLowercase
        && !article.tokens[i].shape.contains(.quoted) && article.token(i, isIn: pronouns)
    }
  }

  /// `Scovell told me`: whom the source spoke to, where the reporter says so.
  private func isAddressed(_ i: Int, _ article: Article) -> Bool {
    i > 0 && article.token(i - 1, isIn: article.vocabulary["addressing-verbs"])
      && article.tokens[i].isLowercase && article.token(i, isIn: article.vocabulary["object-pronouns"])
  }

  /// `me` and `us` are words of other languages too: an English one stands beside them.
  private func isEnglish(_ i: Int, _ article: Article, _ speller: Speller) -> Bool {
    guard article.tokens[i].isLowercase, i + 1 < article.tokens.count, article.tokens[i + 1].isLowercase
    else {
      return true
    }
    return speller.isLowercaseWord(formHash: article.hash(article.tokens[i + 1])) {
      article.core(article.tokens[i + 1])
    }
  }

  private func diagnostic(_ s: Int, _ token: Int, _ article: Article) -> Finding? {
    let sentence = article.sentences[s]
    // Alone in a paragraph without quotations it is a slip only where the story quotes people.
    guard article.quotations.contains(where: { !$0.style.isSingle && $0.depth == 1 }),
      !isInTitle(token, article), !asksReaders(sentence, article)
    else { return nil }
    let word = article.string(article.tokens[token])
    let at = article.tokens[token].range
    if let quotation = predicate(behind: token, sentence, article) {
      return Finding(
        at: at, "'\(word)' belongs inside the quotation whose subject it is",
        related: [RelatedPlace(quotation.range, "the quotation")],
        fixes: [moved(quotation, to: token, article)])
    }
    if let comma = attribution(endingSentence: sentence, behind: token, article) {
      return Finding(
        .warning, at: at,
        "'\(word)' outside quotation marks, in a sentence that is attributed to somebody",
        fixes: [quoted(sentence.range.lower..<article.tokens[comma].range.upper, article)])
    }
    if let quotation = quotation(before: s, article), goesOn(token, sentence, article) {
      return Finding(
        .warning, at: at,
        "'\(word)' outside quotation marks, right behind a quotation: its second half seems to have lost its marks",
        related: [RelatedPlace(quotation.range, "the quotation ends here")],
        fixes: [quoted(sentence.range.lower..<sentence.range.upper, article)])
    }
    if SourceVoice.takesSides(at: token, article) {
      return Finding(
        .warning, at: at, "'\(word)' outside quotation marks makes the agency take its source's side")
    }
    if SourceVoice.owns(at: token, article) { return nil }
    return Finding(.note, at: at, "'\(word)' outside quotation marks: whose words are these?")
  }
}
