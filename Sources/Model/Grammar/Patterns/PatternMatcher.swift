import SourceText

/// Where patterns stand in a sentence.
struct PatternMatcher {
  let library: PatternLibrary
  let units: UnsafeBufferPointer<Unit>
  let bytes: UnsafeBufferPointer<UInt8>

  /// Where the elements of a pattern stand that match from a place on; nil where they do not.
  func match(_ pattern: SentencePattern, at start: Int) -> [Range<Int>]? {
    // Nearly all attempts fail, and those should cost no array.
    guard fits(pattern, 0, start, nil) else { return nil }
    let places = Places(count: Int(pattern.count))
    _ = fits(pattern, 0, start, places)
    return places.ranges
  }

  /// Where elements stand.
  private final class Places {
    var ranges: [Range<Int>]
    init(count: Int) { ranges = Array(repeating: 0..<0, count: count) }
  }

  private func fits(_ pattern: SentencePattern, _ number: Int, _ start: Int, _ places: Places?) -> Bool {
    guard number < Int(pattern.count) else { return true }
    let element = library.elements[Int(pattern.first) + number]
    var end = start
    while end - start < Int(element.most), end < units.count,
      library.tests.passes(element.test, units[end], at: end, bytes)
    {
      end += 1
    }
    // The longest first; a word may be repeated four times at most, so that this stays short.
    while end - start >= Int(element.least) {
      if fits(pattern, number + 1, end, places) {
        places?.ranges[number] = start..<end
        return true
      }
      end -= 1
    }
    return false
  }
}

/// The bits of a sentence's words by which patterns are ruled out, with two empty places at either end.
struct PatternBits {
  private struct Place {
    var tags: UInt64
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
