import RuleKit

/// The rules of this folder, sorted by id.
let acronymRules: [any Rule] = [
  AbbreviationStopMixed(),
  AcronymCaseMixed(),
  AcronymDefinedLate(),
  AcronymDefinedTwice(),
  AcronymDefinedUnused(),
  AcronymLettersMismatch(),
  AcronymPeriodsMixed(),
  AcronymStopMissing(),
  AcronymTwoExpansions(),
  AcronymUndefined(),
  AcronymVariant(),
  ArticleBeforeAcronymMixed(),
  PluralAcronymApostrophe(),
  PossessiveOfInitialism(),
  RasSyndrome(),
]
