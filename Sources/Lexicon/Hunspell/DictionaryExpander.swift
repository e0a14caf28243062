import SourceText

/// Expands the entries of a Hunspell dictionary into all forms that they stand for.
///
/// The order of affixes is Hunspell's: a suffix and perhaps a second one behind it, then a prefix whose
/// condition is tried on the suffixed form.
struct DictionaryExpander {
  /// A dictionary with more forms is not meant to be expanded (agglutinating languages).
  private static let mostForms = 6_000_000

  private let affixes: AffixFile
  private let suffixes: AffixTable
  private let prefixes: AffixTable
  private let variety: WordFlags
  /// Hashes of words that the dictionary forbids.
  private var forbidden: Set<UInt64> = []
  /// Hashes of capitalised stems: `Hf` keeps `HF` from standing for `Hf` in capitals.
  private var capitalised: Set<UInt64> = []
  private var hidden: [HiddenStem] = []
  private var emitted = 0

  /// A stem whose affixed forms are right in capitals.
  private struct HiddenStem {
    var stem: [UInt8]
    var flags: [UInt16]
    var word: WordFlags
  }

  init(_ affixes: AffixFile, variety: Variety) {
    self.affixes = affixes
    self.variety = WordFlags(variety)
    suffixes = AffixTable(affixes.suffixes)
    prefixes = AffixTable(affixes.prefixes)
  }

  /// Adds all forms of a dictionary's text to a table; false when expansion cannot tell its words.
  mutating func expand(_ dictionary: [UInt8], into words: inout CompiledWordsBuilder) -> Bool {
    guard affixes.isExpandable else { return false }
    if affixes.forbidden != nil { forbidden = forbiddenWords(dictionary) }
    var isWhole = true
    var flags: [UInt16] = []
    DictionaryEntries.visit(dictionary) { stem, flagBytes in
      flags.removeAll(keepingCapacity: true)
      affixes.append(flagsOf: flagBytes, to: &flags)
      // Flags of compounds are harmless on numbers, which are not looked up.
      if stem[0] &- 0x30 >= 10, !affixes.compoundFlags.isEmpty,
        flags.contains(where: affixes.compoundFlags.contains)
      {
        isWhole = false
      }
      guard isWhole else { return }
      expand(stem, flags, into: &words)
      if emitted > DictionaryExpander.mostForms { isWhole = false }
    }
    for entry in hidden where !capitalised.contains(ByteHash.of(entry.stem)) {
      entry.stem.withUnsafeBufferPointer { addForms(of: $0, entry.flags, entry.word, into: &words) }
    }
    hidden = []
    return isWhole
  }

  private func forbiddenWords(_ dictionary: [UInt8]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    var flags: [UInt16] = []
    DictionaryEntries.visit(dictionary) { stem, flagBytes in
      flags.removeAll(keepingCapacity: true)
      affixes.append(flagsOf: flagBytes, to: &flags)
      if let flag = affixes.forbidden, flags.contains(flag) { found.insert(ByteHash.of(stem)) }
    }
    return found
  }

  private mutating func expand(
    _ stem: UnsafeBufferPointer<UInt8>, _ flags: [UInt16], into words: inout CompiledWordsBuilder
  ) {
    func has(_ flag: UInt16?) -> Bool { flag.map(flags.contains) ?? false }
    if has(affixes.forbidden) || has(affixes.onlyInCompound) { return }
    var word = variety
    if has(affixes.noSuggest) { word.insert(.noSuggest) }
    if has(affixes.keepsCase) { word.insert(.keepCase) }
    addForms(of: stem, flags, word, into: &words)
    guard DictionaryExpander.mayHaveCapitals(stem) else { return }
    let bytes = Array(stem)
    switch LetterCase(of: bytes) {
    case .lower: break
    case .initial: capitalised.insert(ByteHash.of(bytes))
    case .all where flags.isEmpty: break
    case .all, .mixed:
      let kept = word.intersection([.noSuggest, .keepCase]).union(.capitalsOnly)
      let stem = LetterCase.capitalised(LetterCase.lowercased(bytes))
      hidden.append(HiddenStem(stem: stem, flags: flags, word: kept))
    }
  }

