import ArticleModel
import SourceText

/// Runs of lines that the page and not the story holds: rows of social networks, buttons, credits, addresses of
/// pictures. Found by shape, not by whole lines.
struct ResidueBlocks {
  /// A run of paragraphs.
  struct Block {
    var paragraphs: ClosedRange<Int>
    /// Whether it is one sentence under the story, as a house's own invitation to follow it is.
    var isInvitation: Bool
  }

  let blocks: [Block]
  private let inBlock: [Bool]

  /// Longer lines without a full stop are headlines and prose.
  private static let mostWords = 14
  /// Longest sentence that asks to follow somebody.
  private static let mostOfInvitation = 34
  private static let shortLine = 5

  private enum Line { case none, short, weak, credit, strong, row, invitation }

  /// Fewer lines of a role in capitals and a name may be a line-up or a byline.
  private static let fewestCredits = 3

  init(_ article: Article) {
    let lines = article.paragraphs.indices.map { ResidueBlocks.line($0, article) }
    var found: [Block] = []
    var i = 0
    while i < lines.count {
      guard lines[i] != .none, lines[i] != .short else {
        i += 1
        continue
      }
      var end = i
      while end + 1 < lines.count, lines[end + 1] != .none { end += 1 }
      while end > i, lines[end] == .short { end -= 1 }
      let strong = lines[i...end].reduce(0) { $0 + ($1 == .strong ? 1 : 0) }
      let rows = lines[i...end].reduce(0) { $0 + ($1 == .row || $1 == .invitation ? 1 : 0) }
      let credits = lines[i...end].reduce(0) { $0 + ($1 == .credit ? 1 : 0) }
      if rows > 0 || strong > 1 || credits >= ResidueBlocks.fewestCredits {
        let isOnly =
          lines[i] == .invitation && i == end
          && ResidueBlocks.isSentence(article.paragraphs[i].tokens, article)
        found.append(Block(paragraphs: i...end, isInvitation: isOnly))
      }
      i = end + 1
    }
    if let tail = ReaderTail(article: article).paragraphs { ResidueBlocks.add(tail, to: &found) }
    blocks = found
    var marked = [Bool](repeating: false, count: found.isEmpty ? 0 : lines.count)
    for block in found { for k in block.paragraphs { marked[k] = true } }
    inBlock = marked
  }

  /// Whether a paragraph belongs to a block.
  func holds(_ paragraph: Int) -> Bool { paragraph < inBlock.count && inBlock[paragraph] }

  /// Adds the lines that speak to the reader, in one with the blocks that they touch.
  private static func add(_ tail: ClosedRange<Int>, to found: inout [Block]) {
    var block = Block(paragraphs: tail, isInvitation: true)
    while let last = found.last, last.paragraphs.upperBound + 1 >= block.paragraphs.lowerBound {
      let (lower, upper) = (last.paragraphs.lowerBound, last.paragraphs.upperBound)
      block.paragraphs =
        min(lower, block.paragraphs.lowerBound)...max(upper, block.paragraphs.upperBound)
      block.isInvitation = block.isInvitation && last.isInvitation
      found.removeLast()
    }
    found.append(block)
  }

  private static func line(_ i: Int, _ article: Article) -> Line {
    let paragraph = article.paragraphs[i]
    switch paragraph.kind {
    case .headline, .byline, .dateline, .table, .editorNote: return .none
    default: break
    }
    let run = paragraph.tokens
    guard run.count <= mostOfInvitation * 2 else { return .none }
    let words = run.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
    let first = run.first { article.tokens[$0].isWord }
    let asksFirst = first.map { isAsk($0, article) } ?? false
    let isLine = words <= mostWords && !article.endsSentence(run)
    // Prose that asks for nothing is what most paragraphs are.
    guard isLine || asksFirst && words <= mostOfInvitation else {
      return isShaped(paragraph, article) ? .row : .none
    }
    let kinds = article.vocabulary["furniture-words"]
    var (networks, asks) = (0, 0)
    for k in run where kinds.contains(article.hash(article.tokens[k])) {
      switch kind(k, kinds, article) {
      case .network where article.tokens[k].isCapitalised || words <= shortLine: networks += 1
      case .ask where article.tokens[k].isWord: asks += 1
      default: break
      }
    }
    // `Follow us on Facebook and Twitter.`: an invitation that names a network.
    if asksFirst, networks > 0, words <= mostOfInvitation, let first, isInvitation(first, run, article) {
      return .invitation
    }
    if isShaped(paragraph, article) { return .row }
    guard isLine else { return .none }
    // `Facebook Twitter WhatsApp`
    if networks > 1, networks * 3 >= words - asks, !run.contains(where: { article.tokens[$0].isLowercase }) {
      return .row
    }
    if article.leftoverKind(paragraph) != nil { return .strong }
    if networks > 0, words <= shortLine || asks > 0 && words <= shortLine * 2 { return .strong }
    if asksFirst, words == 1 || words <= shortLine && asks > 1 { return .strong }
    if isFileName(run, article) { return .strong }
    if isCredit(run, article) { return .credit }
    if isPictureCredit(run, article) { return .strong }
    if words == 0 { return .short }
    return words <= shortLine && paragraph.kind != .crosshead
      && !run.contains { article.tokens[$0].shape.contains(.quoted) }
      ? .short : .none
  }

