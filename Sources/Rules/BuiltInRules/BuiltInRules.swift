import RuleKit

/// Every rule written in Swift, sorted by id: the lists of the folders, which a test compares with their files.
package let builtInRules: [any Rule] = [
  acronymRules,
  attributionRules,
  characterRules,
  datelineRules,
  dateRules,
  figureRules,
  grammarRules,
  headlineRules,
  inputRules,
  nameRules,
  punctuationRules,
  quotationRules,
  repetitionRules,
  residueRules,
  sensitiveRules,
  spellingRules,
  termRules,
  untranslatedRules,
  usageRules,
].flatMap { $0 }.sorted { $0.info.id < $1.info.id }
