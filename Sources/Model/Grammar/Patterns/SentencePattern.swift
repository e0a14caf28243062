import SourceText

/// A run of words that is a fault, as a line of `dictionaries/grammar/patterns` says it.
struct SentencePattern: Sendable {
  /// A word of the pattern, or several.
  struct Element: Sendable {
    var test: WordTest
    var least = 1
    var most = 1
  }

  /// A piece of what is written instead.
  enum Piece: Sendable {
    case text(String)
    /// What an element matched.
    case copy(Int)
    /// The same in another form.
    case inflected(Int, Tag)
  }

  /// The id of the rule that it belongs to.
  var rule: String
  var elements: [Element]
  /// The elements that are flagged.
  var flagged: Range<Int>
  /// What may stand instead: pieces with spaces between them; empty where nothing is offered.
  var fixes: [[Piece]]
  /// Says what is wrong; `\1` stands for the first element.
  var message: [Piece]
  /// Whether it is only a note.
  var isNote = false
  /// Whether it also reads what speakers said.
  var readsQuotations = false
  /// Whether its fix may be applied unasked.
  var isSafe = false
  /// The element by which it is found.
  var anchor = 0

  /// How many words may stand before the anchor: the fewest and the most.
  var reach: ClosedRange<Int> {
    let before = elements[..<anchor]
    return before.reduce(0) { $0 + $1.least }...before.reduce(0) { $0 + $1.most }
  }

  /// Where the elements stand that match from a place on; nil where they do not.
  func match(_ units: [Unit], at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    // Nearly all attempts fail, and those should cost no array.
    guard fits(0, units, start, bytes, nil) else { return nil }
    let places = Places(count: elements.count)
    _ = fits(0, units, start, bytes, places)
    return places.ranges
  }

  /// Where elements stand.
  private final class Places {
    var ranges: [Range<Int>]
    init(count: Int) { ranges = Array(repeating: 0..<0, count: count) }
  }

  private func fits(
    _ number: Int, _ units: [Unit], _ start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ places: Places?
  ) -> Bool {
    guard number < elements.count else { return true }
    let (least, most) = (elements[number].least, elements[number].most)
    var end = start
    while end - start < most, end < units.count, elements[number].test.passes(units[end], at: end, bytes) {
      end += 1
    }
    // The longest first; a word may be repeated four times at most, so that this stays short.
    while end - start >= least {
      if fits(number + 1, units, end, bytes, places) {
        places?.ranges[number] = start..<end
        return true
      }
      end -= 1
    }
    return false
  }
}
