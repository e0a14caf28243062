import ArticleModel
import Diagnostics
import Glibc
import RuleKit

extension LintSettings {
  /// The settings of files for which these layers of a configuration hold, before the command line has
  /// its say. `rules` are all that there are: a name that is none of theirs is an error with its place.
  package init(
    _ configuration: Configuration, layers: [Int], rules: [any Rule]
  ) throws(UsageError) {
    self.init()
    for index in layers { try add(configuration.layers[index], rules) }
  }

  private mutating func add(_ layer: ConfigurationLayer, _ rules: [any Rule]) throws(UsageError) {
    if let profile = layer.profile { self.profile = profile.value }
    if let minimum = layer.minimum { self.minimum = minimum.value }
    if let most = layer.maxFindings { maxFindings = most.value }
    if let failOn = layer.failOn { self.failOn = failOn.value }
    if let languages = layer.languages { self.languages = languages.value }
    if let format = layer.format { inputFormat = format.value }
    if let skipped = layer.skippedRegions {
      skippedRegions = skipped.value.reduce([]) { $0.union(RegionSet($1)) }
    }
    for word in layer.accepted { accepted.add(word.value) }
    for dictionary in layer.dictionaries { try add(dictionary) }
    for glossary in layer.glossaries { self.glossary += try GlossaryFile.entries(glossary) }
    if let stated = layer.learned { learned = try LearnedFolder(stated) }
    var own = RuleSelection()
    for setting in layer.rules { try add(setting, to: &own, rules) }
    own.below = selection.below + [selection]
    selection = own
  }

  private mutating func add(_ dictionary: Stated<String>) throws(UsageError) {
    do throws(InputFailure) {
      accepted.add(
        lines: try InputReading.regular(dictionary.value, atMost: InputReading.Limit.list))
    } catch {
      throw dictionary.error("the dictionary '\(dictionary.value)' cannot be read: \(error.reason)")
    }
  }

  private mutating func add(
    _ setting: RuleSetting, to selection: inout RuleSelection, _ rules: [any Rule]
  ) throws(UsageError) {
    let pattern = setting.pattern.value
    let named = rules.map(\.info).filter { RuleSelection.matches(pattern, $0) }
    guard !named.isEmpty || InputRules.matches(pattern) else {
      throw setting.pattern.error(RuleSelection.unknown(pattern, among: rules))
    }
    switch setting.state {
    case .off: selection.disabled.append(pattern)
    case .on: selection.enabled.append(pattern)
    case .severity(let severity):
      selection.enabled.append(pattern)
      selection.severities.append(RuleSelection.Level(pattern, severity))
    case nil: break
    }
    for option in setting.options {
      let (name, value) = option.value
      let takers = named.filter { $0.options.contains { $0.name == name } }
      guard !takers.isEmpty else {
        let names = Set(named.flatMap(\.options).map(\.name)).sorted()
        let nearest = Nearest.match(name, in: names + ["severity"])
        throw option.error(
          "'\(pattern)' has no option '\(name)'"
            + (nearest.map { "; did you mean '\($0)'?" } ?? "; write 'severity' or leave it out"))
      }
      for info in takers {
        if let fault = info.option(name)?.fault(of: value) { throw option.error(fault) }
        options[info.id, default: [:]][name] = value
      }
    }
  }
}
