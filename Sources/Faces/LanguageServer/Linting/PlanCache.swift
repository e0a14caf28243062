import LintEngine

/// A plan with a number, by which threads know it again.
package struct PlanTicket: Sendable {
  let number: Int
  let plan: LintPlan
}

/// Finds out how each document is linted, and keeps it until a configuration changes.
final class PlanCache {
  private struct Place: Hashable {
    let base: Int
    let folder: String
  }

  private let maker: PlanMaker
  private var planner: Planner?
  private var plans: [Place: PlanTicket] = [:]
  private var made = 0
  /// The last good plan of a folder, for when its configuration is broken.
  private var lastGood: [String: PlanTicket] = [:]
  /// Change dates of configuration and ignore files, by path; nil where there is none.
  private var stamps: [String: FileStamp?] = [:]
  /// What the editor's own settings say, over configurations and the command line.
  var settings = SettingsOverrides()

  init(_ maker: PlanMaker) { self.maker = maker }

  /// Forgets all plans: something that they depend on has changed.
  func reload() {
    planner = nil
    plans = [:]
    stamps = [:]
  }

  /// Whether a configuration or ignore file that a plan came from is no longer what it was.
  func isStale() -> Bool { stamps.contains { FileStamp($0.key) != $0.value } }

  /// The plan of a document; nil where its configuration leaves it out.
  func plan(for path: String) throws(UsageError) -> PlanTicket? {
    let folder = AbsolutePath.folder(of: path)
    watch(folder)
    var planner: Planner
    if let known = self.planner {
      planner = known
    } else {
      planner = try maker.planner()
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
    var sources = maker.sources
    sources.configuration = nil
    sources.ignoresConfigurations = true
    sources.styles = []
    guard var planner = try? Planner(sources, maker.data),
      (try? planner.assign([.file(path)])) != nil, let base = planner.bases.first
    else { return nil }
    let ticket = try? ticket(Planner.Base(settings: LintSettings(), rules: base.rules), [], nil)
    lastGood[folder] = ticket
    return ticket
  }

  private func ticket(
    _ base: Planner.Base, _ planner: Planner, _ input: InputWalk.Input
  ) throws(UsageError) -> PlanTicket {
    var sources = FilterSources()
    sources.baseline = planner.baseline.map { $0.value }
    sources.trusts = maker.sources.trusts
    let filters = try ReportFilters(sources, [input], rules: base.rules)
    return try ticket(base, [maker.overrides, settings], filters)
  }

  private func ticket(
    _ base: Planner.Base, _ overrides: [SettingsOverrides], _ filters: ReportFilters?
  ) throws(UsageError) -> PlanTicket {
    var runtime = Runtime()
    runtime.jobs = SystemFacts.processors
    runtime.threadsPerArticle = min(4, runtime.jobs)
    // Suggestions cost up to 25 ms a word; they are looked up for the word that somebody asks about.
    runtime.wantsSuggestions = false
    let plan = try maker.plan(base, overrides, filters: filters, runtime: runtime)
    made += 1
    return PlanTicket(number: made, plan: plan)
  }

  /// Remembers what the configuration files at and above a folder are now.
  private func watch(_ folder: String) {
    var folder = folder
    while true {
      let prefix = folder == "/" ? "/" : folder + "/"
      guard stamps[prefix + ConfigurationTree.name] == nil else { return }
      for name in [ConfigurationTree.name, IgnoreFile.name] {
        stamps[prefix + name] = .some(FileStamp(prefix + name))
      }
      if folder == "/" { return }
      folder = AbsolutePath.folder(of: folder)
    }
  }
}
