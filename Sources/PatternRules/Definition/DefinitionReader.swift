import ArticleModel
import Diagnostics
import MarkedYAML
import RuleKit

/// Reads rule files: Vale's keys and defaults, and ours on top.
struct DefinitionReader {
  private var fields: RuleFields
  private let isVale: Bool
  /// Whether the patterns of the file are known to compile.
  private let isChecked: Bool

  /// The rule of a file. Errors have the place in the file.
  static func read(
    _ bytes: [UInt8], id: String, isVale: Bool, isChecked: Bool = false
  ) throws(YAMLError) -> PatternDefinition {
    guard let node = try YAMLDocument.parse(bytes) else {
      throw YAMLError(at: YAMLPlace(line: 1, column: 1), "the rule file is empty")
    }
    var reader = DefinitionReader(fields: try RuleFields(node), isVale: isVale, isChecked: isChecked)
    return try reader.definition(id)
  }

  private mutating func definition(_ id: String) throws(YAMLError) -> PatternDefinition {
    let extends = fields.node("extends")
    guard let extends, let kindName = extends.text else {
      throw YAMLError(
        at: extends?.place ?? fields.place, "'extends' is missing: it says what kind of rule this is")
    }
    guard let message = try fields.text("message") else {
      throw YAMLError(at: fields.place, "'message' is missing: it is what people read")
    }
    if fields.node("code")?.flag == true {
      throw YAMLError(at: fields.place, "'code: true' is not supported: mark-up for code is never read")
    }
    let kind = try kind(kindName, extends.place)
    var definition = PatternDefinition(
      id: id, message: message, scope: try scope(), kind: kind, isVale: isVale)
    try addCommon(to: &definition)
    try addOwn(to: &definition)
    try fields.rejectOthers(kind: kindName)
    return definition
  }

  private mutating func scope() throws(YAMLError) -> ScopeExpression {
    let scopes = try fields.texts("scope")
    for scope in scopes where ["code", "link", "strong", "emphasis"].contains(scope.text) {
      throw YAMLError(at: scope.place, "the scope '\(scope.text)' is no longer one of Vale's; leave it out")
    }
    return ScopeExpression.parse(scopes.isEmpty ? ["text"] : scopes.map(\.text), isVale: isVale)
  }

  private mutating func addCommon(to definition: inout PatternDefinition) throws(YAMLError) {
    if let level = try fields.text("level") {
      guard let severity = DefinitionReader.levels[level] else {
        throw YAMLError(
          at: fields.node("level")?.place ?? fields.place,
          "'level' is suggestion, warning or error, not '\(level)'")
      }
      definition.severity = severity
    }
    definition.limit = try fields.number("limit").flatMap { $0 == 0 ? nil : $0 }
    definition.link = try fields.text("link") ?? ""
    definition.summary = try fields.text("description") ?? ""
    _ = try fields.text("name")
    guard let action = fields.node("action"), !action.isEmpty else { return }
    var inner = try RuleFields(action)
    definition.action = .init(
      name: try inner.text("name") ?? "", parameters: try inner.texts("params").map(\.text))
    try inner.rejectOthers(kind: "action")
  }

  private static let levels: [String: Severity] = [
    "suggestion": .note, "note": .note, "warning": .warning, "error": .error,
  ]

  /// What Vale does not have.
  private mutating func addOwn(to definition: inout PatternDefinition) throws(YAMLError) {
    definition.rationale = try fields.text("rationale") ?? ""
    if let inside = try fields.flag("inside-quotations") { definition.readsQuotations = inside }
    if let name = try fields.text("category") {
      guard let category = Category(rawValue: name) else {
        throw YAMLError(
          at: fields.node("category")?.place ?? fields.place, "'\(name)' is no category of rules")
      }
      definition.category = category
    }
    let regions = try fields.texts("regions")
    for region in regions {
      guard let set = DefinitionReader.regions(region.text) else {
        throw YAMLError(
          at: region.place,
          "'\(region.text)' is no region; there are all, prose, \(RegionKind.allCases.map(\.name).joined(separator: ", "))"
        )
      }
      definition.regions = (definition.regions ?? []).union(set)
    }
    if let fix = try fields.text("fix") {
      guard fix == "none" || FixSafety(rawValue: fix) != nil else {
        throw YAMLError(
          at: fields.node("fix")?.place ?? fields.place, "'fix' is none, safe, unsafe or choice")
      }
      definition.fixSafety = FixSafety(rawValue: fix)
    }
    for pattern in try fields.texts("unless") {
      definition.unless.append(try text(pattern, isWord: false))
    }
    definition.examples = try examples()
  }

