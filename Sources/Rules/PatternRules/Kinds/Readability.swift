import MarkedYAML

/// The measures of readability that rules may ask for, by Vale's names.
///
/// Formulas: R. Gunning 1952; M. Coleman and T. L. Liau 1975; J. P. Kincaid et al. 1975;
/// G. H. McLaughlin 1969; E. A. Smith and R. J. Senter 1967.
enum ReadabilityMetric: String, Sendable, CaseIterable {
  case gunningFog = "Gunning Fog"
  case colemanLiau = "Coleman-Liau"
  case fleschKincaid = "Flesch-Kincaid"
  case smog = "SMOG"
  case automated = "Automated Readability"

  func grade(_ counts: TextCounts) -> Double {
    let words = max(1, counts.words)
    let sentences = max(1, counts.sentences)
    switch self {
    case .gunningFog: return 0.4 * (words / sentences + 100 * counts.complexWords / words)
    case .colemanLiau:
      return 0.0588 * counts.characters / words * 100 - 0.296 * sentences / words * 100 - 15.8
    case .fleschKincaid: return 0.39 * words / sentences + 11.8 * counts.syllables / words - 15.59
    case .smog: return 1.0430 * (counts.polysyllables * 30 / sentences).squareRoot() + 3.1291
    case .automated: return 4.71 * counts.characters / words + 0.5 * words / sentences - 21.43
    }
  }
}

/// The hardest grade that a story may have.
struct ReadabilityKind: PatternKind {
  static let name = "readability"
  static let summary = "Flags stories by a measure of their words."
  static let keys: [RuleKey] = [
    RuleKey("metrics", .someOf(ReadabilityMetric.allCases.map(\.rawValue)), isNeeded: true),
    RuleKey("grade", .decimal(nil), isNeeded: true),
  ]

  fileprivate let metrics: [ReadabilityMetric]
  fileprivate let grade: Double

  var isWholeStory: Bool { true }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    var metrics: [ReadabilityMetric] = []
    for name in try reader.fields.texts("metrics") {
      guard let metric = ReadabilityMetric(rawValue: name.text) else {
        let all = ReadabilityMetric.allCases.map(\.rawValue).joined(separator: ", ")
        throw YAMLError(at: name.place, "'\(name.text)' is no metric; there are \(all)")
      }
      metrics.append(metric)
    }
    guard let grade = try reader.fields.decimal("grade"), !metrics.isEmpty else {
      throw YAMLError(at: reader.fields.place, "'metrics' and 'grade' are both needed")
    }
    self.metrics = metrics
    self.grade = grade
  }

  init(from fields: inout StoredFields.Reader) {
    metrics = fields.texts().compactMap(ReadabilityMetric.init)
    grade = fields.decimal()
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(metrics.map(\.rawValue))
    fields.add(grade)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation { ReadabilityEvaluation(kind: self) }
}

/// Flags a story that is harder to read than a grade allows.
private struct ReadabilityEvaluation: KindEvaluation {
  let kind: ReadabilityKind

  func find(with finder: inout PatternFinder) {
    guard let counts = finder.counts, counts.words > 0 else { return }
    let grade = kind.metrics.reduce(0) { $0 + $1.grade(counts) } / Double(kind.metrics.count)
    if grade > kind.grade { finder.addForStory(grade) }
  }
}
