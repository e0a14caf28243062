import ArticleModel
import SourceText

/// A capitalised form of an article as the name rules compare it.
struct NameSpelling {
  /// The form's id in the article's table.
  var form: UInt32
  /// Lower-case letters without diacritics, at most 40.
  var letters: [UInt8]
  /// Letters under which transliterations of one name fall together.
  var folded: [UInt8]
  /// Occurrences with a capital.
  var count: Int
  /// What the dictionaries say.
  var standing: Standing

  enum Standing {
    /// An ordinary word that here has a capital (`Minister`).
    case ordinary
    /// An ordinary word whose capitals the start of a sentence or a heading explains.
    case incidental
    /// A name that the dictionaries know (`Norway`).
    case knownName
    case unknown

    /// Whether it is no ordinary word.
    var isName: Bool { self == .knownName || self == .unknown }
  }

  /// Letters without case and diacritics; a letter that is not Latin stays as its bytes.
  static func plainLetters(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes.prefix(40) where byte != 0x27 { out.append(Folding.lower(byte)) }
      return out
    }
    for scalar in String(decoding: bytes.prefix(160), as: UTF8.self).unicodeScalars.prefix(40) {
      if let base = Diacritics.base(scalar) {
        out.append(contentsOf: base)
      } else {
        Folding.append(scalar, to: &out)
      }
    }
    return out
  }

  /// Makes transliterations alike: `kh` and `h`, `y` and `i`, `w` and `v`, `ph` and `f`, `z` and `s`,
  /// `c` and `k`, doubled letters and single ones.
  static func fold(_ letters: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(letters.count)
    var i = 0
    while i < letters.count {
      let (mapped, length) = foldedLetter(letters[i], before: i + 1 < letters.count ? letters[i + 1] : 0)
      if out.last != mapped { out.append(mapped) }
      i += length
    }
    return out
  }

  /// What folding makes of a letter before another, and of how many letters; a `next` of 0 stands for none.
  @inline(__always)
  static func foldedLetter(_ c: UInt8, before next: UInt8) -> (letter: UInt8, length: Int) {
    switch (c, next) {
    case (0x6B, 0x68): (0x68, 2)  // kh -> h
    case (0x67, 0x68), (0x74, 0x68): (c, 2)  // gh th
    case (0x64, 0x6A): (0x6A, 2)  // dj -> j
    case (0x70, 0x68): (0x66, 2)  // ph -> f
    case (0x79, _), (0x6A, _): (0x69, 1)  // y j -> i
    case (0x77, _): (0x76, 1)  // w -> v
    case (0x7A, _): (0x73, 1)  // z -> s
    case (0x63, _), (0x71, _): (0x6B, 1)  // c q -> k
    default: (c, 1)
    }
  }

  /// Calls `body` with the keys under which close spellings meet: the letters, the folded letters, the ends
  /// of long ones, and the letters less any one but the first. A polynomial of the letters gives each in one step.
  func forEachKey(_ body: (UInt64) -> Void) {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    // Times the base it is 1, of 64 bits.
    let inverse: UInt64 = 0xF1DE_83E1_9937_733D
    var whole: UInt64 = 0
    for letter in letters { whole = whole &* base &+ UInt64(letter) }
    body(whole)
    var fold: UInt64 = 1
    for letter in folded { fold = fold &* base &+ UInt64(letter) }
    body(~fold)
    if letters.count >= NameThresholds.fewestForTwoLetters {
      var ends: UInt64 = 2
      for letter in letters.prefix(NameThresholds.sameAtEnds) { ends = ends &* base &+ UInt64(letter) }
      for letter in letters.suffix(NameThresholds.sameAtEnds) { ends = ends &* base &+ UInt64(letter) }
      body(~ends)
    }
    // Behind position i stand `suffix` with `power` = base to its length; before it `prefix`, which loses its
    // last letter again at each step back.
    var suffix: UInt64 = 0
    var power: UInt64 = 1
    var prefix = whole
    var i = letters.count - 1
    while i >= 1 {
      defer { i -= 1 }
      prefix = (prefix &- UInt64(letters[i])) &* inverse
      // Dropping either of two equal neighbours gives the same letters.
      if i + 1 >= letters.count || letters[i] != letters[i + 1] { body(prefix &* power &+ suffix) }
      suffix = suffix &+ UInt64(letters[i]) &* power
      power = power &* base
    }
  }

  /// Whether two names, in plain letters, differ by an ending of `name-endings` only: `Petrov`, `Petrova`.
  static func isInflection(_ a: [UInt8], _ b: [UInt8], endings: WordList) -> Bool {
    // `Koreas` and `Koreans` are plurals of two words.
    if a.last == 0x73, b.last == 0x73, a.count != b.count, a.count > 4, b.count > 4,
      isInflection(Array(a.dropLast()), Array(b.dropLast()), endings: endings)
    {
      return true
    }
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    // `Berg`, `Bergg`: a doubled last letter is no ending.
    if long.starts(with: short), long.count == short.count + 1, long.last == short.last { return false }
    if long.starts(with: short), long.count > short.count {
      return endings.contains(ByteHash.of(long[short.count...]))
    }
    // The same stem with two endings: `Petrenko`, `Petrenka`.
    return long.count == short.count && long.dropLast().elementsEqual(short.dropLast())
      && endings.contains(ByteHash.of(long.suffix(1))) && endings.contains(ByteHash.of(short.suffix(1)))
  }

  /// Whether two spellings are one slip or one transliteration apart, and begin alike.
  func isClose(to other: NameSpelling) -> Bool {
    guard letters.first == other.letters.first || folded.first == other.folded.first else { return false }
    if min(letters.count, other.letters.count) < NameThresholds.fewestForSlip {
      return abs(letters.count - other.letters.count) == 1
        && NameSpelling.single(letters) == NameSpelling.single(other.letters)
    }
    if folded == other.folded || isCloseLong(other) { return true }
    return NameSpelling.isOneEdit(letters, other.letters)
  }

  /// Whether two long names differ in one place only, by two letters at most: `Odinamamadov`, `Odinamadov`.
  private func isCloseLong(_ other: NameSpelling) -> Bool {
    let (fewest, ends) = (NameThresholds.fewestForTwoLetters, NameThresholds.sameAtEnds)
    guard letters.count >= fewest, other.letters.count >= fewest,
      letters.prefix(ends) == other.letters.prefix(ends), letters.suffix(ends) == other.letters.suffix(ends)
    else { return false }
    let (short, long) =
      letters.count <= other.letters.count ? (letters, other.letters) : (other.letters, letters)
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var end = 0
    while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
    return long.count - start - end <= NameThresholds.mostLetters
  }

  /// The letters with doubled ones single.
  static func single(_ letters: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for letter in letters where out.last != letter { out.append(letter) }
    return out
  }

  /// Whether one insertion, deletion, substitution or swap of neighbours leads from one to the other.
  static func isOneEdit(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1 else { return false }
    var i = 0
    while i < short.count, short[i] == long[i] { i += 1 }
    if short.count < long.count { return short[i...].elementsEqual(long[(i + 1)...]) }
    if i == short.count { return false }
    if short[(i + 1)...].elementsEqual(long[(i + 1)...]) { return true }
    return i + 1 < short.count && short[i] == long[i + 1] && short[i + 1] == long[i]
      && short[(i + 2)...].elementsEqual(long[(i + 2)...])
  }
}