  private static func regions(_ name: String) -> RegionSet? {
    switch name {
    case "all": .all
    case "prose": .prose
    default: RegionKind.allCases.first { $0.name == name }.map { RegionSet($0) }
    }
  }

  private mutating func examples() throws(YAMLError) -> [PatternExample] {
    guard let node = fields.node("examples"), !node.isEmpty else { return [] }
    var inner = try RuleFields(node)
    let flags = try inner.texts("flags")
    for example in flags where !example.text.contains("⟦") {
      throw YAMLError(at: example.place, "an example under 'flags' shows what is flagged between ⟦ and ⟧")
    }
    let allows = try inner.texts("allows")
    try inner.rejectOthers(kind: "examples")
    return flags.map { PatternExample(copy: $0.text, place: $0.place, isFlagged: true) }
      + allows.map { PatternExample(copy: $0.text, place: $0.place, isFlagged: false) }
  }
}

extension DefinitionReader {
  /// A checked pattern.
  private func text(_ pattern: (text: String, place: YAMLPlace), isWord: Bool) throws(YAMLError)
    -> PatternText
  {
    let text = PatternText(pattern.text, at: pattern.place, isWord: isWord, flows: !isVale)
    if !isChecked { try text.check() }
    return text
  }

  private func list(
    _ patterns: [(text: String, place: YAMLPlace)], isWord: Bool
  ) throws(YAMLError) -> [PatternText] {
    var result: [PatternText] = []
    for pattern in patterns { result.append(try text(pattern, isWord: isWord)) }
    return result
  }

  private mutating func required(_ key: String) throws(YAMLError) -> (text: String, place: YAMLPlace) {
    guard let node = fields.node(key), let text = node.text, !text.isEmpty else {
      throw YAMLError(at: fields.node(key)?.place ?? fields.place, "'\(key)' is missing: the rule needs it")
    }
    return (text, node.place)
  }

  private mutating func exceptions() throws(YAMLError) -> ExceptionTerms {
    ExceptionTerms(
      patterns: try list(try fields.texts("exceptions"), isWord: false),
      usesVocabulary: try fields.flag("vocab") ?? true)
  }

  private mutating func kind(
    _ name: String, _ place: YAMLPlace
  ) throws(YAMLError) -> PatternDefinition.Kind {
    switch name {
    case "existence": return .existence(try existence())
    case "substitution": return .substitution(try substitution())
    case "occurrence":
      let token = try required("token")
      let terms = OccurrenceTerms(
        token: try text(token, isWord: false), ignoresCase: try fields.flag("ignorecase") ?? false,
        maximum: try fields.number("max").flatMap { $0 == 0 ? nil : $0 }, minimum: try fields.number("min"))
      if terms.maximum == nil, terms.minimum == nil {
        throw YAMLError(at: token.place, "neither 'max' nor 'min' says how often 'token' may occur")
      }
      return .occurrence(terms)
    case "repetition": return .repetition(try repetition())
    case "consistency": return .consistency(try consistency())
    case "conditional":
      return .conditional(
        ConditionalTerms(
          first: try text(try required("first"), isWord: false),
          second: try text(try required("second"), isWord: false),
          ignoresCase: try fields.flag("ignorecase") ?? false, exceptions: try exceptions()))
    case "capitalization": return .capitalization(try capitalization())
    case "metric": return .metric(try metric())
    case "readability": return .readability(try readability())
    case "spelling": return .spelling(try spelling())
    case "sequence": return .sequence(try sequence())
    case "script":
      throw YAMLError(at: place, "rules that extend 'script' run programs of Vale's and are not supported")
    default:
      throw YAMLError(
        at: place,
        "'extends' names no kind of rule: '\(name)'; there are existence, substitution, occurrence, repetition, consistency, conditional, capitalization, metric, readability, spelling and sequence"
      )
    }
  }

