import ArticleModel
import Grammar
import RuleKit
import SourceText

/// Words with which a page speaks of what it shows beside the text, known by their shape.
struct PagePointer {
  let article: Article
  let context: RuleContext

  private static let mostOfLabel = 3
  private static let fewestBehindLabel = 3
  private static let fewestBehindLook = 5
  private static let mostOfTitle = 22
  private static let mostOfButton = 10
  private static let mostOfLead = 16

  /// `Full video: Mayor opens bridge`, `Bridge of the year: Look at all the nominees`, `ON A PHONE? TAP HERE FOR
  /// VIDEO`, `Poll loading`: a line of its own that no stop ends.
  func isButton(_ i: Int) -> Bool {
    let paragraph = article.paragraphs[i]
    let run = paragraph.tokens
    guard i > 0, [.body, .crosshead, .signOff].contains(paragraph.kind), let first = run.first,
      run.count <= PagePointer.mostOfTitle * 2
    else { return false }
    if isPressed(run) || wantsProgram(run) { return true }
    let last = run.last { article.tokens[$0].isWord } ?? first
    if run.count <= PagePointer.mostOfLabel + 1, last > first, isKind("state", last) { return true }
    guard article.tokens[first].isCapitalised, !article.endsSentence(run) || endsAsking(run) else {
      return false
    }
    return isTitled(run) || !article.endsSentence(run) && (asksBehindColon(run) || asksFirst(run))
  }

  /// `Listen to more about the bridge on Harbour Sounds`
  private func asksFirst(_ run: Range<Int>) -> Bool {
    let words = run.filter { article.tokens[$0].isWord }
    guard (PagePointer.fewestBehindLook...PagePointer.mostOfLead).contains(words.count),
      !run.contains(where: { [.comma, .colon, .stop].contains(article.tokens[$0].kind) })
    else { return false }
    return isKind("look", words[0]) && words[1] == words[0] + 1 && isKind("behind", words[1])
  }

  /// `Please enable JavaScript to watch.`: a short paragraph that asks for what shows the page.
  private func wantsProgram(_ run: Range<Int>) -> Bool {
    run.count <= PagePointer.mostOfLead
      && run.contains { fields($0)?.last == "program" } && run.contains { fields($0)?.last == "switch" }
  }

  /// A line in capitals, or in title case, that tells a finger what to do.
  private func isPressed(_ run: Range<Int>) -> Bool {
    var words = 0
    var saysPress = false
    for i in run where article.tokens[i].isWord {
      words += 1
      guard words <= PagePointer.mostOfButton, !article.tokens[i].isLowercase else { return false }
      saysPress = saysPress || article.tokens[i].shape.contains(.allCapitals) && fields(i)?.last == "press"
    }
    return words >= 3 && saysPress
  }

  /// `Full video: Mayor opens the bridge`
  private func isTitled(_ run: Range<Int>) -> Bool {
    guard let colon = run.prefix(PagePointer.mostOfLabel + 1).first(where: isColon), colon > run.lowerBound,
      (run.lowerBound..<colon).allSatisfy({ article.tokens[$0].isWord })
    else { return false }
    let labels = article.vocabulary["page-labels"]
    let isLook = colon == run.lowerBound + 1 && isKind("look", run.lowerBound)
    guard isLook || article.token(colon - 1, isIn: labels) else { return false }
    let words = ((colon + 1)..<run.upperBound).filter { article.tokens[$0].isWord }
    return (PagePointer.fewestBehindLabel...PagePointer.mostOfTitle).contains(words.count)
      && words.contains { article.tokens[$0].isLowercase }
  }

  /// `Bridge of the year: Look at all the nominees`
  private func asksBehindColon(_ run: Range<Int>) -> Bool {
    guard run.count <= PagePointer.mostOfTitle, let colon = run.first(where: isColon),
      colon + 2 < run.upperBound
    else { return false }
    return article.tokens[colon + 1].isCapitalised && isKind("look", colon + 1)
      && (isKind("behind", colon + 2) || article.token(colon + 2, isIn: article.vocabulary["determiners"]))
  }

