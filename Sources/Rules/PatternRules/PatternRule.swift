import ArticleModel
import Diagnostics
import Grammar
import Lexicon
import RuleKit
import SourceText

/// A rule that a file states. What it needs when it has something to look at is made when it first has.
final class PatternRule: Rule {
  /// Where a rule's definition comes from.
  enum Source: Sendable {
    /// Its file, with all that it says.
    case file(PatternDefinition)
    /// An image: what it needs while it runs.
    case stored(StoredFields.Reader)
  }

  let info: RuleInfo
  let place: Int
  /// The index of its first search in the image's set.
  let firstSearch: Int
  private let source: Source
  private let image: RuleImage
  private let madeBody = MadeOnce<Body>()
  var gate: (any RuleGate)? { image.set }
  /// A style made for Vale says of damaged text what Vale says of it.
  var readsDamage: Bool { info.statement != nil }

  init(_ info: RuleInfo, _ source: Source, place: Int, firstSearch: Int, _ image: RuleImage) {
    self.info = info
    self.source = source
    self.place = place
    self.firstSearch = firstSearch
    self.image = image
  }

  /// What is made of a definition.
  private final class Body: Sendable {
    let definition: PatternDefinition
    let evaluation: any KindEvaluation
    let exceptions: ExceptionMatcher
    let unless: [CompiledPattern]

    init(_ definition: PatternDefinition, firstSearch: Int, accepted: [PatternText]) {
      self.definition = definition
      evaluation = definition.kind.evaluation(firstSearch: firstSearch)
      exceptions = ExceptionMatcher(definition.kind.exceptions, accepted: accepted)
      unless = definition.unless.compactMap { pattern in
        let compiled = try? CompiledPattern(pattern.wrapped)
        compiled?.compileJustInTime()
        return compiled
      }
    }
  }

  private var body: Body {
    madeBody.value {
      switch source {
      case .file(let definition):
        return Body(definition, firstSearch: firstSearch, accepted: image.accepted)
      case .stored(var fields):
        return Body(
          PatternDefinition(from: &fields, image.kinds), firstSearch: firstSearch, accepted: image.accepted)
      }
    }
  }

  /// What its file says; of an image without what only people read.
  var definition: PatternDefinition { body.definition }

  func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let body = body
    let definition = body.definition
    guard definition.scope.isPossible || definition.readsMarkup(of: article) || definition.kind.isWholeStory
    else {
      return []
    }
    let pass = context.shared { PatternPasses() }.pass(of: image.set, over: article, in: context)
    var finder = PatternFinder(
      rule: definition, article: article, pass: pass, exceptions: body.exceptions, speller: context.speller,
      grammar: { context.grammar(of: article) })
    body.evaluation.find(with: &finder)
    if !body.unless.isEmpty {
      finder.found.removeAll { found in body.unless.contains { pass.matches($0, in: found.unit) } }
    }
    var found =
      definition.isVale ? ValePlaces.placed(finder.found, article) : finder.found.map(\.finding)
    if let limit = definition.limit, found.count > limit {
      if !definition.isVale { found.sort(by: Finding.inOrder) }
      found.removeLast(found.count - limit)
    }
    if body.evaluation.searches.contains(where: pass.givenUp.contains) { found.append(givenUp(article)) }
    return found
  }

  private func givenUp(_ article: Article) -> Finding {
    var finding = Finding(
      at: TextRange(0, min(1, article.bytes.count)),
      "a pattern of '\(info.id)' takes too many steps on this text and was given up; 'wirelint rules --lint' shows which"
    )
    finding.isOnRule = true
    return finding
  }

  /// What is said of the rule that a file states.
  static func info(_ definition: PatternDefinition) -> RuleInfo {
    let regions = definition.isVale ? .all : definition.scope.regions ?? definition.regions ?? .prose
    var info = RuleInfo(
      id: definition.id, category: definition.category, severity: definition.severity,
      summary: definition.shownSummary,
      rationale: definition.rationale,
      examples: definition.examples.map { example in
        example.isFlagged ? .flags(example.copy, fixed: example.fixed) : .allows(example.copy)
      }
    )
    .reading(regions, quotations: definition.isVale || definition.readsQuotations, onlyEnglish: false)
    if definition.isVale { info.statement = definition.statement }
    if definition.kind.replacements != nil { info.statesFixes = definition.fixSafety != nil }
    return info
  }
}

extension PatternDefinition {
  /// What the file says of the rule in a sentence: its description, else the first sentence of its reason, else
  /// what rules of its kind do.
  fileprivate var shownSummary: String {
    if !summary.isEmpty { return summary }
    guard !rationale.isEmpty else { return type(of: kind).summary }
    return rationale.firstRange(of: ". ").map { String(rationale[..<$0.lowerBound]) + "." } ?? rationale
  }

  fileprivate var statement: StyleStatement {
    StyleStatement(
      kind: type(of: kind).name, scopes: scopes.isEmpty ? ["text"] : scopes, message: message,
      description: summary,
      link: link, action: action.name, parameters: action.parameters)
  }