  /// A rule, or a line of a post or beside one.
  private static func isShaped(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let run = paragraph.tokens
    return isRule(paragraph, article) || isPost(run, article) || endsAsPost(paragraph, article)
      || isPostSignature(paragraph, article) || isPostTime(run, article) || followsHandle(run, article)
  }

  /// What a word is in lines of the page.
  private enum Kind { case network, ask, other }

  private static func kind(_ i: Int, _ kinds: WordList, _ article: Article) -> Kind {
    // By its bytes: fields as text are dear, and each word of short lines is asked.
    guard let name = kinds.firstField(article.hash(article.tokens[i])) else { return .other }
    return name.elementsEqual("network".utf8) ? .network : name.elementsEqual("ask".utf8) ? .ask : .other
  }

  /// `REUTERS/Ilves`: an agency with a capital at each end of the stroke, alone on its line.
  private static func isPictureCredit(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let first = run.first, (3...5).contains(run.count), article.tokens[first].isCapitalised,
      article.vocabulary.agencies.contains(article.hash(article.tokens[first])),
      article.byte(at: article.tokens[first + 1].range.lower) == UInt8(ascii: "/")
    else { return false }
    return run.dropFirst(2).allSatisfy { article.tokens[$0].isCapitalised }
  }

  /// `— Per Ilves (@pilves) May 3, 2021`, `A photo posted by Per Ilves (@pilves) on May 3, 2021`: the line under a post that
  /// was embedded in the page.
  private static func isPostSignature(_ paragraph: Paragraph, _ article: Article) -> Bool {
    guard let first = paragraph.tokens.first, paragraph.range.count <= longestSignature else { return false }
    if ![.dash, .hyphen].contains(article.tokens[first].kind) {
      guard !article.endsSentence(paragraph.tokens), article.tokens[first].isCapitalised,
        paragraph.tokens.suffix(5).contains(where: { article.tokens[$0].shape.contains(.hasDigit) })
      else { return false }
    }
    let bytes = article.text.slice(paragraph.range)
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > bytes.startIndex,
      bytes[at - 1] == UInt8(ascii: "("), let end = bytes[at...].firstIndex(of: UInt8(ascii: ")"))
    else { return false }
    return end - at > 1 && bytes[(at + 1)..<end].allSatisfy { $0 > 0x2E && $0 < 0x7B }
  }

  /// `The ferry is late again — Per Ilves (@pilves) May 3, 2021`: a post with the line under it.
  private static func endsAsPost(_ paragraph: Paragraph, _ article: Article) -> Bool {
    guard !article.endsSentence(paragraph.tokens), let last = paragraph.tokens.last,
      article.tokens[last].kind == .number
    else { return false }
    let bytes = article.text.slice(paragraph.range).suffix(longestSignature)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at > bytes.startIndex,
      bytes[at - 1] == UInt8(ascii: "("), let end = bytes[at...].firstIndex(of: UInt8(ascii: ")")),
      bytes.endIndex - end <= longestDate
    else { return false }
    // The dash is the name's: no full stop stands between them.
    let place = paragraph.range.upper - (bytes.endIndex - at)
    let mark = article.tokenIndex(atOrAfter: UInt32(place))
    return (paragraph.tokens.lowerBound..<mark).reversed().prefix(mostOfPoster)
      .contains { [.dash, .hyphen].contains(article.tokens[$0].kind) }
  }

  private static let longestSignature = 100
  /// `) December 22, 2014`
  private static let longestDate = 24
  private static let mostOfPoster = 8

  /// A post with the address of its picture, which nobody types.
  private static func isPost(_ run: Range<Int>, _ article: Article) -> Bool {
    article.forms.id(of: picture) != nil
      && run.contains {
        article.tokens[$0].isLowercase && article.tokens[$0].core.count == 3
          && article.bytes[article.tokens[$0].range.lower] == UInt8(ascii: "p")
          && article.bytes[article.tokens[$0].range.lower...].starts(with: "pic.twitter.com/".utf8)
      }
  }

  private static let picture = ByteHash.of("pic")

