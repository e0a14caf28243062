import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags more than one space between words.
package struct DoubleSpace: Rule {
  package let info = RuleInfo(
    id: "double-space",
    category: .punctuation,
    severity: .warning,
    summary: "One space stands between words.",
    rationale: """
      Runs of spaces, often with a no-break space among them, come from editing and from pasted mark-up \
      and show on the client's page. Two spaces after every full stop are a typist's style: where a \
      story keeps to it, it is left alone. Tables are not read, nor lines with two gaps as wide as columns have; four blanks or more, and \
      those before a capital behind a word, where two lines may have been joined, are not taken out unasked. A story with many such gaps gets one \
      diagnostic for each paragraph, or one in all.
      """,
    fixSafety:
      "Safe: one space stays; four blanks and more, which may set off a column, those between two figures, and those between two lines that may have been joined are unsafe.",
    examples: [
      .flags("The start⟦  ⟧of talks was delayed.", fixed: "The start of talks was delayed."),
      .flags("The start\u{A0}of⟦\u{A0} ⟧talks was delayed.", fixed: "The start\u{A0}of talks was delayed."),
      .flags(
        "The vote is over. Nobody objected. The hall emptied.⟦  ⟧Work goes on. Night fell.",
        fixed: "The vote is over. Nobody objected. The hall emptied. Work goes on. Night fell."),
      .flags(
        """
        The vote⟦  ⟧is over. Nobody objected.

        The hall⟦  emptied and  the  ⟧lights went out.

        Night fell.
        """,
        fixed: """
          The vote is over. Nobody objected.

          The hall emptied and the lights went out.

          Night fell.
          """),
      .allows("The vote is over.  Nobody objected.  The hall emptied.  Work goes on."),
      .allows("The start of talks was delayed."),
    ]
  )
  .reading(onlyEnglish: false).onTargets(.anyLanguage)

  package init() {}

  /// From this share of doubled gaps behind stops on, they are the story's style.
  private static let styleShare = 0.25

  /// So many blanks may be the gap between the columns of a table's single row: nobody takes them out unasked.
  private static let column = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let candidates = article.spaces.filter {
      !$0.hasLineBreak && $0.length > 1 && $0.nextToken > 0 && $0.nextToken < article.tokens.count
    }
    if candidates.isEmpty { return [] }
    // One paragraph does not tell the story's style.
    let isStyle = context.isFragment || twoSpacesAreStyle(candidates, article)
    // Counted once a paragraph: a row may have as many gaps as a file has bytes.
    var rows: [Int: Row] = [:]
    let places = candidates.lazy.compactMap { space -> Crowd.Place? in
      // In such a story closing marks and speakers' labels are set off likewise; words are not.
      if opensSpeech(space, article) || standsBeforeLoss(space, article) { return nil }
      let divides = [.word, .number].contains(article.tokens[space.nextToken - 1].kind)
      if isStyle, space.length <= 3, !space.hasNoBreak, !divides || followsStop(space, article) { return nil }
      if isColumn(space, article, &rows) { return nil }
      let what = space.hasNoBreak ? "spaces, one of them a no-break space," : "spaces"
      return Crowd.Place(
        range: space.range, replacement: " ", message: "\(space.length) \(what) where one belongs",
        isSafe: (space.length < DoubleSpace.column || space.hasNoBreak) && !joinsLines(space, article)
          && !isBetweenFigures(space, article))
    }
    let crowd = Crowd(
      info: info, title: "Leave one space", several: "runs of spaces where one space belongs")
    return crowd.findings(places, in: article)
  }

  /// Between figures, or beside one by many blanks, in a paragraph of figures: the columns of a table whose lines
  /// were joined; and between the signs of a line (`*  *  *`).
  private func isColumn(_ space: SpaceRun, _ article: Article, _ rows: inout [Int: Row]) -> Bool {
    let (left, right) = (article.tokens[space.nextToken - 1], article.tokens[space.nextToken])
    if left.kind == .symbol, right.kind == .symbol || article.bytes[left.range.lower] == 0x7C { return true }
    if right.kind == .symbol, article.bytes[right.range.lower] == 0x7C { return true }
    guard let paragraph = article.paragraphIndex(at: left.range.start), !space.hasNoBreak else {
      return false
    }
    let isWide = space.length >= DoubleSpace.column
    if isWide, left.kind == .number, right.kind == .number { return true }
    let row = rows[paragraph] ?? Row(paragraph, article)
    rows[paragraph] = row
    if row.wideGaps > 1 || row.wideGaps == 1 && isBetweenFigures(space, article) { return true }
    guard isWide || left.kind == .number || right.kind == .number else { return false }
    return row.figures > 1 && row.figures * 3 >= row.tokens
      || row.figures > 3 && row.figures * 4 >= row.tokens
  }

  /// `–  I said so`: behind the dash that opens a speaker's words, which the layout sets off.
  private func opensSpeech(_ space: SpaceRun, _ article: Article) -> Bool {
    let dash = article.tokens[space.nextToken - 1]
    guard dash.kind == .dash || dash.kind == .hyphen, let i = article.paragraphIndex(at: dash.range.start)
    else { return false }
    return article.paragraphs[i].tokens.lowerBound == space.nextToken - 1
  }

  /// `in Halden.  ut his plan`: a sentence has lost its first letters behind the gap, or a page's label stands before
  /// it (`Live:  Halden votes`): another rule says so of the place.
  private func standsBeforeLoss(_ space: SpaceRun, _ article: Article) -> Bool {
    let (left, right) = (article.tokens[space.nextToken - 1], article.tokens[space.nextToken])
    if left.kind == .stop, space.nextToken > 1 {
      let word = article.tokens[space.nextToken - 2]
      return right.isLowercase && word.isWord
        && !article.vocabulary.abbreviations.contains(article.hash(word))
    }
    guard left.kind == .colon, space.nextToken > 1, let p = article.paragraphIndex(at: left.range.start)
    else {
      return false
    }
    return article.paragraphs[p].tokens.lowerBound == space.nextToken - 2
      && !article.endsSentence(article.paragraphs[p].tokens)
      && article.token(space.nextToken - 2, isIn: article.vocabulary["page-labels"])
  }

  /// `3.45  6.86`: two cells of a row.
  private func isBetweenFigures(_ space: SpaceRun, _ article: Article) -> Bool {
    article.tokens[space.nextToken - 1].kind == .number && article.tokens[space.nextToken].kind == .number
  }

  /// What a paragraph has of a table's row.
  private struct Row {
    /// Gaps that are as wide as those between columns; two are enough to know.
    var wideGaps = 0
    var figures: Int
    var tokens: Int

    init(_ paragraph: Int, _ article: Article) {
      let (range, run) = (article.paragraphs[paragraph].range, article.paragraphs[paragraph].tokens)
      tokens = run.count
      figures = run.reduce(0) { $0 + (article.tokens[$1].kind == .number ? 1 : 0) }
      var next = article.spaces.partitioningIndex { $0.range.lower >= range.lower }
      while next < article.spaces.count, article.spaces[next].range.lower < range.upper, wideGaps < 2 {
        let space = article.spaces[next]
        if space.length >= DoubleSpace.column, !space.hasLineBreak, !space.hasNoBreak { wideGaps += 1 }
        next += 1
      }
    }
  }

  /// Whether a capital follows though nothing has ended: two lines that were joined, such as a picture's credit and
  /// its caption.
  private func joinsLines(_ space: SpaceRun, _ article: Article) -> Bool {
    let right = article.tokens[space.nextToken]
    return right.isCapitalised && article.tokens[space.nextToken - 1].isWord && !followsStop(space, article)
  }

  private func twoSpacesAreStyle(_ spaces: [SpaceRun], _ article: Article) -> Bool {
    let doubled = spaces.reduce(0) { $0 + ($1.length == 2 && followsStop($1, article) ? 1 : 0) }
    if doubled < 2 { return false }
    var gaps = 0
    for paragraph in article.paragraphs { gaps += max(0, paragraph.sentences.count - 1) }
    return Double(doubled) >= Double(max(1, gaps)) * DoubleSpace.styleShare
  }

  /// Whether a gap stands behind a sentence's end or a colon.
  private func followsStop(_ space: SpaceRun, _ article: Article) -> Bool {
    var i = space.nextToken - 1
    while i > 0, [.doubleQuote, .singleQuote, .closeBracket].contains(article.tokens[i].kind) { i -= 1 }
    switch article.tokens[i].kind {
    case .stop, .terminal, .colon: return true
    default: return article.tokens[i].shape.contains(.dotted)
    }
  }
}
