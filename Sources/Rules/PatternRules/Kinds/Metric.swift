import MarkedYAML

/// A formula over the counts of a story, and what its value may not be.
struct MetricKind: PatternKind {
  static let name = "metric"
  static let summary = "Flags stories by a measure of their words."
  static let keys: [RuleKey] = [
    RuleKey("formula", .text, isNeeded: true),
    RuleKey("condition", .text, isNeeded: true, "A comparison such as '> 8.0'."),
  ]

  fileprivate let formula: Formula
  fileprivate let comparison: Formula.Comparison

  var isWholeStory: Bool { true }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let formula = try reader.required("formula")
    let condition = try reader.required("condition")
    guard let parsed = Formula(formula.text) else {
      throw YAMLError(
        at: formula.place, "'formula' cannot be read: numbers, variables, + - * / ( ) and math.sqrt")
    }
    guard let comparison = Formula.Comparison(condition.text) else {
      throw YAMLError(
        at: condition.place, "'condition' is a comparison such as '> 8.0', not '\(condition.text)'")
    }
    self.formula = parsed
    self.comparison = comparison
  }

  init(from fields: inout StoredFields.Reader) {
    formula = Formula(fields.text()) ?? .zero
    comparison = Formula.Comparison(relation: fields.text(), bound: fields.decimal())
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(formula.text)
    fields.add(comparison.relation)
    fields.add(comparison.bound)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation { MetricEvaluation(kind: self) }
}

/// Flags a story whose counts break a rule, once, at its first word.
private struct MetricEvaluation: KindEvaluation {
  let kind: MetricKind

  func find(with finder: inout PatternFinder) {
    guard let counts = finder.counts, !finder.rule.isVale || counts.words > 0 else { return }
    let value = kind.formula.value(counts.variables)
    if kind.comparison.holds(value) { finder.addForStory(value) }
  }
}
