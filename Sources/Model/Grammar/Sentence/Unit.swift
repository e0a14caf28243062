import ArticleModel
import SourceText

/// A word or mark as grammar counts them: `don't` and `house's` are two.
public struct Unit: BitwiseCopyable, Sendable {
  /// The folded hash of a word; for marks 0.
  public let hash: UInt64
  /// Its bytes.
  public let range: TextRange
  private let tokenNumber: UInt32
  private let formNumber: UInt32
  /// What the lexicon says that it can be.
  public let classes: WordClasses
  /// What the tagger says that it is.
  public internal(set) var tag: Tag
  /// Whether white space stands before it.
  public let hasSpaceBefore: Bool
  /// Whether it begins with a capital.
  public let isCapitalised: Bool
  /// Whether it stands inside a quotation.
  public let isQuoted: Bool
  /// Whether it is the first word of its sentence, or of one that a quotation begins behind a colon or comma.
  public internal(set) var isOpening = false

  /// The token that it is, or is a part of.
  public var token: Int { Int(tokenNumber) }
  /// Its number in the lexicon; 0 where it is not in it.
  public var form: Int { Int(formNumber) }

  /// - Parameters:
  ///   - token: The number of the token that it is, or is a part of.
  ///   - shape: That token's, which says what stands before and around.
  @inline(__always)
  init(
    token: Int, shape: Token.Shape, range: TextRange, hash: UInt64, form: Int, classes: WordClasses, tag: Tag,
    isCapitalised: Bool
  ) {
    self.hash = hash
    self.range = range
    tokenNumber = UInt32(truncatingIfNeeded: token)
    formNumber = UInt32(truncatingIfNeeded: form)
    self.classes = classes
    self.tag = tag
    hasSpaceBefore = shape.contains(.spaceBefore)
    isQuoted = shape.contains(.quoted)
    self.isCapitalised = isCapitalised
  }
}

/// A sentence with its words tagged.
public final class TaggedSentence: Sendable {
  /// Its words and marks, in order.
  public let units: [Unit]
  /// Its place among the sentences of the article.
  public let index: Int
  /// Whether it reads as a sentence: it ends as one, most of its words begin small, and it is no list.
  public let isProse: Bool

  init(units: [Unit], index: Int, isProse: Bool) {
    self.units = units
    self.index = index
    self.isProse = isProse
  }

  /// The place of the first unit of a token; nil where the sentence does not hold it.
  public func place(ofToken token: Int) -> Int? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low].token == token ? low : nil
  }
}
