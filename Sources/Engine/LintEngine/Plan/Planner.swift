import RuleKit

/// Where a run takes its configurations and styles from, beside the files themselves.
package struct PlanSources: Sendable {
  /// The configuration of every file, instead of the nearest one: a `.wirelint.yml` or a `.vale.ini`.
  package var configuration: String?
  /// Whether no configuration is read.
  package var ignoresConfigurations = false
  /// Styles beside those of configurations.
  package var styles: [String] = []
  /// Glossaries beside those of configurations.
  package var glossaries: [String] = []
  /// An index of names that an archive has; nil: none.
  package var namesIndex: String?
  /// Whether configurations and styles may name files outside of their project.
  package var trusts = false
  /// Where compiled lists, dictionaries and patterns are kept; nil: nowhere.
  package var cacheFolder: String?

  package init() {}
}

/// Finds out which configuration holds for each input, and which inputs share their settings.
package struct Planner {
  private struct Key: Hashable {
    let configuration: String
    let layers: [Int]
  }

  /// What holds for some files: settings before the command line has its say, and the rules that there are.
  package struct Base {
    /// What configurations say of the files.
    package var settings: LintSettings
    /// The rules of wirelint and of the styles that the files have; which of them run the settings say.
    package var rules: [any Rule]

    /// Settings of some files, with all rules that those may name.
    package init(settings: LintSettings, rules: [any Rule]) {
      self.settings = settings
      self.rules = rules
    }
  }

  /// What configurations say that has no effect.
  package private(set) var notices: [String] = []

  private let tree: ConfigurationTree
  private let data: DataFolder
  /// Instead of the tree, where the command line names a `.vale.ini`.
  private let vale: ValeConfiguration?
  /// The rules of styles, of which configurations name some.
  package let library: StyleLibrary
  /// Views and stylesheets that decide how files are read.
  package private(set) var readingFiles: [String] = []
  /// Styles of the command line.
  private let styles: [String]
  private var known: [Key: Int] = [:]
  /// One for each set of settings that some inputs share.
  package private(set) var bases: [Base] = []
  /// Places in `bases`; an input that a configuration leaves out has none.
  package private(set) var planByInput: [InputWalk.Input: Int] = [:]
  /// The baseline of the first configuration that names one.
  package private(set) var baseline: Stated<String>?

  /// Throws where the configuration or `.vale.ini` that `sources` names cannot be read.
  package init(_ sources: PlanSources, _ data: DataFolder) throws(UsageError) {
    library = StyleLibrary(
      data, cacheFolder: sources.cacheFolder, withExamples: false, trusts: sources.trusts)
    styles = sources.styles
    self.data = data
    let file = sources.configuration
    let isVale = file.map(ValeConfiguration.isName) ?? false
    vale =
      isVale
      ? try file.map { (path) throws(UsageError) in try ValeConfiguration(path, trusts: sources.trusts) }
      : nil
    notices = vale?.notices ?? []
    tree = try ConfigurationTree(
      file: isVale ? nil : file, isOff: isVale || sources.ignoresConfigurations, trusts: sources.trusts)
  }

  /// Gives each input its plan; the inputs that no configuration leaves out.
  package mutating func assign(_ inputs: [InputWalk.Input]) throws(UsageError) -> [InputWalk.Input] {
    var kept: [InputWalk.Input] = []
    for input in inputs {
      if let vale {
        planByInput[input] = try plan(vale, vale.sections(for: input.path))
        kept.append(input)
        continue
      }
      guard let configuration = try tree.configuration(for: input.path) else {
        planByInput[input] = try plan(nil, [])
        kept.append(input)
        continue
      }
      baseline = baseline ?? configuration.baseline
      let path = AbsolutePath.of(input.path)
      if configuration.ignores(path) { continue }
      planByInput[input] = try plan(configuration, configuration.layers(for: path))
      kept.append(input)
    }
    if bases.isEmpty { _ = try plan(nil, []) }
    return kept
  }

  private mutating func plan(_ configuration: Configuration?, _ layers: [Int]) throws(UsageError) -> Int {
    let key = Key(configuration: configuration?.path ?? "", layers: layers)
    if let index = known[key] { return index }
    let holding = layers.compactMap { configuration?.layers[$0] }
    let stated = holding.flatMap(\.styles)
    for style in stated { try check(style) }
    if let languages = holding.compactMap(\.languages).last { try check(languages) }
    let rules = allRules + (try library.rules(Planner.distinct(stated.map(\.value) + styles)))
    for notice in library.notices where !notices.contains(notice) { notices.append(notice) }
    let settings =
      try configuration.map { (found) throws(UsageError) in
        try LintSettings(found, layers: layers, rules: rules)
      } ?? LintSettings()
    return add(Base(settings: settings, rules: rules), key)
  }

  /// Throws, with its place, where a configuration names a style that is not there.
  private func check(_ style: Stated<String>) throws(UsageError) {
    do throws(UsageError) {
      _ = try library.folder(style.value)
    } catch {
      throw style.error(error.description)
    }
  }

  /// The same of dictionaries.
  private func check(_ languages: Stated<[String]>) throws(UsageError) {
    do throws(UsageError) {
      _ = try data.dictionaries(languages.value)
    } catch {
      throw languages.error(error.description)
    }
  }

  /// A plan by a `.vale.ini`: its styles alone, with Vale's levels and exit code.
  private mutating func plan(_ vale: ValeConfiguration, _ sections: [Int]) throws(UsageError) -> Int {
    let key = Key(configuration: vale.path, layers: sections)
    if let index = known[key] { return index }
    var settings = LintSettings()
    settings.minimum = vale.minimum
    settings.failOn = .error
    let markup = ValeMarkup(vale, sections)
    settings.valeMarkup = markup
    readingFiles += markup.files.filter { !readingFiles.contains($0) }
    var styles = ValeStyles(vale, library)
    let rules = try styles.rules(sections)
    // What several sections lead to is said once.
    for notice in markup.notices + styles.notices where !notices.contains(notice) { notices.append(notice) }
    let further = try library.rules(Planner.distinct(self.styles))
    return add(Base(settings: settings, rules: rules + further), key)
  }

  private mutating func add(_ base: Base, _ key: Key) -> Int {
    known[key] = bases.count
    bases.append(base)
    return bases.count - 1
  }

  private static func distinct(_ styles: [String]) -> [String] {
    var seen: Set<String> = []
    return styles.filter { seen.insert($0).inserted }
  }
}
