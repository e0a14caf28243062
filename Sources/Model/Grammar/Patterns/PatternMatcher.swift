import SourceText

/// Where patterns stand in a sentence.
struct PatternMatcher {
  let library: PatternLibrary
  let units: UnsafeBufferPointer<Unit>
  /// The bits of the same words.
  let bits: PatternBits
  let bytes: UnsafeBufferPointer<UInt8>

  /// Where the elements of a pattern stand that match from a place on; nil where they do not.
  func match(_ pattern: SentencePattern, at start: Int) -> [Range<Int>]? {
    // Nearly all attempts fail, and those should cost no array.
    let elements = Int(pattern.first)..<Int(pattern.first) + Int(pattern.count)
    guard fits(elements, start, nil) else { return nil }
    let places = Places(elements)
    _ = fits(elements, start, places)
    return places.ranges
  }

  /// Where elements stand.
  private final class Places {
    private let first: Int
    private(set) var ranges: [Range<Int>]
    init(_ elements: Range<Int>) {
      first = elements.lowerBound
      ranges = Array(repeating: 0..<0, count: elements.count)
    }
    func set(_ element: Int, _ place: Range<Int>) { ranges[element - first] = place }
  }

  /// Whether elements match from a place on. `elements`: by their numbers among those of all patterns.
  private func fits(_ elements: Range<Int>, _ start: Int, _ places: Places?) -> Bool {
    var number = elements.lowerBound
    var start = start
    // Most elements are one word: those need no other try.
    while number < elements.upperBound, isOne(number) {
      guard start < units.count, passes(number, start) else { return false }
      places?.set(number, start..<start + 1)
      start += 1
      number += 1
    }
    guard number < elements.upperBound else { return true }
    let (least, most) = (Int(library.elements[number].least), Int(library.elements[number].most))
    var end = start
    while end - start < most, end < units.count, passes(number, end) { end += 1 }
    // The longest first; a word may be repeated four times at most, so that this stays short.
    while end - start >= least {
      if fits(number + 1..<elements.upperBound, end, places) {
        places?.set(number, start..<end)
        return true
      }
      end -= 1
    }
    return false
  }

  @inline(__always)
  private func isOne(_ number: Int) -> Bool {
    library.elements[number].least == 1 && library.elements[number].most == 1
  }

  @inline(__always)
  private func passes(_ number: Int, _ place: Int) -> Bool {
    library.tests.passes(library.elements[number].test, bits[place], units, place, bytes)
  }
}

/// The bits of a sentence's words by which patterns are ruled out, with some empty places at either end.
struct PatternBits {
  /// What is asked of a word first.
  struct Place: BitwiseCopyable {
    /// The bit of its tag.
    var tags: UInt64
    /// Its bit, as `WordTests.bit` says.
    var words: UInt64
    /// Its traits.
    var traits: UInt32

    /// That of no word.
    static let none = Place(tags: PatternBits.noWord, words: ~0, traits: ~0)
  }

  /// Valid while the memory that the bits were written to is.
  private let places: UnsafeMutableBufferPointer<Place>

  /// How many places a sentence of some words needs.
  static func room(for count: Int) -> Int { count + 2 * PatternKeys.farthest }

  /// Writes the bits of the words of a sentence into memory that has `room` for them.
  init(
    _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>,
    in memory: UnsafeMutableBufferPointer<Place>
  ) {
    let edge = PatternKeys.farthest
    for i in 0..<edge {
      memory.initializeElement(at: i, to: .none)
      memory.initializeElement(at: edge + units.count + i, to: .none)
    }
    for i in 0..<units.count {
      let unit = units[i]
      var traits = UInt32(unit.classes.rawValue)
      if unit.hash != 0 { traits |= WordTraits.word.rawValue }
      if unit.isCapitalised { traits |= WordTraits.capital.rawValue }
      if unit.isOpening { traits |= WordTraits.opening.rawValue }
      if unit.isQuoted { traits |= WordTraits.quoted.rawValue }
      if bytes[unit.range.lower] &- 0x30 < 10 { traits |= WordTraits.figure.rawValue }
      memory.initializeElement(
        at: edge + i,
        to: Place(tags: 1 &<< UInt64(unit.tag.rawValue), words: WordTests.bit(unit.hash), traits: traits))
    }
    places = memory
  }

  /// Those of a word of the sentence.
  @inline(__always)
  subscript(_ place: Int) -> Place { places[place + PatternKeys.farthest] }

  /// Stands for the tag of what is no word, before and behind the sentence.
  static let noWord = UInt64(1) << 63

  /// Whether a pattern may match with its anchor at a place of the sentence.
  @inline(__always)
  func allow(_ key: UnsafePointer<SentencePattern.Key>, at place: Int) -> Bool {
    meets(key.pointee.first, place) && meets(key.pointee.second, place) && meets(key.pointee.third, place)
      && meets(key.pointee.fourth, place)
  }

  @inline(__always)
  private func meets(_ word: SentencePattern.Key.Word, _ place: Int) -> Bool {
    let there = self[place + Int(word.distance)]
    if word.others & there.words != 0 { return true }
    return word.tags & there.tags != 0 && word.words & there.words != 0
      && (word.can.rawValue == 0 || word.can.rawValue & there.traits != 0)
      && word.must.rawValue & ~there.traits == 0 && word.never.rawValue & there.traits == 0
  }
}
