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
  var kind: any PatternKind
  /// Whether it runs as Vale would run it.
  var isVale: Bool

  init(id: String, message: String, scopes: [String], kind: any PatternKind, isVale: Bool) {
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
