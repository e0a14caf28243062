import LintEngine
import Readers
import Reporters
import SourceText

/// The segments of a bilingual file for the reports that show them.
enum ReviewSegments {
  /// nil for other files. `format`, `languages`: what the command line states.
  static func of(_ file: SourceText, as format: FileFormat?, _ languages: StatedLanguages)
    -> ReportedSegments?
  {
    guard let read = FileSegments(file, as: format, languages: languages) else { return nil }
    return ReportedSegments(
      read.entries.map {
        ReportedSegments.Entry(id: $0.id, source: $0.source, target: $0.target, state: $0.state.label)
      }, languages: read.languages, isMarkup: read.isMarkup)
  }
}
