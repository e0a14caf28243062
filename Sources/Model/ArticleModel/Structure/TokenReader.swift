import SourceText

/// Questions that the structure scanners ask of runs of tokens.
struct TokenReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let forms: UnsafeBufferPointer<FormTable.Form>
  /// By form: what its first letters hash to.
  let leads: UnsafeBufferPointer<UInt64>
  let vocabulary: Vocabulary

  /// The folded hash of a token's form; 0 for marks.
  func hash(_ i: Int) -> UInt64 { forms[Int(tokens[i].form)].hash }

  /// Number of words, of which no more than `most` are counted.
  func wordCount(_ range: Range<Int>, upTo most: Int = .max) -> Int {
    var count = 0
    for i in range where tokens[i].kind == .word {
      count += 1
      if count == most { break }
    }
    return count
  }

  /// Whether a run ends as a sentence does: a stop or terminal mark, then only closing marks.
  func endsSentence(_ range: Range<Int>) -> Bool {
    var i = range.upperBound - 1
    while i >= range.lowerBound {
      switch tokens[i].kind {
      case .doubleQuote, .singleQuote, .closeBracket: i -= 1
      case .stop, .terminal: return true
      case .word:
        // `… in the U.S.` or `… at 5 p.m.` ends with the stop of the abbreviation.
        return tokens[i].shape.contains(.dotted) && bytes[tokens[i].range.upper - 1] == 0x2E
      default: return false
      }
    }
    return false
  }

  /// Whether the first token is a quotation mark.
  func startsWithQuote(_ range: Range<Int>) -> Bool {
    range.isEmpty ? false : [.doubleQuote, .singleQuote].contains(tokens[range.lowerBound].kind)
  }

  /// Whether at least `count` lower-case words follow each other: a clause rather than initials.
  func hasLowercaseRun(_ range: Range<Int>, of count: Int) -> Bool {
    var run = 0
    for i in range {
      run = tokens[i].isLowercase && tokens[i].range.count > 3 ? run + 1 : 0
      if run >= count { return true }
    }
    return false
  }

  /// The token index after the longest entry of a list that begins at a token; nil without one. Marks
  /// between words are part of an entry as they stand, spaces count as one.
  func listEntry(_ list: WordList, at start: Int) -> Int? {
    guard start < tokens.count, list.mayBegin(lead(tokens[start])) else { return nil }
    return listEntry(list, from: start)
  }

  /// What a token's first letters hash to.
  func lead(_ token: Token) -> UInt64 {
    token.form == 0 ? WordList.lead(bytes, at: token.range.lower) : leads[Int(token.form)]
  }

  /// The same where it is known that an entry begins with the first token's word.
  func listEntry(_ list: WordList, from start: Int) -> Int? {
    var hash = ByteHash()
    var found: Int?
    var spaces = 0
    var i = start
    let longest = list.longestPhrase
    let end = min(tokens.count, start + longest * 2 + 2)
    while i < end {
      let token = tokens[i]
      if i > start, token.shape.contains(.spaceBefore) {
        // No entry has so many words, or none begins with the two that were read: the rest need not be.
        if spaces + 1 >= longest || spaces == 1 && !list.mayGoOn(behindPair: hash.value) { return found }
        spaces += 1
        hash.add(0x20)
      }
      if i == start, token.form != 0, token.possessive == 0 {
        hash = ByteHash(continuing: forms[Int(token.form)].hash)
      } else {
        addFolded(token.range, to: &hash)
      }
      i += 1
      if list.contains(hash.value) { found = i }
    }
    return found
  }

  private func addFolded(_ range: TextRange, to hash: inout ByteHash) {
    Folding.add(bytes, range.lower..<range.upper, to: &hash)
  }

  /// Whether a paragraph is a line of web furniture: an entry of the list `leftover-lines`, alone on the
  /// line (`line`) or followed by anything (`prefix`).
  func isLeftover(_ range: Range<Int>) -> Bool { leftover(range) != nil }

  /// The kind of leftover (`related`, `cta`, …); nil when a paragraph is none.
  func leftover(_ range: Range<Int>) -> Substring? {
    let list = vocabulary.leftoverLines
    if let kind = gluedLabel(range) { return kind }
    guard !range.isEmpty, let end = listEntry(list, at: range.lowerBound), end <= range.upperBound,
      let fields = list.fields(phraseHash(range.lowerBound..<end)), fields.count >= 2
    else { return nil }
    if fields[1] == "prefix" { return fields[0] }
    let rest = end..<range.upperBound
    let onlyMarks = rest.allSatisfy { ![.word, .number, .link].contains(tokens[$0].kind) }
    return onlyMarks ? fields[0] : nil
  }

  /// The kind of a label that lost the break behind it, on a line that no stop ends: `RelatedMayor opens bridge`,
  /// `GettyThe mayor at the bridge`, `AFPThe mayor`.
  private func gluedLabel(_ range: Range<Int>) -> Substring? {
    guard let first = range.first, tokens[first].shape.contains(.innerCapital), !endsSentence(range) else {
      return nil
    }
    let core = tokens[first].core
    // The last capital of a run in capitals begins the word behind the label.
    var capital = (core.lower + 1..<core.upper).first { bytes[$0] &- 0x41 < 26 } ?? core.upper
    if capital == core.lower + 1 {
      while capital + 1 < core.upper, bytes[capital + 1] &- 0x41 < 26 { capital += 1 }
    }
    guard core.upper - capital >= TokenReader.fewestBehindLabel else { return nil }
    return vocabulary["glued-labels"].fields(exact: ByteHash.of(bytes[core.lower..<capital]))?.first
  }

  private static let fewestBehindLabel = 3

  /// Whether a leftover line announces headlines of other stories.
  func listsHeadlines(_ range: Range<Int>) -> Bool { leftover(range) == "related" }

  /// The hash under which a list holds the phrase of these tokens.
  func phraseHash(_ range: Range<Int>) -> UInt64 {
    var hash = ByteHash()
    for i in range {
      if i > range.lowerBound, tokens[i].shape.contains(.spaceBefore) { hash.add(0x20) }
      addFolded(tokens[i].range, to: &hash)
    }
    return hash.value
  }

  /// Whether a paragraph begins as captions do.
  func isCaption(_ range: Range<Int>) -> Bool {
    guard let end = listEntry(vocabulary["caption-openers"], at: range.lowerBound) else { return false }
    return end <= range.upperBound
  }

  /// The token index after a dateline's separator when a paragraph begins with one:
  /// `PLACE [, REGION] [, DATE] (AGENCY) -`, `PLACE, DATE, AGENCY -`, `PLACE /AGENCY/ -`, `(AGENCY) - PLACE, DATE -`
  /// or `PLACE (AGENCY)` alone.
  func datelineEnd(_ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    if range.count > 4, tokens[start].kind == .openBracket, isAgency(start + 1),
      tokens[start + 2].kind == .closeBracket,
      [.hyphen, .dash].contains(tokens[start + 3].kind)
    {
      return datelineEnd((start + 4)..<range.upperBound, agency: true)
    }
    return datelineEnd(range, agency: false)
  }

  private func isAgency(_ i: Int) -> Bool { vocabulary.agencies.contains(exactHash: exactHash(tokens[i])) }

  /// Whether nothing but agencies stands in the brackets that end at a token, and copy begins right behind.
  private func isCredit(endingAt close: Int, _ range: Range<Int>) -> Bool {
    guard close + 1 < range.upperBound, tokens[close + 1].kind == .word, tokens[close + 1].isCapitalised
    else {
      return false
    }
    var i = close - 1
    while i > range.lowerBound, close - i <= 4, tokens[i].kind != .openBracket {
      guard isAgency(i) || vocabulary.agencies.contains(hash(i)) else { return false }
      i -= 1
    }
    return i < close - 1 && i > range.lowerBound && tokens[i].kind == .openBracket
  }

  /// Whether a word is the end of a name of the net: `(Stage.example)`.
  private func isDomainEnding(_ i: Int, _ range: Range<Int>) -> Bool {
    i > range.lowerBound && i + 1 < range.upperBound && tokens[i - 1].kind == .stop
      && !tokens[i].shape.contains(.spaceBefore) && tokens[i + 1].kind == .closeBracket
  }

  /// Whether a place in capitals and a source in brackets stand before a dash:
  /// `LOS ANGELES (Stage.example) - `.
  private func isSourced(before hyphen: Int, _ range: Range<Int>) -> Bool {
    guard hyphen - range.lowerBound <= 10, hyphen + 1 < range.upperBound,
      tokens[range.lowerBound].shape.contains(.allCapitals), tokens[hyphen + 1].isCapitalised
    else { return false }
    return tokens[hyphen - 1].kind == .closeBracket && range.lowerBound + 2 < hyphen
  }

  private func datelineEnd(_ range: Range<Int>, agency isCredited: Bool) -> Int? {
    guard !range.isEmpty, tokens[range.lowerBound].isCapitalised else { return nil }
    var agency = isCredited
    var isDated = false
    for i in range.prefix(24) {
      let token = tokens[i]
      if i > range.lowerBound, token.range.lower - tokens[range.lowerBound].range.lower > 90 { return nil }
      switch token.kind {
      case .word:
        if vocabulary.agencies.contains(exactHash: exactHash(token)) { agency = true }
        if vocabulary.months.contains(hash(i)) { isDated = true }
        // A place and a date hold hardly a lower-case word; a sentence does.
        if token.isLowercase, !isDomainEnding(i, range), !vocabulary.nameParticles.contains(hash(i)),
          !vocabulary.agencies.contains(hash(i)),
          !vocabulary.months.contains(hash(i))
        {
          return nil
        }
      case .dash, .colon:
        if agency || isSourced(before: i, range) { return i + 1 }
        // `OTTAWA — `, `OTTAWA, Canada, May 9 — `: a place in capitals needs no agency.
        return token.kind == .dash && (isDated || i - range.lowerBound <= 4)
          && tokens[range.lowerBound].shape.contains(.allCapitals) ? i + 1 : nil
      case .hyphen:
        // `(IP)- Russia's …`
        if agency, i + 1 < range.upperBound,
          tokens[i + 1].shape.contains(.spaceBefore)
            || !token.shape.contains(.spaceBefore) && tokens[i - 1].kind == .closeBracket
        {
          return i + 1
        }
      case .closeBracket:
        // `Paris (ats afp) The harbour …`
        if isCredit(endingAt: i, range) { return i + 1 }
      case .stop:
        if agency, i + 1 < range.upperBound, tokens[i - 1].kind == .symbol { return i + 1 }
      case .symbol:
        if agency, bytes[token.range.lower] == 0x5F { return i + 1 }
      case .link where i > range.lowerBound && tokens[i - 1].kind == .openBracket: break
      case .terminal, .doubleQuote, .link: return nil
      default: break
      }
    }
    return nil
  }

  /// `ByteHash` of a token as it stands.
  func exactHash(_ token: Token) -> UInt64 {
    var hash = ByteHash()
    for k in token.core.lower..<token.core.upper { hash.add(bytes[k]) }
    return hash.value
  }
}
