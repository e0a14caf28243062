import Diagnostics

/// What a run has said of a desk's habits. An invitation to follow the house, or an archive that joined its
/// paragraphs, stands in every story of a folder: the first file has it as a warning, the others as a note. Who lints
/// one story is told of it there.
struct RunHabits: Sendable {
  /// Rules that have told theirs, with the file that has it.
  private var told: [String: String] = [:]

  /// Makes notes of habits that a file before this one has; reports come in their order.
  mutating func sayOnce(in report: inout FileReport, least: Severity) {
    for i in report.diagnostics.indices {
      let diagnostic = report.diagnostics[i]
      guard diagnostic.isHabit, diagnostic.severity > .note else { continue }
      guard let file = told[diagnostic.rule] else {
        told[diagnostic.rule] = report.file.name
        continue
      }
      if file == report.file.name { continue }
      report.diagnostics[i].severity = .note
      report.habits.append(diagnostic.rule)
    }
    if !report.habits.isEmpty { report.diagnostics.removeAll { $0.severity < least } }
  }
}

extension FileReport {
  /// Whether something in it is a habit of a whole desk.
  var hasHabit: Bool { diagnostics.contains { $0.isHabit } }
}
