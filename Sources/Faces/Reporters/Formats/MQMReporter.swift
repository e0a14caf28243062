import Diagnostics
import SourceText

/// Findings as annotations of translation quality: a table with the columns of the public MQM annotations of machine
/// translations, a finding a row, its passage between `<v>` and `</v>`.
///
/// Source of the columns: github.com/google/wmt-mqm-human-evaluation. An error is Major there, a warning Minor, a note
/// Neutral.
struct MQMReporter: Reporter {
  private let types: [String: String]
  private var out = TextOutput()
  private var number = 0

  init(_ options: ReportOptions) {
    types = Dictionary(options.rules.map { ($0.id, $0.reviewType) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin() {
    row(["system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity"])
  }

  mutating func add(_ file: ReportedFile) {
    let lines = LineIndex(file.text)
    for diagnostic in file.diagnostics {
      number += 1
      let entry = file.segments.flatMap { segments in
        segments.entry(at: diagnostic.range, called: diagnostic.segment).map { segments.entries[$0] }
      }
      let line = lines.position(at: diagnostic.range.lower, unit: .scalar).line
      let target = entry?.target ?? lines.range(ofLine: line) ?? diagnostic.range
      let isInTarget = target.lower <= diagnostic.range.lower && diagnostic.range.upper <= target.upper
      // What was left out can be marked in the source only.
      let inSource = diagnostic.related.first { place in
        entry.map { $0.source.lower <= place.range.lower && place.range.upper <= $0.source.upper } ?? false
      }
      let isMarked = isInTarget && !diagnostic.range.isEmpty
      row([
        "wirelint", file.path, entry == nil ? "line" : "segment", entry?.id ?? String(line), "wirelint",
        entry.map { text(of: $0.source, isMarked ? nil : inSource?.range, file) } ?? "",
        text(of: target, isMarked ? diagnostic.range : nil, file),
        types[diagnostic.rule].flatMap { $0.isEmpty ? nil : $0 } ?? "Other", severity(diagnostic.severity),
      ])
    }
  }

  mutating func finish(_ totals: ReportTotals) {}

  mutating func take() -> [UInt8] { out.take() }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "Major"
    case .warning: "Minor"
    case .note: "Neutral"
    }
  }

  /// A side with the marked passage, in one line.
  private func text(of range: TextRange, _ marked: TextRange?, _ file: ReportedFile) -> String {
    func part(_ lower: Int, _ upper: Int) -> String {
      guard lower < upper else { return "" }
      let bytes = file.text.slice(TextRange(lower, upper))
      guard file.segments?.isMarkup ?? false else { return String(decoding: bytes, as: UTF8.self) }
      return MarkupPieces.of(bytes).map { $0.isTag ? "" : $0.text }.joined()
    }
    guard let marked, marked.lower >= range.lower, marked.upper <= range.upper else {
      return part(range.lower, range.upper)
    }
    return part(range.lower, marked.lower) + "<v>" + part(marked.lower, marked.upper) + "</v>"
      + part(marked.upper, range.upper)
  }

  private mutating func row(_ cells: [String]) {
    let plain = cells.map { cell in
      String(String.UnicodeScalarView(cell.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
    out.line(plain.joined(separator: "\t"))
  }
}
