import ArticleModel
import Diagnostics
import MarkedYAML
import RuleKit

/// What a rule file says.
struct PatternDefinition: Sendable {
  /// `Style.Rule`.
  var id: String
  /// The rule file, as it is named in messages.
  var path = ""
  var message: String
  var severity: Severity = .warning
  /// The most findings in one file; nil: no limit.
  var limit: Int?
  var link = ""
  var summary = ""
  var rationale = ""
  var category: Category = .usage
  /// Vale's `scope`, as written.
  var scopes: [String]
  var scope: ScopeExpression
  /// Nil where the file says nothing.
  var regions: RegionSet?
  var readsQuotations = true
  /// What may be done with the replacement; nil: nothing is offered.
  var fixSafety: FixSafety? = .unsafe
  var action = Action()
  /// Near one of these, in the same unit, the rule is silent.
  var unless: [PatternText] = []
  var examples: [PatternExample] = []
  var kind: Kind
  /// Whether it runs as Vale would run it.
  var isVale: Bool

  init(id: String, message: String, scopes: [String], kind: Kind, isVale: Bool) {
    self.id = id
    self.message = message
    self.scopes = scopes
    scope = ScopeExpression.parse(scopes, isVale: isVale)
    self.kind = kind
    self.isVale = isVale
  }

  /// Vale's `action`.
  struct Action: Sendable {
    var name = ""
    var parameters: [String] = []
  }

  /// The kinds of rules, by Vale's names.
  enum Kind: Sendable {
    case existence(ExistenceTerms)
    case substitution(SubstitutionTerms)
    case occurrence(OccurrenceTerms)
    case repetition(RepetitionTerms)
    case consistency(ConsistencyTerms)
    case conditional(ConditionalTerms)
    case capitalization(CapitalizationTerms)
    case metric(MetricTerms)
    case readability(ReadabilityTerms)
    case spelling(SpellingTerms)
    case sequence(SequenceTerms)
  }
}

/// An example of a rule file, with its place.
struct PatternExample: Sendable {
  var copy: String
  /// The copy after the first fix of each finding; nil where the file does not say.
  var fixed: String?
  var place: YAMLPlace
  /// Whether the file calls it flagged.
  var isFlagged: Bool
}

/// Words that are right although a rule names them.
struct ExceptionTerms: Sendable {
  var patterns: [PatternText] = []
  /// Whether the accepted words of the project are exceptions as well.
  var usesVocabulary = true
  /// Whether case does not count, as where words are looked up.
  var ignoresCase = false
}

struct ExistenceTerms: Sendable {
  var patterns: [PatternText]
  var ignoresCase: Bool
  var exceptions: ExceptionTerms
}

struct SubstitutionTerms: Sendable {
  /// Longest first, as Vale orders them.
  var patterns: [PatternText]
  /// What is written instead, pattern by pattern.
  var expected: [String]
  var ignoresCase: Bool
  /// Whether the expected text gets a capital where the observed one has it.
  var followsCapital: Bool
  var exceptions: ExceptionTerms
}

struct OccurrenceTerms: Sendable {
  var token: PatternText
  var ignoresCase: Bool
  var maximum: Int?
  var minimum: Int?
}

struct RepetitionTerms: Sendable {
  var patterns: [PatternText]
  var ignoresCase: Bool
  var lettersOnly: Bool
  var exceptions: ExceptionTerms
}

struct ConsistencyTerms: Sendable {
  var pairs: [(first: PatternText, second: PatternText)]
  var ignoresCase: Bool
}

struct ConditionalTerms: Sendable {
  var first: PatternText
  var second: PatternText
  var ignoresCase: Bool
  /// Whether `second` has a group that captures what it defines.
  var hasGroup = true
  var exceptions: ExceptionTerms
}

struct CapitalizationTerms: Sendable {
  enum Style: Sendable {
    case title
    case sentence
    case lower
    case upper
    case pattern(PatternText)
  }
  var style: Style
  /// Whether titles follow the Chicago rules, by which prepositions stay low whatever their length.
  var isChicago: Bool
  var exceptions: ExceptionTerms
  /// Marks after which a word may be capitalised.
  var indicators: [String]
  /// The share of rightly written words that is enough.
  var threshold: Double
  var prefix: PatternText?
}

struct MetricTerms: Sendable {
  var formula: Formula
  var comparison: Formula.Comparison
}

struct ReadabilityTerms: Sendable {
  var metrics: [ReadabilityMetric]
  var grade: Double
}

struct SpellingTerms: Sendable {
  /// What matches one of these is no misspelling.
  var filters: [PatternText]
  /// Whether acronyms, words with digits and camel case are passed over, as Vale does by default.
  var passesShapes: Bool
  var usesVocabulary: Bool
  /// Paths of Hunspell dictionaries without their endings.
  var dictionaries: [String] = []
  /// Paths of lists of words that are right.
  var lists: [String] = []
  /// Whether the dictionaries of the run are asked as well.
  var usesStandard = true
}

struct SequenceTerms: Sendable {
  struct Step: Sendable {
    var pattern: PatternText?
    /// Tags of which one must hold; empty: any.
    var tags: [String]
    var isNegated: Bool
    /// Words that may stand between.
    var skip: Int
  }
  var steps: [Step]
  var ignoresCase: Bool
}
