import RuleKit

/// The rules of this folder, sorted by id.
let inputRules: [any Rule] = [
  AbstractRepeatsHeadline(),
  CaptionMissingCredit(),
  EmbargoUnreadable(),
  HeadlineEmpty(),
  HeadlineVariantMismatch(),
  LanguageMismatch(),
  NotUsable(),
  VariantsDiffer(),
  VersionWordMismatch(),
  WordCountMismatch(),
]
