import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story that breaks off.
package struct TruncatedStory: Rule {
  package let info = RuleInfo(
    id: "truncated-story",
    category: .repetition,
    severity: .error,
    summary: "A story ends with a whole sentence.",
    rationale: """
      Feeds hand out the first characters of a story with `...` or `[…]`, and copying loses the last \
      line. A story whose last paragraph ends with a word that ends no clause (`the`, `will`, a comma), or with the \
      words of a teaser, was cut off: an error. Any other last line without a stop is a warning: a sentence that \
      lost it, or the headline of another story that was copied along. Sign-offs, and stories that leave several \
      paragraphs without a stop, as pages do with captions, are left alone.
      """,
    examples: [
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, and nobody else wanted to say when the old bridge will ⟦be⟧"
      ),
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said, and the council will ⟦[…]⟧"
      ),
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said. ⟦Read full story⟧"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n\"We waited and waited...\" the clerk said."
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.\n\n-30-"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor said the bridge would be shut on Saturday and open again at 9 a.m."
      ),
      .flags(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nPort union agrees deal with owners on winter ⟦shifts⟧"
      ),
      .allows(
        "The council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor spoke of its dependence on foreign oil. reuter"
      ),
      .allows("Bridge closed", isWhole: true),
    ]
  )
  .reading(.body, onlyEnglish: false).needing(.story)

  package init() {}

  /// A line of fewer words at the end is a sign-off.
  private static let fewestWords = 7

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let prose = article.paragraphs.filter { $0.kind == .body }
    guard prose.count > 1, let last = prose.last else { return [] }
    if let range = teaser(last, article) {
      return [Finding(at: range, "the story is cut off: '\(article.text[range])'")]
    }
    let open = prose.filter { !article.endsSentence($0.tokens) }
    guard open.count * 4 <= max(4, prose.count), let end = brokenEnd(last, article) else { return [] }
    if isUnfinished(last.tokens.upperBound - 1, article) {
      return [Finding(at: end, "the story breaks off inside a sentence")]
    }
    // Several headlines below the story are another rule's.
    if let i = article.paragraphs.lastIndex(where: { $0.kind == .body }),
      context.shared({ HeadlineLines(article) }).holds(i)
        || PagePointer(article: article, context: context).isButton(i)
    {
      return []
    }
    // Long lines without a stop are this story's captions.
    let captions = open.dropLast().filter { article.words($0.tokens).count >= TruncatedStory.fewestWords }
    guard captions.isEmpty, article.isEnglish,
      article.tokens[last.tokens.upperBound - 1].shape.isDisjoint(with: .otherScript),
      !isSignOff(last.tokens.upperBound - 1, article)
    else { return [] }
    return [
      Finding(
        .warning, at: end,
        isHeadline(last, article)
          ? "the last line has no stop and reads like the headline of another story"
          : "the last paragraph has no stop: is it whole?")
    ]
  }

  /// A comma, or a word that ends no clause.
  private func isUnfinished(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .comma || article.token(i, isIn: article.vocabulary["dangling-words"])
  }

  /// `… on Monday. reuter`: an agency's name, whatever its case.
  private func isSignOff(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, article.tokens[i].isWord else { return false }
    let follows = [.stop, .terminal, .doubleQuote].contains(article.tokens[i - 1].kind)
    return follows || article.vocabulary.agencies.contains(article.hash(article.tokens[i]))
  }

  /// A short line without articles, one sentence by itself.
  private func isHeadline(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let words = article.words(paragraph.tokens)
    let articles = article.vocabulary["noun-articles"]
    return words.count <= 14 && paragraph.sentences.count == 1
      && !words.contains { article.token($0, isIn: articles) }
  }

  /// `[…]`, or the words of a link to the rest, at the end of the last paragraph.
  private func teaser(_ paragraph: Paragraph, _ article: Article) -> TextRange? {
    let run = paragraph.tokens
    if run.count > 3, article.tokens[run.upperBound - 1].kind == .closeBracket,
      article.tokens[run.upperBound - 2].kind == .terminal,
      article.tokens[run.upperBound - 3].kind == .openBracket,
      ![0x21, 0x3F].contains(article.bytes[article.tokens[run.upperBound - 2].range.lower]),
      !article.tokens[run.upperBound - 2].shape.contains(.quoted)
    {
      return article.range(of: (run.upperBound - 3)..<run.upperBound)
    }
    let list = article.vocabulary["truncation-lines"]
    for start in run.suffix(6).dropFirst(run.count > 6 ? 0 : 1) {
      guard [.stop, .terminal].contains(article.tokens[start - 1].kind),
        article.phraseEnd(list, at: start) == run.upperBound
      else { continue }
      return article.range(of: start..<run.upperBound)
    }
    return nil
  }

  /// The last word of a paragraph that ends inside a sentence.
  private func brokenEnd(_ paragraph: Paragraph, _ article: Article) -> TextRange? {
    let run = paragraph.tokens
    let last = article.tokens[run.upperBound - 1]
    let words = run.filter { article.tokens[$0].isWord }
    let small = words.filter { article.tokens[$0].isLowercase }
    guard words.count >= TruncatedStory.fewestWords, small.count * 2 > words.count,
      article.tokens[run.lowerBound].isWord || article.tokens[run.lowerBound].kind == .doubleQuote,
      last.isLowercase && !endsWithItsStop(last, article) || last.kind == .comma
    else { return nil }
    return last.range
  }

  /// `at 9 a.m.`: the stop of a short form ends the sentence as well.
  private func endsWithItsStop(_ word: Token, _ article: Article) -> Bool {
    word.shape.contains(.dotted) && article.bytes[word.range.upper - 1] == UInt8(ascii: ".")
  }
}
