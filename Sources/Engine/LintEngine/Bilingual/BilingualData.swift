import Bitext
import Glibc
import Synchronization
import TranslationRules

/// The lists of `dictionaries/translation`, read when the first bilingual file comes up: a run without any
/// has no time for them.
package final class BilingualData: Sendable {
  private let folder: String
  private let made = Mutex<TranslationLexicon?>(nil)

  /// Reads nothing yet.
  package init(_ data: DataFolder) { folder = data.path + "/dictionaries/translation" }

  /// The project's terms and a user's; where both have a term, the user's hold.
  func glossary(with entries: [GlossaryEntry]) -> Glossary {
    let own = Set(entries.flatMap(\.source))
    return Glossary(entries + lexicon.glossary.filter { own.isDisjoint(with: $0.source) })
  }

  /// The lists; those that cannot be read are empty.
  package var lexicon: TranslationLexicon {
    made.withLock { made in
      if let made { return made }
      var files: [String: [UInt8]] = [:]
      for name in FileSystem.names(in: folder) ?? []
      where name.hasSuffix(".tsv") {
        files[String(name.dropLast(4))] = try? InputReading.read(.file(folder + "/" + name)).bytes
      }
      let lexicon = TranslationLexicon(files: files)
      made = lexicon
      return lexicon
    }
  }
}
