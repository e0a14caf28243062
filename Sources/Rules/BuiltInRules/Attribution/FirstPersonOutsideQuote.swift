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
    severity: .warning,
    regions: .body,
    readsQuotations: false,
    summary: "The first person stands inside quotation marks.",
    rationale: """
      `We can deal with this ourselves` outside quotation marks makes the agency speak for its source: \
      as a rule the second half of a quotation lost its marks. Right behind a closed quotation it is an \
      error. Columns, interviews, transcripts and letters, where the first person is everywhere, are \
      recognised as such and left alone.
      """,
    examples: [
      .flags(
        #""We did not ask for it," Okafor said. ⟦We⟧ can deal with this ourselves."#,
        fixed: #""We did not ask for it," Okafor said. "We can deal with this ourselves.""#),
      .flags(
        """
        "There is still time," the minister said on Monday.

        He called for restraint. Under these rules, ⟦we⟧ demand talks between both sides.
        """),
      .allows(#""We can deal with this," he said. The talks go on."#),
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
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let voice = context.shared { StoryVoice(article) }
    guard !voice.isPersonal else { return [] }
    let slips = voice.firstPerson.filter {
      !isOwn($0.token, article) && !isAddressed($0.token, article)
        && isEnglish($0.token, article, context.speller)
    }
    if slips.isEmpty || isReportersOwn(article) { return [] }
    return slips.compactMap { finding($0.sentence, $0.token, article) }
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

  private func finding(_ s: Int, _ token: Int, _ article: Article) -> Finding? {
    let sentence = article.sentences[s]
    let word = article.string(article.tokens[token])
    let quotation = quotationBefore(sentence, article)
    // Alone in a paragraph without quotations it is a slip only where the story quotes people.
    guard quotation != nil || article.quotations.contains(where: { !$0.style.isSingle && $0.depth == 1 })
    else { return nil }
    guard let quotation else {
      return Finding(
        at: article.tokens[token].range,
        "'\(word)' outside quotation marks: whose words are these?")
    }
    let marks = QuoteClosing(article: article, quotation: quotation)
    return Finding(
      .error, at: article.tokens[token].range,
      "'\(word)' outside quotation marks, right behind a quotation: its second half seems to have lost its marks",
      related: [RelatedPlace(quotation.range, "the quotation ends here")],
      fixes: [
        Fix(
          "Put the sentence in quotation marks", .unsafe,
          [
            .insert(marks.openingMark, at: sentence.range.lower),
            .insert(marks.closingMark, at: sentence.range.upper),
          ])
      ])
  }

  /// A quotation of the same paragraph that is closed before the sentence.
  private func quotationBefore(_ sentence: Sentence, _ article: Article) -> Quotation? {
    article.quotations.last {
      !$0.style.isSingle && $0.ending == .closed && $0.range.end <= sentence.range.start
        && $0.paragraphs.upperBound == sentence.paragraph
    }
  }
}