  /// `the video below`, `the above picture`, `You can look at them all below.`: what points at a place of the page.
  func pointers() -> [Range<Int>] {
    let media = article.vocabulary["media-nouns"]
    return article.places(of: article.vocabulary["page-places"]).compactMap { k in
      let token = article.tokens[k]
      guard token.isLowercase, !token.shape.contains(.quoted), k > 1, k + 1 < article.tokens.count,
        let p = article.paragraphIndex(at: token.range.start), article.paragraphs[p].kind == .body,
        let s = article.sentence(holding: k)
      else { return nil }
      let next = article.tokens[k + 1]
      let isFree = !next.isWord || next.shape.contains(.lineBefore)
      if article.token(k - 1, isIn: media), article.tokens[k - 1].isLowercase, isFree || isVerb(k + 1) {
        return (k - 1)..<(k + 1)
      }
      if article.token(k + 1, isIn: media), next.isLowercase, article.string(article.tokens[k - 1]) == "the" {
        return k..<(k + 2)
      }
      let sentence = article.sentences[s].tokens
      guard isFree, k + 2 >= sentence.upperBound || isColon(k + 1),
        let look = sentence.first(where: { isKind("look", $0) && article.tokens[$0].isLowercase }),
        look > sentence.lowerBound + 1, look < k,
        ["can", "could"].contains(article.string(article.tokens[look - 1])),
        article.string(article.tokens[look - 2]).lowercased() == "you"
      else { return nil }
      return (look - 2)..<(k + 1)
    }
  }

  /// `(Get the whole report here.)`, `(The boat comes into the picture at the ninth minute below.)`: a sentence in
  /// brackets that ends with a word that points, and begins with what its reader is to do or names what the page shows.
  func asides() -> [Range<Int>] {
    let media = article.vocabulary["media-nouns"]
    return article.marks.brackets.compactMap { open in
      guard article.tokens[open].kind == .openBracket, open + 3 < article.tokens.count,
        article.tokens[open + 1].isCapitalised, article.tokens[open].shape.isDisjoint(with: .quoted),
        let p = article.paragraphIndex(at: article.tokens[open].range.start),
        article.paragraphs[p].kind == .body
      else { return nil }
      let end = min(article.paragraphs[p].tokens.upperBound, open + PagePointer.mostOfTitle)
      guard let close = (open + 1..<end).first(where: { article.tokens[$0].kind == .closeBracket }),
        let last = (open + 1..<close).last(where: { article.tokens[$0].isWord }), last > open + 2,
        article.tokens[last].isLowercase, isKind("place", last)
      else { return nil }
      let inside = open + 1..<last
      let isAsking = [.vb, .vbp].contains(context.grammar(of: article).tag(ofToken: open + 1))
      guard isAsking || inside.contains(where: { article.token($0, isIn: media) }) else { return nil }
      return open..<(close + 1)
    }
  }

  /// `Here's the clip that the town talks about:` with no quotation behind: what it announces is not in the copy.
  func emptyLeads() -> [Range<Int>] {
    article.paragraphs.indices.compactMap { p in
      let paragraph = article.paragraphs[p]
      guard [.body, .crosshead, .signOff].contains(paragraph.kind), let last = paragraph.tokens.last,
        isColon(last), article.tokens[last].shape.isDisjoint(with: .quoted),
        let s = article.sentence(holding: last), p + 1 < article.paragraphs.count
      else { return nil }
      let sentence = article.sentences[s].tokens
      guard sentence.count <= PagePointer.mostOfLead, let first = sentence.first, isPresenting(first),
        sentence.contains(where: { article.token($0, isIn: article.vocabulary["media-nouns"]) }),
        !announces(article.paragraphs[p + 1])
      else { return nil }
      return sentence
    }
  }

  /// `Here is`, `Here's`, `Watch the`: the first words of such a line.
  private func isPresenting(_ first: Int) -> Bool {
    guard article.tokens[first].isCapitalised else { return false }
    return article.token(first, isIn: article.vocabulary["presenting-words"]) || isKind("look", first)
  }

  /// Whether a paragraph may be what a lead announces: a quotation, an item of a list, a line with an address.
  private func announces(_ paragraph: Paragraph) -> Bool {
    guard let first = paragraph.tokens.first else { return true }
    if paragraph.kind == .furniture { return false }
    return paragraph.kind != .body || !article.endsSentence(paragraph.tokens)
      || article.tokens[first].range.lower > paragraph.range.lower
      || !article.tokens[first].isWord || article.tokens[first].shape.contains(.quoted)
      || paragraph.tokens.contains { article.tokens[$0].kind == .link }
  }

  /// A finite verb, or an adverb before one.
  private func isVerb(_ i: Int) -> Bool {
    [.vbz, .vbd, .vbp, .md, .rb].contains(context.grammar(of: article).tag(ofToken: i))
  }

  private func isColon(_ i: Int) -> Bool {
    article.tokens[i].kind == .colon && article.byte(at: article.tokens[i].range.lower) == UInt8(ascii: ":")
  }

  private func endsAsking(_ run: Range<Int>) -> Bool {
    run.last.map { article.byte(at: article.tokens[$0].range.lower) == UInt8(ascii: "?") } ?? false
  }

  private func isKind(_ kind: Substring, _ i: Int) -> Bool {
    article.tokens[i].isWord && fields(i)?.first == kind
  }

  private func fields(_ i: Int) -> [Substring]? {
    article.vocabulary["furniture-words"].fields(article.hash(article.tokens[i]))
  }
}
