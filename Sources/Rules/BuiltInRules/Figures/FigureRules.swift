import RuleKit

/// The rules of this folder, sorted by id.
let figureRules: [any Rule] = [
  ApproxPlusExact(),
  CurrencyConversionPlausible(),
  DoubleCurrency(),
  DuplicateNumberWord(),
  EventTollConflict(),
  HeadlineNumberMismatch(),
  MagnitudeMismatchInBody(),
  MillionMissingSpace(),
  NumberRangeOrder(),
  NumberStyleMixed(),
  NumberWordHyphen(),
  NumberWordsStyle(),
  PercentChangeArithmetic(),
  PercentOver100Fall(),
  PercentStyle(),
  PercentVsPoints(),
  PluralAfterOne(),
  SentenceInitialNumeral(),
  ShareSum(),
  SuperlativeTautology(),
  ThousandsSeparator(),
  TotalDoesNotAdd(),
  UnitConversion(),
  VoteTurnout(),
]
