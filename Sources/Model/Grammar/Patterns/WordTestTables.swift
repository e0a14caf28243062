/// The tests of all patterns while they are read (see `WordTests`).
struct WordTestTables: Sendable {
  private(set) var choices: [WordTest.Choice] = []
  private(set) var atoms: [WordTest.Atom] = []
  private(set) var hashes: [UInt64] = []
  /// The names of the lists.
  private(set) var lists: [String] = []

  /// One thing that is asked of a word, before it is put into the tables.
  enum Asked: Sendable {
    case tags(TagSet)
    case can(WordClasses)
    case words([UInt64])
    case list(String)
    /// The word has a trait.
    case trait(WordTraits)
    /// The lexicon says that it can be nothing else.
    case only(WordClasses)
    /// Another kind, with its number.
    case other(WordTest.Kind, UInt32)
  }

  /// What is asked, or that it does not hold.
  struct Condition: Sendable {
    var asked: Asked
    var isNegated: Bool
  }

  /// Choices of which those that ask for nothing but words, tags or classes have come together in one each: a test
  /// goes through its choices one after the other.
  static func merged(_ choices: [[Condition]]) -> [[Condition]] {
    var words: [UInt64] = []
    var tags = TagSet(bits: 0)
    var classes = WordClasses(rawValue: 0)
    var others: [[Condition]] = []
    for choice in choices {
      guard choice.count == 1, !choice[0].isNegated else {
        others.append(choice)
        continue
      }
      switch choice[0].asked {
      case .words(let set): words += set
      case .tags(let set): tags = tags.union(set)
      case .can(let set): classes = classes.union(set)
      case .list, .trait, .only, .other: others.append(choice)
      }
    }
    var single: [Asked] = []
    if tags.bits != 0 { single.append(.tags(tags)) }
    if classes.rawValue != 0 { single.append(.can(classes)) }
    if !words.isEmpty { single.append(.words(Set(words).sorted())) }
    return single.map { [Condition(asked: $0, isNegated: false)] } + others
  }

  /// Puts a test into the tables.
  mutating func add(_ choices: [[Condition]]) -> WordTest {
    var test = WordTest(first: UInt32(self.choices.count), count: UInt16(choices.count), tags: 0, words: 0)
    for conditions in choices {
      var choice = WordTest.Choice()
      choice.firstAtom = UInt32(atoms.count)
      var words: UInt64?
      for condition in conditions { add(condition, to: &choice, &words) }
      choice.atomCount = UInt32(atoms.count - Int(choice.firstAtom))
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
        choice.never.rawValue |= UInt32(classes.rawValue)
      } else {
        can(classes, &choice)
      }
    case .trait(let trait):
      if condition.isNegated {
        choice.never.rawValue |= trait.rawValue
      } else {
        choice.must.rawValue |= trait.rawValue
      }
    case .only(let classes):
      if condition.isNegated {
        atoms.append(WordTest.Atom(kind: .only, isNegated: true, first: UInt32(classes.rawValue)))
      } else {
        can(WordClasses(rawValue: classes.rawValue & WordClasses.kinds), &choice)
        choice.never.rawValue |= UInt32(WordClasses.kinds & ~classes.rawValue)
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
    case .list(let name):
      let place = lists.firstIndex(of: name) ?? lists.count
      if place == lists.count { lists.append(name) }
      atoms.append(WordTest.Atom(kind: .list, isNegated: condition.isNegated, first: UInt32(place)))
    case .other(let kind, let number):
      atoms.append(WordTest.Atom(kind: kind, isNegated: condition.isNegated, first: number))
    }
  }

  private mutating func can(_ classes: WordClasses, _ choice: inout WordTest.Choice) {
    if choice.can.rawValue == 0, classes.rawValue != 0 {
      choice.can = WordTraits(classes)
    } else {
      atoms.append(WordTest.Atom(kind: .can, isNegated: false, first: UInt32(classes.rawValue)))
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
