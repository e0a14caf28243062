import Bitext
import SourceText

/// Takes the text of one side of a segment apart; every script, no Strings.
struct SideTokenizer {
  private let p: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let splitsAtApostrophes: Bool
  /// Whether each syllable is a token, as each ideograph is: Korean writes particles to its words.
  private let splitsSyllables: Bool
  /// Whether a double mark stands inside acronyms and units: Hebrew `ק"מ`.
  private let joinsAtGershayim: Bool

  /// Whether a comma stands between thousands and not before decimals.
  private let commaGroups: Bool

  init(_ p: UnsafeBufferPointer<UInt8>, end: Int, language: Language = .other) {
    self.p = p
    self.end = end
    splitsAtApostrophes = SideTokenizer.splitsAtApostrophes(language)
    splitsSyllables = language == .korean
    commaGroups = language == .english || language == .chinese || language == .japanese
    joinsAtGershayim = language == .hebrew
  }

  /// Whether an apostrophe ends a word: French elisions, Turkish endings of names.
  static func splitsAtApostrophes(_ language: Language) -> Bool {
    language == .french || language == .turkish || language == .italian
  }

  /// Appends the tokens of the bytes from `start` on.
  func tokenize(from start: Int, into tokens: inout [SideToken]) {
    var i = start
    var spaced = true
    while i < end {
      let (value, length) = Scalars.decode(p, at: i)
      if Scalars.isSpace(value) || SideTokenizer.isInvisible(value) {
        if !SideTokenizer.isInvisible(value) { spaced = true }
        i += length
        continue
      }
      let first = tokens.count
      if SideTokenizer.digit(value) != nil {
        i = number(i, value, &tokens)
      } else if SideTokenizer.isIdeograph(value) || splitsSyllables && SideTokenizer.isSyllable(value) {
        tokens.append(single(i, value, length, .ideograph))
        i += length
      } else if SideTokenizer.isWordLetter(value) {
        i = word(i, value, &tokens)
      } else {
        tokens.append(single(i, value, length, .mark))
        i += length
      }
      if spaced { tokens[first].flags.insert(.spaceBefore) }
      spaced = false
    }
  }

  @inline(__always)
  private func single(_ i: Int, _ value: UInt32, _ length: Int, _ kind: SideToken.Kind) -> SideToken {
    var hash = ByteHash()
    WordFolding.add(value, to: &hash)
    return SideToken(
      start: UInt32(truncatingIfNeeded: i), end: UInt32(truncatingIfNeeded: i + length), hash: hash.value,
      scalar: value, kind: kind, script: kind == .ideograph ? Script.of(value) : .other, flags: [])
  }

  /// A run of letters, with apostrophes between them.
  private func word(_ start: Int, _ first: UInt32, _ tokens: inout [SideToken]) -> Int {
    var i = start
    var hash = ByteHash()
    var letters = 0
    var capitals = 0
    var scripts: UInt8 = 0
    while i < end {
      let (value, length) = Scalars.decode(p, at: i)
      if value == 0x27 || value == 0x2019 {
        // Within a word only: `d'Ivoire`, `О'Нил`.
        guard i + length < end, letters > 0, !splitsAtApostrophes else { break }
        let next = Scalars.decode(p, at: i + length).value
        guard SideTokenizer.isWordLetter(next) else { break }
        hash.add(0x27)
        i += length
        continue
      }
      if joinsAtGershayim, letters > 0, SideTokenizer.isGershayim(value), i + length < end,
        (0x5D0...0x5EA).contains(Scalars.decode(p, at: i + length).value)
      {
        hash.add(0x22)
        i += length
        continue
      }
      guard
        SideTokenizer.isWordLetter(value) && !SideTokenizer.isIdeograph(value) || SideTokenizer.joins(value)
      else { break }
      WordFolding.add(value, to: &hash)
      if !SideTokenizer.joins(value) {
        letters += 1
        if value < 0x600 {
          if SideTokenizer.isCapital(value) { capitals += 1 }
          scripts |= value < 0x250 ? 1 : value < 0x370 ? 0 : value < 0x400 ? 2 : value < 0x530 ? 4 : 0
        }
      }
      i += length
    }
    var flags: SideToken.Flags = []
    if capitals > 0, SideTokenizer.isCapital(first) { flags.insert(.capital) }
    if capitals == letters, letters > 1 { flags.insert(.allCapitals) }
    if capitals == letters - 1, letters > 2, splitsAtApostrophes, p[i - 1] == UInt8(ascii: "e") {
      flags.insert(.allCapitals)
    }
    if scripts & (scripts &- 1) != 0 { flags.insert(.mixedScripts) }
    tokens.append(
      SideToken(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: i), hash: hash.value,
        scalar: first, kind: .word, script: Script.of(first), flags: flags))
    return i
  }

  /// Digits, and separators that stand between digits as they do in numbers.
  private func number(_ start: Int, _ first: UInt32, _ tokens: inout [SideToken]) -> Int {
    var i = start
    var group = 0
    while i < end {
      let (value, length) = Scalars.decode(p, at: i)
      if SideTokenizer.digit(value) != nil {
        group += 1
        i += length
        continue
      }
      guard SideTokenizer.isSeparator(value), i + length < end else { break }
      let after = digits(from: i + length)
      guard after > 0 else { break }
      // Spaces and apostrophes stand between thousands only.
      if value == 0x20 || value == 0xA0 || value == 0x202F || value == 0x2009 || value == 0x27
        || value == 0x2019
      {
        guard after == 3, group <= 3 else { break }
      }
      // A full-width comma stands between thousands or ends a clause: `6.47，95%`.
      if value == 0xFF0C, after != 3 || group > 3 { break }
      // Four digits behind a comma are the next year of a list.
      if value == 0x2C, after == 4, group == 2 || group == 4, commaGroups { break }
      group = 0
      i += length
    }
    tokens.append(
      SideToken(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: i),
        hash: WordFolding.hash(p, start, i), scalar: first, kind: .number, script: .other, flags: []))
    return i
  }

  private func digits(from start: Int) -> Int {
    var i = start
    var count = 0
    while i < end {
      let (value, length) = Scalars.decode(p, at: i)
      guard SideTokenizer.digit(value) != nil else { break }
      count += 1
      i += length
    }
    return count
  }
}

