import ArticleModel
import SourceText

/// The tests of all patterns, in a few flat tables, so that a test that fails costs a few loads.
///
/// The tables stand in the memory of a library, which holds it and outlives the value.
struct WordTests {
  let choices: UnsafeBufferPointer<WordTest.Choice>
  let atoms: UnsafeBufferPointer<WordTest.Atom>
  /// The hashes of each atom of words, sorted.
  let hashes: UnsafeBufferPointer<UInt64>
  let lists: [WordList]

  /// The bit of a word in the sets that say no quickly.
  @inline(__always)
  static func bit(_ hash: UInt64) -> UInt64 { 1 &<< (hash >> 58 ^ hash & 63) }

  /// Whether the word at a place of a sentence passes. `word`: its bits.
  @inline(__always)
  func passes(
    _ test: WordTest, _ word: PatternBits.Place, _ units: UnsafeBufferPointer<Unit>, _ place: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard test.tags & word.tags != 0, test.words & word.words != 0 else { return false }
    for i in Int(test.first)..<Int(test.first) + Int(test.count) {
      let choice = choices[i]
      if choice.tags & word.tags == 0 || choice.can.rawValue != 0 && word.traits & choice.can.rawValue == 0
        || word.traits & choice.must.rawValue != choice.must.rawValue
        || word.traits & choice.never.rawValue != 0
      {
        continue
      }
      if choice.atomCount == 0 || hold(choice, units, place, bytes) { return true }
    }
    return false
  }

  private func hold(
    _ choice: WordTest.Choice, _ units: UnsafeBufferPointer<Unit>, _ place: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for i in Int(choice.firstAtom)..<Int(choice.firstAtom) + Int(choice.atomCount)
    where holds(atoms[i], units[place], bytes) == atoms[i].isNegated { return false }
    return true
  }

  private func holds(
    _ atom: WordTest.Atom, _ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch atom.kind {
    // `Strep A` is a name.
    case .words:
      unit.hash != 0 && atom.bits & WordTests.bit(unit.hash) != 0 && contains(atom, unit.hash)
        && (unit.isOpening || !unit.isCapitalised || unit.range.count > 1)
    case .list: unit.hash != 0 && lists[Int(atom.first)].contains(unit.hash)
    case .can: unit.classes.contains(WordClasses(rawValue: UInt16(truncatingIfNeeded: atom.first)))
    case .only: unit.classes.isOnly(WordClasses(rawValue: UInt16(truncatingIfNeeded: atom.first)))
    case .mark: unit.hash == 0 && UInt32(bytes[unit.range.lower]) == atom.first
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
}
