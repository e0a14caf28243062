import ArticleModel
import SourceText
import Synchronization

/// What is known of English sentences: the lexicon of forms and the tagger, from `dictionaries/grammar`.
public final class GrammarModel: Sendable {
  public let forms: Morphology
  let tagger: TaggerModel
  private let folder: String
  private let made = MadeOnce<PatternLibrary>()
  /// Held while the patterns are read.
  private let making = Mutex<Void>(())

  /// The model of a folder; nil where a file is missing or damaged.
  public init?(folder: String) {
    guard let forms = GrammarFile.mapped(folder + "/forms.bin").flatMap({ Morphology($0) }),
      let tagger = GrammarFile.mapped(folder + "/tagger.bin").flatMap({ TaggerModel($0) })
    else { return nil }
    self.folder = folder
    self.forms = forms
    self.tagger = tagger
  }

  /// The patterns of the folder, read when they are first asked for; `vocabulary` has the lists that they name.
  public func patterns(_ vocabulary: Vocabulary) -> PatternLibrary {
    if let made = made.made { return made }
    // Two threads would both read them.
    return making.withLock { _ in made.value { library(vocabulary) } }
  }

  private func library(_ vocabulary: Vocabulary) -> PatternLibrary {
    PatternLibrary(folder: folder, forms: forms, vocabulary: vocabulary)
  }

  /// Models by their folders: mapped once for all articles of a run.
  private static let opened = Mutex<[String: GrammarModel?]>([:])

  /// The model of a folder, opened when it is first asked for; nil where there is none.
  public static func of(folder: String) -> GrammarModel? {
    opened.withLock { opened in
      if let known = opened[folder] { return known }
      let model = GrammarModel(folder: folder)
      opened[folder] = .some(model)
      return model
    }
  }
}
