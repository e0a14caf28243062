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
    guard let reader = reader(index, model) else { return nil }
    let isProse = isProse(reader.units, index)
    guard isProse || !onlyProse else { return nil }
    let tags = article.bytes.withUnsafeBufferPointer { bytes in
      reader.words.withUnsafeBufferPointer { model.tagger.tag($0, fixed: reader.fixed, bytes) }
    }
    var units = reader.units
    units.withUnsafeMutableBufferPointer { units in
      for i in units.indices { units[i].tag = tags[i] }
    }
    markOpenings(&units)
    let made = TaggedSentence(units: units, index: index, isProse: isProse)
    return tagged.withLock { tagged in
      if let known = tagged[index] { return known }
      tagged[index] = made
      return made
    }
  }

  /// The words of a sentence without tags, nothing of which is kept; nil where it does not read as one.
  func untagged(_ index: Int) -> [Unit]? {
    guard let model, let reader = reader(index, model), isProse(reader.units, index) else { return nil }
    var units = reader.units
    markOpenings(&units)
    return units
  }

  /// The words of a sentence; nil where it is too long to be one.
  private func reader(_ index: Int, _ model: GrammarModel) -> UnitReader? {
    let range = article.sentences[index].tokens
    guard range.count <= GrammarTable.longest else { return nil }
    var reader = UnitReader(article, model)
    reader.read(range)
    return reader
  }

  /// Marks the words that begin a sentence: marks may stand before them.
  private func markOpenings(_ units: inout [Unit]) {
    if let first = units.firstIndex(where: { $0.hash != 0 }) { units[first].isOpening = true }
    for i in units.indices.dropFirst(2) where units[i].hash != 0 && units[i - 1].tag == .openingQuote {
      let before = units[i - 2].tag
      if before == .colon || before == .comma { units[i].isOpening = true }
    }
  }

  /// Tokens of the longest sentence that is read.
  static let longest = 400

  /// Whether the units of a sentence read as one; asks for no tags of words.
  private func isProse(_ units: [Unit], _ index: Int) -> Bool {
    var words = 0
    var capitals = 0
    var commas = 0
    for unit in units {
      if unit.hash != 0 {
        words += 1
        if unit.isCapitalised { capitals += 1 }
      } else if unit.tag == .comma {
        commas += 1
      }
    }
    return article.sentences[index].isTerminated && words >= 3 && capitals * 10 <= words * 6
      && commas * 3 <= words
  }
}
