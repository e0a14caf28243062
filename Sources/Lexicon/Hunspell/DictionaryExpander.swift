import SourceText

/// Expands the entries of a Hunspell dictionary into all forms that they stand for.
///
/// The order of affixes is Hunspell's: a suffix and perhaps a second one behind it, then a prefix whose
/// condition is tried on the suffixed form.
struct DictionaryExpander {
  /// Hunspell reads no longer word (MAXWORDLEN, in scalars; here in bytes).
  private static let longestWord = 200
  /// A dictionary with more forms is not meant to be expanded (agglutinating languages).
  private static let mostForms = 6_000_000

  private let affixes: AffixFile
  private let suffixes: [Affix]
  private let prefixes: [Affix]
  /// Place in `suffixes` by flag, 0 for none.
  private let suffixPlaces: [UInt16]
  private let prefixPlaces: [UInt16]
  private let variety: WordFlags
  private var forbidden: Set<UInt64> = []
  private var emitted = 0

  private typealias Affix = AffixFile.Affix

  init(_ affixes: AffixFile, variety: Variety) {
    self.affixes = affixes
    self.variety = WordFlags(variety)
    (suffixes, suffixPlaces) = DictionaryExpander.table(affixes.suffixes)
    (prefixes, prefixPlaces) = DictionaryExpander.table(affixes.prefixes)
  }

  private static func table(_ affixes: [UInt16: Affix]) -> ([Affix], [UInt16]) {
    var list = [Affix(crosses: false)]
    var places = [UInt16](repeating: 0, count: 1 << 16)
    for (flag, affix) in affixes {
      places[Int(flag)] = UInt16(truncatingIfNeeded: list.count)
      list.append(affix)
    }
    return (list, places)
  }

  /// Adds all forms of a dictionary's text to a table; false when expansion cannot tell its words.
  mutating func expand(_ dictionary: [UInt8], into words: inout CompiledWords) -> Bool {
    guard affixes.isExpandable else { return false }
    if affixes.forbidden != nil { collectForbidden(dictionary) }
    var isWhole = true
    DictionaryExpander.eachEntry(of: dictionary) { stem, flagBytes in
      guard isWhole else { return }
      let flags = flagBytes.isEmpty ? [] : affixes.flags(of: flagBytes)
      if !flags.isEmpty, !affixes.compoundFlags.isEmpty, !affixes.compoundFlags.isDisjoint(with: flags),
        !(stem.first.map { $0 &- 0x30 < 10 } ?? false)
      {
        isWhole = false
      }
      expand(stem, flags, into: &words)
      if emitted > DictionaryExpander.mostForms { isWhole = false }
    }
    return isWhole
  }

  /// Calls with each entry's word and the bytes of its flags; the number at the start is left out.
  private static func eachEntry(of dictionary: [UInt8], _ body: ([UInt8], ArraySlice<UInt8>) -> Void) {
    var start = dictionary.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isFirst = true
    while start < dictionary.count {
      let lineEnd = dictionary[start...].firstIndex(of: 0x0A) ?? dictionary.count
      var end = lineEnd
      while end > start, dictionary[end - 1] == 0x0D { end -= 1 }
      if !isFirst, end > start {
        let (stem, flags) = split(dictionary[start..<end])
        if !stem.isEmpty, stem.count <= longestWord { body(stem, flags) }
      }
      isFirst = false
      start = lineEnd + 1
    }
  }

  /// Cuts off what describes the word (behind a tab, or fields such as ` po:noun`) and parts the word
  /// from its flags; `\/` is a slash of the word.
  private static func split(_ line: ArraySlice<UInt8>) -> ([UInt8], ArraySlice<UInt8>) {
    var end = line.firstIndex(of: 0x09) ?? line.endIndex
    for i in line.indices where line[i] == 0x3A && i < end && i - line.startIndex > 3 {
      if line[i - 3] == 0x20 {
        end = i - 3
        break
      }
    }
    while end > line.startIndex, line[end - 1] == 0x20 { end -= 1 }
    var stem: [UInt8] = []
    var i = line.startIndex
    while i < end {
      if line[i] == 0x2F, i > line.startIndex {
        if line[i - 1] != 0x5C { return (stem, line[(i + 1)..<end]) }
        stem.removeLast()
      }
      stem.append(line[i])
      i += 1
    }
    return (stem, line[end..<end])
  }

  private mutating func collectForbidden(_ dictionary: [UInt8]) {
    var found: Set<UInt64> = []
    DictionaryExpander.eachEntry(of: dictionary) { stem, flags in
      if let flag = affixes.forbidden, affixes.flags(of: flags).contains(flag) {
        found.insert(ByteHash.of(stem))
      }
    }
    forbidden = found
  }

