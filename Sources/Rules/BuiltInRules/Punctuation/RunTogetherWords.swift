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
      .flags(
        "It sailed that ⟦dayHe⟧ stayed. It left the USThe crew slept. It sank in 2014The wreck lies deep at 9pmThe sea.",
        fixed:
          "It sailed that day He stayed. It left the US The crew slept. It sank in 2014 The wreck lies deep at 9pm The sea."
      ),
      .allows("McDonald posted it on YouTube with an iPhone while DiCaprio watched WikiLeaks and SpaceX."),
      .allows("NewsRadio said on Monday that theScore had closed. Readers of theScore were not told."),
      .allows("The BoE and MPs met DeShawn O'Brien and the FitzWilliam brothers."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    var result: [Finding] = []
    for i in article.marks.numbers {
      if let place = figureEnd(of: article.tokens[i], article) {
        result.append(diagnostic(article.tokens[i], place, article))
      }
    }
    for i in article.marks.capitals {
      let token = article.tokens[i]
      guard token.shape.contains(.innerCapital) || beginsWithCapitals(token, article),
        token.shape.isDisjoint(with: [.hasDigit, .otherScript, .nonASCII]),
        let place = token.core.count > 6
          ? seam(of: token, article, context) ?? starterSeam(of: token, article, context)
          : starterSeam(of: token, article, context),
        isSure(i, place, article)
      else { continue }
      result.append(diagnostic(token, place, article))
    }
    return result.sorted(by: Finding.inOrder).saidOnce(in: article)
  }

  private func diagnostic(_ token: Token, _ place: Int, _ article: Article) -> Finding {
    let (left, right) = (TextRange(token.range.lower, place), TextRange(place, token.core.upper))
    return Finding(
      at: token.range,
      "'\(article.string(token))' is '\(article.text[left])' and '\(article.text[right])' run together",
      fixes: [Fix("Insert a space", .unsafe, [.insert(" ", at: place)])])
  }

  /// `2014The`, `9pmThe`: the offset behind a figure with its short unit, where a word that begins sentences follows.
  private func figureEnd(of token: Token, _ article: Article) -> Int? {
    let text = article.text.slice(token.core)
    guard token.shape.contains(.hasDigit), text.count > 4,
      let capital = text.indices.last(where: { text[$0] &- 0x41 < 26 }), capital > text.startIndex,
      text.endIndex - capital > 2, isDigitOrSmall(text[capital - 1])
    else { return nil }
    let word = article.text[TextRange(capital, token.core.upper)]
    let small = text[..<capital].drop { !isSmall($0) }
    guard small.count <= 2, small.allSatisfy(isSmall) else { return nil }
    return article.vocabulary.sentenceStarters.contains(exactly: word) ? capital : nil
  }

  private func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  private func isDigitOrSmall(_ byte: UInt8) -> Bool { isSmall(byte) || byte &- 0x30 < 10 }

  /// `dayHe`, `USThe`, `CFPThe`: a short word or known acronym, then a word that begins sentences.
  private func starterSeam(of token: Token, _ article: Article, _ context: RuleContext) -> Int? {
    if let place = creditEnd(of: token, article) { return place }
    let bytes = article.bytes
    guard token.core.count > 4,
      let place = (token.core.lower + 1..<token.core.upper).last(where: { bytes[$0] &- 0x41 < 26 }),
      place - token.core.lower >= 2, token.core.upper - place >= 2, article.forms[token.form].count < 2
    else { return nil }
    let (left, right) = (TextRange(token.core.lower, place), article.text[TextRange(place, token.core.upper)])
    let hash = ByteHash.ofFolded(right)
    guard article.vocabulary.sentenceStarters.contains(exactly: right),
      right.utf8.count > 2 || article.vocabulary["word-tags"].fields(hash)?.first?.contains("PRP") == true
    else { return nil }
    let first = article.text[left]
    if isSmall(bytes[place - 1]) {
      return first.utf8.count > 2 && first.utf8.allSatisfy(isSmall) && context.speller.isWord(first)
        ? place : nil
    }
    return right.utf8.count > 2 && article.vocabulary["acronyms-known"].contains(exactly: first) ? place : nil
  }

  /// `soloSplit()` names a part of a program.
  private func isCall(_ i: Int, _ article: Article) -> Bool {
    i + 2 < article.tokens.count && article.tokens[i + 1].kind == .openBracket
      && !article.tokens[i + 1].shape.contains(.spaceBefore) && article.tokens[i + 2].kind == .closeBracket
  }

  /// Two capitalised words may be a brand: sure are a small first half, a label before a colon, the last word of an
  /// agency's name, and a second half that begins sentences or captions.
  private func isSure(_ i: Int, _ place: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if isCall(i, article) { return false }
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
    // `contactHALDEN`: a word all in capitals behind another is a brand's.
    if right.utf8.allSatisfy({ $0 &- 0x41 < 26 }) { return nil }
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
