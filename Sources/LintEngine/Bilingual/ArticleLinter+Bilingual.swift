import Bitext
import Diagnostics
import Readers
import RuleKit
import SourceText
import TranslationRules

/// Linting source and target side by side.
extension ArticleLinter {
  /// Everything that is found in a bilingual file.
  func bilingualReport(_ file: SourceText, _ format: InputFormat) -> FileReport {
    let read = BilingualReader.read(file, as: format, languages: settings.sides)
    var document = read.document
    guessLanguages(&document)
    var found = read.problems.map { problem in
      Diagnostic(problem.rule, problem.isError ? .error : .note, at: problem.range, problem.message)
    }
    found += diagnostics(of: document)
    found.sort(by: Diagnostic.inOrder)
    let failed = read.problems.first(where: \.isError)
    return FileReport(
      file: file, diagnostics: found,
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) })
  }

  private func guessLanguages(_ document: inout BilingualDocument) {
    guard let lexicon = bilingual?.lexicon else { return }
    document.source.language =
      document.source.language ?? settings.sides.source
      ?? LanguageGuess.language(of: document.source.text.bytes, lexicon)
    document.target.language =
      document.target.language ?? settings.sides.target
      ?? LanguageGuess.language(of: document.target.text.bytes, lexicon)
  }

  /// What the translation rules say, ranges in the target's file.
  func diagnostics(of document: BilingualDocument) -> [Diagnostic] {
    guard let lexicon = bilingual?.lexicon else { return [] }
    let check = BilingualCheck(
      rules: rules, context: TranslationContext(lexicon: lexicon, options: settings.options),
      minimum: settings.minimum)
    return check.diagnostics(of: document, segments: document.segments.indices).map { onFile($0, document) }
  }

  /// A diagnostic with its ranges in the file; places of the source only where both sides are in one file.
  private func onFile(_ diagnostic: Diagnostic, _ document: BilingualDocument) -> Diagnostic {
    var result = diagnostic
    let origin = document.target.origin
    result.range = origin.fileRange(diagnostic.range)
    result.related =
      document.isOneFile
      ? diagnostic.related.map { RelatedPlace(document.source.origin.fileRange($0.range), $0.message) } : []
    result.fixes = diagnostic.fixes.compactMap { onFile($0, origin) }
    return result
  }
}
