import RuleKit

/// The rules of this folder, sorted by id.
let attributionRules: [any Rule] = [
  AgencySpeaksAsSource(),
  AnonymousSource(),
  AttributionDouble(),
  AttributionFirstLongQuote(),
  AttributionMissingVerb(),
  BareInstitutionSaid(),
  BareTitleSaid(),
  FirstPersonOutsideQuote(),
  FullNameRepeated(),
  LoadedAdjectiveUnquoted(),
  LoadedAttributionVerb(),
  MissingAttribution(),
  PassiveAttribution(),
  PronounBeforeIntroduction(),
  SecondHandQuoteSource(),
  SecondPersonOutsideQuote(),
  SurnameBeforeFullName(),
  UnattributedClaimVerb(),
  VagueAttribution(),
]