  private static func mayHaveCapitals(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    for k in 0..<stem.count where stem[k] &- 0x41 < 26 || stem[k] >= 0x80 { return true }
    return false
  }

  private mutating func addForms(
    of stem: UnsafeBufferPointer<UInt8>, _ flags: [UInt16], _ word: WordFlags,
    into words: inout CompiledWordsBuilder
  ) {
    if !(affixes.needsAffix.map(flags.contains) ?? false) { add(ByteHash.of(stem), word, into: &words) }
    if flags.isEmpty { return }
    addPrefixes(flags, to: stem, crossing: false, word, into: &words)
    addSuffixes(flags, flags, to: stem, depth: 1, word, into: &words)
  }

  /// Adds the suffixes of `flags`; `prefixFlags` are those of prefixes that may stand before.
  private mutating func addSuffixes(
    _ flags: [UInt16], _ prefixFlags: [UInt16], to stem: UnsafeBufferPointer<UInt8>, depth: Int,
    _ word: WordFlags, into words: inout CompiledWordsBuilder
  ) {
    for flag in flags {
      let affix = suffixes[flag]
      let crosses = affix.crosses && prefixes.holdsAny(prefixFlags)
      for i in affix.entries {
        let entry = suffixes.entries[i]
        let kept = stem.count - entry.strip.count
        guard kept > 0 || kept == 0 && affixes.strippable, suffixes.matchesEnd(of: stem, entry) else {
          continue
        }
        var hash = ByteHash()
        for k in 0..<kept { hash.add(stem[k]) }
        for k in entry.addition { hash.add(suffixes.bytes[k]) }
        let continuation = suffixes.continuation(entry)
        if continuation.isEmpty || !isIncomplete(continuation) { add(hash.value, word, into: &words) }
        guard crosses || !continuation.isEmpty else { continue }
        let form = Array(stem[..<kept]) + suffixes.bytes[entry.addition]
        form.withUnsafeBufferPointer { form in
          let further = continuation.isEmpty ? prefixFlags : prefixFlags + continuation
          if affix.crosses { addPrefixes(further, to: form, crossing: true, word, into: &words) }
          if depth == 1 { addSuffixes(continuation, prefixFlags, to: form, depth: 2, word, into: &words) }
        }
      }
    }
  }

  /// Whether an affixed form is not a word without a further affix.
  private func isIncomplete(_ continuation: [UInt16]) -> Bool {
    [affixes.needsAffix, affixes.onlyInCompound].contains { $0.map(continuation.contains) ?? false }
  }

  private mutating func addPrefixes(
    _ flags: [UInt16], to form: UnsafeBufferPointer<UInt8>, crossing: Bool, _ word: WordFlags,
    into words: inout CompiledWordsBuilder
  ) {
    for flag in flags {
      let affix = prefixes[flag]
      if crossing && !affix.crosses { continue }
      for i in affix.entries {
        let entry = prefixes.entries[i]
        let stripped = entry.strip.count
        guard form.count > stripped || form.count == stripped && affixes.strippable,
          prefixes.matchesStart(of: form, entry)
        else { continue }
        var hash = ByteHash()
        for k in entry.addition { hash.add(prefixes.bytes[k]) }
        for k in stripped..<form.count { hash.add(form[k]) }
        add(hash.value, word, into: &words)
      }
    }
  }

  private mutating func add(_ hash: UInt64, _ word: WordFlags, into words: inout CompiledWordsBuilder) {
    emitted += 1
    if !forbidden.isEmpty, forbidden.contains(hash) { return }
    words.insert(hash, word)
  }
}
