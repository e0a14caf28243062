import SourceText

/// Questions that rules ask of runs of tokens.
extension Article {
  func reading<Result>(_ body: (TokenReader) -> Result) -> Result {
    text.bytes.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { tokens in
        forms.reading { forms, leads in
          body(TokenReader(bytes: bytes, tokens: tokens, forms: forms, leads: leads, vocabulary: vocabulary))
        }
      }
    }
  }

  /// The token index after the longest entry of a list that begins at a token; nil without one.
  public func phraseEnd(_ list: WordList, at token: Int) -> Int? {
    guard token < tokens.count, mayBegin(list, at: token) else { return nil }
    return reading { $0.listEntry(list, from: token) }
  }

  /// Where entries of a list stand that begin with a word: runs of tokens in order, the longest at each
  /// place. Costs next to nothing where no entry has all of its words in the article.
  public func phrases(of list: WordList) -> [Range<Int>] {
    let places = places(firstOf: list)
    if places.isEmpty { return [] }
    return reading { reader in
      var result: [Range<Int>] = []
      for i in places {
        if let last = result.last, i < last.upperBound { continue }
        if let end = reader.listEntry(list, from: i) { result.append(i..<end) }
      }
      return result
    }
  }

  /// The tokens of some paragraphs.
  public func tokens(of run: Range<Int>) -> Range<Int> {
    guard let first = run.first, let last = run.last else { return 0..<0 }
    return paragraphs[first].tokens.lowerBound..<paragraphs[last].tokens.upperBound
  }

  /// The bytes of a run of tokens, marks at its ends included.
  public func range(of run: Range<Int>) -> TextRange {
    TextRange(tokens[run.lowerBound].range.lower, tokens[run.upperBound - 1].range.upper)
  }

  /// The token index after the separator of a dateline that begins a run; nil without one.
  public func datelineEnd(_ run: Range<Int>) -> Int? { reading { $0.datelineEnd(run) } }

  /// The index of the sentence that holds a token; nil outside of sentences.
  public func sentenceIndex(ofToken token: Int) -> Int? {
    let next = sentences.partitioningIndex { $0.tokens.upperBound > token }
    return next < sentences.count && sentences[next].tokens.contains(token) ? next : nil
  }

  /// Whether any entry of a list may begin at a token: a quick no for most.
  public func mayBegin(_ list: WordList, at token: Int) -> Bool {
    let form = tokens[token].form
    if form != 0 { return list.mayBegin(forms.leads[Int(form)]) }
    return list.mayBegin(
      text.bytes.withUnsafeBufferPointer { WordList.lead($0, at: tokens[token].range.lower) })
  }

  /// The words and numbers whose form a list holds, in order: few, and quicker found than by asking each.
  public func places(of list: WordList) -> [Int] {
    // Whichever are fewer are looked up among the others.
    if list.room <= forms.count * 3 {
      var ids: [UInt32] = []
      list.forEachHash { hash in if let id = forms.id(of: hash) { ids.append(id) } }
      return places(ofForms: ids)
    }
    return places(ofForms: forms.ids { form, _ in list.contains(form.hash) })
  }

  /// The words with which an entry begins all of whose words stand somewhere in the article, in order.
  public func places(firstOf list: WordList) -> [Int] {
    places(ofForms: forms.firstIDs(of: list.phraseWords))
  }

  private func places(ofForms ids: [UInt32]) -> [Int] {
    var places: [Int] = []
    for id in ids { for token in forms.tokens(of: id) { places.append(Int(token)) } }
    if ids.count > 1 { places.sort() }
    return places
  }

  /// The words and numbers at which an entry of a list may begin, in order: few, and quicker found than by
  /// asking each.
  public func places(whereBegins list: WordList) -> [Int] {
    places(ofForms: forms.ids { _, lead in list.mayBegin(lead) })
  }

  /// The hash under which a list holds the phrase of these tokens.
  public func phraseHash(_ run: Range<Int>) -> UInt64 { reading { $0.phraseHash(run) } }

  /// The kind of leftover line (`related`, `cta`, …) that a paragraph is; nil when it is none.
  public func leftoverKind(_ paragraph: Paragraph) -> Substring? {
    reading { $0.leftover(paragraph.tokens) }
  }

  /// Whether a run ends as a sentence does: a stop or terminal mark, then only closing marks.
  public func endsSentence(_ run: Range<Int>) -> Bool { reading { $0.endsSentence(run) } }

  /// Whether a range shares a byte with code and the like; found by halving.
  public func isVerbatim(_ range: TextRange) -> Bool {
    var (low, high) = (0, verbatim.count)
    while low < high {
      let middle = (low + high) / 2
      if verbatim[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    return low < verbatim.count && verbatim[low].overlaps(range)
  }

  /// The byte before an offset, or nil at the start.
  public func byte(before offset: Int) -> UInt8? { offset > 0 ? bytes[offset - 1] : nil }

  /// The byte at an offset, or nil at the end.
  public func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Whether a token is a verb that attributes speech.
  public func isSpeechVerb(_ i: Int) -> Bool {
    tokens[i].isWord && speechForms[Int(tokens[i].form)]
  }

  /// Whether a token is a word of this list, whatever its case.
  public func token(_ i: Int, isIn list: WordList) -> Bool {
    tokens[i].isWord && list.contains(hash(tokens[i]))
  }

  /// The body paragraph before a paragraph, passing over captions, crossheads and furniture.
  public func bodyParagraph(before i: Int) -> Int? {
    paragraphs[..<i].lastIndex { $0.kind == .body }
  }

  /// The body paragraph after a paragraph, passing over captions, crossheads and furniture.
  public func bodyParagraph(after i: Int) -> Int? {
    i + 1 < paragraphs.count ? paragraphs[(i + 1)...].firstIndex { $0.kind == .body } : nil
  }

  /// The place of the sentence that holds a token, found by halving; nil between sentences (datelines).
  public func sentence(holding token: Int) -> Int? {
    let next = sentences.partitioningIndex { $0.tokens.lowerBound > token }
    return next > 0 && token < sentences[next - 1].tokens.upperBound ? next - 1 : nil
  }

  /// Whether a paragraph holds words, all of them inside quotations; a dateline before them does not count.
  public func isOnlyQuotation(_ i: Int) -> Bool {
    var holdsWords = false
    let start = paragraphs[i].sentences.first.map { sentences[$0].tokens.lowerBound }
    for k in (start ?? paragraphs[i].tokens.lowerBound)..<paragraphs[i].tokens.upperBound
    where tokens[k].isWord {
      if !tokens[k].shape.contains(.quoted) { return false }
      holdsWords = true
    }
    return holdsWords
  }

  /// The mentions that start inside a range, found by halving.
  public func mentions(in range: TextRange) -> ArraySlice<Mention> {
    func place(of offset: UInt32) -> Int {
      return mentions.partitioningIndex { $0.range.start >= offset }
    }
    return mentions[place(of: range.start)..<max(place(of: range.start), place(of: range.end))]
  }

  /// The place in `mentions` of the one that a token belongs to, its title included; found by halving.
  public func mentionPlace(holding i: Int) -> Int? {
    func start(_ mention: Mention) -> Int {
      mention.title.isEmpty ? mention.tokens.lowerBound : mention.title.lowerBound
    }
    let next = mentions.partitioningIndex { start($0) > i }
    return next > 0 && i < mentions[next - 1].tokens.upperBound ? next - 1 : nil
  }

  /// The text from the start of one token to the end of another, shortened in the middle for messages.
  public func excerpt(_ run: Range<Int>, limit: Int = 60) -> String {
    guard let first = run.first, let last = run.last else { return "" }
    return excerpt(tokens[first].range.union(tokens[last].range), limit: limit)
  }

  /// The text of a range, shortened at its end for messages; line breaks become spaces.
  public func excerpt(_ range: TextRange, limit: Int = 60) -> String {
    let shown = bytes[range.lower..<min(range.upper, range.lower + limit)]
    if shown.reduce(0, |) < 0x80 {
      let line = shown.map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }
      return String(decoding: line, as: UTF8.self) + (range.count > limit ? "…" : "")
    }
    var out = ""
    var count = 0
    for scalar in text[TextRange(range.lower, min(range.upper, range.lower + limit * 4))].unicodeScalars {
      if count == limit { return out + "…" }
      out.unicodeScalars.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
      count += 1
    }
    return out
  }
}
