import ArticleModel
import Bitext
import BuiltInRules
import Lexicon
import RuleKit
import SourceText
import Synchronization
import TranslationRules

/// The one maker of lint plans: for the command line, the language server and the HTTP server.
///
/// It holds what plans share: lists, dictionaries, glossaries, and what was said at the start. `Planner` says
/// which configuration holds for a file; with that, a plan is made here.
package final class PlanMaker: Sendable {
  /// Where lists and dictionaries are.
  package let data: DataFolder
  /// Where configurations and styles come from.
  package let sources: PlanSources
  /// What was said at the start over configurations.
  package let overrides: SettingsOverrides
  /// Terms that were named at the start; they come before those of configurations.
  private let glossary: [GlossaryEntry]
  /// The names of an archive.
  private let namesIndex: WordList?
  private let bilingual: BilingualData
  private let early: EarlyLexicon?

  private struct Made {
    var vocabulary: Vocabulary?
    /// By the languages that were asked for; nil: the usual ones.
    var lexicons: [[String]?: Lexicon] = [:]
  }

  private let made = Mutex(Made())

  /// Reads the glossaries and the index of names that `sources` names; throws where one cannot be read.
  package init(
    _ data: DataFolder, _ sources: PlanSources, _ overrides: SettingsOverrides = SettingsOverrides()
  ) throws(UsageError) {
    self.data = data
    self.sources = sources
    early = EarlyLexicon(data, useCache: sources.cacheFolder != nil)
    glossary = try GlossaryFile.entries(sources.glossaries)
    namesIndex = try sources.namesIndex.map { (path) throws(UsageError) in try PlanMaker.names(path) }
    bilingual = BilingualData(data)
    var overrides = overrides
    // Who gives an index wants it read.
    if namesIndex != nil { overrides.selection.enabled.append(NameVariantArchive().info.id) }
    self.overrides = overrides
  }

  /// What finds the configurations of files.
  package func planner() throws(UsageError) -> Planner { try Planner(sources, data) }

  /// How files are linted for which one configuration holds.
  ///
  /// - Parameters:
  ///   - base: What the configuration says.
  ///   - overrides: What is said over it, each over the one before; nil: what was said at the start.
  ///   - filters: What takes diagnostics out of reports; nil: nothing.
  ///   - dictionaries: Spelling dictionaries where the configuration names none; nil: the usual ones.
  package func plan(
    _ base: Planner.Base, _ overrides: [SettingsOverrides]? = nil, filters: ReportFilters?, runtime: Runtime,
    dictionaries: [String]? = nil
  ) throws(UsageError) -> LintPlan {
    var settings = base.settings
    for layer in overrides ?? [self.overrides] { layer.apply(to: &settings) }
    settings.glossary = glossary + settings.glossary
    settings.runtime = runtime
    settings.filters = filters?.all(for: settings) ?? []
    let rules = try settings.selection.select(from: base.rules, for: settings.profile).filter {
      settings.needs == nil || $0.rule.info.needs == settings.needs
    }
    let vocabulary = try vocabulary()
    try settings.learned?.check(against: vocabulary)
    var plan = LintPlan(
      vocabulary: vocabulary, lexicon: try lexicon(settings.languages ?? dictionaries, vocabulary),
      rules: rules, settings: settings)
    plan.bilingual = bilingual
    return plan
  }

  /// The language that a text is in, as far as it is known; `other` where nothing decides.
  package func language(of bytes: [UInt8]) -> Language {
    LanguageGuess.language(of: bytes, bilingual.lexicon)
  }

  /// Gives plans the results of unchanged files, which are kept for as long as nothing else changes.
  package func cacheResults(of plans: inout [LintPlan], _ planner: Planner) {
    guard let folder = sources.cacheFolder else { return }
    let fingerprint = PlanFingerprint(
      program: AbsolutePath.program, folders: [data.path + "/dictionaries", data.path + "/rules/packs"],
      files: planner.library.files + [sources.namesIndex].compactMap(\.self))
    for i in plans.indices {
      plans[i].cache = ResultCache(folder: folder, fingerprint: fingerprint.value(of: plans[i]))
    }
  }

  /// The word lists, with the names of an archive where an index of them was given.
  package func vocabulary() throws(UsageError) -> Vocabulary {
    try made.withLock { (made) throws(UsageError) in
      if let known = made.vocabulary { return known }
      var vocabulary = try data.vocabulary(useCache: sources.cacheFolder != nil)
      if let namesIndex { vocabulary = vocabulary.adding(namesIndex, as: NameVariantArchive.index) }
      made.vocabulary = vocabulary
      return vocabulary
    }
  }

  private func lexicon(_ languages: [String]?, _ vocabulary: Vocabulary) throws(UsageError) -> Lexicon {
    try made.withLock { (made) throws(UsageError) in
      if let known = made.lexicons[languages] { return known }
      let lexicon: Lexicon
      if languages == nil, let usual = early?.accepting(vocabulary["accepted-words"]) {
        lexicon = usual
      } else {
        lexicon = try data.lexicon(
          vocabulary: vocabulary, useCache: sources.cacheFolder != nil, languages: languages)
      }
      made.lexicons[languages] = lexicon
      return lexicon
    }
  }

  private static func names(_ path: String) throws(UsageError) -> WordList {
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.regular(path, atMost: InputReading.Limit.archive)
    } catch { throw UsageError("--names-index '\(path)': \(error.reason)") }
    let (list, wrongLine) = NameIndex.parse(bytes)
    guard let list else {
      throw UsageError(
        "--names-index '\(path)': line \(wrongLine) is none of what 'wirelint names --emit-index' writes")
    }
    return list
  }
}
