import RuleTestSupport
import Testing

@testable import BuiltInRules

/// What comparing the names of one story costs, counted rather than timed.
@Suite struct NameComparisons {
  /// Distinct pronounceable names, of two to five syllables.
  private static func names(_ count: Int) -> [String] {
    let onsets = ["b", "d", "f", "g", "kh", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "z", "ch", "st"]
    let vowels = ["a", "e", "i", "o", "u", "ai", "ou"]
    var state: UInt64 = 7
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    var known: Set<String> = []
    while known.count < count {
      let syllables = (0..<(2 + draw(4))).map { _ in onsets[draw(onsets.count)] + vowels[draw(vowels.count)] }
      known.insert(syllables.joined().capitalizedFirst + ["v", "k", "n", ""][draw(4)])
    }
    return known.sorted()
  }

  private static func comparisons(_ names: [String]) -> Int {
    let copy = names.map { "He met Mr \($0) in town." }.joined(separator: " ")
    return NameSpellings(TestDesk.article(copy), TestDesk.context().speller).closePairs().comparisons
  }

  /// A story of 1 MB with 20,000 names: each is compared with a handful of others, not with all.
  @Test func growWithTheNamesAndNotWithTheirPairs() {
    let names = Self.names(20_000)
    let comparisons = Self.comparisons(names)
    #expect(comparisons > 0)
    #expect(comparisons < names.count * 12, "\(comparisons)")
  }

  /// Names that all differ by one letter in one place meet under one key; so many are no accident.
  @Test func areBoundedForHostileNames() {
    let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
    let names = letters.flatMap { a in letters.flatMap { b in letters.map { c in "Qwert\(a)\(b)\(c)uiop" } } }
    let comparisons = Self.comparisons(names)
    #expect(comparisons > names.count)
    #expect(comparisons < names.count * 64, "\(comparisons) for \(names.count)")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
