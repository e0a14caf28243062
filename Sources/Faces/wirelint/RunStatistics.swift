import Diagnostics
import Dispatch
import LintEngine

/// What `--stats` prints of a run.
struct RunStatistics {
  private let started = DispatchTime.now().uptimeNanoseconds
  private var files = 0
  private var fromCache = 0
  private var bytes = 0
  private var words = 0
  private var hidden = 0
  private var bySeverity: [Severity: Int] = [:]
  private var byCategory: [String: Int] = [:]
  private let categories: [String: String]

  /// `categories`: of each rule id.
  init(categories: [String: String]) { self.categories = categories }

  mutating func add(_ report: FileReport) {
    if !report.isContinuation { files += 1 }
    fromCache += report.isFromCache ? 1 : 0
    bytes += report.file.bytes.count
    words += RunStatistics.words(in: report.file.bytes)
    hidden += report.suppressed
    for diagnostic in report.diagnostics {
      bySeverity[diagnostic.severity, default: 0] += 1
      byCategory[categories[diagnostic.rule] ?? "Input", default: 0] += 1
    }
  }

  /// Runs of bytes between blanks that hold more than marks, mark-up included.
  private static func words(in bytes: [UInt8]) -> Int {
    var count = 0
    var isInWord = false
    for byte in bytes {
      if byte <= 0x20 {
        isInWord = false
      } else if !isInWord, byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        isInWord = true
        count += 1
      }
    }
    return count
  }

  /// One line for each thing counted.
  var lines: [String] {
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
    let speed = RunStatistics.decimal(Double(bytes) / 1e6 / max(seconds, 1e-6))
    var out = [
      "files        \(files)\(fromCache > 0 ? ", \(fromCache) unchanged and from the cache" : "")",
      "text         \(words) words, \(bytes) bytes",
    ]
    for severity in Severity.allCases.reversed() {
      let count = bySeverity[severity] ?? 0
      let rate = words > 0 ? RunStatistics.decimal(Double(count) * 1000 / Double(words)) : "0.0"
      out.append(
        HelpText.padded(severity.rawValue + "s", 13) + "\(count), \(rate) for 1,000 words")
    }
    let ranked = byCategory.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    if !ranked.isEmpty {
      out.append("by category  " + ranked.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    out.append("hidden       \(hidden) by comments, ignore files, a baseline or unchanged lines")
    out.append("time         \(RunStatistics.decimal(seconds * 1000)) ms, \(speed) MB/s")
    return out
  }

  /// A number that is not negative, with one digit behind the point or two.
  static func decimal(_ value: Double, _ digits: Int = 1) -> String {
    let scale = digits == 1 ? 10 : 100
    let whole = Int(bounded: (value * Double(scale)).rounded())
    let rest = String(whole % scale)
    return "\(whole / scale)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
