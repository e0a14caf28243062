import ArticleModel
import SourceText

/// The lines under a story that speak to its reader: `Send your stories to news@example.org`, `You can read more of it
/// here.`, `What do you think? Tell us in the comments.` Found by shape: they address somebody, quote nobody, and name
/// a way off the page.
struct ReaderTail {
  let article: Article

  /// So many paragraphs at the end are read.
  private static let most = 8
  private static let mostWords = 60
  /// A story of fewer paragraphs is a letter to readers as a whole.
  private static let fewestBefore = 3

  /// From the first line that names a way off the page to the end of the story.
  var paragraphs: ClosedRange<Int>? {
    let count = article.paragraphs.count
    var (first, last): (Int?, Int?) = (nil, nil)
    for i in article.paragraphs.indices.suffix(ReaderTail.most).reversed() {
      guard i >= ReaderTail.fewestBefore, last != nil || article.paragraphs[i].kind != .furniture,
        speaksToReader(i)
      else {
        if last == nil, isBelowStory(i) { continue }
        break
      }
      last = last ?? i
      if leadsAway(i) { first = i }
    }
    guard let first, let last, last < count else { return nil }
    return first...last
  }

  /// Other lines of the page stand below such lines.
  private func isBelowStory(_ i: Int) -> Bool {
    [.furniture, .signOff, .editorNote].contains(article.paragraphs[i].kind)
  }

  private func speaksToReader(_ i: Int) -> Bool {
    let paragraph = article.paragraphs[i]
    guard [.body, .crosshead, .signOff, .furniture].contains(paragraph.kind),
      paragraph.tokens.count <= ReaderTail.mostWords * 2,
      !paragraph.tokens.contains(where: {
        article.tokens[$0].shape.contains(.quoted) || article.tokens[$0].kind == .doubleQuote
      })
    else { return false }
    return addresses(paragraph.tokens) || asks(paragraph.tokens)
  }

  private func addresses(_ run: Range<Int>) -> Bool {
    let words = article.vocabulary["second-person-words"]
    return run.contains { article.token($0, isIn: words) }
  }

  /// Whether a sentence begins with a verb of buttons.
  private func asks(_ run: Range<Int>) -> Bool {
    run.contains { i in
      (i == run.lowerBound || article.tokens[i].shape.contains(.sentenceStart))
        && article.tokens[i].isCapitalised && ["ask", "look"].contains(kind(i))
    }
  }

  /// An address, a network behind a verb that asks, the page's comments, or a `here` that can be pressed.
  private func leadsAway(_ i: Int) -> Bool {
    let run = article.paragraphs[i].tokens
    if run.contains(where: { isMail($0) }) { return true }
    if namesComments(run) { return true }
    guard let last = run.last(where: { article.tokens[$0].isWord }) else { return false }
    return kind(last) == "place" && article.tokens[last].isLowercase
      && run.contains { kind($0) == "look" }
  }

  private func isMail(_ i: Int) -> Bool {
    article.tokens[i].kind == .link && LinkText(article.string(article.tokens[i])).kind == .mail
  }

  /// `in the comments`, `comments below`, `comments on this article`
  private func namesComments(_ run: Range<Int>) -> Bool {
    run.contains { i in
      guard article.tokens[i].isLowercase, article.string(article.tokens[i]) == "comments" else {
        return false
      }
      let before =
        i > run.lowerBound + 1 && article.string(article.tokens[i - 1]) == "the"
        && article.string(article.tokens[i - 2]) == "in"
      return before || i + 1 < run.upperBound && kind(i + 1) == "place"
    }
  }

  private func kind(_ i: Int) -> Substring? {
    guard article.tokens[i].isWord else { return nil }
    return article.vocabulary["furniture-words"].fields(article.hash(article.tokens[i]))?.first
  }
}
