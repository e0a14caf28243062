import ArticleModel
import Diagnostics

/// What a rule is about, in an editor's terms.
package enum Category: String, Sendable, CaseIterable {
  case quotation = "Quotation"
  case attribution = "Attribution"
  case names = "Names"
  case residue = "Residue"
  case dateline = "Dateline"
  case dates = "Dates"
  case figures = "Figures"
  case acronyms = "Acronyms"
  case terms = "Terms"
  case headline = "Headline"
  case repetition = "Repetition"
  case punctuation = "Punctuation"
  case spelling = "Spelling"
  case characters = "Characters"
  case usage = "Usage"
  case grammar = "Grammar"
  case sensitive = "Sensitive"
  case translation = "Translation"
  /// What is said of files and suppressions rather than of copy.
  case input = "Input"

  /// The folder of `rules/` and of `Sources/Rules/BuiltInRules`.
  package var folder: String { rawValue }
}

/// Everything that is said of a rule: tests, pages, `explain` and `rules` come from it.
package struct RuleInfo: Sendable {
  /// Kebab-case, naming the fault; never reused for something else. Rules of packs: `Pack.Rule`.
  package var id: String
  /// What the rule is about, as lists and pages group it.
  package var category: Category
  /// Severity without configuration: the highest that the rule gives a finding, which may be lower
  /// where it is less sure.
  package var severity: Severity
  /// Whether it runs without being asked for.
  package var isOnByDefault: Bool
  /// The regions whose findings are kept.
  package var regions = RegionSet.prose
  /// Whether it also reads what stands inside quotations: the words there are the speaker's.
  package var readsQuotations = true
  /// Whether it holds for English alone, and is not asked about a story in another language.
  package var isForEnglish: Bool
  /// One sentence that says what it flags.
  package var summary: String
  /// Why that is a fault, and what stays allowed.
  package var rationale: String
  /// One sentence: why what `fix` writes unasked is safe, or why nothing is; nil for rules without fixes.
  package var fixSafety: String?
  /// Copy that it flags and copy that it leaves alone: its page shows them, tests hold it to them.
  package var examples: [Example]
  /// Its settings, in the order in which its page names them; none for most rules.
  package var options: [RuleOption] = []
  /// Whether its definition says what to write instead, whatever its examples show.
  package var statesFixes = false
  /// What holds for it on the target side of bilingual texts.
  package var onTargets: TargetUse
  /// How much of a story it must see to be right.
  package var needs = RuleNeeds.paragraph
  /// The numbers by which it decides, as far as they are named.
  package var thresholds: [RuleThreshold] = []
  /// What its file says of it in the terms of Vale's rules; nil for a rule that is none of a style made for Vale.
  package var statement: StyleStatement?

  /// The info of a rule that is asked of a story's prose; `reading`, `taking` and their like say what else holds.
  package init(
    id: String, category: Category, severity: Severity, isOnByDefault: Bool = true, summary: String,
    rationale: String, fixSafety: String? = nil, examples: [Example]
  ) {
    self.id = id
    self.category = category
    self.severity = severity
    self.isOnByDefault = isOnByDefault
    self.summary = summary
    self.rationale = rationale
    self.fixSafety = fixSafety
    self.examples = examples
    isForEnglish = ![.characters, .residue].contains(category)
    onTargets = category == .characters ? .anyLanguage : []
  }

  /// The info of a rule that reads these regions; `quotations`: the words of speakers as well; `onlyEnglish`: whether
  /// it holds for English alone, nil for what is usual in its category.
  package func reading(
    _ regions: RegionSet = .prose, quotations: Bool = true, onlyEnglish: Bool? = nil
  ) -> RuleInfo {
    var info = self
    info.regions = regions
    info.readsQuotations = quotations
    info.isForEnglish = onlyEnglish ?? isForEnglish
    return info
  }

  /// The info of a rule that has these options.
  package func taking(_ options: [RuleOption]) -> RuleInfo {
    var info = self
    info.options = options
    return info
  }

  /// The info of a rule of which this holds on the target side of bilingual texts.
  package func onTargets(_ use: TargetUse) -> RuleInfo {
    var info = self
    info.onTargets = use
    return info
  }

  /// The info of a rule that needs so much of a story.
  package func needing(_ needs: RuleNeeds) -> RuleInfo {
    var info = self
    info.needs = needs
    return info
  }

  /// The info with the numbers by which the rule decides.
  package func deciding(by thresholds: [RuleThreshold]) -> RuleInfo {
    var info = self
    info.thresholds = thresholds
    return info
  }

  /// Whether it offers fixes.
  package var offersFixes: Bool { statesFixes || examples.contains { $0.fixed != nil } }

  /// The option of a name; nil where the rule has none.
  package func option(_ name: String) -> RuleOption? { options.first { $0.name == name } }
}
