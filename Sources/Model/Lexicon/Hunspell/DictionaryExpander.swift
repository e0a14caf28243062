import SourceText

/// Expands the entries of a Hunspell dictionary into all forms that they stand for.
///
/// The order of affixes is Hunspell's: a suffix and perhaps a second one behind it, then a prefix whose
/// condition is tried on the suffixed form.
struct DictionaryExpander {
  /// A dictionary with more forms is not meant to be expanded (agglutinating languages).
  private static let mostForms = 6_000_000

  private let affixes: AffixFile
  private let strippable: Bool
  private let suffixes: AffixTable
  private let prefixes: AffixTable
  private let variety: WordFlags
  /// What is known of each flag.
  private let kinds: [FlagKinds]
  /// Hashes of words that the dictionary forbids.
  private var forbidden: Set<UInt64> = []
  private var found = Forms()
  /// What was found out of flags as they are written: a place for each remainder of their hash, since a
  /// dictionary has few sets of flags and many stems.
  private var known = [FlagSet?](repeating: nil, count: 4096)

  /// What a part of a dictionary stands for.
  struct Forms {
    /// The forms in their order as slots of a table (see `CompiledWords`), some of them more than once.
    fileprivate(set) var slots: [UInt64] = []
    /// Hashes of capitalised stems: `Hf` keeps `HF` from standing for `Hf` in capitals.
    fileprivate var capitalised: [UInt64] = []
    fileprivate var hidden: [HiddenStem] = []
    fileprivate var emitted = 0
    /// False when expansion cannot tell the words.
    fileprivate var isWhole = true
  }

  /// A stem whose affixed forms are right in capitals.
  fileprivate struct HiddenStem {
    var stem: [UInt8]
    var flags: FlagSet
    var word: WordFlags
  }

  /// The flags of a stem.
  fileprivate final class FlagSet: Sendable {
    let written: UInt64
    let all: [UInt16]
    /// Those that are prefixes.
    let prefixes: [UInt16]
    let kinds: FlagKinds

    init(written: UInt64, _ all: [UInt16], prefixes: [UInt16], _ kinds: FlagKinds) {
      self.written = written
      self.all = all
      self.prefixes = prefixes
      self.kinds = kinds
    }
  }

  /// What flags say of a stem.
  fileprivate struct FlagKinds: OptionSet {
    let rawValue: UInt8
    static let forbidden = FlagKinds(rawValue: 1)
    static let onlyInCompound = FlagKinds(rawValue: 2)
    static let noSuggest = FlagKinds(rawValue: 4)
    static let keepsCase = FlagKinds(rawValue: 8)
    static let needsAffix = FlagKinds(rawValue: 16)
    static let compound = FlagKinds(rawValue: 32)
    static let prefix = FlagKinds(rawValue: 64)
  }

  init(_ affixes: AffixFile, variety: Variety) {
    self.affixes = affixes
    strippable = affixes.strippable
    self.variety = WordFlags(variety)
    suffixes = AffixTable(affixes.suffixes, isSuffix: true)
    prefixes = AffixTable(affixes.prefixes, isSuffix: false)
    var kinds = [FlagKinds](repeating: [], count: 1 << 16)
    func set(_ kind: FlagKinds, of flags: some Sequence<UInt16>) {
      for flag in flags { kinds[Int(flag)].insert(kind) }
    }
    func set(_ kind: FlagKinds, of flag: UInt16?) { if let flag { set(kind, of: [flag]) } }
    set(.forbidden, of: affixes.forbidden)
    set(.onlyInCompound, of: affixes.onlyInCompound)
    set(.noSuggest, of: affixes.noSuggest)
    set(.keepsCase, of: affixes.keepsCase)
    set(.needsAffix, of: affixes.needsAffix)
    set(.compound, of: affixes.compoundFlags)
    set(.prefix, of: affixes.prefixes.keys)
    self.kinds = kinds
  }

  /// Looks which words a dictionary forbids; false when expansion cannot tell its words.
  mutating func prepare(for dictionary: [UInt8]) -> Bool {
    guard affixes.isExpandable else { return false }
    if affixes.forbidden != nil { forbidden = forbiddenWords(dictionary) }
    return true
  }

