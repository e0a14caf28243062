/// The kinds of rules that files can state.
enum PatternKinds {
  /// In the order of the schema and of messages.
  static let all: [any PatternKind.Type] = [
    ExistenceKind.self,
    SubstitutionKind.self,
    OccurrenceKind.self,
    RepetitionKind.self,
    ConsistencyKind.self,
    ConditionalKind.self,
    CapitalizationKind.self,
    MetricKind.self,
    ReadabilityKind.self,
    SpellingKind.self,
    SequenceKind.self,
  ]
}
