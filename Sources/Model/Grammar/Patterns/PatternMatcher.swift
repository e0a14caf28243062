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

/// The bits of a sentence's words by which patterns are ruled out, with two empty places at either end.
struct PatternBits {
  /// What is asked of a word first.
  struct Place: BitwiseCopyable {
    /// The bit of its tag.
    var tags: UInt64
    /// Its bit, as `WordTests.bit` says.
    var words: UInt64
    var classes: UInt16
  }
  private var places: [Place] = []

  /// Takes the words of another sentence.
  mutating func read(_ units: [Unit]) {
    let none = Place(tags: PatternBits.noWord, words: ~0, classes: ~0)
    places.removeAll(keepingCapacity: true)
    places.append(none)
    places.append(none)
    for unit in units {
      places.append(
        Place(
          tags: 1 << UInt64(unit.tag.rawValue), words: WordTests.bit(unit.hash),
          classes: unit.classes.rawValue))
    }
    places.append(none)
    places.append(none)
  }

  /// Those of a word of the sentence.
  @inline(__always)
  subscript(_ place: Int) -> Place { places[place + 2] }

  /// Stands for the tag of what is no word, before and behind the sentence.
  static let noWord = UInt64(1) << 63

  /// Whether a pattern may match with its anchor at a place of the sentence.
  @inline(__always)
  func allow(_ key: SentencePattern.Key, at place: Int) -> Bool {
    meets(key.anchor, place + 2) && meets(key.before, place + 1) && meets(key.behind, place + 3)
      && meets(key.secondBefore, place) && meets(key.secondBehind, place + 4)
  }

  @inline(__always)
  private func meets(_ word: SentencePattern.Key.Word, _ place: Int) -> Bool {
    let there = places[place]
    return word.tags & there.tags != 0 && word.words & there.words != 0
      && (word.can == 0 || word.can & there.classes != 0) && word.cannot & there.classes == 0
  }
}