  /// The forms of a part of the dictionary's text (see `DictionaryEntries.parts`).
  func forms(of dictionary: [UInt8], in part: Range<Int>) -> Forms {
    var expander = self
    expander.found.slots.reserveCapacity(part.count / 4)
    DictionaryEntries.visit(dictionary, in: part) { stem, flagBytes in
      let flags = expander.flagSet(flagBytes)
      // Flags of compounds are harmless on numbers, which are not looked up.
      if flags.kinds.contains(.compound), stem[0] &- 0x30 >= 10 { expander.found.isWhole = false }
      guard expander.found.isWhole else { return }
      expander.expand(stem, flags)
      if expander.found.emitted > DictionaryExpander.mostForms { expander.found.isWhole = false }
    }
    return expander.found
  }

  /// Adds the forms of all parts of a dictionary to a table, in their order; false when expansion cannot tell
  /// its words.
  func add(_ parts: [Forms], to words: CompiledWordsBuilder) -> Bool {
    let emitted = parts.reduce(0) { $0 + $1.emitted }
    guard parts.allSatisfy(\.isWhole), emitted <= DictionaryExpander.mostForms else { return false }
    for part in parts { words.insert(slots: part.slots) }
    words.insert(slots: hiddenForms(parts))
    return true
  }

  private mutating func flagSet(_ bytes: UnsafeBufferPointer<UInt8>) -> FlagSet {
    let hash = ByteHash.of(bytes)
    let place = Int(truncatingIfNeeded: hash ^ hash >> 32) & 4095
    if let set = known[place], set.written == hash { return set }
    var flags: [UInt16] = []
    affixes.append(flagsOf: bytes, to: &flags)
    let set = FlagSet(written: hash, flags, prefixes: flags.filter(prefixes.holds), kinds(of: flags))
    known[place] = set
    return set
  }

  private func kinds(of flags: [UInt16]) -> FlagKinds {
    var found: FlagKinds = []
    for flag in flags { found.formUnion(kinds[Int(flag)]) }
    return found
  }

  private func forbiddenWords(_ dictionary: [UInt8]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    var flags: [UInt16] = []
    DictionaryEntries.visit(dictionary) { stem, flagBytes in
      flags.removeAll(keepingCapacity: true)
      affixes.append(flagsOf: flagBytes, to: &flags)
      if kinds(of: flags).contains(.forbidden) { found.insert(ByteHash.of(stem)) }
    }
    return found
  }

  private mutating func expand(_ stem: UnsafeBufferPointer<UInt8>, _ flags: FlagSet) {
    if !flags.kinds.isDisjoint(with: [.forbidden, .onlyInCompound]) { return }
    var word = variety
    if flags.kinds.contains(.noSuggest) { word.insert(.noSuggest) }
    if flags.kinds.contains(.keepsCase) { word.insert(.keepCase) }
    addForms(of: stem, flags, word)
    guard DictionaryExpander.mayHaveCapitals(stem) else { return }
    switch LetterCase(of: stem) {
    case .lower: break
    case .initial: found.capitalised.append(ByteHash.of(stem))
    case .all where flags.all.isEmpty: break
    case .all, .mixed:
      let kept = word.intersection([.noSuggest, .keepCase]).union(.capitalsOnly)
      let stem = LetterCase.capitalised(LetterCase.lowercased(Array(stem)))
      found.hidden.append(HiddenStem(stem: stem, flags: flags, word: kept))
    }
  }

  private static func mayHaveCapitals(_ stem: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0x20
    for byte in stem {
      // Of letters this bit is set in the small ones alone, and of other ASCII in the marks and digits.
      all &= byte
      if byte >= 0x80 { return true }
    }
    return all == 0
  }

  /// The forms of hidden stems that are no words of their own.
  private func hiddenForms(_ parts: [Forms]) -> [UInt64] {
    let hidden = parts.flatMap(\.hidden)
    // Of many capitalised stems few are asked for.
    let asked = Set(hidden.map { ByteHash.of($0.stem) })
    var words: Set<UInt64> = []
    for part in parts { words.formUnion(part.capitalised.lazy.filter(asked.contains)) }
    var expander = self
    for entry in hidden where !words.contains(ByteHash.of(entry.stem)) {
      entry.stem.withUnsafeBufferPointer { expander.addForms(of: $0, entry.flags, entry.word) }
    }
    return expander.found.slots
  }

