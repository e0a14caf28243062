import SourceText

/// Who speaks: the noun phrase beside a verb of speech.
public struct Speaker: Sendable, Equatable {
  /// What the phrase names.
  public enum Kind: UInt8, Sendable {
    /// A name that reads as a person's, with or without title.
    case person
    /// A calling, post or group of people without a name: `the minister`, `residents`.
    case role
    /// `the Foreign Ministry`, `Yonhap`.
    case institution
    /// `he`, `she`, `they`, `who`.
    case pronoun
    /// Anything else that a verb of speech may have before it: `the report`, `sales`.
    case other
  }

  /// What sort of speaker the noun phrase names.
  public var kind: Kind
  /// Indices of its tokens, titles included.
  public var tokens: Range<Int>
}

/// A verb of speech outside quotations with the speaker beside it.
public struct SpeechClause: Sendable {
  /// How speaker and verb stand to each other.
  public enum Shape: UInt8, Sendable {
    /// `Okafor said`, `Okafor told reporters`
    case speakerFirst
    /// `said Okafor`
    case verbFirst
    /// `according to Okafor`
    case source
    /// `Okafor: …`, at the start of a paragraph.
    case label
  }

  /// How speaker and verb stand to each other.
  public var shape: Shape
  /// Index of the verb; of `according`, or of the colon behind a label.
  public var verb: Int
  /// `was told`, `are declared`: the subject is not who speaks.
  public var isPassive = false
  /// nil where no noun phrase was understood beside the verb.
  public var speaker: Speaker?
}

extension [SpeechClause] {
  /// The places of the clauses whose verbs lie in a run of tokens, found by halving; sorted by verb.
  func places(in run: Range<Int>) -> Range<Int> {
    func place(of token: Int) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if self[middle].verb < token { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let first = place(of: run.lowerBound)
    return first..<Swift.max(first, place(of: run.upperBound))
  }
}
