import Diagnostics
import MarkedYAML
import RuleKit
import SourceText

/// A rule file as it was found.
package struct RuleFile: Sendable {
  /// As it is named in messages.
  package var path: String
  /// `Style.Rule`.
  package var id: String
  package var bytes: [UInt8]
  /// Whether it runs exactly as Vale would run it, instead of by the rules of wire copy.
  package var isVale: Bool
  /// A level that takes the place of the file's own.
  package var severity: Severity?

  package init(path: String, id: String, bytes: [UInt8], isVale: Bool = false, severity: Severity? = nil) {
    self.path = path
    self.id = id
    self.bytes = bytes
    self.isVale = isVale
    self.severity = severity
  }

  /// What comes before the examples, where these are the last key of the file: they are half of most
  /// files, and a run that only lints has no use for them.
  var bytesWithoutExamples: [UInt8] {
    let key = Array("\nexamples:\n".utf8)
    guard let start = ByteSearch.first(key, in: bytes, from: 0) else { return bytes }
    var lineStart = start + key.count
    while lineStart < bytes.count {
      guard bytes[lineStart] == 0x20 || bytes[lineStart] == 0x0A else { return bytes }
      lineStart = (bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }
    return Array(bytes[...start])
  }
}

/// Rule files that cannot be used: every one is named, and none runs.
package struct RuleFileErrors: Error {
  /// `path:line:column: error: reason`, one for each file.
  package let lines: [String]
}

/// The rules of some files, compiled to be matched together.
package enum RuleStyle {
  /// The rules of the files, in their order. `accepted` are patterns of words that are always right (Vale's
  /// vocabulary); each with the place where it stands, for errors. `cache` spares checking and analysing
  /// patterns that have not changed. Without `withExamples` those of files that have been checked are not read.
  package static func rules(
    of files: [RuleFile], accepted: [(pattern: String, path: String, line: Int)] = [],
    cache: (any PatternCache)? = nil, withExamples: Bool = true
  ) throws(RuleFileErrors) -> [any Rule] {
    let key = PatternAnalysis.key(files, accepted.map(\.pattern))
    let stored = cache?.load(key).flatMap { PatternAnalysis.sound($0) }
    var errors: [String] = []
    var definitions: [PatternDefinition] = []
    var ids: [String: String] = [:]
    for file in files {
      if let other = ids[file.id] {
        errors.append("\(file.path):1:1: error: '\(file.id)' is the id of '\(other)' already")
        continue
      }
      ids[file.id] = file.path
      do throws(YAMLError) {
        var definition = try DefinitionReader.read(
          withExamples || stored == nil ? file.bytes : file.bytesWithoutExamples, id: file.id,
          isVale: file.isVale, isChecked: stored != nil)
        definition.path = file.path
        if let severity = file.severity { definition.severity = severity }
        definitions.append(definition)
      } catch {
        errors.append(error.line(in: file.path))
      }
    }
    var words: [PatternText] = []
    for word in accepted {
      let text = PatternText(
        word.pattern, at: YAMLPlace(line: word.line, column: 1), isWord: false, flows: false)
      do throws(YAMLError) {
        try text.check()
        words.append(text)
      } catch {
        errors.append(error.line(in: word.path))
      }
    }
    guard errors.isEmpty else { throw RuleFileErrors(lines: errors) }
    let (rules, items) = compiled(definitions, accepted: words, stored: stored)
    if stored == nil { cache?.store(PatternAnalysis.bytes(items), key) }
    return rules
  }

  private static func compiled(
    _ definitions: [PatternDefinition], accepted: [PatternText], stored: ArraySlice<UInt8>?
  ) -> ([PatternRule], [PatternItem]) {
    var builder = PatternSetBuilder()
    let evaluations = definitions.map { definition in
      let evaluation = definition.evaluation(&builder)
      builder.endRule(isAlwaysAwake: evaluation.searches.isEmpty || definition.kind.asksForMore)
      return evaluation
    }
    builder.analyse(stored: stored)
    let set = PatternSet(builder)
    let rules = definitions.indices.map { place in
      PatternRule(definitions[place], set, evaluations[place], place: place, accepted: accepted)
    }
    return (rules, set.items)
  }
}

extension PatternDefinition {
  /// Puts the patterns of the rule into the set, and says how its kind uses them.
  fileprivate func evaluation(_ builder: inout PatternSetBuilder) -> any KindEvaluation {
    let isPerLine = !isVale && scope.unit != .sentence
    func add(_ patterns: [PatternText], _ ignoresCase: Bool) -> Int {
      builder.add(patterns, ignoresCase: ignoresCase, isPerLine: isPerLine)
    }
    switch kind {
    case .existence(let terms): return ExistenceEvaluation(search: add(terms.patterns, terms.ignoresCase))
    case .substitution(let terms):
      return SubstitutionEvaluation(search: add(terms.swaps.map(\.pattern), terms.ignoresCase), terms)
    case .occurrence(let terms):
      return OccurrenceEvaluation(search: add([terms.token], terms.ignoresCase), terms: terms)
    case .repetition(let terms):
      return RepetitionEvaluation(search: add(terms.patterns, terms.ignoresCase), terms: terms)
    case .consistency(let terms):
      return ConsistencyEvaluation(
        pairs: terms.pairs.map { (add([$0.first], terms.ignoresCase), add([$0.second], terms.ignoresCase)) })
    case .conditional(let terms):
      return ConditionalEvaluation(
        first: add([terms.first], terms.ignoresCase), second: add([terms.second], terms.ignoresCase),
        ignoresCase: terms.ignoresCase)
    case .capitalization(let terms): return CapitalizationEvaluation(terms)
    case .metric(let terms): return MetricEvaluation(terms: terms)
    case .readability(let terms): return ReadabilityEvaluation(terms: terms)
    case .spelling(let terms): return SpellingEvaluation(terms)
    case .sequence(let terms): return SequenceEvaluation(terms)
    }
  }
}

extension PatternDefinition.Kind {
  /// Whether the rule may speak although none of its patterns is in the text.
  fileprivate var asksForMore: Bool {
    if case .occurrence(let terms) = self { return terms.minimum != nil }
    return false
  }

  /// What rules of the kind do, for lists of rules.
  var summary: String {
    switch self {
    case .existence: "Flags wordings that its file lists."
    case .substitution: "Flags wordings and says what to write instead."
    case .occurrence: "Flags what occurs too often or too seldom."
    case .repetition: "Flags what stands twice in a row."
    case .consistency: "Flags two forms of one thing in a story."
    case .conditional: "Flags what is used without being defined."
    case .capitalization: "Flags words in the wrong case."
    case .metric, .readability: "Flags stories by a measure of their words."
    case .spelling: "Flags words that no dictionary knows."
    case .sequence: "Flags words in a row by their parts of speech."
    }
  }
}
