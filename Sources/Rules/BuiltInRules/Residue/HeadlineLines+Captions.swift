import ArticleModel
import SourceText

extension HeadlineLines {
  private static let lengthOfCaption = 6...32
  private static let mostOfCaptionLabel = 3
  private static let fewestSmall = 3
  private static let fewestCaptions = 2

  /// Lines under pictures that stand between paragraphs of the story, and that no stop ends: `The ship, pictured, left the
  /// harbour in May`; two and more of `Surgery: The dog is cared for in the town`, or of sentences that stand alone.
  static func captions(_ article: Article) -> [Int] {
    var (pictured, others): ([Int], [Int]) = ([], [])
    var last = 0
    for i in article.paragraphs.indices.dropFirst() where isOpenLine(i, article) {
      guard last == i - 1 || hasEnded(i - 1, article) || article.paragraphs[i - 1].kind == .furniture else {
        continue
      }
      let run = article.paragraphs[i].tokens
      if pointsIntoPicture(run, article) {
        pictured.append(i)
        last = i
      } else if hasCaptionLabel(run, article) {
        others.append(i)
        last = i
      } else if stands(alone: i, article) {
        if isNamed(i, article) { pictured.append(i) } else { others.append(i) }
      }
    }
    return pictured.count + others.count >= fewestCaptions ? (pictured + others).sorted() : pictured
  }

  /// A line of a sentence's words with a whole paragraph before and behind, which no item of a list has.
  private static func stands(alone i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.paragraphs.count, hasEnded(i - 1, article), hasEnded(i + 1, article),
      article.paragraphs[i].kind == .body || isNamed(i, article)
    else { return false }
    let run = article.paragraphs[i].tokens
    let words = run.filter { article.tokens[$0].isWord }
    return words.count >= fewestAlone
      && words.reduce(0) { $0 + (article.tokens[$1].isLowercase ? 1 : 0) } * 2 > words.count
      && !run.contains { [.stop, .terminal, .colon].contains(article.tokens[$0].kind) }
  }

  private static let fewestAlone = 8

  /// A line too long for a crosshead that begins with a name of the story: `Ms Ilves left on a night without ice at sea`.
  private static func isNamed(_ i: Int, _ article: Article) -> Bool {
    let first = article.paragraphs[i].tokens.lowerBound
    return article.paragraphs[i].kind == .crosshead
      && article.forms[article.tokens[first].form].capitalisedInsideCount > 0
      && article.forms[article.tokens[first].form].lowercaseCount == 0
  }

  /// A line of the length of a caption, which no mark ends, with the small words of a sentence.
  private static func isOpenLine(_ i: Int, _ article: Article) -> Bool {
    let run = article.paragraphs[i].tokens
    guard [.body, .crosshead].contains(article.paragraphs[i].kind),
      run.count <= lengthOfCaption.upperBound * 2,
      let first = run.first, let last = run.last, article.tokens[first].isCapitalised,
      ![.stop, .terminal, .colon, .comma, .hyphen, .dash, .link].contains(article.tokens[last].kind),
      !article.endsSentence(run)
    else { return false }
    let words = run.filter { article.tokens[$0].isWord }
    return lengthOfCaption.contains(words.count)
      && words.reduce(0) { $0 + (article.tokens[$1].isLowercase ? 1 : 0) } >= fewestSmall
  }

  /// `Surgery: The dog`, `On their way: A reporter`: one to three words without a finite verb, and a capital behind.
  private static func hasCaptionLabel(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let colon = run.prefix(mostOfCaptionLabel + 1).first(where: { article.tokens[$0].kind == .colon }),
      colon > run.lowerBound, colon + 1 < run.upperBound, article.tokens[colon + 1].isCapitalised,
      article.tokens[colon + 1].shape.contains(.spaceBefore), article.tokens[colon + 1].isWord,
      // `True confession: I had to learn` is a heading.
      !article.token(colon + 1, isIn: article.vocabulary["first-person-words"])
    else { return false }
    let finite = article.vocabulary["finite-verbs"]
    return (run.lowerBound..<colon).allSatisfy {
      let token = article.tokens[$0]
      if token.kind == .hyphen { return $0 > run.lowerBound }
      // `Per Ilves: Yes, I do` names who speaks, `The Build Stage: Create a plan` is a heading.
      return token.isWord && token.shape.isDisjoint(with: [.allCapitals, .hasDigit])
        && ($0 == run.lowerBound || token.isLowercase && !article.token($0, isIn: finite))
    }
  }

  /// `(pictured)`, `, left,`, `pictured above`: a word that points into a picture, set apart by marks.
  private static func pointsIntoPicture(_ run: Range<Int>, _ article: Article) -> Bool {
    let words = article.vocabulary["picture-words"]
    return run.dropFirst().contains { i in
      guard article.tokens[i].isLowercase, article.token(i, isIn: words) else { return false }
      let next = article.tokens[i + 1].kind
      return article.tokens[i - 1].kind == .openBracket && i + 1 < run.upperBound
        || article.tokens[i - 1].kind == .comma && (i + 1 == run.upperBound || next == .comma)
    }
  }
}
