import ArticleModel
import Bitext
import Diagnostics
import Readers
import RuleKit
import SourceText
import Synchronization
import TranslationRules

/// Linting source and target side by side.
extension ArticleLinter {
  /// Everything that is found in a bilingual file.
  func bilingualReport(_ file: SourceText, _ format: InputFormat) -> FileReport {
    let read = BilingualReader.read(file, as: format, languages: settings.sides)
    return report(on: read.document, file, read.problems)
  }

  /// The report on a plain text as the translation of another; positions are those of the translation.
  package func lint(_ target: SourceText, against source: SourceText) -> FileReport {
    guard let lexicon = bilingual?.lexicon else { return lint(target) }
    let (from, to) = (BilingualReader.plain(source), BilingualReader.plain(target))
    var document = BilingualDocument(
      source: from.side, target: to.side, segments: [], isOneFile: false, isAligned: true)
    guessLanguages(&document)
    document = AlignedTexts.document(document.source, document.target, lexicon)
    var report = report(on: document, target, to.problems)
    if report.failure == nil, let fault = from.problems.first(where: \.isError) {
      report.failure = InputFailure(path: source.name, reason: fault.message)
    }
    finish(&report)
    return report
  }

  private func report(on document: BilingualDocument, _ file: SourceText, _ problems: [ReadProblem])
    -> FileReport
  {
    var document = document
    guessLanguages(&document)
    var found = problems.map { problem in
      Diagnostic(problem.rule, problem.isError ? .error : .note, at: problem.range, problem.message)
    }
    let (own, counts) = BilingualRun(document, self).diagnostics()
    found += own.map { onFile($0, document) }
    found.sort(by: Diagnostic.inOrder)
    let failed = problems.first(where: \.isError)
    var report = FileReport(
      file: file, diagnostics: found,
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) })
    report.comparison = Comparison(
      source: document.source.language ?? .other, target: document.target.language ?? .other, counts: counts)
    return report
  }

  private func guessLanguages(_ document: inout BilingualDocument) {
    guard let lexicon = bilingual?.lexicon else { return }
    document.source.language =
      settings.sides.source ?? document.source.language
      ?? LanguageGuess.language(of: document.source.text.bytes, lexicon)
    document.target.language =
      settings.sides.target ?? document.target.language
      ?? LanguageGuess.language(of: document.target.text.bytes, lexicon)
  }

  /// A diagnostic with its ranges in the file; places of the source only where both sides are in one file.
  private func onFile(_ diagnostic: Diagnostic, _ document: BilingualDocument) -> Diagnostic {
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