/// What scalars are to the tokenizer.
extension SideTokenizer {
  /// The value of a decimal digit of the scripts that news is written in.
  @inline(__always)
  static func digit(_ value: UInt32) -> Int? {
    if value < 0x80 { return value &- 0x30 < 10 ? Int(value &- 0x30) : nil }
    if value < 0x660 { return nil }
    switch value {
    case 0x660...0x669: return Int(value - 0x660)
    case 0x6F0...0x6F9: return Int(value - 0x6F0)
    case 0xFF10...0xFF19: return Int(value - 0xFF10)
    case 0x966...0x17E9: return indicDigit(value)
    default: return nil
    }
  }

  /// Digits of the scripts of India and its neighbours: each has its own row of ten (Unicode, category Nd).
  private static func indicDigit(_ value: UInt32) -> Int? {
    let zero: UInt32
    switch value {
    // Devanagari to Malayalam: the same place in each block of 128.
    case 0x966..<0xD80: zero = value & ~0x7F | 0x66
    case 0xE50...0xE59: zero = 0xE50
    case 0xED0...0xED9: zero = 0xED0
    case 0xF20...0xF29: zero = 0xF20
    case 0x1040...0x1049: zero = 0x1040
    case 0x17E0...0x17E9: zero = 0x17E0
    default: return nil
    }
    return value >= zero && value - zero < 10 ? Int(value - zero) : nil
  }

  static func isSeparator(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x2C, 0x20, 0xA0, 0x202F, 0x2009, 0x27, 0x2019, 0x66B, 0x66C, 0x60C, 0xFF0C, 0xFF0E: true
    default: false
    }
  }

  @inline(__always)
  static func isIdeograph(_ value: UInt32) -> Bool {
    value >= 0x3005
      && (value <= 0x3007 || (value >= 0x3040 && value <= 0x30FF && value != 0x30FB)
        || (value >= 0x3400 && value <= 0x9FFF) || (value >= 0xF900 && value <= 0xFAFF)
        || (value >= 0x20000 && value <= 0x3FFFF))
  }

  /// A Korean syllable.
  static func isSyllable(_ value: UInt32) -> Bool { (0xAC00...0xD7A3).contains(value) }

  @inline(__always)
  static func isWordLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
    if value >= 0x400, value < 0x482 { return true }
    // Arabic letters, and those of Persian and its neighbours.
    if value >= 0x620, value < 0x660 || value >= 0x671 && value < 0x6D4 { return true }
    return Scalars.isLetter(value) && !joins(value)
  }

  /// Marks without width that stand inside words.
  @inline(__always)
  static func joins(_ value: UInt32) -> Bool {
    if value < 0x300 { return value == 0xAD }
    // Greek and Cyrillic, and Arabic.
    if value < 0x591 { return value < 0x370 }
    if value >= 0x600, value < 0x900 { return false }
    return value == 0x200C || value == 0x200D || isVowelSign(value)
  }

  /// Vowel signs and points of Devanagari and Hebrew, which stand inside words.
  private static func isVowelSign(_ value: UInt32) -> Bool {
    switch value {
    case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7: true
    case 0x900...0x903, 0x93A...0x93C, 0x93E...0x94F, 0x962, 0x963: true
    default: false
    }
  }

  /// The mark before the last letter of Hebrew acronyms, as copy writes it.
  private static func isGershayim(_ value: UInt32) -> Bool {
    value == 0x22 || value == 0x5F4 || value == 0x201C || value == 0x201D
  }

  static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xAD: true
    default: false
    }
  }

  @inline(__always)
  static func isCapital(_ value: UInt32) -> Bool {
    if value < 0x80 { return value &- 0x41 < 26 }
    if value < 0x100 { return value >= 0xC0 && value <= 0xDE && value != 0xD7 }
    if value >= 0x400, value < 0x482 { return value < 0x430 || value >= 0x460 && value & 1 == 0 }
    return Scalars.isUpper(value)
  }
}
