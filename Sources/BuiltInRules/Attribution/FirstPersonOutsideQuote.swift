import ArticleModel
import Diagnostics
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
      .allows(
        "King Oswald I met the U.S. envoy. World War I ended here, a plaque says. The US said nothing."),
      .allows(
        "Speaker: We begin on time.\n\nI thank our hosts. We owe them much.\n\nMy colleagues and I will come back. We hope so."
      ),
    ])

  package init() {}

  /// With more first-person sentences than this share outside quotations, the story is told in it.
  private static let genreShare = 0.12
  private static let mostSlips = 3

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let words = article.vocabulary["first-person-words"]
    // Few forms are asked of thousands of tokens.
    var forms = [Bool](repeating: false, count: article.forms.count + 1)
    for word in words.entries {
      if let id = article.forms.id(of: ByteHash.of(word)) { forms[Int(id)] = true }
    }
    guard forms.contains(true) else { return [] }
    var slips: [(sentence: Int, token: Int)] = []
    var sentences = 0
    for (s, sentence) in article.sentences.enumerated()
    where article.paragraphs[sentence.paragraph].kind == .body {
      sentences += 1
      if let token = sentence.tokens.first(where: { isFirstPerson($0, forms, article) }) {
        slips.append((s, token))
      }
    }
    guard !slips.isEmpty, slips.count <= FirstPersonOutsideQuote.mostSlips,
      Double(slips.count) <= max(1, Double(sentences) * FirstPersonOutsideQuote.genreShare)
        || slips.count == 1
    else { return [] }
    return slips.compactMap { diagnostic($0.sentence, $0.token, article) }
  }

  private func isFirstPerson(_ i: Int, _ forms: [Bool], _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, !token.shape.contains(.quoted), forms[Int(token.form)] else { return false }
    // `US` is a country; `We` inside a name (`We Charity`) goes with capitals around it.
    if token.core.count > 1, token.shape.contains(.allCapitals) { return false }
    if token.isCapitalised, token.core.count > 1 {
      return token.shape.contains(.sentenceStart)
        && !(i + 1 < article.tokens.count && article.tokens[i + 1].isCapitalised)
    }
    guard token.core.count == 1 else { return true }
    // `I`: not a numeral behind a name, not an initial, not a list label.
    guard token.isCapitalised, token.possessive == 0 else { return false }
    if i > 0, !token.shape.contains(.sentenceStart),
      article.tokens[i - 1].isCapitalised || article.tokens[i - 1].kind == .hyphen
    {
      return false
    }
    return i + 1 < article.tokens.count && article.tokens[i + 1].isLowercase
      && article.tokens[i + 1].shape.contains(.spaceBefore)
  }

  private func diagnostic(_ s: Int, _ token: Int, _ article: Article) -> Diagnostic? {
    let sentence = article.sentences[s]
    let word = article.string(article.tokens[token])
    let quotation = quotationBefore(sentence, article)
    // Alone in a paragraph without quotations it is a slip only where the story quotes people.
    guard quotation != nil || article.quotations.contains(where: { !$0.style.isSingle && $0.depth == 1 })
    else { return nil }
    guard let quotation else {
      return Diagnostic(
        info.id, info.severity, at: article.tokens[token].range,
        "'\(word)' outside quotation marks: whose words are these?")
    }
    let marks = QuoteClosing(article: article, quotation: quotation)
    return Diagnostic(
      info.id, .error, at: article.tokens[token].range,
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
