import RuleKit

/// The rules of this folder, sorted by id.
let usageRules: [any Rule] = [
  ArticleMissingBeforeName(),
  IndefiniteArticle(),
  SentenceConjunctionChain(),
  StoryNotInEnglish(),
]
