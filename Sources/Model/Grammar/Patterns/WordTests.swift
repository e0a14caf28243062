import ArticleModel
import SourceText

/// The tests of all patterns, in a few flat tables, so that a test that fails costs a few loads.
struct WordTests: Sendable {
  private var choices: [WordTest.Choice] = []
  private var atoms: [WordTest.Atom] = []
  /// The hashes of each atom of words, sorted.
  private var hashes: [UInt64] = []
  private var lists: [WordList] = []

  /// The bit of a word in the sets that say no quickly.
  @inline(__always)
  static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash >> 58 ^ hash & 63) }

  /// Whether a unit passes. `place`: its place in the sentence.
  func passes(
    _ test: WordTest, _ unit: Unit, at place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let tag = UInt64(1) << UInt64(unit.tag.rawValue)
    guard test.tags & tag != 0 else { return false }
    let classes = unit.classes.rawValue
    for i in Int(test.first)..<Int(test.first) + Int(test.count) {
      let choice = choices[i]
      if choice.tags & tag == 0 || choice.can != 0 && classes & choice.can == 0
        || classes & choice.cannot != 0
      {
        continue
      }
      if choice.atomCount == 0 || hold(choice, unit, place, bytes) { return true }
    }
    return false
  }

  private func hold(
    _ choice: WordTest.Choice, _ unit: Unit, _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for i in Int(choice.firstAtom)..<Int(choice.firstAtom) + Int(choice.atomCount)
    where holds(atoms[i], unit, place, bytes) == atoms[i].isNegated { return false }
    return true
  }

  private func holds(
    _ atom: WordTest.Atom, _ unit: Unit, _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch atom.kind {
    // `Strep A` is a name.
    case .words:
      unit.hash != 0 && atom.bits & WordTests.bit(unit.hash) != 0 && contains(atom, unit.hash)
        && (unit.isOpening || !unit.isCapitalised || unit.range.count > 1)
    case .list: unit.hash != 0 && lists[Int(atom.first)].contains(unit.hash)
    case .can: unit.classes.contains(WordClasses(rawValue: UInt16(truncatingIfNeeded: atom.first)))
    case .only: unit.classes.isOnly(WordClasses(rawValue: UInt16(truncatingIfNeeded: atom.first)))
    case .capital: unit.isCapitalised
    case .mark: unit.hash == 0 && UInt32(bytes[unit.range.lower]) == atom.first
    case .figure: bytes[unit.range.lower] &- 0x30 < 10
    case .any: unit.hash != 0
    case .first: unit.isOpening
    }
  }

  /// Whether a word is one of an atom's.
  private func contains(_ atom: WordTest.Atom, _ hash: UInt64) -> Bool {
    var low = Int(atom.first)
    var high = low + Int(atom.count)
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < end && hashes[low] == hash
  }

  // MARK: Making

  /// One thing that is asked of a word, before it is put into the tables.
  enum Asked: Sendable {
    case tags(TagSet)
    case can(WordClasses)
    case words([UInt64])
    case list(WordList)
    /// Another kind, with its number.
    case other(WordTest.Kind, UInt32)
  }

  /// What is asked, or that it does not hold.
  struct Condition: Sendable {
    var asked: Asked
    var isNegated: Bool
  }

  /// Puts a test into the tables.
  mutating func add(_ choices: [[Condition]]) -> WordTest {
    var test = WordTest(first: UInt32(self.choices.count), count: UInt16(choices.count), tags: 0, words: 0)
    for conditions in choices {
      var choice = WordTest.Choice()
      choice.firstAtom = UInt32(atoms.count)
      var words: UInt64?
      for condition in conditions { add(condition, to: &choice, &words) }
      choice.atomCount = UInt16(atoms.count - Int(choice.firstAtom))
      self.choices.append(choice)
      test.tags |= choice.tags
      test.words |= words ?? ~0
    }
    return test
  }

  private mutating func add(
    _ condition: Condition, to choice: inout WordTest.Choice, _ words: inout UInt64?
  ) {
    switch condition.asked {
    case .tags(let tags): choice.tags &= condition.isNegated ? ~tags.bits : tags.bits
    case .can(let classes):
      if condition.isNegated {
        choice.cannot |= classes.rawValue
      } else if choice.can == 0 {
        choice.can = classes.rawValue
      } else {
        atoms.append(WordTest.Atom(kind: .can, isNegated: false, first: UInt32(classes.rawValue)))
      }
    case .words(let set):
      var bits: UInt64 = 0
      for hash in set { bits |= WordTests.bit(hash) }
      atoms.append(
        WordTest.Atom(
          kind: .words, isNegated: condition.isNegated, first: UInt32(hashes.count), count: UInt32(set.count),
          bits: bits))
      hashes += set.sorted()
      if !condition.isNegated { words = (words ?? ~0) & bits }
    case .list(let list):
      atoms.append(
        WordTest.Atom(kind: .list, isNegated: condition.isNegated, first: UInt32(lists.count)))
      lists.append(list)
    case .other(let kind, let number):
      atoms.append(WordTest.Atom(kind: kind, isNegated: condition.isNegated, first: number))
    }
  }

  /// The words of which a word that passes must be one; nil where a choice does not ask for words.
  func words(_ test: WordTest) -> [UInt64]? {
    var all: [UInt64] = []
    for choice in choices[Int(test.first)..<Int(test.first) + Int(test.count)] {
      let own = atoms[Int(choice.firstAtom)..<Int(choice.firstAtom) + Int(choice.atomCount)]
      guard let words = own.first(where: { $0.kind == .words && !$0.isNegated }) else { return nil }
      all += hashes[Int(words.first)..<Int(words.first) + Int(words.count)]
    }
    return all.isEmpty ? nil : all
  }
}
