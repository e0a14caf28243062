import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a paragraph whose words stand in another paragraph as well.
package struct ParagraphInsideAnother: Rule {
  package let info = RuleInfo(
    id: "paragraph-inside-another",
    category: .repetition,
    severity: .warning,
    summary: "No paragraph says again, word for word, what a longer one holds.",
    rationale: """
      Pull quotes, captions and standfirsts are set in large type on a page; in the copy they are paragraphs that \
      stand inside others, and clients print them twice. The words are compared, whatever marks stand between them. A short \
      line without a stop (a caption) is one where the next paragraph begins with the very words. Questions, labelled \
      lines, transcripts and rows of figures may recur. Four and more in one story are said once. Paragraphs that stand twice as \
      a whole are `duplicate-paragraph`'s.
      """,
    fixSafety: "Nothing is removed unasked: which of the two goes is a decision.",
    examples: [
      .flags(
        """
        The council closed the old bridge on Monday after cracks were found.

        ⟦"We cannot wait for another winter to come"⟧

        "We cannot wait for another winter to come, and the town needs an answer," Mayor Ines Okafor said.
        """,
        fixed: """
          The council closed the old bridge on Monday after cracks were found.

          "We cannot wait for another winter to come, and the town needs an answer," Mayor Ines Okafor said.
          """),
      .flags(
        """
        The council closed the old bridge on Monday. Lorries of the whole district take the ferry now, a clerk said.

        Nobody fell in.

        ⟦Lorries of the whole district take the ferry now.⟧
        """,
        fixed: """
          The council closed the old bridge on Monday. Lorries of the whole district take the ferry now, a clerk said.

          Nobody fell in.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Harbour pilot Per Ilves⟧

        Harbour pilot Per Ilves, 30, said nobody had fallen in since the storm.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          Harbour pilot Per Ilves, 30, said nobody had fallen in since the storm.
          """),
      .flags(
        """
        The council closed the old bridge on Monday.

        Lorries of the whole district wait for the ferry in the snow +2

        ⟦Lorries of the whole district wait for the ferry in the snow⟧

        The mayor did not attend the meeting, a clerk said.
        """,
        fixed: """
          The council closed the old bridge on Monday.

          Lorries of the whole district wait for the ferry in the snow +2

          The mayor did not attend the meeting, a clerk said.
          """),
      .allows(
        """
        The council closed the old bridge on Monday.

        Per Ilves

        Per Ilves, 30, said nobody had fallen in since the storm.

        Ines Okafor

        Ines Okafor, 40, said that two had.
        """),
      .allows(
        """
        What would you do first for the town?

        Asked "What would you do first for the town?", the mayor left the room.

        Lorries take the ferry now.
        """),
      .allows(
        """
        Lorries of the whole district take the ferry now, a clerk said.

        Vans of the whole district take the ferry now, a clerk said, and nobody objects to it.
        """),
      .allows(
        """
        The council closed the old bridge.

        The council closed the old bridge on Monday after cracks were found in two of its pillars.
        """),
    ]
  )
  .reading([.body, .crosshead, .caption], onlyEnglish: false).onTargets(.runningTextOnly).needing(.story)

  package init() {}

  package var readsDamage: Bool { true }

  /// Shorter paragraphs are crossheads and cries, longer ones are near-duplicate-paragraph's.
  private static let words = 7...80
  /// Occurrences of a paragraph's rarest word that are looked at.
  private static let mostTried = 32
  /// Words of which the rarest is looked for.
  private static let anchors = 8
  /// More are reported as one.
  private static let most = 3

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.paragraphs.count > 2, !context.shared({ StoryVoice(article) }).isTranscript else {
      return []
    }
    // Nearly all paragraphs have a word of their own among the first.
    let candidates = article.paragraphs.indices.dropFirst().filter {
      mayRecur(article.paragraphs[$0].tokens, article)
    }
    var seen: [UInt64: Int] = [:]
    for paragraph in article.paragraphs where !candidates.isEmpty {
      if let hash = WordRun.hash(paragraph.tokens, article, fewest: ParagraphInsideAnother.words.lowerBound) {
        seen[hash, default: 0] += 1
      }
    }
    let found = candidates.compactMap { i -> (Int, Int)? in
      guard info.regions.contains(article.paragraphs[i].kind), !goesOn(i, article),
        let hash = WordRun.hash(article.paragraphs[i].tokens, article, fewest: 1), seen[hash] ?? 0 < 2,
        let words = words(of: i, article),
        let holder = holder(of: words, i, article)
      else { return nil }
      return (i, holder)
    }
    var all = found.map { finding($0.0, in: $0.1, article) }
    let captions = article.paragraphs.indices.dropFirst().filter { isCaption($0, article) }
    // Two and more are the headings of an interview or of a list.
    if captions.count == 1, let i = captions.first, !found.contains(where: { $0.0 == i }) {
      all.append(finding(i, in: i + 1, article))
    }
    guard all.count > ParagraphInsideAnother.most else { return all }
    return [
      Finding(
        at: all[0].range, "\(all.count) paragraphs of this story stand inside others, the first of them here",
        related: all[0].related
          + all.dropFirst().prefix(20).map { RelatedPlace($0.range, "also inside another") })
    ]
  }

  /// A line of three words or more without a stop, with the very words of which the next paragraph begins.
  private func isCaption(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.paragraphs.count, article.paragraphs[i + 1].kind == .body else { return false }
    let (run, next) = (article.paragraphs[i].tokens, article.paragraphs[i + 1].tokens)
    guard info.regions.contains(article.paragraphs[i].kind),
      ParagraphInsideAnother.caption.contains(run.count),
      next.count > run.count + 5, !article.endsSentence(run), article.endsSentence(next)
    else { return false }
    return zip(run, next).allSatisfy { one, other in
      article.tokens[one].isWord
        && article.string(article.tokens[one]) == article.string(article.tokens[other])
    }
  }

  private static let caption = 3...10

  private func finding(_ i: Int, in holder: Int, _ article: Article) -> Finding {
    let range = article.paragraphs[i].range
    let before = article.paragraphs[i - 1].range.upper
    return Finding(
      at: range, "paragraph '\(article.excerpt(range, limit: 40))' stands inside another one as well",
      related: [RelatedPlace(article.paragraphs[holder].range, "the other one")],
      fixes: [Fix("Remove the paragraph", .unsafe, [.delete(TextRange(before, range.upper))])])
  }

  /// A line that begins small below one that has not ended: its second half.
  private func goesOn(_ i: Int, _ article: Article) -> Bool {
    article.tokens[article.paragraphs[i].tokens.lowerBound].isLowercase
      && !article.endsSentence(article.paragraphs[i - 1].tokens)
  }

  /// The words of a paragraph that may stand in another; nil where it may recur.
  private func words(of i: Int, _ article: Article) -> [Int]? {
    let run = article.paragraphs[i].tokens
    guard run.count <= ParagraphInsideAnother.words.upperBound * 2 else { return nil }
    var (count, small, holdsLink) = (0, 0, false)
    article.tokens.withUnsafeBufferPointer { tokens in
      for k in run {
        count += tokens[k].form != 0 ? 1 : 0
        small += tokens[k].isLowercase && tokens[k].form != 0 ? 1 : 0
        if tokens[k].kind == .link { holdsLink = true }
      }
    }
    guard ParagraphInsideAnother.words.contains(count), small * 2 > count, !holdsLink else { return nil }
    let last = run.last { article.tokens[$0].kind != .doubleQuote }
    if let last, article.tokens[last].kind == .terminal,
      article.bytes[article.tokens[last].range.lower] == 0x3F
    {
      return nil
    }
    let isLabelled = run.prefix(5).dropFirst().contains {
      article.tokens[$0].kind == .colon && !article.isSpeechVerb($0 - 1)
    }
    return isLabelled ? nil : run.filter { article.tokens[$0].form != 0 }
  }

  /// Whether each of the first words stands in the story more than once.
  private func mayRecur(_ run: Range<Int>, _ article: Article) -> Bool {
    article.tokens.withUnsafeBufferPointer { tokens in
      article.forms.forms.withUnsafeBufferPointer { forms in
        var left = ParagraphInsideAnother.anchors
        var k = run.lowerBound
        while k < run.upperBound, left > 0 {
          let form = Int(tokens[k].form)
          if form != 0 {
            if forms[form].count < 2 { return false }
            left -= 1
          }
          k += 1
        }
        return true
      }
    }
  }

  /// The body paragraph that holds the same words in a row and more.
  private func holder(of words: [Int], _ i: Int, _ article: Article) -> Int? {
    let anchor = words.prefix(ParagraphInsideAnother.anchors).enumerated().min {
      article.forms[article.tokens[$0.element].form].count
        < article.forms[article.tokens[$1.element].form].count
    }
    guard let anchor else { return nil }
    let places = article.forms.tokens(of: article.tokens[anchor.element].form)
    for place in places.prefix(ParagraphInsideAnother.mostTried) {
      let at = Int(place)
      guard let other = article.paragraphIndex(at: article.tokens[at].range.start), other != i,
        article.paragraphs[other].kind == .body
      else { continue }
      let run = article.paragraphs[other].tokens
      guard run.count > words.count, matches(words, from: anchor.offset, at, in: run, article) else {
        continue
      }
      // Two lines in a row are two captions of one picture, however little they differ.
      if isLonger(run, than: words.count, article) || abs(other - i) == 1 { return other }
    }
    return nil
  }

  /// Whether the words stand in a run, the one at `offset` at a given token.
  private func matches(_ words: [Int], from offset: Int, _ at: Int, in run: Range<Int>, _ article: Article)
    -> Bool
  {
    var k = at
    for word in words[offset...] {
      while k < run.upperBound, article.tokens[k].form == 0 { k += 1 }
      guard k < run.upperBound, article.tokens[k].form == article.tokens[word].form else { return false }
      k += 1
    }
    k = at
    for word in words[..<offset].reversed() {
      k -= 1
      while k >= run.lowerBound, article.tokens[k].form == 0 { k -= 1 }
      guard k >= run.lowerBound, article.tokens[k].form == article.tokens[word].form else { return false }
    }
    return true
  }

  private func isLonger(_ run: Range<Int>, than count: Int, _ article: Article) -> Bool {
    run.reduce(0) { $0 + (article.tokens[$1].form != 0 ? 1 : 0) } > count + 1
  }
}
