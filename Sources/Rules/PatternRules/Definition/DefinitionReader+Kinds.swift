import Lexicon
import MarkedYAML

extension DefinitionReader {
  mutating func existence() throws(YAMLError) -> ExistenceTerms {
    let isNonWord = try fields.flag("nonword") ?? false
    let tokens = try fields.texts("tokens")
    let raw = try fields.texts("raw")
    let append = try fields.flag("append") ?? false
    var exceptions = try exceptions()
    if isNonWord { exceptions.usesVocabulary = false }
    let ignoresCase = try fields.flag("ignorecase") ?? false
    guard let start = tokens.first ?? raw.first else {
      // In Vale such a rule finds nothing.
      if isVale { return ExistenceTerms(patterns: [], ignoresCase: ignoresCase, exceptions: exceptions) }
      throw YAMLError(at: fields.place, "neither 'tokens' nor 'raw' says what is looked for")
    }
    guard !raw.isEmpty else {
      return ExistenceTerms(
        patterns: try list(tokens, isWord: !isNonWord), ignoresCase: ignoresCase, exceptions: exceptions)
    }
    // What stands in `raw` is one pattern with the group of the tokens before or after it.
    var joined = raw.map(\.text).joined()
    // Before the tokens it stands before Vale's flag for lines as well: there `^` and `$` are the ends of a block.
    if isVale, !append { joined = PatternTranslation.ofBlocks(joined) }
    let inner = tokens.map(\.text).joined(separator: "|")
    let group = tokens.isEmpty ? "" : isNonWord ? "(?:\(inner))" : "\\b(?:\(inner))\\b"
    let all = append ? group + joined : joined + group
    return ExistenceTerms(
      patterns: [try text((all, start.place), isWord: false)], ignoresCase: ignoresCase,
      exceptions: exceptions)
  }

  mutating func substitution() throws(YAMLError) -> SubstitutionTerms {
    let isNonWord = try fields.flag("nonword") ?? false
    let pairs = try fields.pairs("swap")
    if pairs.isEmpty, !isVale {
      throw YAMLError(at: fields.place, "'swap' is missing: 'observed: expected' lines")
    }
    var patterns: [PatternText] = []
    let order = pairs.indices.sorted { a, b in
      let (one, two) = (pairs[a].key.utf8.count, pairs[b].key.utf8.count)
      return one != two ? one > two : a < b
    }
    for i in order { patterns.append(try text((pairs[i].key, pairs[i].place), isWord: !isNonWord)) }
    return SubstitutionTerms(
      patterns: patterns, expected: order.map { pairs[$0].value },
      ignoresCase: try fields.flag("ignorecase") ?? false,
      followsCapital: try fields.flag("capitalize") ?? false, exceptions: try exceptions())
  }

  mutating func repetition() throws(YAMLError) -> RepetitionTerms {
    let tokens = try fields.texts("tokens")
    if tokens.isEmpty { throw YAMLError(at: fields.place, "'tokens' is missing: what may not stand twice") }
    let joined = tokens.map(\.text).joined(separator: "|")
    return RepetitionTerms(
      patterns: [try text((joined, tokens[0].place), isWord: false)],
      ignoresCase: try fields.flag("ignorecase") ?? false, lettersOnly: try fields.flag("alpha") ?? false,
      exceptions: try exceptions())
  }

  mutating func consistency() throws(YAMLError) -> ConsistencyTerms {
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

  mutating func capitalization() throws(YAMLError) -> CapitalizationTerms {
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

  mutating func metric() throws(YAMLError) -> MetricTerms {
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

  mutating func readability() throws(YAMLError) -> ReadabilityTerms {
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

  mutating func spelling() throws(YAMLError) -> SpellingTerms {
    var terms = SpellingTerms(
      filters: try list(try fields.texts("filters"), isWord: false),
      passesShapes: !(try fields.flag("custom") ?? false), usesVocabulary: try fields.flag("vocab") ?? true)
    guard isVale else {
      for key in ["dictionaries", "dictionary", "dicpath", "append", "ignore"] {
        guard let node = fields.node(key), !node.isEmpty else { continue }
        throw YAMLError(
          at: node.place,
          "'\(key)' is not supported: the run's own dictionaries are used; name them under 'language' in .wirelint.yml, and words that are right under 'accept'"
        )
      }
      return terms
    }
    _ = try fields.text("dictionary")
    _ = try fields.number("threshold")
    let path = try fields.text("dicpath")
    for name in try fields.texts("dictionaries") {
      guard let found = StyleDictionaries.dictionary(name.text, path: path, in: folders) else {
        throw YAMLError(
          at: name.place, "there is no dictionary '\(name.text)' (.aff and .dic) in the style's folders")
      }
      terms.dictionaries.append(found)
    }
    // A list that is not there is passed over, as Vale does.
    for name in try fields.texts("ignore") {
      if let found = StyleDictionaries.words(name.text, in: folders) { terms.lists.append(found) }
    }
    terms.usesStandard = try fields.flag("append") ?? false || terms.dictionaries.isEmpty
    if id == "Vale.Spelling" {
      let (words, dictionaries) = StyleDictionaries.all(in: folders)
      terms.lists += words
      terms.dictionaries += dictionaries
    }
    return terms
  }

  mutating func sequence() throws(YAMLError) -> SequenceTerms {
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
