/// Columns over time as SVG: months without a gap, or years where there would be too many months.
struct ArchiveChart {
  struct Column: Sendable {
    /// `2026-03` or `2026`.
    var name: String
    var levels: ArchiveCounts.Levels
  }

  private(set) var columns: [Column] = []
  let isByYear: Bool

  /// More months than this are shown as years.
  private static let mostMonths = 120
  /// A longer span is that of damaged dates: only months that have findings are shown.
  private static let longestSpan = 6_000
  private static let height = 120
  private static let width = 12

  init(_ months: [String: ArchiveCounts.Levels]) {
    isByYear = months.count > ArchiveChart.mostMonths
    var byName: [String: ArchiveCounts.Levels] = [:]
    for (month, levels) in months {
      var sum = byName[ArchiveChart.name(month, isByYear)] ?? ArchiveCounts.Levels()
      sum.errors += levels.errors
      sum.warnings += levels.warnings
      sum.notes += levels.notes
      byName[ArchiveChart.name(month, isByYear)] = sum
    }
    columns = ArchiveChart.names(byName.keys.sorted(), isByYear).map {
      Column(name: $0, levels: byName[$0] ?? ArchiveCounts.Levels())
    }
  }

  private static func name(_ month: String, _ isByYear: Bool) -> String {
    isByYear ? String(month.prefix(4)) : month
  }

  /// The names from the first to the last, those between them that have no findings among them.
  private static func names(_ known: [String], _ isByYear: Bool) -> [String] {
    let step = isByYear ? 1 : 12
    guard let first = known.first.flatMap({ number($0, step) }),
      let last = known.last.flatMap({ number($0, step) }), last - first < longestSpan
    else { return known }
    return (first...last).map { number in
      if isByYear { return padded(number, 4) }
      return padded(number / 12, 4) + "-" + padded(number % 12 + 1, 2)
    }
  }

  /// Months, or years, since the year 0.
  private static func number(_ name: String, _ step: Int) -> Int? {
    guard let year = Int(name.prefix(4)) else { return nil }
    if step == 1 { return year }
    guard let month = Int(name.suffix(2)) else { return nil }
    return year * 12 + month - 1
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The chart, one column for each month: errors below, warnings and notes above them.
  func write(_ out: inout TextOutput, label: String) {
    let most = max(1, columns.map(\.levels.all).max() ?? 1)
    let (width, height) = (columns.count * ArchiveChart.width, ArchiveChart.height)
    out.raw(
      "<figure class=\"months\"><svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(label)\" "
    )
    out.raw("preserveAspectRatio=\"none\">\n")
    for (i, column) in columns.enumerated() {
      var bottom = height
      out.raw("<g><title>\(column.name): \(ArchivePage.grouped(column.levels.all))</title>")
      for (name, count) in [
        ("error", column.levels.errors), ("warning", column.levels.warnings), ("note", column.levels.notes),
      ] where count > 0 {
        let size = max(1, count * (height - 4) / most)
        bottom -= size
        out.raw("<rect class=\"\(name)\" x=\"\(i * ArchiveChart.width + 1)\" y=\"\(bottom)\" ")
        out.raw("width=\"\(ArchiveChart.width - 2)\" height=\"\(size)\"/>")
      }
      out.raw("</g>\n")
    }
    out.raw("</svg><figcaption><span>\(columns.first?.name ?? "")</span>")
    out.raw(
      "<span>at most \(ArchivePage.grouped(most))</span><span>\(columns.last?.name ?? "")</span></figcaption></figure>\n"
    )
  }

  /// A small line of columns for one rule, over the same months.
  func writeLine(of months: [String: Int], _ out: inout TextOutput) {
    var byName: [String: Int] = [:]
    for (month, count) in months { byName[ArchiveChart.name(month, isByYear), default: 0] += count }
    let most = max(1, byName.values.max() ?? 1)
    out.raw("<svg class=\"line\" viewBox=\"0 0 \(columns.count * 4) 20\" aria-hidden=\"true\" ")
    out.raw("preserveAspectRatio=\"none\">")
    for (i, column) in columns.enumerated() {
      guard let count = byName[column.name], count > 0 else { continue }
      let size = max(1, count * 20 / most)
      out.raw("<rect x=\"\(i * 4)\" y=\"\(20 - size)\" width=\"3\" height=\"\(size)\"/>")
    }
    out.raw("</svg>")
  }
}
