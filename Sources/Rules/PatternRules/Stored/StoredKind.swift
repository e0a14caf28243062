extension PatternDefinition.Kind {
  /// Writes what the kind needs beside its searches.
  func store(in fields: inout StoredFields.Writer) {
    fields.add(number)
    switch self {
    case .existence(let terms):
      terms.exceptions.store(in: &fields)
    case .substitution(let terms):
      fields.add(terms.expected)
      fields.add(terms.followsCapital)
      terms.exceptions.store(in: &fields)
    case .occurrence(let terms):
      fields.add(terms.maximum)
      fields.add(terms.minimum)
    case .repetition(let terms):
      fields.add(terms.ignoresCase)
      fields.add(terms.lettersOnly)
      terms.exceptions.store(in: &fields)
    case .consistency(let terms):
      fields.add(terms.pairs) {
        $1.first.store(in: &$0)
        $1.second.store(in: &$0)
      }
    case .conditional(let terms):
      fields.add(terms.ignoresCase)
      fields.add(terms.hasGroup)
      terms.exceptions.store(in: &fields)
    case .capitalization(let terms): terms.store(in: &fields)
    case .metric(let terms):
      fields.add(terms.formula.text)
      fields.add(terms.comparison.relation)
      fields.add(terms.comparison.bound)
    case .readability(let terms):
      fields.add(terms.metrics.map(\.rawValue))
      fields.add(terms.grade)
    case .spelling(let terms):
      fields.add(terms.filters) { $1.store(in: &$0) }
      fields.add(terms.passesShapes)
      fields.add(terms.usesVocabulary)
      fields.add(terms.dictionaries)
      fields.add(terms.lists)
      fields.add(terms.usesStandard)
    case .sequence(let terms): terms.store(in: &fields)
    }
  }

  private var number: Int {
    switch self {
    case .existence: 0
    case .substitution: 1
    case .occurrence: 2
    case .repetition: 3
    case .consistency: 4
    case .conditional: 5
    case .capitalization: 6
    case .metric: 7
    case .readability: 8
    case .spelling: 9
    case .sequence: 10
    }
  }

  /// Reads what `store` wrote. Patterns that only searches ask for are empty.
  init(from fields: inout StoredFields.Reader) {
    let none = PatternText.none
    switch fields.number() {
    case 1:
      self = .substitution(
        SubstitutionTerms(
          patterns: [], expected: fields.texts(), ignoresCase: false, followsCapital: fields.flag(),
          exceptions: ExceptionTerms(from: &fields)))
    case 2:
      self = .occurrence(
        OccurrenceTerms(
          token: none, ignoresCase: false, maximum: fields.optionalNumber(),
          minimum: fields.optionalNumber()))
    case 3:
      self = .repetition(
        RepetitionTerms(
          patterns: [], ignoresCase: fields.flag(), lettersOnly: fields.flag(),
          exceptions: ExceptionTerms(from: &fields)))
    case 4:
      self = .consistency(
        ConsistencyTerms(
          pairs: fields.list { (PatternText(from: &$0), PatternText(from: &$0)) }, ignoresCase: false))
    case 5:
      self = .conditional(
        ConditionalTerms(
          first: none, second: none, ignoresCase: fields.flag(), hasGroup: fields.flag(),
          exceptions: ExceptionTerms(from: &fields)))
    case 6: self = .capitalization(CapitalizationTerms(from: &fields))
    case 7:
      self = .metric(
        MetricTerms(
          formula: Formula(fields.text()) ?? .zero,
          comparison: Formula.Comparison(relation: fields.text(), bound: fields.decimal())))
    case 8:
      self = .readability(
        ReadabilityTerms(
          metrics: fields.texts().compactMap(ReadabilityMetric.init), grade: fields.decimal()))
    case 9:
      self = .spelling(
        SpellingTerms(
          filters: fields.list { PatternText(from: &$0) }, passesShapes: fields.flag(),
          usesVocabulary: fields.flag(), dictionaries: fields.texts(), lists: fields.texts(),
          usesStandard: fields.flag()))
    case 10: self = .sequence(SequenceTerms(from: &fields))
    default:
      self = .existence(
        ExistenceTerms(patterns: [], ignoresCase: false, exceptions: ExceptionTerms(from: &fields)))
    }
  }
}

extension CapitalizationTerms {
  fileprivate func store(in fields: inout StoredFields.Writer) {
    switch style {
    case .title: fields.add(0)
    case .sentence: fields.add(1)
    case .lower: fields.add(2)
    case .upper: fields.add(3)
    case .pattern(let pattern):
      fields.add(4)
      pattern.store(in: &fields)
    }
    fields.add(isChicago)
    exceptions.store(in: &fields)
    fields.add(indicators)
    fields.add(threshold)
    fields.add(prefix.map { [$0] } ?? []) { $1.store(in: &$0) }
  }

  fileprivate init(from fields: inout StoredFields.Reader) {
    switch fields.number() {
    case 1: style = .sentence
    case 2: style = .lower
    case 3: style = .upper
    case 4: style = .pattern(PatternText(from: &fields))
    default: style = .title
    }
    isChicago = fields.flag()
    exceptions = ExceptionTerms(from: &fields)
    indicators = fields.texts()
    threshold = fields.decimal()
    prefix = fields.list { PatternText(from: &$0) }.first
  }
}

extension SequenceTerms {
  fileprivate func store(in fields: inout StoredFields.Writer) {
    fields.add(steps) { fields, step in
      fields.add(step.pattern.map { [$0] } ?? []) { $1.store(in: &$0) }
      fields.add(step.tags)
      fields.add(step.isNegated)
      fields.add(step.skip)
    }
    fields.add(ignoresCase)
  }

  fileprivate init(from fields: inout StoredFields.Reader) {
    steps = fields.list { fields in
      Step(
        pattern: fields.list { PatternText(from: &$0) }.first, tags: fields.texts(),
        isNegated: fields.flag(), skip: fields.number())
    }
    ignoresCase = fields.flag()
  }
}
