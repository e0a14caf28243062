import RuleKit

/// The rules of this folder, sorted by id.
let repetitionRules: [any Rule] = [
  CrossheadRepeatsHeadline(),
  DuplicateParagraph(),
  DuplicateSentence(),
  DuplicateWord(),
  LeadLength(),
  ListParallel(),
  NearDuplicateParagraph(),
  ParagraphClipped(),
  ParagraphInsideAnother(),
  ParagraphLength(),
  ParagraphNoTerminal(),
  SentenceLength(),
  TruncatedStory(),
]