  private mutating func existence() throws(YAMLError) -> ExistenceTerms {
    let isNonWord = try fields.flag("nonword") ?? false
    let tokens = try fields.texts("tokens")
    let raw = try fields.texts("raw")
    let append = try fields.flag("append") ?? false
    var exceptions = try exceptions()
    if isNonWord { exceptions.usesVocabulary = false }
    let ignoresCase = try fields.flag("ignorecase") ?? false
    guard let start = tokens.first ?? raw.first else {
      throw YAMLError(at: fields.place, "neither 'tokens' nor 'raw' says what is looked for")
    }
    guard !raw.isEmpty else {
      return ExistenceTerms(
        patterns: try list(tokens, isWord: !isNonWord), ignoresCase: ignoresCase, exceptions: exceptions)
    }
    // What stands in `raw` is one pattern with the group of the tokens before or after it.
    let joined = raw.map(\.text).joined()
    let inner = tokens.map(\.text).joined(separator: "|")
    let group = tokens.isEmpty ? "" : isNonWord ? "(?:\(inner))" : "\\b(?:\(inner))\\b"
    let all = append ? group + joined : joined + group
    return ExistenceTerms(
      patterns: [try text((all, start.place), isWord: false)], ignoresCase: ignoresCase,
      exceptions: exceptions)
  }

  private mutating func substitution() throws(YAMLError) -> SubstitutionTerms {
    let isNonWord = try fields.flag("nonword") ?? false
    let pairs = try fields.pairs("swap")
    if pairs.isEmpty {
      throw YAMLError(at: fields.place, "'swap' is missing: 'observed: expected' lines")
    }
    var swaps: [(pattern: PatternText, expected: String)] = []
    let order = pairs.indices.sorted { a, b in
      let (one, two) = (pairs[a].key.utf8.count, pairs[b].key.utf8.count)
      return one != two ? one > two : a < b
    }
    for i in order {
      let pair = pairs[i]
      swaps.append((try text((pair.key, pair.place), isWord: !isNonWord), pair.value))
    }
    return SubstitutionTerms(
      swaps: swaps, ignoresCase: try fields.flag("ignorecase") ?? false,
      followsCapital: try fields.flag("capitalize") ?? false, exceptions: try exceptions())
  }

  private mutating func repetition() throws(YAMLError) -> RepetitionTerms {
    let tokens = try fields.texts("tokens")
    if tokens.isEmpty { throw YAMLError(at: fields.place, "'tokens' is missing: what may not stand twice") }
    let joined = tokens.map(\.text).joined(separator: "|")
    return RepetitionTerms(
      patterns: [try text((joined, tokens[0].place), isWord: false)],
      ignoresCase: try fields.flag("ignorecase") ?? false, lettersOnly: try fields.flag("alpha") ?? false,
      exceptions: try exceptions())
  }

  private mutating func consistency() throws(YAMLError) -> ConsistencyTerms {
    let isNonWord = try fields.flag("nonword") ?? false
    var pairs: [(first: PatternText, second: PatternText)] = []
    for pair in try fields.pairs("either") {
      pairs.append(
        (
          try text((pair.key, pair.place), isWord: !isNonWord),
          try text((pair.value, pair.place), isWord: !isNonWord)
        ))
    }
    if pairs.isEmpty { throw YAMLError(at: fields.place, "'either' is missing: 'one: other' lines") }
    return ConsistencyTerms(pairs: pairs, ignoresCase: try fields.flag("ignorecase") ?? false)
  }

