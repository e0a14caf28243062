import ArticleModel
import Bitext
import Diagnostics
import Readers
import RuleKit
import SourceText
import TranslationRules

/// Linting source and target side by side.
extension ArticleLinter {
  /// Everything that is found in a bilingual file.
  func bilingualReport(_ file: SourceText, _ format: FileFormat, _ data: BilingualData) -> FileReport {
    let reader = BilingualReader(file, as: format, languages: settings.sides)
    let outcome = BilingualRun(self, data).outcome(
      of: { [sides = settings.sides] in
        guard var document = reader.next() else { return nil }
        document.source.language = sides.source ?? document.source.language
        document.target.language = sides.target ?? document.target.language
        return document
      }, file: reader.isUTF8 ? file : nil)
    // Who has begun a new file in an editor knows that nothing stands in it yet.
    let isNew = isEdited && DocumentReader.isBlank(file)
    var report = report(outcome, file, reader.problems.filter { !isNew || $0.kind != .nothingToRead })
    let places = reader.places
    if !places.units.isEmpty {
      for i in report.diagnostics.indices {
        report.diagnostics[i].segment = places.unit(at: report.diagnostics[i].range.lower)?.id
      }
    }
    return report
  }

  /// How the passages of a plain text and of its translation belong together; nil where there are no lists to compare
  /// them by. Throws where one of them is no text.
  package func alignment(of target: SourceText, with source: SourceText) throws(InputFailure)
    -> PairAlignment?
  {
    guard let data = bilingual else { return nil }
    let (from, to) = sides(source, target, data)
    for (file, problems) in [(source, from.problems), (target, to.problems)] {
      if let fault = problems.first(where: \.isError) {
        throw InputFailure(path: file.name, reason: fault.message)
      }
    }
    return PairAlignment(
      source: from.side, target: to.side, blocks: AlignedTexts.blocks(from.side, to.side, data.lexicon))
  }

  /// The sides of two plain texts, each in the language that is stated or that it looks like.
  private func sides(_ source: SourceText, _ target: SourceText, _ data: BilingualData) -> (
    (side: BilingualSide, problems: [ReadProblem]), (side: BilingualSide, problems: [ReadProblem])
  ) {
    var (from, to) = (BilingualReader.plain(source), BilingualReader.plain(target))
    from.side.language =
      settings.sides.source ?? LanguageGuess.language(of: from.side.text.bytes, data.lexicon)
    to.side.language = settings.sides.target ?? LanguageGuess.language(of: to.side.text.bytes, data.lexicon)
    return (from, to)
  }

  /// The report on a plain text as the translation of another; positions are those of the translation.
  package func lint(_ target: SourceText, against source: SourceText) -> FileReport {
    guard let data = bilingual else { return lint(target) }
    let (from, to) = sides(source, target, data)
    var documents = [AlignedTexts.document(from.side, to.side, data.lexicon)]
    let outcome = BilingualRun(self, data).outcome(of: { documents.popLast() }, file: nil)
    var report = report(outcome, target, to.problems)
    if report.failure == nil, let fault = from.problems.first(where: \.isError) {
      report.failure = InputFailure(path: source.name, reason: fault.message)
    }
    pipeline.filter(&report)
    return report
  }

  /// The same; nil where `isStale` says, between two segments or two rules, that nobody waits for the report any
  /// more.
  package func lint(
    _ target: SourceText, against source: SourceText, unless isStale: @escaping @Sendable () -> Bool
  ) -> FileReport? {
    self.isStale = isStale
    wasDropped = false
    defer { self.isStale = { false } }
    let report = lint(target, against: source)
    return wasDropped ? nil : report
  }

  private func report(_ outcome: BilingualRun.Outcome, _ file: SourceText, _ problems: [ReadProblem])
    -> FileReport
  {
    addTime(outcome.timing)
    let isNamed = settings.runtime.named?.contains(file.name) ?? true
    let found = outcome.diagnostics + pipeline.placed(problems, isNamed: isNamed)
    let failed = problems.first(where: \.isError) ?? pipeline.failure(problems, isNamed: isNamed)
    var report = FileReport(
      file: file, diagnostics: found.sorted(by: Diagnostic.inOrder),
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) })
    report.refused = outcome.refused
    report.leftOut = outcome.leftOut
    report.comparison = Comparison(
      source: outcome.languages.source, target: outcome.languages.target,
      unknown: [outcome.languages.source, outcome.languages.target].contains(.other)
        ? StatedTags.unknown(in: file) : [],
      counts: outcome.counts)
    return report
  }
}

/// What a run says of a bilingual file beside its diagnostics.
package struct Comparison: Sendable {
  /// The language of the source side, as it was stated or as the file says.
  package var source: Language
  /// The language of the target side, as it was stated or as the file says.
  package var target: Language
  /// Tags of languages that the file names and that are not known.
  package var unknown: [String]
  /// What was compared in all segments.
  package var counts: ComparisonCounts
}
