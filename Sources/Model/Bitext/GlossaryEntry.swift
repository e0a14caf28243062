/// What a glossary says of one term.
package struct GlossaryEntry: Sendable, Equatable {
  package var sourceLanguage: Language?
  /// Forms of the term in the source; empty where the entry holds whatever the source says.
  package var source: [String]
  package var targetLanguage: Language?
  /// The form to write.
  package var preferred: [String]
  /// Forms that may be written as well.
  package var admitted: [String]
  package var forbidden: [String]
  /// Whether the target must have one of the allowed forms; otherwise they are what to write instead of a
  /// forbidden one.
  package var isRequired: Bool

  package init(
    sourceLanguage: Language? = nil, source: [String], targetLanguage: Language? = nil,
    preferred: [String] = [],
    admitted: [String] = [], forbidden: [String] = [], isRequired: Bool = true
  ) {
    self.isRequired = isRequired
    self.sourceLanguage = sourceLanguage
    self.source = source
    self.targetLanguage = targetLanguage
    self.preferred = preferred
    self.admitted = admitted
    self.forbidden = forbidden
  }
}