  private mutating func addForms(
    of stem: UnsafeBufferPointer<UInt8>, _ flags: FlagSet, _ word: WordFlags
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: stem.count + 1) { beginnings in
      var hash = ByteHash()
      beginnings.initializeElement(at: 0, to: hash.value)
      for k in 0..<stem.count {
        hash.add(stem[k])
        beginnings.initializeElement(at: k + 1, to: hash.value)
      }
      if !flags.kinds.contains(.needsAffix) { add(hash.value, word) }
      if flags.all.isEmpty { return }
      if !flags.prefixes.isEmpty {
        addPrefixes(flags.prefixes, to: stem, crossing: false, word)
      }
      addSuffixes(
        flags.all, flags.prefixes, to: stem, UnsafeBufferPointer(beginnings), depth: 1, word)
    }
  }

  /// Adds the suffixes of `flags`; `prefixFlags` are those of prefixes that may stand before, and `beginnings`
  /// the hashes of the stem's beginnings by their length, where they are known.
  private mutating func addSuffixes(
    _ flags: [UInt16], _ prefixFlags: [UInt16], to stem: UnsafeBufferPointer<UInt8>,
    _ beginnings: UnsafeBufferPointer<UInt64>?, depth: Int, _ word: WordFlags
  ) {
    for flag in flags {
      let affix = suffixes[flag]
      for place in suffixes.candidates(affix, at: stem) {
        let entry = suffixes.candidate(place)
        let kept = stem.count - entry.strip.count
        guard kept > 0 || kept == 0 && strippable, suffixes.fits(entry, stem) else { continue }
        let addition = UnsafeBufferPointer(rebasing: suffixes.bytes[entry.addition.range])
        var hash = ByteHash()
        if let beginnings {
          hash.value = beginnings[kept]
        } else {
          for k in 0..<kept { hash.add(stem[k]) }
        }
        for byte in addition { hash.add(byte) }
        if entry.isComplete {
          add(hash.value, word)
          if !affix.crosses || prefixFlags.isEmpty { continue }
        }
        let continuation = suffixes.continuation(entry)
        if !continuation.isEmpty, !isIncomplete(continuation) { add(hash.value, word) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: kept + addition.count) { memory in
          _ = memory.initialize(fromContentsOf: stem[..<kept])
          _ = memory[kept...].initialize(fromContentsOf: addition)
          let form = UnsafeBufferPointer(memory)
          if affix.crosses {
            let further = continuation.isEmpty ? prefixFlags : prefixFlags + continuation
            addPrefixes(further, to: form, crossing: true, word)
          }
          if depth == 1, !continuation.isEmpty {
            addSuffixes(continuation, prefixFlags, to: form, nil, depth: 2, word)
          }
        }
      }
    }
  }

  /// Whether an affixed form is not a word without a further affix.
  private func isIncomplete(_ continuation: [UInt16]) -> Bool {
    !kinds(of: continuation).isDisjoint(with: [.needsAffix, .onlyInCompound])
  }

  private mutating func addPrefixes(
    _ flags: [UInt16], to form: UnsafeBufferPointer<UInt8>, crossing: Bool, _ word: WordFlags
  ) {
    for flag in flags {
      let affix = prefixes[flag]
      if crossing && !affix.crosses { continue }
      for place in prefixes.candidates(affix, at: form) {
        let entry = prefixes.candidate(place)
        let stripped = entry.strip.count
        guard form.count > stripped || form.count == stripped && strippable,
          prefixes.fits(entry, form)
        else { continue }
        var hash = ByteHash(continuing: entry.additionHash)
        for k in stripped..<form.count { hash.add(form[k]) }
        add(hash.value, word)
      }
    }
  }

  private mutating func add(_ hash: UInt64, _ word: WordFlags) {
    found.emitted += 1
    if !forbidden.isEmpty, forbidden.contains(hash) { return }
    found.slots.append(hash & ~0xFFFF | word.bits)
  }
}
