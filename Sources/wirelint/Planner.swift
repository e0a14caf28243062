import BuiltInRules
import LintEngine

/// Finds out which configuration holds for each input, and which inputs share their settings.
struct Planner {
  private struct Key: Hashable {
    let configuration: String
    let layers: [Int]
  }

  private let tree: ConfigurationTree
  private var known: [Key: Int] = [:]
  /// The settings of each plan before the command line has its say.
  private(set) var bases: [LintSettings] = []
  private(set) var planByInput: [InputWalk.Input: Int] = [:]
  /// The baseline of the first configuration that names one.
  private(set) var baseline: Stated<String>?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    tree = try ConfigurationTree(file: arguments.value("--config"), isOff: arguments.has("--no-config"))
  }

  /// Gives each input its plan; the inputs that no configuration leaves out.
  mutating func assign(_ inputs: [InputWalk.Input]) throws(UsageError) -> [InputWalk.Input] {
    var kept: [InputWalk.Input] = []
    for input in inputs {
      guard let configuration = try tree.configuration(for: input.path) else {
        planByInput[input] = plan(Key(configuration: "", layers: []), LintSettings())
        kept.append(input)
        continue
      }
      baseline = baseline ?? configuration.baseline
      let path = AbsolutePath.of(input.path)
      if configuration.ignores(path) { continue }
      let key = Key(configuration: configuration.path, layers: configuration.layers(for: path))
      if let index = known[key] {
        planByInput[input] = index
      } else {
        planByInput[input] = plan(
          key, try LintSettings(configuration, layers: key.layers, rules: builtInRules))
      }
      kept.append(input)
    }
    if bases.isEmpty { bases.append(LintSettings()) }
    return kept
  }

  private mutating func plan(_ key: Key, _ settings: LintSettings) -> Int {
    if let index = known[key] { return index }
    known[key] = bases.count
    bases.append(settings)
    return bases.count - 1
  }
}
