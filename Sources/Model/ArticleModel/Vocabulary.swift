import SourceText
import Synchronization

/// The word lists that a parser needs, loaded once for a run from `dictionaries/lists/`.
///
/// A class, so that handing it around costs one reference whatever it holds.
public final class Vocabulary: Sendable {
  /// A list that is made when it is first asked for: most stories do not need most lists.
  private final class Shelf: Sendable {
    private let make: @Sendable () -> WordList
    private let made = MadeOnce<WordList>()
    /// Held while the list is made, so that two threads do not both do it.
    private let making = Mutex<Void>(())

    init(_ make: @escaping @Sendable () -> WordList) { self.make = make }

    var list: WordList {
      if let list = made.made { return list }
      return making.withLock { _ in made.value(make) }
    }
  }

  /// Where lists stand in `shelves`, by the addresses of the names with which rules ask for them: a name is hashed
  /// when it is first asked for and not in each paragraph of each story.
  ///
  /// `@unchecked Sendable`: the pointer leads to atomic values, which live as long as the object.
  private final class NamesSeen: @unchecked Sendable {
    /// In each place the address of a name and, in the lowest 16 bits, the place of its list, counted from one.
    private let known: UnsafeMutablePointer<Atomic<UInt64>>
    private static let size = 1 << 10

    init() {
      known = .allocate(capacity: NamesSeen.size)
      for i in 0..<NamesSeen.size { (known + i).initialize(to: Atomic(0)) }
    }

    deinit {
      known.deinitialize(count: NamesSeen.size)
      known.deallocate()
    }

    /// The place of the list of a name, found by `place` where the name was not seen.
    @inline(__always)
    func place(_ name: StaticString, _ place: () -> Int?) -> Int? {
      guard name.hasPointerRepresentation else { return place() }
      // Programs stand in the lower half of memory, of which 48 bits are used.
      let address = UInt64(UInt(bitPattern: name.utf8Start))
      let home = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 54)
      let seen = known[home].load(ordering: .relaxed)
      if seen >> 16 == address { return Int(seen & 0xFFFF) - 1 }
      guard let place = place() else { return nil }
      if place < 0xFFFF { known[home].store(address << 16 | UInt64(place + 1), ordering: .relaxed) }
      return place
    }
  }

  private let shelves: [Shelf]
  private let seen = NamesSeen()
  /// The hash of each one's name.
  private let names: [UInt64]
  /// Places in `shelves` by those hashes.
  private let places: HashIndex
  private static let empty = WordList()
  /// Where the grammar stands; nil: sentences are not tagged.
  public let grammar: GrammarSource?

  /// Words that end in a stop without ending a sentence.
  public let abbreviations: WordList
  /// Capitalised words that begin sentences.
  public let sentenceStarters: WordList
  /// Verbs that attribute speech.
  public let speechVerbs: WordList
  /// Titles and roles that stand before names.
  public let titles: WordList
  /// News agencies as datelines and credits write them; case matters.
  public let agencies: WordList
  /// Names of months, whole and abbreviated, each with its number (January is 1) and language.
  public let months: WordList
  /// Names of weekdays, each with its number (Monday is 1) and language.
  public let weekdays: WordList
  /// Words that begin with an apostrophe.
  public let elisions: WordList
  /// Small words inside names: `van`, `bin`.
  public let nameParticles: WordList
  /// Lines of web furniture.
  public let leftoverLines: WordList
  /// Marks that close a story, such as `###` and `ENDS`; case matters.
  public let endMarkers: WordList

  /// `lists`: the work that makes each list, by its file name without `.txt` or by another name.
  public convenience init(_ lists: [String: @Sendable () -> WordList], grammar: GrammarSource? = nil) {
    self.init(lists.map { (ByteHash.of($0), $1) }, grammar: grammar)
  }

  /// `lists`: the same by the hash of each name.
  public convenience init(
    _ lists: [(name: UInt64, make: @Sendable () -> WordList)], grammar: GrammarSource? = nil
  ) {
    self.init(lists.map { Shelf($0.make) }, lists.map(\.name), grammar)
  }

  private init(_ shelves: [Shelf], _ names: [UInt64], _ grammar: GrammarSource?) {
    self.grammar = grammar
    let places = HashIndex(expecting: names.count) { insert in
      for (i, name) in names.enumerated() { insert(name, Int32(i)) }
    }
    self.shelves = shelves
    self.names = names
    self.places = places
    func list(_ name: String) -> WordList {
      places[ByteHash.of(name)].map { shelves[Int($0)].list } ?? Vocabulary.empty
    }
    abbreviations = list("abbreviations")
    sentenceStarters = list("sentence-starters")
    speechVerbs = list("speech-verbs")
    titles = list("titles")
    agencies = list("agencies")
    months = list("months")
    weekdays = list("weekdays")
    elisions = list("elisions")
    nameParticles = list("name-particles")
    leftoverLines = list("leftover-lines")
    endMarkers = list("end-markers")
  }

  /// A list by its name; empty when there is none of that name.
  public subscript(_ name: StaticString) -> WordList {
    let place = seen.place(name) { places[name.withUTF8Buffer { ByteHash.of($0) }].map { Int($0) } }
    return place.map { shelves[$0].list } ?? Vocabulary.empty
  }

  /// A list by a name that is not known beforehand; empty when there is none of that name.
  public subscript(named name: String) -> WordList { list(ByteHash.of(name)) }

  private func list(_ hash: UInt64) -> WordList {
    places[hash].map { shelves[Int($0)].list } ?? Vocabulary.empty
  }

  /// The same lists with one more, or another one of its name.
  public func adding(_ list: WordList, as name: StaticString) -> Vocabulary {
    Vocabulary(shelves + [Shelf { list }], names + [name.withUTF8Buffer { ByteHash.of($0) }], grammar)
  }
}
