import Bitext
import SourceText

/// The class of all transliterations of a name: its consonants, those that systems of transliteration
/// confuse being one, without vowels, `h`, `w` and doubled letters.
///
/// Two spellings of the same class may be the same name in another system; two of different classes are not.
/// The classes are in `dictionaries/translation/consonants.tsv`. Of a word with more than sixteen consonants,
/// the first sixteen are kept.
struct NameSkeleton: Equatable {
  /// Four bits a consonant, the first in the lowest.
  private var bits: UInt64 = 0
  private(set) var count = 0
  /// Before which consonants vowels are written, the first in the lowest bit.
  private var vowels: UInt32 = 0
  /// Whether a vowel was written since the last consonant.
  private var isOpen = false

  static func == (a: NameSkeleton, b: NameSkeleton) -> Bool { a.bits == b.bits && a.count == b.count }

  /// The skeleton of a word of a side without so many bytes at its start.
  ///
  /// `heardW`: the consonant that `w`, and the `u` of `qu`, stand for where they are heard as `v` is: Cromwell, Quinton.
  init(
    _ side: SideReading, _ token: SideToken, _ table: ConsonantTable, without start: Int = 0,
    heardW: ConsonantTable.Classes = 0
  ) {
    let start = Int(token.start) + start
    var end = Int(token.end)
    if side.language == .english, token.script == .latin, end - start > 3,
      side.p[end - 1] == UInt8(ascii: "s"),
      side.p[end - 2] == 0x27 || side.p[end - 2] == 0x99
    {
      // The genitive.
      end -= side.p[end - 2] == 0x27 ? 2 : 4
    }
    // Arabic script does not write a letter twice for its length.
    self.init(
      side.p, start..<end, side.language, table, isLatin: token.script == .latin,
      collapses: token.script != .arabic, heardW: heardW)
  }

  /// The skeleton of the bytes of a word, as a language reads them; `collapses`: whether a letter that is written twice
  /// is one consonant.
  init(
    _ p: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>, _ language: Language, _ table: ConsonantTable,
    isLatin: Bool = true, collapses: Bool = true, heardW: ConsonantTable.Classes = 0
  ) {
    var isAdjacent = false
    var before: UInt32 = 0
    var i = bytes.lowerBound
    while i < bytes.upperBound {
      let (value, length) = Scalars.decode(p, at: i)
      let folded = WordFolding.fold(value)
      i += length
      if folded < 0x80, isLatin, i < bytes.upperBound {
        // Two letters for one sound.
        let next = WordFolding.fold(Scalars.decode(p, at: i).value)
        if let pair = table.pair(folded, next) {
          append(pair, isAdjacent && collapses)
          isAdjacent = isAdjacent || pair != 0
          before = next
          i += 1
          continue
        }
      }
      let isHeard = heardW != 0 && (folded == 0x77 || folded == 0x75 && before == 0x71)
      let single = isHeard ? heardW : table.single(folded, language)
      append(single, isAdjacent && collapses)
      isAdjacent = single != 0
      if single == 0, NameSkeleton.isVowel(folded) { isOpen = true }
      before = folded
    }
  }

  /// The bytes of the article, and of a particle before it, with which an Arabic word begins; 0 where it
  /// does not.
  static func article(_ side: SideReading, _ token: SideToken) -> Int {
    guard side.language == .arabic, token.range.count >= 10 else { return 0 }
    var i = Int(token.start)
    // And, so, in, like; `li` and the article are one.
    if [0x648, 0x641, 0x628, 0x643].contains(token.scalar) { i += 2 }
    let (first, length) = Scalars.decode(side.p, at: i)
    let second = Scalars.decode(side.p, at: i + length).value
    return second == 0x644 && (first == 0x627 || first == 0x644) ? i + 4 - Int(token.start) : 0
  }

  /// Appends up to two consonants; `collapses`: not where it is the last one again.
  @inline(__always)
  private mutating func append(_ classes: ConsonantTable.Classes, _ collapses: Bool) {
    guard classes != 0 else { return }
    if !collapses || last != classes & 15 { push(classes & 15) }
    if classes > 15 { push(classes >> 4) }
  }

