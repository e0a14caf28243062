/// A setting of one rule: its name, the values that fit, and the one that holds without configuration.
package struct RuleOption: Sendable {
  /// The values that fit.
  package enum Values: Sendable {
    /// Whole numbers.
    case number(ClosedRange<Int>)
    /// One of some words.
    case choice([String])
    /// Any text.
    case text
    /// Texts, divided by a mark.
    case list(separator: Character)
  }

  /// Kebab-case.
  package let name: String
  /// The value without configuration, as it is written in YAML.
  package let standard: String
  /// Which values fit; another one is an error in the configuration.
  package let values: Values
  /// A full sentence.
  package let summary: String

  /// An option that takes a whole number.
  package static func number(
    _ name: String, default standard: Int, in range: ClosedRange<Int> = 1...10_000, _ summary: String
  ) -> RuleOption {
    RuleOption(name, String(standard), .number(range), summary)
  }

  /// An option that takes one of some words, the default among them.
  package static func choice(
    _ name: String, default standard: String, of words: [String], _ summary: String
  ) -> RuleOption {
    RuleOption(name, standard, .choice(words), summary)
  }

  /// An option that takes any text.
  package static func text(_ name: String, default standard: String, _ summary: String) -> RuleOption {
    RuleOption(name, standard, .text, summary)
  }

  /// An option that takes texts, none by default.
  package static func list(_ name: String, dividedBy separator: Character, _ summary: String) -> RuleOption {
    RuleOption(name, "", .list(separator: separator), summary)
  }

  private init(_ name: String, _ standard: String, _ values: Values, _ summary: String) {
    self.name = name
    self.standard = standard
    self.values = values
    self.summary = summary
  }

  /// Whether a value fits.
  package func takes(_ value: String) -> Bool {
    switch values {
    case .number(let range): Int(value).map(range.contains) ?? false
    case .choice(let words): words.contains(value)
    case .text, .list: true
    }
  }

  /// What fits, as errors and pages say it.
  package var fitting: String {
    switch values {
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let words): words.joined(separator: ", ")
    case .text: "any text"
    case .list(let separator): "texts divided by '\(separator)'"
    }
  }

  /// Why a value does not fit, and what would; nil where it does.
  package func fault(of value: String) -> String? {
    if takes(value) { return nil }
    guard case .choice(let words) = values else { return "'\(name)' takes \(fitting), not '\(value)'" }
    let nearest = Nearest.match(value, in: words).map { "; did you mean '\($0)'?" } ?? ""
    return "'\(name)' is one of \(fitting), not '\(value)'\(nearest)"
  }
}
