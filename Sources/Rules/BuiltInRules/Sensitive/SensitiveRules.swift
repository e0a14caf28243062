import RuleKit

/// The rules of this folder, sorted by id.
let sensitiveRules: [any Rule] = [
  AllegedMissing(),
  MinorNamed(),
  PersonalData(),
  SexualAssaultVictimNamed(),
]
