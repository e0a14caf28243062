import RuleKit

/// The rules of this folder, sorted by id.
let quotationRules: [any Rule] = [
  ApostropheAsQuote(),
  ApostrophePlural(),
  BracketInQuoteSquare(),
  BracketUnbalanced(),
  QuoteClosedThenContinued(),
  QuoteCommaPeriodPlacement(),
  QuoteCurlyDirection(),
  QuoteEllipsisEdge(),
  QuoteExtraClose(),
  QuoteGuillemetInEnglish(),
  QuoteMarksLost(),
  QuoteMissingCommaBeforeAttribution(),
  QuoteNestedSame(),
  QuoteParagraphsJoined(),
  QuotePartialCapital(),
  QuoteRunningSuspect(),
  QuoteScare(),
  QuoteSingleVsDouble(),
  QuoteSpace(),
  QuoteStyleMixed(),
  QuoteUnclosed(),
]
