import RuleKit

/// The rules of this folder, sorted by id.
let untranslatedRules: [any Rule] = [
  UntranslatedWord()
]
