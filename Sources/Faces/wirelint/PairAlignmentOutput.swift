import LintEngine
import Reporters
import SourceText

/// `wirelint pair --dump alignment` and `--write FILE`: which passage was found to be the translation of which.
enum PairAlignmentOutput {
  static func run(_ arguments: ParsedArguments, _ source: InputWalk.Input, _ walk: InputWalk)
    throws(UsageError)
    -> Int32
  {
    let path = arguments.value("--write")
    var format: PairAlignment.Format?
    if let path {
      guard let known = PairAlignment.Format(path: path) else {
        throw UsageError("'\(path)' is neither XLIFF (.xlf, .xliff) nor TMX (.tmx)")
      }
      guard !arguments.operands.contains(path) else {
        throw UsageError("'\(path)' is one of the texts; name another file")
      }
      format = known
    }
    let session = try Session(arguments, walk)
    guard let input = session.inputs.first else { return walk.failures.isEmpty ? 2 : 3 }
    do throws(InputFailure) {
      let files = (source: try InputReading.read(source), target: try InputReading.read(input))
      let linter = session.run.plan(for: input).linter()
      guard let found = try linter.alignment(of: files.target, with: files.source) else {
        throw InputFailure(path: files.target.name, reason: "the lists of languages are not there")
      }
      if let path, let format {
        let names = (source: files.source.name, target: files.target.name)
        try AtomicWrite.write(found.file(format, named: names, version: Session.version), to: path)
        say(summary(found) + ", written to \(path)")
      }
      if arguments.value("--dump") != nil {
        write(Array(table(found, columns: Terminal.columns(of: 1) ?? 120).utf8), to: 1)
        if path == nil { say(summary(found)) }
      }
      return 0
    } catch {
      say("wirelint: \(error.path): \(error.reason)")
      return 3
    }
  }

  /// `de to en: 31 pairs, 2 of them unsure, 1 without a counterpart`.
  private static func summary(_ found: PairAlignment) -> String {
    let lone = found.rows.count { $0.numbers.source.isEmpty || $0.numbers.target.isEmpty }
    let unsure = found.rows.count(where: \.isUnsure) - lone
    return
      "\(found.languages.source) to \(found.languages.target): \(found.rows.count) pair\(found.rows.count == 1 ? "" : "s"), \(unsure) of them unsure, \(lone) without a counterpart"
  }

  /// The pairs in two columns: numbers of the passages, kind and score, `?` where a person should look.
  private static func table(_ found: PairAlignment, columns: Int) -> String {
    func numbers(_ run: Range<Int>) -> String {
      run.isEmpty ? "-" : run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound - 1)"
    }
    func column(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let side = SideBySide(total: max(60, columns), margin: 24)
    var lines: [String] = []
    for row in found.rows {
      if row.startsParagraph, !lines.isEmpty { lines.append("") }
      let isLone = row.numbers.source.isEmpty || row.numbers.target.isEmpty
      let tenths = Int((row.score * 10).rounded())
      let score = isLone ? "" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
      let label =
        column(row.isUnsure ? "?" : "", 2) + column(numbers(row.numbers.source), 6)
        + column(numbers(row.numbers.target), 6) + column(row.kind, 4) + column(score, 6)
      lines += side.lines(label, row.source, row.target)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