  /// Whether the rule reads what the mark-up of an article says instead of its plain text.
  func readsMarkup(of article: Article) -> Bool { isVale && !article.blocks.isEmpty }
}

/// What a search finds in one unit.
struct UnitHits {
  var unit: TextRange
  var hits: [PatternHit]
  /// Ascending in the order in which units are looked at.
  var order: Int
}

/// What a rule of any kind needs while it looks at one article.
struct PatternFinder {
  let rule: PatternDefinition
  let article: Article
  let pass: PatternPass
  let exceptions: ExceptionMatcher
  let speller: Speller
  /// The words of the article with their parts of speech; asked for by the rules that name some.
  let grammar: () -> GrammarTable
  /// What was found, each with the unit that it was found in.
  fileprivate(set) var found: [(finding: Finding, unit: TextRange)] = []

  init(
    rule: PatternDefinition, article: Article, pass: PatternPass, exceptions: ExceptionMatcher,
    speller: Speller, grammar: @escaping () -> GrammarTable
  ) {
    self.rule = rule
    self.article = article
    self.pass = pass
    self.exceptions = exceptions
    self.speller = speller
    self.grammar = grammar
  }

  /// The rounds in which a rule made for Vale looks at an article, each with its units.
  private var rounds: [ScopeUnit] {
    guard rule.isVale else { return [rule.scope.unit] }
    guard rule.readsMarkup(of: article) else { return rule.scope.plainRounds }
    return MarkupSelection.Unit.allCases.map { .markup(rule.scope.selection, $0) }
  }

  /// What a search finds, unit by unit, `order` ascending.
  ///
  /// A rule of Vale's `text` scope sees each paragraph, then each sentence, then the whole.
  func hits(of search: Int) -> [UnitHits] {
    var found: [UnitHits] = []
    let isMarkup = rule.readsMarkup(of: article)
    for (round, unit) in rounds.enumerated() {
      found += pass.hits(of: search, in: pass.units(unit)).map {
        UnitHits(unit: $0.unit, hits: $0.hits, order: order(of: $0.unit, round, isMarkup))
      }
    }
    if isMarkup { found.sort { $0.order < $1.order } }
    return found
  }

  /// Marked-up text is looked at block by block, plain text round by round.
  private func order(of unit: TextRange, _ round: Int, _ isMarkup: Bool) -> Int {
    guard isMarkup else { return round << 32 + unit.lower }
    let block = article.blocks.partitioningIndex { $0.range.start > unit.start }
    return (block * MarkupSelection.Unit.allCases.count + round) << 32 + unit.lower
  }

  /// The units of the rule's scope, where it has regions those alone.
  var units: [TextRange] {
    if rule.isVale {
      var seen: Set<TextRange> = []
      return rounds.flatMap { pass.units($0) }.filter { seen.insert($0).inserted }
    }
    let all = pass.units(rule.scope.unit)
    guard rule.scope.unit != .whole else { return all }
    let regions = rule.scope.regions ?? rule.regions ?? .prose
    return all.filter { regions.contains(article.region(at: $0.start)) }
  }

  /// The text of a range.
  func text(_ range: TextRange) -> String { article.text[range] }

  /// Whether the rule leaves this text alone.
  func isExcepted(_ range: TextRange, in unit: TextRange) -> Bool {
    !exceptions.isEmpty && exceptions.excepts(range, in: unit, pass)
  }

  /// Adds a finding whose message takes these texts. `suggestFor`: a misspelt word that suggestions are wanted for;
  /// `readAs`: the text as it was looked up, where it stands otherwise.
  mutating func add(
    _ range: TextRange, _ arguments: [String], in unit: TextRange, fixes: [Fix] = [],
    suggestFor: String? = nil, readAs: String? = nil
  ) {
    let message = MessageFormat.text(rule.message, arguments.map(MessageFormat.onOneLine))
    var finding = Finding(at: range, message, fixes: fixes, suggestFor: suggestFor)
    finding.readAs = readAs
    add(finding, unit)
  }

  /// Adds a finding whose message takes a number.
  mutating func add(_ range: TextRange, number: Int, in unit: TextRange) {
    let message = MessageFormat.text(rule.message, [], number: number, isVale: rule.isVale)
    add(Finding(at: range, message), unit)
  }

  private mutating func add(_ finding: Finding, _ unit: TextRange) {
    if FindingLimit.hasRoom(behind: found.count, for: finding) { found.append((finding, unit)) }
  }

  /// Adds a finding on the file as a whole, at its start and on no text.
  mutating func addForFile(number: Int? = nil, _ arguments: [String] = []) {
    let start = article.blocks.first { $0.kinds.contains(.raw) }?.range.lower ?? 0
    var finding = Finding(
      at: TextRange(at: start),
      MessageFormat.text(rule.message, arguments, number: number, isVale: rule.isVale))
    finding.readAs = ""
    found.append((finding, TextRange(at: start)))
  }
}
