import ArticleModel
import Grammar
import Readers

/// A folder that `wirelint learn` wrote, read.
package struct LearnedFolder: Sendable {
  /// Its weights and limits for small words and pairs of words.
  package let contexts: LearnedContexts
  /// The folder as it was named, with its place.
  private let stated: Stated<String>

  /// Throws where it is none, with the place that it was named at.
  init(_ stated: Stated<String>) throws(UsageError) {
    self.stated = stated
    let weights = try LearnedFolder.bytes(LearnedContexts.weightsName, stated)
    let limits = try LearnedFolder.bytes(LearnedContexts.limitsName, stated)
    guard let contexts = LearnedContexts(weights: weights, limits: String(decoding: limits, as: UTF8.self))
    else {
      throw stated.error("'\(stated.value)' holds nothing that 'wirelint learn' wrote, or it is damaged")
    }
    self.contexts = contexts
  }

  private static func bytes(_ name: String, _ stated: Stated<String>) throws(UsageError) -> [UInt8] {
    let path = stated.value + "/" + name
    do throws(InputFailure) { return try InputReading.regular(path, atMost: InputReading.Limit.list) } catch {
      throw stated.error(
        "'\(path)' cannot be read: \(error.reason); 'learned' names a folder that 'wirelint learn' wrote")
    }
  }

  /// Its files, on which results depend.
  package var files: [String] {
    [LearnedContexts.weightsName, LearnedContexts.limitsName].map { stated.value + "/" + $0 }
  }

  /// Throws where it was learned with another version of the data.
  package func check(against vocabulary: Vocabulary) throws(UsageError) {
    guard let folder = vocabulary.grammar?.folder, let base = GrammarModel.of(folder: folder) else { return }
    if !contexts.fits(base) {
      throw stated.error(
        "'\(stated.value)' was learned by another version of wirelint: run 'wirelint learn' again")
    }
  }
}
