import MarkedYAML

/// One kind of rule that a file can state, by Vale's name: the keys that it takes, how they are read, what it searches
/// for, how it looks at a story, and what of it is stored.
///
/// A kind is a file of this folder and a line of `PatternKinds.all`. Reader, image, schema, review and lists of rules
/// ask the kind, and know none by name.
protocol PatternKind: Sendable {
  /// As `extends` names it.
  static var name: String { get }
  /// What rules of the kind do, for lists of rules.
  static var summary: String { get }
  /// The keys that `init(reading:)` asks for, as the schema of rule files states them.
  static var keys: [RuleKey] { get }

  /// Reads the keys of a rule file. Throws at the place of one that cannot be used.
  init(reading reader: inout DefinitionReader) throws(YAMLError)
  /// Reads what `store` wrote. Patterns that only searches ask for are empty.
  init(from fields: inout StoredFields.Reader)
  /// Writes what the kind needs beside its searches.
  func store(in fields: inout StoredFields.Writer)

  /// What is looked for in all texts at once, with the patterns of all other rules.
  var searches: KindSearches { get }
  /// How the kind uses its searches, of which the first has this index.
  func evaluation(firstSearch: Int) -> any KindEvaluation
  /// What is left alone although the rule names it; nil where the kind has no exceptions.
  var exceptions: ExceptionTerms? { get }
  /// Whether rules of the kind look at a story as a whole, whatever scope their file names.
  var isWholeStory: Bool { get }

  /// Its patterns as written.
  var patterns: [PatternText] { get }
  /// Those of which each is a wording that the rule flags, so that an example can show it.
  var wordings: [PatternText] { get }
  /// How many patterns the rule is said to state.
  var patternCount: Int { get }
  /// Wordings with what is written instead, alternatives with `|`; nil where the kind offers none.
  var replacements: [(observed: PatternText, expected: String)]? { get }
}

extension PatternKind {
  var searches: KindSearches { KindSearches() }
  var exceptions: ExceptionTerms? { nil }
  var isWholeStory: Bool { false }
  var patterns: [PatternText] { searches.patterns.flatMap { $0 } }
  var wordings: [PatternText] { [] }
  var patternCount: Int { wordings.isEmpty ? 1 : wordings.count }
  var replacements: [(observed: PatternText, expected: String)]? { nil }
}

/// The searches of one rule.
struct KindSearches {
  /// The patterns of each search.
  var patterns: [[PatternText]] = []
  var ignoresCase = false
  /// Whether a flag at the start of a pattern holds for those behind it, as alternatives of one group.
  var sharesFlags = true
  /// Whether the rule may speak although none of its patterns is in the text.
  var asksForMore = false
}

/// How rules of one kind find what they flag.
protocol KindEvaluation: Sendable {
  /// Its searches in the pattern set.
  var searches: [Int] { get }
  func find(with finder: inout PatternFinder)
}

extension KindEvaluation {
  var searches: [Int] { [] }
}