  @inline(__always)
  private mutating func push(_ consonant: UInt8) {
    guard count < 16 else { return }
    if isOpen { vowels |= 1 << UInt32(count) }
    isOpen = false
    bits |= UInt64(consonant) << UInt64(count * 4)
    count += 1
  }

  /// Whether a letter without a consonant is one of a vowel in Latin or Cyrillic letters.
  private static func isVowel(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    case 0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x451, 0x454, 0x456, 0x457: true
    default: letter >= 0xE0 && letter < 0x250 && letter != 0xF7
    }
  }

  /// A small Latin letter without its accent.
  static func bare(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0xE0...0xE5: 0x61
    case 0xE7: 0x63
    case 0xE8...0xEB: 0x65
    case 0xEC...0xEF, 0x131: 0x69
    case 0xF1: 0x6E
    case 0xF2...0xF6: 0x6F
    case 0xF9...0xFC: 0x75
    case 0x11F: 0x67
    case 0x15F: 0x73
    default: letter
    }
  }

  /// Whether this has the consonants of another name and its vowels but for one that stands on the other side of a
  /// consonant: `Карнский` for Kransky. Vowels are dropped and put in between when a name is written by ear, but not moved.
  func movesVowel(of other: NameSkeleton) -> Bool {
    guard other.count >= 3, other.count <= 16, starts(with: other) else { return false }
    let different = (vowels ^ other.vowels) & (1 << UInt32(other.count) - 1)
    let first = different.trailingZeroBitCount
    return first > 0 && different != 0 && different >> UInt32(first) == 3
      && (vowels >> UInt32(first) & 1) != (vowels >> UInt32(first + 1) & 1)
  }

  private var last: UInt8 { count == 0 ? 0 : self[count - 1] }

  private subscript(_ i: Int) -> UInt8 { UInt8(bits >> UInt64(i * 4) & 15) }

  /// Takes the last consonant away; false where too little is left.
  mutating func dropLast() -> Bool {
    guard count > 4 else { return false }
    count -= 1
    bits &= 1 << UInt64(count * 4) - 1
    return true
  }

  var hash: UInt64 { bits }

  /// Whether this begins with all consonants of another skeleton.
  func starts(with other: NameSkeleton) -> Bool {
    guard other.count < 16 else { return self == other }
    return other.count <= count && (bits ^ other.bits) & (1 << UInt64(other.count * 4) - 1) == 0
  }

  /// Whether another skeleton is this one, or this one with an inflection of at most two consonants.
  func isInflected(_ other: NameSkeleton) -> Bool { other.count <= count + 2 && other.starts(with: self) }

  /// What is wrong with a name.
  enum Slip: Comparable {
    /// A consonant is missing, too much or another.
    case letter
    /// A consonant inside the name is another that no system of transliteration writes for it.
    case firmLetter
    /// Two neighbours have changed places.
    case exchange
  }

  /// Whether the last consonant is another skeleton's as well.
  func endsLike(_ other: NameSkeleton) -> Bool { last == other.last }

  /// Whether this is another skeleton of four consonants or more but for the first two, which have changed places.
  private func isExchangedAtFront(_ other: NameSkeleton) -> Bool {
    count > 3 && count == other.count && self[0] != self[1] && self[0] == other[1] && self[1] == other[0]
      && bits >> 8 == other.bits >> 8
  }

  /// How this is another skeleton with one slip; nil where it is not. The first consonant is the same, or it is one of two
  /// that changed places.
  func slip(of other: NameSkeleton, _ table: ConsonantTable) -> Slip? {
    if isExchangedAtFront(other) { return .exchange }
    guard self[0] == other[0], abs(count - other.count) <= 1, self != other else { return nil }
    var front = 0
    while front < min(count, other.count), self[front] == other[front] { front += 1 }
    var back = 0
    while back < min(count, other.count) - front, self[count - 1 - back] == other[other.count - 1 - back] {
      back += 1
    }
    let (x, y) = (count - front - back, other.count - front - back)
    if x <= 1, y <= 1 {
      let isFirm = x == 1 && y == 1 && back > 0 && table.areFirm(self[front], other[front])
      return isFirm ? .firmLetter : .letter
    }
    let isExchange =
      x == 2 && y == 2 && self[front] == other[front + 1] && self[front + 1] == other[front]
    return isExchange ? .exchange : nil
  }
}
