import RuleKit

/// Every rule written in Swift, sorted by id; a test compares it with the folder.
package let builtInRules: [any Rule] = [
  AdTextLeftover(),
  BareTitleSaid(),
  BracketUnbalanced(),
  CallToActionLeftover(),
  CommaBeforeCapitalAdverb(),
  DoubleSpace(),
  DuplicateWord(),
  EndMarker(),
  FirstPersonOutsideQuote(),
  MissingAttribution(),
  MissingSpaceAfterPeriod(),
  MoreMarker(),
  NameVariant(),
  NbspInProse(),
  QuoteExtraClose(),
  QuoteUnclosed(),
  RelatedLinksLeftover(),
  SpaceBeforePunct(),
  Spelling(),
  StrayAgencyCode(),
]
