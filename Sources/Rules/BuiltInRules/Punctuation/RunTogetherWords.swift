import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags two words that lost the space or mark between them.
package struct RunTogetherWords: Rule {
  package let info = RuleInfo(
    id: "run-together-words",
    category: .punctuation,
    severity: .warning,
    regions: [.headline, .body, .crosshead, .caption, .byline],
    summary: "A capital does not stand inside a word.",
    rationale: """
      Tags and slashes that were stripped glue words together: `Iran PressEurope:`, `photoThe`. Both \
      halves must be words or known names. Two capitalised halves are a brand, unless an agency's name before a \
      place, a colon or a word that begins sentences shows otherwise; what a story has twice, Mc names and initials \
      are left alone.
      """,
    examples: [
      .flags("Langvik ⟦PressEurope⟧: The council met.", fixed: "Langvik Press Europe: The council met."),
      .flags("He left the ⟦hallThe⟧ crowd followed.", fixed: "He left the hall The crowd followed."),
      .flags("File photo: ⟦AFPThe⟧ crowd followed.", fixed: "File photo: AFP The crowd followed."),
      .allows("McDonald posted it on YouTube with an iPhone while DiCaprio watched WikiLeaks and SpaceX."),
      .allows("NewsRadio said on Monday that theScore had closed. Readers of theScore were not told."),
      .allows("The BoE and MPs met DeShawn O'Brien and the FitzWilliam brothers."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    var result: [Finding] = []
    for i in article.marks.capitals {
      let token = article.tokens[i]
      guard token.shape.contains(.innerCapital) || beginsWithCapitals(token, article),
        token.shape.isDisjoint(with: [.hasDigit, .otherScript, .nonASCII]),
        let place = token.core.count > 6
          ? seam(of: token, article, context) ?? creditEnd(of: token, article)
          : creditEnd(of: token, article),
        isSure(i, place, article)
      else { continue }
      let (left, right) = (TextRange(token.range.lower, place), TextRange(place, token.core.upper))
      result.append(
        Finding(
          at: token.range,
          "'\(article.string(token))' is '\(article.text[left])' and '\(article.text[right])' run together",
          fixes: [Fix("Insert a space", .unsafe, [.insert(" ", at: place)])]))
    }
    return result
  }

  /// Two capitalised words may be a brand: sure are a small first half, a label before a colon, the last word of an
  /// agency's name, and a second half that begins sentences or captions.
  private func isSure(_ i: Int, _ place: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if !token.isCapitalised { return true }
    if i + 1 < article.tokens.count, article.tokens[i + 1].kind == .colon {
      // The label of a line, not `he told PinkNews: "…"`.
      guard let paragraph = article.paragraphIndex(at: token.range.start) else { return false }
      return i - article.paragraphs[paragraph].tokens.lowerBound < 4
    }
    let (left, right) = (TextRange(token.core.lower, place), article.text[TextRange(place, token.core.upper)])
    let isPlace = article.vocabulary["gazetteer-places"].contains(ByteHash.ofFolded(right))
    return isPlace && article.vocabulary["agency-nouns"].contains(exactly: article.text[left])
      || article.vocabulary.sentenceStarters.contains(exactly: right) && goesOn(i + 1, article)
      || article.vocabulary["caption-words"].contains(exactly: right)
  }

  /// Whether a sentence may go on with a word: `AFPThe crowd`, but not `CinemaNow, which`.
  private func goesOn(_ i: Int, _ article: Article) -> Bool {
    i < article.tokens.count && article.tokens[i].isWord
  }

  /// The offset of the one inner capital when both halves are words; nil otherwise.
  private func seam(of token: Token, _ article: Article, _ context: RuleContext) -> Int? {
    let bytes = article.bytes
    let seams = (token.core.lower + 1..<token.core.upper).filter {
      bytes[$0] < 0x5B && bytes[$0] > 0x40 && bytes[$0 - 1] > 0x60
    }
    guard seams.count == 1, let place = seams.first, place - token.core.lower >= 3,
      token.core.upper - place >= 3
    else { return nil }
    let whole = article.core(token)
    let left = article.text[TextRange(token.core.lower, place)]
    guard !article.vocabulary["camel-words"].contains(exactly: whole),
      !article.vocabulary["camel-beginnings"].contains(exactly: left),
      article.forms[token.form].count < 2, !context.speller.isWord(whole)
    else { return nil }
    let right = article.text[TextRange(place, token.core.upper)]
    return context.speller.isWord(left) && context.speller.isWord(right) ? place : nil
  }

  /// Whether it begins with three capitals or more and does not go on so: `CFPThe`.
  private func beginsWithCapitals(_ token: Token, _ article: Article) -> Bool {
    token.isCapitalised && !token.shape.contains(.allCapitals) && token.core.count > 4
      && (1...2).allSatisfy { article.bytes[token.core.lower + $0] &- 0x41 < 26 }
  }

  /// The offset behind the capitals of an agency that a sentence is glued to, as in `CFPThe`.
  private func creditEnd(of token: Token, _ article: Article) -> Int? {
    guard let small = (token.core.lower..<token.core.upper).first(where: { article.bytes[$0] > 0x60 }),
      small - token.core.lower >= 3
    else { return nil }
    let place = small - 1
    let (left, right) = (TextRange(token.core.lower, place), TextRange(place, token.core.upper))
    guard article.vocabulary.agencies.contains(exactly: article.text[left]),
      article.vocabulary.sentenceStarters.contains(exactly: article.text[right])
    else { return nil }
    return place
  }
}
