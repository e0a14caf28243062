import RuleKit

/// The rules of this folder, sorted by id.
let headlineRules: [any Rule] = [
  HeadingCaseMixed(),
  HeadlineAcronymUnknown(),
  HeadlineAllCaps(),
  HeadlineArticleHeavy(),
  HeadlineAttributionMissing(),
  HeadlineBodyTense(),
  HeadlineCrimeCertainty(),
  HeadlineDuplicateOfLead(),
  HeadlineEndPeriod(),
  HeadlineLength(),
  HeadlineNameNotInBody(),
  HeadlineQuestion(),
  HeadlineQuoteNotInBody(),
  HeadlineTitleVsSentenceCase(),
]
