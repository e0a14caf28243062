import RuleKit

/// The rules of this folder, sorted by id.
let datelineRules: [any Rule] = [
  BylineForm(),
  DatelineCase(),
  DatelineCityUnsupported(),
  DatelineDateMismatch(),
  DatelineDouble(),
  DatelineImpossibleDate(),
  DatelineMissing(),
  DatelineSeparator(),
  DatelineStandaloneCity(),
]
