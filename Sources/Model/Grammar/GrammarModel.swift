import ArticleModel
import SourceText
import Synchronization

/// What is known of English sentences: the lexicon of forms and the tagger, from `dictionaries/grammar`.
public final class GrammarModel: Sendable {
  /// The lexicon: which forms there are, and as what each can be read.
  public let forms: Morphology
  let tagger: TaggerModel
  /// What both say of the words that were met.
  let memory = WordMemory()
  private let folder: String
  private let fitting = Mutex<Fitting?>(nil)
  private let made = MadeOnce<PatternLibrary>()
  /// Held while the patterns are read.
  private let making = Mutex<Void>(())

  /// What was read, or that there is nothing.
  private struct Fitting: Sendable {
    let contexts: (model: ContextModel, choices: ContextChoices)?
  }

  /// The model of a folder; nil where a file is missing or damaged.
  public init?(folder: String) {
    guard let forms = GrammarFile.mapped(folder + "/forms.bin").flatMap({ Morphology($0) }),
      let tagger = GrammarFile.mapped(folder + "/tagger.bin").flatMap({ TaggerModel($0) })
    else { return nil }
    self.folder = folder
    self.forms = forms
    self.tagger = tagger
  }

  /// What fits between words, read when it is first asked for; nil where the folder has none.
  var contexts: (model: ContextModel, choices: ContextChoices)? {
    fitting.withLock { fitting in
      if let fitting { return fitting.contexts }
      let read = Fitting(contexts: readContexts())
      fitting = read
      return read.contexts
    }
  }

  private func readContexts() -> (model: ContextModel, choices: ContextChoices)? {
    guard let model = GrammarFile.mapped(folder + "/contexts.bin").flatMap({ ContextModel($0) }),
      let text = GrammarFile.mapped(folder + "/contexts.txt")
    else { return nil }
    return (model, ContextChoices(String(decoding: text.bytes, as: UTF8.self)))
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