  /// `________`, a line that the page drew, or a lone `?`, a character that was lost. Asterisks and dashes part sections.
  private static func isRule(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let bytes = article.text.slice(paragraph.range)
    guard let first = bytes.first, bytes.count <= longestSignature else { return false }
    if bytes.count == 1 { return first == UInt8(ascii: "?") }
    // Between a story of the wire and its contributors a rule is in order.
    if article.metadata.isAgencyMessage { return false }
    return bytes.count >= fewestOfRule && (first == UInt8(ascii: "_") || first == UInt8(ascii: "="))
      && bytes.allSatisfy { $0 == first || $0 == 0x20 }
  }

  private static let fewestOfRule = 3

  /// `9:29 PM - 18 Oct 2016`: the clock and the date under an embedded post, alone on their line.
  private static func isPostTime(_ run: Range<Int>, _ article: Article) -> Bool {
    guard (5...8).contains(run.count), let first = run.first, article.tokens[first].kind == .number,
      article.text.slice(article.tokens[first].range).contains(UInt8(ascii: ":"))
    else { return false }
    let words = run.filter { article.tokens[$0].isWord }
    let numbers = run.filter { article.tokens[$0].kind == .number }
    let marks = run.count - words.count - numbers.count
    guard words.count == 2, numbers.count == 3, marks <= 2 else { return false }
    return article.vocabulary["figure-words"].fields(article.hash(article.tokens[words[0]]))?.first
      == "meridiem"
      && article.token(words[1], isIn: article.vocabulary["months"])
  }

  /// `By Ines Okafor Follow @okafor`: a line that ends with the button beside a reporter's name.
  private static func followsHandle(_ run: Range<Int>, _ article: Article) -> Bool {
    guard (2...mostWords).contains(run.count), let last = run.last, article.tokens[last].kind == .link,
      article.byte(at: article.tokens[last].range.lower) == UInt8(ascii: "@")
    else { return false }
    // `Follow @okafor`, `Follow on Twitter @okafor`
    return run.suffix(5).dropLast().contains {
      article.tokens[$0].isCapitalised && isAsk($0, article)
        && ($0 + 1..<last).allSatisfy { article.tokens[$0].isWord || article.tokens[$0].kind == .colon }
    }
  }

  /// `SOUND MIXER Per Ilves`: a role in capitals and a name behind it, and nothing else.
  private static func isCredit(_ run: Range<Int>, _ article: Article) -> Bool {
    let role = run.prefix {
      article.tokens[$0].kind == .symbol || article.tokens[$0].kind == .hyphen
        || article.tokens[$0].isWord
          && article.tokens[$0].shape.contains(.allCapitals)
    }
    guard let first = role.first, article.tokens[first].core.count >= 5 || role.count > 1 else {
      return false
    }
    let name = run[role.endIndex...]
    return name.count > 1 && name.count <= 5
      && name.allSatisfy { article.tokens[$0].isCapitalised || article.tokens[$0].kind == .stop }
  }

  /// Ended by a stop, or in small letters for the most part.
  private static func isSentence(_ run: Range<Int>, _ article: Article) -> Bool {
    article.endsSentence(run) || run.reduce(0) { $0 + (article.tokens[$1].isLowercase ? 1 : 0) } > 3
  }

  private static func isAsk(_ i: Int, _ article: Article) -> Bool {
    (article.tokens[i].isCapitalised || article.tokens[i].shape.contains(.allCapitals))
      && kind(i, article.vocabulary["furniture-words"], article) == .ask
  }

  /// `Follow Berg on Twitter`, `Like us on Facebook`: the word that asks has its object, not its subject behind it.
  private static func isInvitation(_ first: Int, _ run: Range<Int>, _ article: Article) -> Bool {
    let kinds = article.vocabulary["furniture-words"]
    for k in (first + 1)..<run.upperBound {
      if kind(k, kinds, article) == .network {
        // `Like others on YouTube, the channel …`: a clause follows, not another network.
        guard k + 2 < run.upperBound, article.tokens[k + 1].kind == .comma else { return true }
        return ["and", "or"].contains(article.string(article.tokens[k + 2]))
          || kind(k + 2, kinds, article) == .network
      }
      if article.tokens[k].kind == .stop { return false }
    }
    return false
  }

  /// `harbour_photo_w_0_1463`, `IMG-2034.jpg`
  private static func isFileName(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let first = run.first, let last = run.last, run.count <= 16 else { return false }
    let range = article.tokens[first].range.union(article.tokens[last].range)
    let bytes = article.text.slice(range)
    guard range.count >= 8, !bytes.contains(where: { $0 <= 0x20 }) else { return false }
    let marks = bytes.reduce(0) { $0 + ($1 == 0x5F || $1 == 0x2D ? 1 : 0) }
    return marks > 1 && bytes.contains { $0 &- 0x30 < 10 } && bytes.allSatisfy { $0 < 0x80 }
  }
}
