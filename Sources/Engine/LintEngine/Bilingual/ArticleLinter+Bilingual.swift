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
  func bilingualReport(_ file: SourceText, _ format: InputFormat, _ data: BilingualData) -> FileReport {
    let reader = BilingualReader(file, as: format, languages: settings.sides)
    let outcome = BilingualRun(self, data).outcome(
      of: { [sides = settings.sides] in
        guard var document = reader.next() else { return nil }
        document.source.language = sides.source ?? document.source.language
        document.target.language = sides.target ?? document.target.language
        return document
      }, file: reader.isUTF8 ? file : nil)
    return report(outcome, file, reader.problems)
  }

  /// The report on a plain text as the translation of another; positions are those of the translation.
  package func lint(_ target: SourceText, against source: SourceText) -> FileReport {
    guard let data = bilingual else { return lint(target) }
    var (from, to) = (BilingualReader.plain(source), BilingualReader.plain(target))
    from.side.language =
      settings.sides.source ?? LanguageGuess.language(of: from.side.text.bytes, data.lexicon)
    to.side.language = settings.sides.target ?? LanguageGuess.language(of: to.side.text.bytes, data.lexicon)
    var documents = [AlignedTexts.document(from.side, to.side, data.lexicon)]
    let outcome = BilingualRun(self, data).outcome(of: { documents.popLast() }, file: nil)
    var report = report(outcome, target, to.problems)
    if report.failure == nil, let fault = from.problems.first(where: \.isError) {
      report.failure = InputFailure(path: source.name, reason: fault.message)
    }
    finish(&report)
    return report
  }

  private func report(_ outcome: BilingualRun.Outcome, _ file: SourceText, _ problems: [ReadProblem])
    -> FileReport
  {
    addTime(outcome.timing)
    let found =
      outcome.diagnostics
      + problems.map { problem in
        Diagnostic(problem.rule, problem.isError ? .error : .note, at: problem.range, problem.message)
      }
    let failed = problems.first(where: \.isError)
    var report = FileReport(
      file: file, diagnostics: found.sorted(by: Diagnostic.inOrder),
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) })
    report.leftOut = outcome.leftOut
    report.comparison = Comparison(
      source: outcome.languages.source, target: outcome.languages.target, counts: outcome.counts)
    return report
  }

  /// A diagnostic with its ranges in the file; places of the source only where both sides are in one file.
  func onFile(_ diagnostic: Diagnostic, _ document: BilingualDocument) -> Diagnostic {
    var result = diagnostic
    let origin = document.target.origin
    let isTranslation = diagnostic.rule.hasPrefix("translation-")
    result.range = origin.fileRange(diagnostic.range)
    result.related = diagnostic.related.compactMap { place in
      if !isTranslation { return RelatedPlace(origin.fileRange(place.range), place.message) }
      guard document.isOneFile else { return nil }
      return RelatedPlace(document.source.origin.fileRange(place.range), place.message)
    }
    result.fixes = diagnostic.fixes.compactMap { onFile($0, origin) }
    return result
  }
}

/// What a run says of a bilingual file beside its diagnostics.
package struct Comparison: Sendable {
  package var source: Language
  package var target: Language
  package var counts: ComparisonCounts
}