  private mutating func capitalization() throws(YAMLError) -> CapitalizationTerms {
    let match = try required("match")
    let style: CapitalizationTerms.Style =
      switch match.text {
      case "$title": .title
      case "$sentence": .sentence
      case "$lower": .lower
      case "$upper": .upper
      default: .pattern(try text(match, isWord: false))
      }
    let prefix = try fields.texts("prefix").first
    return CapitalizationTerms(
      style: style, isChicago: try fields.text("style")?.lowercased() == "chicago",
      exceptions: try exceptions(), indicators: try fields.texts("indicators").map(\.text),
      threshold: try fields.decimal("threshold") ?? 0.8,
      prefix: try prefix.map { (found) throws(YAMLError) in try text(found, isWord: false) })
  }

  private mutating func metric() throws(YAMLError) -> MetricTerms {
    let formula = try required("formula")
    let condition = try required("condition")
    guard let parsed = Formula(formula.text) else {
      throw YAMLError(
        at: formula.place, "'formula' cannot be read: numbers, variables, + - * / ( ) and math.sqrt")
    }
    guard let comparison = Formula.Comparison(condition.text) else {
      throw YAMLError(
        at: condition.place, "'condition' is a comparison such as '> 8.0', not '\(condition.text)'")
    }
    return MetricTerms(formula: parsed, comparison: comparison)
  }

  private mutating func readability() throws(YAMLError) -> ReadabilityTerms {
    var metrics: [ReadabilityMetric] = []
    for name in try fields.texts("metrics") {
      guard let metric = ReadabilityMetric(rawValue: name.text) else {
        throw YAMLError(
          at: name.place,
          "'\(name.text)' is no metric; there are \(ReadabilityMetric.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      metrics.append(metric)
    }
    guard let grade = try fields.decimal("grade"), !metrics.isEmpty else {
      throw YAMLError(at: fields.place, "'metrics' and 'grade' are both needed")
    }
    return ReadabilityTerms(metrics: metrics, grade: grade)
  }

  private mutating func spelling() throws(YAMLError) -> SpellingTerms {
    for key in ["dictionaries", "dictionary", "dicpath", "append", "aff", "dic", "ignore"] {
      _ = fields.node(key)
    }
    let custom = try fields.flag("custom") ?? false
    let filters = try list(try fields.texts("filters"), isWord: false)
    let standard = custom ? [] : DefinitionReader.standardFilters
    return SpellingTerms(
      filters: try list(standard.map { ($0, fields.place) }, isWord: false) + filters, ignored: [],
      usesVocabulary: try fields.flag("vocab") ?? true)
  }

  /// What Vale leaves out of spelling: acronyms, words with digits, camel case.
  private static let standardFilters = [
    #"^[A-Z][A-Z0-9.&/-]+s?$"#, #"\d"#, #"^[a-z]+[A-Z]\w*$"#, #"^(?:[A-Z][a-z0-9]+){2,}$"#, #"_"#,
  ]

  private mutating func sequence() throws(YAMLError) -> SequenceTerms {
    guard let node = fields.node("tokens"), let items = node.items, !items.isEmpty else {
      throw YAMLError(
        at: fields.place, "'tokens' is missing: a list of 'pattern', 'tag', 'negate' and 'skip'")
    }
    var steps: [SequenceTerms.Step] = []
    for item in items {
      var inner = try RuleFields(item)
      let pattern = try inner.texts("pattern").first
      steps.append(
        SequenceTerms.Step(
          pattern: try pattern.map { (found) throws(YAMLError) in try text(found, isWord: false) },
          tags: try inner.text("tag")?.split(separator: "|").map(String.init) ?? [],
          isNegated: try inner.flag("negate") ?? false, skip: try inner.number("skip") ?? 0))
      try inner.rejectOthers(kind: "sequence")
    }
    if !steps.contains(where: { $0.pattern != nil && !$0.isNegated }) {
      throw YAMLError(at: node.place, "one token of a sequence needs a 'pattern', by which it is found")
    }
    return SequenceTerms(steps: steps, ignoresCase: try fields.flag("ignorecase") ?? false)
  }
}
