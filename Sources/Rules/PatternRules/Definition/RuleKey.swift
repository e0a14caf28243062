/// A key of a rule file, as the schema of rule files states it.
struct RuleKey: Sendable {
  /// What stands behind a key.
  indirect enum Value: Sendable {
    case text
    /// A list of texts, or one.
    case texts
    /// 'observed: expected' lines.
    case pairs
    case flag
    /// A whole number from 0.
    case count
    /// A number, where there is one within a range.
    case decimal(ClosedRange<Double>?)
    case oneOf([String])
    /// A list of such names, or one.
    case someOf([String])
    /// The keys of a mapping.
    case mapping([RuleKey])
    /// A list of mappings, with their keys.
    case items([RuleKey])
    /// A list of texts and of mappings with such keys, or one text.
    case textsOr([RuleKey])
    /// A flag that Vale has and that is refused here when it is true.
    case no
  }

  let name: String
  let value: Value
  /// Whether a file without it cannot be used.
  let isNeeded: Bool
  /// What it does, for people; empty where the name says it.
  let says: String

  init(_ name: String, _ value: Value, isNeeded: Bool = false, _ says: String = "") {
    self.name = name
    self.value = value
    self.isNeeded = isNeeded
    self.says = says
  }

  /// The same key where no file can do without it.
  var needed: RuleKey { RuleKey(name, value, isNeeded: true, says) }
}

/// Keys that several kinds have.
extension RuleKey {
  static let tokens = RuleKey("tokens", .texts, "Patterns; the first that matches at a place wins.")
  static let ignoreCase = RuleKey("ignorecase", .flag, "Default false.")
  static let nonWord = RuleKey(
    "nonword", .flag, "Whether a match may begin and end inside a word; default false.")
  static let exceptions = RuleKey(
    "exceptions", .texts, "Patterns of what is right although the rule names it.")
  static let vocabulary = RuleKey(
    "vocab", .flag, "Whether accepted words are exceptions too; default true.")
}