  private mutating func expand(_ stem: [UInt8], _ flags: [UInt16], into words: inout CompiledWords) {
    func has(_ flag: UInt16?) -> Bool { flag.map(flags.contains) ?? false }
    if has(affixes.forbidden) || has(affixes.onlyInCompound) { return }
    var word = variety
    if has(affixes.noSuggest) { word.insert(.noSuggest) }
    if has(affixes.keepsCase) { word.insert(.keepCase) }
    expand(stem, flags, needsAffix: has(affixes.needsAffix), word, into: &words)
    // Words with capitals inside are right in capitals too, affixes included.
    guard stem.contains(where: { $0 &- 0x41 < 26 || $0 >= 0x80 }) else { return }
    let letterCase = LetterCase(of: stem)
    if letterCase == .mixed || letterCase == .all && !flags.isEmpty {
      let hidden = LetterCase.capitalised(LetterCase.lowercased(stem))
      let kept = word.intersection([.noSuggest, .keepCase]).union(.capitalsOnly)
      expand(hidden, flags, needsAffix: has(affixes.needsAffix), kept, into: &words)
    }
  }

  private mutating func expand(
    _ stem: [UInt8], _ flags: [UInt16], needsAffix: Bool, _ word: WordFlags, into words: inout CompiledWords
  ) {
    stem.withUnsafeBufferPointer { stem in
      if !needsAffix { emit(stem, word, into: &words) }
      if flags.isEmpty { return }
      addPrefixes(flags, to: stem, crossing: false, word, into: &words)
      addSuffixes(flags, flags, to: stem, depth: 1, word, into: &words)
    }
  }

  /// Adds the suffixes of `flags`; `prefixFlags` are those of prefixes that may stand before.
  private mutating func addSuffixes(
    _ flags: [UInt16], _ prefixFlags: [UInt16], to stem: UnsafeBufferPointer<UInt8>, depth: Int,
    _ word: WordFlags, into words: inout CompiledWords
  ) {
    for flag in flags {
      let place = Int(suffixPlaces[Int(flag)])
      if place == 0 { continue }
      let crosses = suffixes[place].crosses
      for entry in suffixes[place].entries {
        guard let form = suffixed(stem, entry) else { continue }
        form.withUnsafeBufferPointer { form in
          let continuation = entry.continuation
          let isIncomplete =
            !continuation.isEmpty
            && [affixes.needsAffix, affixes.onlyInCompound].contains {
              $0.map(continuation.contains) ?? false
            }
          if !isIncomplete { emit(form, word, into: &words) }
          if crosses {
            addPrefixes(prefixFlags + continuation, to: form, crossing: true, word, into: &words)
          }
          if depth == 1, !continuation.isEmpty {
            addSuffixes(continuation, prefixFlags, to: form, depth: 2, word, into: &words)
          }
        }
      }
    }
  }

  private mutating func addPrefixes(
    _ flags: [UInt16], to form: UnsafeBufferPointer<UInt8>, crossing: Bool, _ word: WordFlags,
    into words: inout CompiledWords
  ) {
    for flag in flags {
      let place = Int(prefixPlaces[Int(flag)])
      if place == 0 || crossing && !prefixes[place].crosses { continue }
      for entry in prefixes[place].entries {
        guard let whole = prefixed(form, entry) else { continue }
        whole.withUnsafeBufferPointer { emit($0, word, into: &words) }
      }
    }
  }

  private func suffixed(_ stem: UnsafeBufferPointer<UInt8>, _ entry: AffixFile.Entry) -> [UInt8]? {
    let kept = stem.count - entry.strip.count
    guard kept > 0 || kept == 0 && affixes.strippable, entry.condition.matchesEnd(of: stem),
      stem.suffix(entry.strip.count).elementsEqual(entry.strip)
    else { return nil }
    return stem.prefix(kept) + entry.addition
  }

  private func prefixed(_ form: UnsafeBufferPointer<UInt8>, _ entry: AffixFile.Entry) -> [UInt8]? {
    let kept = form.count - entry.strip.count
    guard kept > 0 || kept == 0 && affixes.strippable, entry.condition.matchesStart(of: form),
      form.starts(with: entry.strip)
    else { return nil }
    return entry.addition + form.suffix(kept)
  }

  private mutating func emit(
    _ form: UnsafeBufferPointer<UInt8>, _ word: WordFlags, into words: inout CompiledWords
  ) {
    var hash = ByteHash()
    for byte in form { hash.add(byte) }
    emitted += 1
    if !forbidden.isEmpty, forbidden.contains(hash.value) { return }
    words.insert(hash.value, word)
  }
}
