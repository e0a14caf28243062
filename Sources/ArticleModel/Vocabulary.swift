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

  private let shelves: [Shelf]
  /// Places in `shelves` by the hash of a list's name.
  private let places: HashIndex
  private static let empty = WordList()

  /// Words that end in a stop without ending a sentence.
  public let abbreviations: WordList
  /// Capitalised words that begin sentences.
  public let sentenceStarters: WordList
  /// Verbs that attribute speech.
  public let speechVerbs: WordList
  /// Titles and roles that stand before names.
  public let titles: WordList
  public let agencies: WordList
  public let months: WordList
  public let weekdays: WordList
  /// Words that begin with an apostrophe.
  public let elisions: WordList
  public let nameParticles: WordList
  /// Lines of web furniture.
  public let leftoverLines: WordList
  public let endMarkers: WordList

  /// `lists`: the work that makes each list, by its file name without `.txt` or by another name.
  public convenience init(_ lists: [String: @Sendable () -> WordList]) {
    var shelves: [Shelf] = []
    var places = HashIndex(expecting: lists.count)
    for (name, make) in lists {
      places.insert(ByteHash.of(name), Int32(shelves.count))
      shelves.append(Shelf(make))
    }
    self.init(shelves, places)
  }

  private init(_ shelves: [Shelf], _ places: HashIndex) {
    self.shelves = shelves
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
    list(name.withUTF8Buffer { ByteHash.of($0) })
  }

  /// A list by a name that is not known beforehand; empty when there is none of that name.
  public subscript(named name: String) -> WordList { list(ByteHash.of(name)) }

  private func list(_ hash: UInt64) -> WordList {
    places[hash].map { shelves[Int($0)].list } ?? Vocabulary.empty
  }

  /// The same lists with one more, or another one of its name.
  public func adding(_ list: WordList, as name: StaticString) -> Vocabulary {
    var places = places
    places.insert(name.withUTF8Buffer { ByteHash.of($0) }, Int32(shelves.count))
    return Vocabulary(shelves + [Shelf { list }], places)
  }
}
