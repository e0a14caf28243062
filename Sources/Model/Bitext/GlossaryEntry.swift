/// What a glossary says of one term.
package struct GlossaryEntry: Sendable, Equatable {
  /// The language of `source`; nil: the entry holds for any.
  package var sourceLanguage: Language?
  /// Forms of the term in the source; empty where the entry holds whatever the source says.
  package var source: [String]
  /// The language of the other forms; nil: the entry holds for any.
  package var targetLanguage: Language?
  /// The form to write.
  package var preferred: [String]
  /// Forms that may be written as well.
  package var admitted: [String]
  /// Forms that must not be written.
  package var forbidden: [String]
  /// Whether the target must have one of the allowed forms; otherwise they are what to write instead of a
  /// forbidden one.
  package var isRequired: Bool

  /// An entry for any pair of languages, as far as none is named.
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
