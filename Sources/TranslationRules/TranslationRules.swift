import RuleKit

/// Every rule about source and target, sorted by id; a test compares it with the folder.
package let translationRules: [any TranslationRule] = [
  TranslationNumber()
]
