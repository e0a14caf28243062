import RuleKit

/// The rules of this folder, sorted by id.
let nameRules: [any Rule] = [
  AgeConflict(),
  ChineseNameOrder(),
  GenderPronounConflict(),
  HonorificMixed(),
  KoreanNameStyle(),
  NameCapitalMixed(),
  NameCapitalsLost(),
  NameDiacriticsMixed(),
  NameDiacriticsPolicy(),
  NameGazetteer(),
  NameGivenVariant(),
  NameInitialMixed(),
  NameSplitHyphen(),
  NameVariant(),
  NameVariantArchive(),
  RoleConflict(),
  TitleCaseMixed(),
  TitleDuplicate(),
  TransliterationMixed(),
  UnknownCapitalWordNearKnown(),
]
