import ArticleModel
import SourceText
import Synchronization

/// The sentences of an article with their words tagged, each when it is first asked for.
public final class GrammarTable: Sendable {
  /// Whose sentences they are.
  public let article: Article
  /// nil where the data folder has no grammar: then nothing is tagged.
  public let model: GrammarModel?
  private let tagged: Mutex<[TaggedSentence?]>

  /// Nothing is tagged yet; the model is that of the article's vocabulary.
  public init(_ article: Article) {
    self.article = article
    model = article.vocabulary.grammar.flatMap { GrammarModel.of(folder: $0.folder) }
    tagged = Mutex(Array(repeating: nil, count: article.sentences.count))
  }

  /// A sentence of the article; nil where there is no grammar, or it is too long to be one.
  public func sentence(_ index: Int) -> TaggedSentence? { sentence(index, onlyProse: false) }

  /// The same, and nil where it does not read as a sentence: nothing is tagged or kept of those, since an article
  /// may be a table of a hundred thousand lines.
  func prose(_ index: Int, in room: Room) -> TaggedSentence? { sentence(index, onlyProse: true, in: room) }

  private func sentence(_ index: Int, onlyProse: Bool, in room: Room? = nil) -> TaggedSentence? {
    guard let model else { return nil }
    if let known = tagged.withLock({ $0[index] }) { return onlyProse && !known.isProse ? nil : known }
    let made: TaggedSentence? = reading(index, model, in: room) { units, words, bytes in
      let isProse = isProse(units, index)
      guard isProse || !onlyProse else { return nil }
      model.tagger.tag(units, words, bytes)
      markOpenings(units)
      return TaggedSentence(units: Array(units), index: index, isProse: isProse)
    }
    guard let made else { return nil }
    return tagged.withLock { tagged in
      if let known = tagged[index] { return known }
      tagged[index] = made
      return made
    }
  }

  /// The words of a sentence without tags, nothing of which is kept; nil where it does not read as one.
  func untagged(_ index: Int) -> [Unit]? {
    guard let model else { return nil }
    return reading(index, model) { units, _, _ in
      guard isProse(units, index) else { return nil }
      // Some words have but one tag, whatever their sentence is.
      for i in units.indices where units[i].hash != 0 { units[i].tag = .outside }
      markOpenings(units)
      return Array(units)
    }
  }

  /// Memory that words are read into, where many sentences are read one after the other.
  struct Room {
    fileprivate let units: UnsafeMutableBufferPointer<Unit>
    fileprivate let words: UnsafeMutableBufferPointer<WordFeatures>

    /// Room for a sentence of so many tokens, valid for the call.
    static func with<Result>(_ tokens: Int, _ body: (Room) -> Result) -> Result {
      // A word may be two: `don't`.
      withUnsafeTemporaryAllocation(of: Unit.self, capacity: tokens * 2) { units in
        withUnsafeTemporaryAllocation(of: WordFeatures.self, capacity: tokens * 2) { words in
          body(Room(units: units, words: words))
        }
      }
    }
  }

  /// Reads the words of a sentence, valid for the call; nil where it is too long to be one. `room`: for the longest
  /// sentence.
  private func reading<Result>(
    _ index: Int, _ model: GrammarModel, in room: Room? = nil,
    _ body: (
      UnsafeMutableBufferPointer<Unit>, UnsafeBufferPointer<WordFeatures>, UnsafeBufferPointer<UInt8>
    ) -> Result?
  ) -> Result? {
    let range = article.sentences[index].tokens
    guard range.count <= GrammarTable.longest else { return nil }
    guard let room else { return Room.with(range.count) { reading(index, model, in: $0, body) } }
    return article.bytes.withUnsafeBufferPointer { bytes in
      let count = article.tokens.withUnsafeBufferPointer { tokens in
        article.forms.reading { forms, leads in
          var reader = UnitReader(model, tokens, bytes, forms, leads, into: room.units, room.words)
          reader.read(range)
          return reader.count
        }
      }
      return body(
        UnsafeMutableBufferPointer(rebasing: room.units[..<count]),
        UnsafeBufferPointer(rebasing: room.words[..<count]), bytes)
    }
  }

  /// Marks the words that begin a sentence: marks may stand before them.
  private func markOpenings(_ units: UnsafeMutableBufferPointer<Unit>) {
    if let first = units.firstIndex(where: { $0.hash != 0 }) { units[first].isOpening = true }
    var i = 2
    while i < units.count {
      if units[i - 1].tag == .openingQuote, units[i].hash != 0 {
        let before = units[i - 2].tag
        if before == .colon || before == .comma { units[i].isOpening = true }
      }
      i += 1
    }
  }

  /// Tokens of the longest sentence that is read.
  static let longest = 400

  /// Whether the units of a sentence read as one; asks for no tags of words.
  private func isProse(_ units: UnsafeMutableBufferPointer<Unit>, _ index: Int) -> Bool {
    var words = 0
    var capitals = 0
    var commas = 0
    for unit in units {
      if unit.hash != 0 {
        words += 1
        capitals += unit.isCapitalised ? 1 : 0
      } else if unit.tag == .comma {
        commas += 1
      }
    }
    return article.sentences[index].isTerminated && words >= 3 && capitals * 10 <= words * 6
      && commas * 3 <= words
  }
}
