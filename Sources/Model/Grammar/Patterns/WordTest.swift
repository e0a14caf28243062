import SourceText

/// What a pattern asks of one word: any of some conditions, each of which asks several things at once.
struct WordTest: Sendable {
  /// One thing that is asked.
  enum Atom: Sendable {
    /// It is one of these words, by folded hash.
    case words(WordHashes)
    /// It stands in a list.
    case list(WordList)
    /// The tagger says so.
    case tags(TagSet)
    /// The lexicon says that it can be.
    case can(WordClasses)
    /// The lexicon says that it can be nothing else.
    case only(WordClasses)
    /// It begins with a capital.
    case capital
    /// A mark with this byte.
    case mark(UInt8)
    /// It begins with a digit.
    case figure
    /// Anything.
    case any
    /// The sentence begins here.
    case first
  }

  /// An atom, or that it does not hold.
  struct Condition: Sendable {
    var atom: Atom
    var isNegated: Bool
  }

  /// One of these must hold whole.
  var choices: [[Condition]]

  /// The words of which it must be one, where that is all that the test asks first; nil otherwise.
  var anchors: Set<UInt64>? {
    var all = Set<UInt64>()
    for choice in choices {
      guard
        let words = choice.lazy.compactMap({ condition -> WordHashes? in
          if !condition.isNegated, case .words(let words) = condition.atom { return words }
          return nil
        }).first
      else { return nil }
      all.formUnion(words.hashes)
    }
    return all.isEmpty ? nil : all
  }

  /// The tags that it must have, where each choice asks for some; nil otherwise.
  var tags: TagSet? {
    var all = TagSet(bits: 0)
    for choice in choices {
      guard
        let tags = choice.lazy.compactMap({ condition -> TagSet? in
          if !condition.isNegated, case .tags(let tags) = condition.atom { return tags }
          return nil
        }).first
      else { return nil }
      all = all.union(tags)
    }
    return all
  }

  /// Whether a unit passes.
  func passes(_ unit: Unit, at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    choices.contains { choice in
      choice.allSatisfy { WordTest.holds($0.atom, unit, place, bytes) != $0.isNegated }
    }
  }

  private static func holds(
    _ atom: Atom, _ unit: Unit, _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch atom {
    // `Strep A` is a name.
    case .words(let words):
      unit.hash != 0 && words.contains(unit.hash)
        && (place == 0 || !unit.isCapitalised || unit.range.count > 1)
    case .list(let list): unit.hash != 0 && list.contains(unit.hash)
    case .tags(let tags): tags.contains(unit.tag)
    case .can(let classes): unit.classes.contains(classes)
    case .only(let classes): unit.classes.isOnly(classes)
    case .capital: unit.isCapitalised
    case .mark(let byte): unit.hash == 0 && bytes[unit.range.lower] == byte
    case .figure: bytes[unit.range.lower] &- 0x30 < 10
    case .any: unit.hash != 0
    case .first: place == 0
    }
  }
}
