import SourceText

/// Weights that a desk's own archive adds to those of `dictionaries/grammar`, with its own limits: what
/// `wirelint learn` writes.
public final class LearnedContexts: Sendable {
  /// The names of the files in the folder that it writes.
  public static let weightsName = "contexts.bin"
  /// The file of the limits.
  public static let limitsName = "contexts.txt"

  let model: ContextModel
  let choices: ContextChoices

  /// nil where the weights are none, or a line of the limits cannot be read.
  public init?(weights: [UInt8], limits: String) {
    guard let model = ContextModel(StoredBytes(copying: weights)) else { return nil }
    self.model = model
    choices = ContextChoices(limits)
    guard choices.failures.isEmpty else { return nil }
  }

  /// Whether they were learned over these weights: those of another version ask for other words.
  public func fits(_ base: GrammarModel) -> Bool {
    guard let base = base.contexts?.choices else { return false }
    return base.small == choices.small && base.pairs.count == choices.pairs.count
      && zip(base.pairs, choices.pairs).allSatisfy { $0.words == $1.words }
  }
}
