import SourceText

/// Spelling look-ups of one thread.
///
/// Not `Sendable`: it remembers what it looked up, and opens Hunspell dictionaries of its own where
/// the lexicon holds some that could not be compiled.
package final class Speller {
  /// The dictionaries that it asks.
  package let lexicon: Lexicon
  /// Answers for words that the table does not hold, by folded hash.
  private var remembered: [UInt64: Bool] = [:]
  /// The same, by exact hash.
  private var exactlyRemembered: [UInt64: Bool] = [:]
  private var suggested: [String: [String]] = [:]
  /// What rules name beside the dictionaries of the run.
  let named = NamedDictionaries()
  /// What words are likely slips for, by exact hash; nil for those that are none.
  private var intents: [UInt64: LikelyIntent?] = [:]
  /// Opened when a word is first asked of them.
  private lazy var hunspell: [HunspellDictionary] = lexicon.uncompiled.compactMap { HunspellDictionary($0) }
  private lazy var fallback: [HunspellDictionary] =
    lexicon.uncompiled.isEmpty
    ? lexicon.dictionaries.prefix(1).compactMap { HunspellDictionary($0) } : hunspell
  private lazy var suggester = Suggester(
    words: lexicon.compiled ?? CompiledWords(),
    frequent: lexicon.frequentWords.flatMap { FrequentWords(path: $0) })

  /// Opens nothing yet: dictionaries that could not be compiled are opened when a word is first asked of
  /// them.
  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// Whether there is any dictionary to ask; without one every word would be wrong.
  package var hasDictionary: Bool { !lexicon.dictionaries.isEmpty }

  // MARK: Look-up

  /// Whether a word in exactly this case is right in any of the dictionaries or accepted.
  package func isWord(_ word: some StringProtocol) -> Bool { isWord(Array(word.utf8)[...]) }

  /// Whether the bytes of a word in exactly this case are right in any of the dictionaries or accepted.
  package func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hash = ByteHash.of(bytes)
    if lexicon.compiled?.holds(hash) ?? false { return true }
    if let known = exactlyRemembered[hash] { return known }
    let answer = isWordAnew(bytes)
    if exactlyRemembered.count > 200_000 { exactlyRemembered.removeAll() }
    exactlyRemembered[hash] = answer
    return answer
  }

  private func isWordAnew(_ bytes: ArraySlice<UInt8>) -> Bool {
    let word = Speller.plain(bytes)
    if NumberWord.isNumber(Speller.withoutStops(word)) { return true }
    if lexicon.accepted.contains(ByteHash.of(Folding.fold(word))) { return true }
    // Without a hyphen its one part is the word, which has been asked.
    return isRight(word) || word.contains(0x2D) && isRightInParts(word)
  }

  /// Whether a folded lower-case form, such as one of a `FormTable`, is right as it stands: one probe
  /// of the table in the common case.
  ///
  /// - Parameters:
  ///   - formHash: its `ByteHash`.
  ///   - text: the form itself, asked for when the table does not hold it and it was not asked before.
  package func isLowercaseWord(formHash: UInt64, text: () -> String) -> Bool {
    if lexicon.compiled?.holds(formHash) ?? false { return true }
    if let known = remembered[formHash] { return known }
    let answer = lexicon.accepted.contains(formHash) || isWord(text())
    // A hostile text must not fill the memory with words that nobody asks again.
    if remembered.count > 200_000 { remembered.removeAll() }
    remembered[formHash] = answer
    return answer
  }

  /// The varieties of English whose dictionary holds a word: none for words that are wrong, accepted,
  /// or right in a dictionary that could not be compiled only.
  package func variety(of word: some StringProtocol) -> Variety {
    lexicon.compiled?.varieties(of: Speller.plain(Array(word.utf8)[...])) ?? []
  }

  /// The word with straight apostrophes, without soft hyphens and without stops at its end.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var word: [UInt8] = []
    if bytes.allSatisfy({ $0 < 0x80 }) {
      word = Array(bytes)
    } else {
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        switch scalar.value {
        case 0x2018, 0x2019, 0x02BC, 0xFF07: word.append(0x27)
        case 0xAD: break
        default: word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
    return word
  }

  /// The word as it is, or with the stop of an abbreviation.
  private func isRight(_ word: [UInt8]) -> Bool {
    let bare = Speller.withoutStops(word)
    if bare.isEmpty || isHeld(bare) { return true }
    return bare.count < word.count && isHeld(bare + [0x2E])
  }

  private static func withoutStops(_ word: [UInt8]) -> [UInt8] {
    if let last = word.last, last != 0x2E { return word }
    return Array(word[..<(word.lastIndex { $0 != 0x2E }.map { $0 + 1 } ?? 0)])
  }

  private func isHeld(_ word: [UInt8]) -> Bool {
    if lexicon.compiled?.varieties(of: word) != nil { return true }
    if lexicon.uncompiled.isEmpty { return false }
    let text = String(decoding: word, as: UTF8.self)
    return hunspell.contains { $0.holds(text) }
  }

  /// Whether a word is right because the parts between its hyphens are, as Hunspell has it (BREAK): a
  /// part may be a dictionary word with hyphens of its own.
  private func isRightInParts(_ word: [UInt8]) -> Bool {
    var word = Speller.withoutStops(word)
    if word.first == 0x2D { word.removeFirst() }
    if word.last == 0x2D { word.removeLast() }
    let hyphens = word.indices.filter { word[$0] == 0x2D }
    guard hyphens.count <= 10 else { return false }
    // `reached[k]`: whether all before the kth hyphen is right.
    let ends = hyphens + [word.count]
    var reached = [Int]()
    for end in ends {
      let isReached = ([-1] + reached).contains { start in
        let part = Array(word[(start + 1)..<end])
        return NumberWord.isNumber(part) || isRight(part)
      }
      if isReached { reached.append(end) }
    }
    return reached.last == word.count
  }

  /// Whether a word in small letters is one of the list of frequent words.
  package func isFrequent(_ word: ArraySlice<UInt8>) -> Bool {
    (lexicon.compiled?[ByteHash.of(word)]?.frequency ?? 0) > 0
  }

  // MARK: Suggestions

  /// At most five words that may be meant, best first; remembered by word.
  ///
  /// A misspelling one or two slips away from a known word takes about a millisecond; for others
  /// Hunspell is asked, which takes some 100 ms the first time and 25 ms afterwards.
  package func suggestions(for word: String) -> [String] {
    if let known = suggested[word] { return known }
    let plain = Speller.plain(Array(word.utf8)[...])
    let letterCase = LetterCase(of: plain)
    var found = suggester.suggestions(for: LetterCase.lowercased(plain)).map { letterCase.applied(to: $0) }
    if found.isEmpty, plain.count <= 40 {
      found = fallback.lazy.map { $0.suggestions(for: word) }.first { !$0.isEmpty } ?? []
    }
    found = Array(found.filter { $0 != word }.prefix(5))
    if suggested.count > 10_000 { suggested.removeAll() }
    suggested[word] = found
    return found
  }

  /// The dictionary word that a lower-case misspelling is most likely a slip for: one letter dropped,
  /// added, changed or swapped away from it. Nil where there is none, or none that is likely.
  ///
  /// Asks only the table (some 30 µs), so that rules may ask it for every unknown word.
  package func likelyIntent(of word: String) -> LikelyIntent? {
    let hash = ByteHash.of(word.utf8)
    if let known = intents[hash] { return known }
    let intent = suggester.likelyIntent(of: Speller.plain(Array(word.utf8)[...]))
    if intents.count > 50_000 { intents.removeAll() }
    intents[hash] = .some(intent)
    return intent
  }
}
