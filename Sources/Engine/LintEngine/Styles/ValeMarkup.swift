import Diagnostics
import FoundationEssentials
import PatternRules
import Readers
import RuleKit

/// What a `.vale.ini` says of mark-up: which extensions count as it, and what in it is not read.
///
/// Vale takes the ignored text out before it looks; here what touches it is taken out of the report.
package struct ValeMarkup: ReportFilter {
  /// Extensions that `[formats]` maps to mark-up, in small letters.
  package let extensions: Set<String>
  private let ignored: IgnoredText

  /// Of the sections with these indices. A pattern that does not compile is an error with its line.
  package init(_ configuration: ValeConfiguration, _ sections: [Int]) throws(UsageError) {
    extensions = Set(
      configuration.formats.filter { FileFormat.of(extension: $0.value)?.traits.contains(.comments) == true }
        .keys)
    var patterns: [(pattern: String, line: Int)] = []
    for key in ["TokenIgnores", "BlockIgnores"] {
      // The last section that says anything of a key has the last word.
      let settings = sections.flatMap { configuration.sections[$0].settings }.filter { $0.key == key }
      guard let setting = settings.last else { continue }
      patterns += ValeMarkup.patterns(setting.value).map { ($0, setting.line) }
    }
    do throws(IgnoredText.Fault) {
      ignored = try IgnoredText(patterns.map(\.pattern))
    } catch {
      let (pattern, line) = patterns[error.index]
      throw UsageError(
        "\(configuration.path):\(line):1: error: the pattern '\(pattern)' cannot be used: \(error.reason)")
    }
  }

  /// The patterns of a list: commas inside brackets belong to a pattern.
  private static func patterns(_ value: String) -> [String] {
    var found: [String] = []
    var current = ""
    var depth = 0
    var isEscaped = false
    for character in value {
      if !isEscaped, "([{".contains(character) { depth += 1 }
      if !isEscaped, ")]}".contains(character) { depth = max(0, depth - 1) }
      isEscaped = character == "\\" && !isEscaped
      if character == ",", depth == 0 {
        found.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    found.append(current)
    return found.map { $0.trimmed }.filter { !$0.isEmpty }
  }

  package func filter(_ report: inout FileReport) {
    guard !ignored.isEmpty, !report.diagnostics.isEmpty,
      FileFormat.hasComments(report.file, also: extensions)
    else { return }
    let ranges = ignored.ranges(in: report.file.bytes).sorted { $0.start < $1.start }
    if ranges.isEmpty { return }
    var next = 0
    var end: UInt32 = 0
    // Diagnostics come in the order of their places.
    report.keep { diagnostic in
      while next < ranges.count, ranges[next].start <= diagnostic.range.start {
        end = max(end, ranges[next].end)
        next += 1
      }
      return end <= diagnostic.range.start
        && !(next < ranges.count && ranges[next].overlaps(diagnostic.range))
    }
  }
}
