import ArticleModel
import FoundationEssentials
import Glibc
import Lexicon
import LintEngine
import RuleKit

/// A plan with a number, by which threads know it again.
package struct PlanTicket: Sendable {
  let number: Int
  let plan: LintPlan
}

/// What the server is started with: where rules come from and what the command line says of them.
package struct ServerOptions: Sendable {
  package var data: DataFolder
  package var sources: PlanSources
  /// Lays the command line over what configurations say.
  package var adjust: @Sendable (LintSettings) throws(UsageError) -> LintSettings
  package var useCache = true
  package var version: String

  package init(
    data: DataFolder, sources: PlanSources, version: String,
    adjust: @escaping @Sendable (LintSettings) throws(UsageError) -> LintSettings
  ) {
    self.data = data
    self.sources = sources
    self.version = version
    self.adjust = adjust
  }
}

/// Finds out how each document is linted, and keeps it until a configuration changes.
final class PlanDesk {
  private struct Place: Hashable {
    let base: Int
    let folder: String
  }

  private let options: ServerOptions
  private var vocabulary: Vocabulary?
  private var lexicons: [[String]: Lexicon] = [:]
  private var planner: Planner?
  private var plans: [Place: PlanTicket] = [:]
  private var made = 0
  /// The last good plan of a folder, for when its configuration is broken.
  private var lastGood: [String: PlanTicket] = [:]
  /// Change dates of configuration and ignore files, by path; nil where there is none.
  private var stamps: [String: Stamp?] = [:]
  var settings = EditorSettings()

  private struct Stamp: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }

  private let bilingual: BilingualData

  init(_ options: ServerOptions) {
    self.options = options
    bilingual = BilingualData(options.data)
  }

  /// Forgets all plans: something that they depend on has changed.
  func reload() {
    planner = nil
    plans = [:]
    stamps = [:]
  }

  /// Whether a configuration or ignore file that a plan came from is no longer what it was.
  func isStale() -> Bool { stamps.contains { PlanDesk.stamp($0.key) != $0.value } }

  /// The plan of a document; nil where its configuration leaves it out.
  func plan(for path: String) throws(UsageError) -> PlanTicket? {
    let folder = AbsolutePath.folder(of: path)
    watch(folder)
    var planner: Planner
    if let known = self.planner {
      planner = known
    } else {
      planner = try Planner(options.sources, options.data)
    }
    defer { self.planner = planner }
    let input = InputWalk.Input.file(path)
    guard !(try planner.assign([input])).isEmpty, let base = planner.planByInput[input] else { return nil }
    let place = Place(base: base, folder: folder)
    if let known = plans[place] { return known }
    let ticket = try ticket(planner.bases[base], planner, input)
    plans[place] = ticket
    lastGood[folder] = ticket
    return ticket
  }

  /// The plan to go on with while the configuration of a document cannot be used: the last good one, or
  /// the default.
  func fallback(for path: String) -> PlanTicket? {
    let folder = AbsolutePath.folder(of: path)
    if let known = lastGood[folder] { return known }
    var sources = options.sources
    sources.configuration = nil
    sources.ignoresConfigurations = true
    sources.styles = []
    guard var planner = try? Planner(sources, options.data),
      (try? planner.assign([.file(path)])) != nil, let base = planner.bases.first
    else { return nil }
    let ticket = try? plan(base, LintSettings(), filters: [])
    lastGood[folder] = ticket
    return ticket
  }

  private func ticket(
    _ base: Planner.Base, _ planner: Planner, _ input: InputWalk.Input
  ) throws(UsageError) -> PlanTicket {
    let settings = self.settings.applied(to: try options.adjust(base.settings))
    var sources = FilterSources()
    sources.baseline = planner.baseline.map { $0.value }
    let filters = try ReportFilters(sources, [input], rules: base.rules)
    return try plan(base, settings, filters: filters.all(for: settings))
  }

  private func plan(
    _ base: Planner.Base, _ settings: LintSettings, filters: [any ReportFilter]
  ) throws(UsageError) -> PlanTicket {
    var settings = settings
    settings.filters = filters
    // Suggestions cost up to 25 ms a word; they are looked up for the word that somebody asks about.
    settings.wantsSuggestions = false
    settings.measuresTime = false
    settings.threadsPerArticle = min(4, ProcessInfo.processInfo.activeProcessorCount)
    let rules = try settings.selection.select(from: base.rules, for: settings.profile)
    let vocabulary = try lists()
    let lexicon = try lexicon(vocabulary, settings.languages)
    made += 1
    var plan = LintPlan(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
    plan.bilingual = bilingual
    return PlanTicket(number: made, plan: plan)
  }

  private func lists() throws(UsageError) -> Vocabulary {
    if let vocabulary { return vocabulary }
    let made = try options.data.vocabulary(useCache: options.useCache)
    vocabulary = made
    return made
  }

  private func lexicon(_ vocabulary: Vocabulary, _ languages: [String]?) throws(UsageError) -> Lexicon {
    let key = languages ?? ["default"]
    if let known = lexicons[key] { return known }
    let made = try options.data.lexicon(
      vocabulary: vocabulary, useCache: options.useCache, languages: languages)
    lexicons[key] = made
    return made
  }

  /// Remembers what the configuration files at and above a folder are now.
  private func watch(_ folder: String) {
    var folder = folder
    while true {
      let prefix = folder == "/" ? "/" : folder + "/"
      guard stamps[prefix + ConfigurationTree.name] == nil else { return }
      for name in [ConfigurationTree.name, IgnoreFile.name] {
        stamps[prefix + name] = .some(PlanDesk.stamp(prefix + name))
      }
      if folder == "/" { return }
      folder = AbsolutePath.folder(of: folder)
    }
  }

  private static func stamp(_ path: String) -> Stamp? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return Stamp(
      seconds: Int(info.st_mtim.tv_sec), nanoseconds: Int(info.st_mtim.tv_nsec), size: Int(info.st_size))
  }
}
