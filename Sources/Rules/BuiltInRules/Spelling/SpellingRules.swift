import RuleKit

/// The rules of this folder, sorted by id.
let spellingRules: [any Rule] = [
  ApostropheMisplaced(),
  Spelling(),
  WordParted(),
]
