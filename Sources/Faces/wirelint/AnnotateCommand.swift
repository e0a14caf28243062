import Diagnostics
import Glibc
import LintEngine
import Readers
import SourceText

/// `wirelint annotate`: a copy of a word processor's document with the findings as comments in its margin, or of a
/// bilingual file with the findings as notes on its units.
enum AnnotateCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.count == 2 else {
      throw UsageError("name two files, the document and its copy: wirelint annotate IN OUT")
    }
    let (source, target) = (arguments.operands[0], arguments.operands[1])
    guard source != target else { throw UsageError("'\(target)' is the document itself; name another file") }
    let walk = InputWalk(paths: [source], standardInputName: "<stdin>")
    let session = try Session(arguments, walk)
    for failure in walk.failures { say("wirelint: \(failure.path): \(failure.reason)") }
    guard let input = session.inputs.first else { return walk.failures.isEmpty ? 2 : 3 }
    do throws(InputFailure) {
      let file = try InputReading.read(input)
      let plan = session.run.plan(for: input)
      if let format = plan.settings.inputFormat ?? FileFormat.bilingual(file),
        let notes = UnitNotes(file, as: format)
      {
        return try annotate(notes, plan.linter().lint(notes.file), to: target)
      }
      guard PackedDocument.isPacked(file, as: plan.settings.inputFormat) else {
        throw InputFailure(
          path: source,
          reason:
            "no Word or OpenDocument text, XLIFF, TMX or PO in UTF-8; reports show findings of other files")
      }
      let report = plan.linter().lint(file)
      if let failure = report.failure { throw failure }
      let comments = report.diagnostics.map { DocumentComment(range: $0.range, lines: lines(on: $0)) }
      guard let document = PackedDocument.read(file, as: plan.settings.inputFormat),
        let (bytes, count) = document.commented(comments, author: "wirelint", date: Clock.now())
      else { throw InputFailure(path: source, reason: "comments cannot be put into it") }
      try AtomicWrite.write(bytes, to: target)
      let left = comments.count - count
      say(
        "\(count) comment\(count == 1 ? "" : "s") in \(target)"
          + (left > 0 ? "; \(left) more in notes, where there can be none" : ""))
      return 0
    } catch {
      say("wirelint: \(error.path): \(error.reason)")
      return 3
    }
  }

  /// Writes a bilingual file with the findings of a report as notes.
  private static func annotate(_ notes: UnitNotes, _ report: FileReport, to target: String)
    throws(InputFailure)
    -> Int32
  {
    if let failure = report.failure { throw failure }
    let (bytes, count) = notes.annotated(report.diagnostics)
    try AtomicWrite.write(bytes, to: target)
    let left = report.diagnostics.count - count
    say(
      "\(count) note\(count == 1 ? "" : "s") in \(target)"
        + (left > 0 ? "; \(left) of no unit left out" : ""))
    return 0
  }

  /// What a comment says: how severe and what, and what would be right.
  private static func lines(on diagnostic: Diagnostic) -> [String] {
    var lines = ["\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]"]
    let fixes = diagnostic.fixes.prefix(3).map(\.title)
    if !fixes.isEmpty { lines.append("Fix: " + fixes.joined(separator: "; or: ")) }
    return lines
  }
}
