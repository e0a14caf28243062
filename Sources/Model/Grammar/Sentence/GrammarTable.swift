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
  func prose(_ index: Int) -> TaggedSentence? { sentence(index, onlyProse: true) }

  private func sentence(_ index: Int, onlyProse: Bool) -> TaggedSentence? {
    guard let model else { return nil }
    if let known = tagged.withLock({ $0[index] }) { return onlyProse && !known.isProse ? nil : known }
    let made: TaggedSentence? = reading(index, model) { units, words, bytes in
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

  /// Reads the words of a sentence, valid for the call; nil where it is too long to be one.
  private func reading<Result>(
    _ index: Int, _ model: GrammarModel,
    _ body: (
      UnsafeMutableBufferPointer<Unit>, UnsafeBufferPointer<WordFeatures>, UnsafeBufferPointer<UInt8>
    ) -> Result?
  ) -> Result? {
    let range = article.sentences[index].tokens
    guard range.count <= GrammarTable.longest else { return nil }
    let room = range.count * 2
    return withUnsafeTemporaryAllocation(of: Unit.self, capacity: room) { units in
      withUnsafeTemporaryAllocation(of: WordFeatures.self, capacity: room) { words in
        article.bytes.withUnsafeBufferPointer { bytes in
          let count = article.tokens.withUnsafeBufferPointer { tokens in
            article.forms.forms.withUnsafeBufferPointer { forms in
              article.forms.leads.withUnsafeBufferPointer { leads in
                var reader = UnitReader(model, tokens, bytes, forms, leads, into: units, words)
                reader.read(range)
                return reader.count
              }
            }
          }
          return body(
            UnsafeMutableBufferPointer(rebasing: units[..<count]),
            UnsafeBufferPointer(rebasing: words[..<count]), bytes)
        }
      }
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
