import Diagnostics
import Reporters
import SourceText

/// One small story with everything that makes columns and escapes hard, and what was found in it.
struct Sample {
  /// A path that every format has to escape.
  static let path = "in box/a \"b\" & 100%\n<c>:1,ü.txt"
  static let text = SourceText(
    "“Größe” 😀 e\u{301} 東京 Borrel came.\r\n\tHe  left & <b>Borell</b> stayed.\r\nLast line",
    name: path)

  /// The range of the first place of a text in the story.
  static func range(of part: String) -> TextRange {
    let whole = text.bytes
    let wanted = Array(part.utf8)
    for i in 0...(whole.count - wanted.count) where Array(whole[i..<(i + wanted.count)]) == wanted {
      return TextRange(i, i + wanted.count)
    }
    return TextRange(at: whole.count)
  }

  static let diagnostics: [Diagnostic] = [
    Diagnostic(
      "name-variant", .warning, at: range(of: "Borrel"), "'Borrel' is spelled 'Borrell' 6 times",
      related: [RelatedPlace(range(of: "Borell"), "'Borell' here")],
      fixes: [.replace(range(of: "Borrel"), with: "Borrell", .unsafe)]),
    Diagnostic(
      "double-space", .note, at: range(of: "  "), "2 spaces",
      fixes: [Fix("Leave one space", .safe, [Edit(range(of: "  "), " ")])]),
    Diagnostic(
      "spelling", .error, at: range(of: "Borell"), "'Borell' is no word \u{202E}\u{1B}[31m|%\n::x",
      fixes: ["Borrell", "Morel", "Barrel", "Boreal"].map { .replace(range(of: "Borell"), with: $0, .choice) }
    ),
  ]

  static let rules: [ReportedRule] = [
    ReportedRule(
      id: "spelling", category: "Spelling", severity: .warning, summary: "A word is in no dictionary.",
      rationale: "Readers stumble over <it>.", pagePath: "rules/Spelling/spelling.md"),
    ReportedRule(
      id: "name-variant", category: "Names", severity: .warning, summary: "A name is spelled in two ways.",
      rationale: "One person, one spelling.", pagePath: "https://desk.example/rules/name-variant"),
  ]

  static var options: ReportOptions {
    var options = ReportOptions()
    options.rules = rules
    options.toolVersion = "1.2.3"
    options.workingDirectory = "/work/desk"
    return options
  }

  /// The whole report on the sample and on a second, clean file.
  static func report(_ format: ReportFormat, _ options: ReportOptions = options) -> String {
    let clean = ReportedFile(path: "clean.txt", text: SourceText("Fine.\n"), diagnostics: [])
    return report(format, [ReportedFile(path: path, text: text, diagnostics: diagnostics), clean], options)
  }

  /// The whole report on some files.
  static func report(
    _ format: ReportFormat, _ files: [ReportedFile], _ options: ReportOptions = options
  ) -> String {
    var reporter = format.reporter(options)
    var totals = ReportTotals()
    var bytes: [UInt8] = []
    reporter.begin()
    for file in files {
      reporter.add(file)
      totals.add(file.diagnostics)
      bytes += reporter.take()
    }
    reporter.finish(totals)
    return String(decoding: bytes + reporter.take(), as: UTF8.self)
  }

  /// The report on one diagnostic.
  static func report(
    _ format: ReportFormat, on string: String, _ range: TextRange, message: String = "m", fixes: [Fix] = []
  ) -> String {
    let found = Diagnostic("r", .warning, at: range, message, fixes: fixes)
    return report(format, [ReportedFile(path: "a", text: SourceText(string), diagnostics: [found])])
  }
}
