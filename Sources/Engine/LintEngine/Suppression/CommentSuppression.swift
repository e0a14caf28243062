import Diagnostics
import Readers
import RuleKit
import SourceText

/// Suppressions in comments of HTML and Markdown files: `<!-- wirelint-disable rule… -->` up to
/// `<!-- wirelint-enable rule… -->`, and `<!-- wirelint-disable-next-line rule… -->`. Without rules all are
/// meant. Plain copy has no comments, so nothing is looked for there.
package struct CommentSuppression: ReportFilter {
  private static let opening = Array("<!-- wirelint-".utf8)
  private static let closing = Array("-->".utf8)

  /// A stretch of the file with the rules that are silent there; no rules: all of them.
  private struct Stretch {
    var rules: [String]
    var range: TextRange
    /// The comment that says so.
    var comment: TextRange
    var isUsed = false
  }

  private let infos: [String: RuleInfo]
  /// How loud an unused one is reported; nil: not at all.
  private let unused: Severity?

  package init(rules: [any Rule], unused: Severity?) {
    infos = Dictionary(rules.map { ($0.info.id, $0.info) }) { first, _ in first }
    self.unused = unused
  }

  package func filter(_ report: inout FileReport) {
    guard FileFormat.hasComments(report.file) else { return }
    var (stretches, comments) = CommentSuppression.stretches(in: report.file)
    guard !comments.isEmpty else { return }
    report.keep { diagnostic in
      if comments.contains(where: { $0.overlaps(diagnostic.range) }) { return false }
      var isKept = true
      for i in stretches.indices where stretches[i].range.contains(diagnostic.range.start) {
        guard names(stretches[i].rules, diagnostic.rule) else { continue }
        stretches[i].isUsed = true
        isKept = false
      }
      return isKept
    }
    guard let unused else { return }
    for stretch in stretches where !stretch.isUsed {
      // It may hide one of those that were not gathered.
      if report.leftOut.keys.contains(where: { names(stretch.rules, $0) }) { continue }
      let what = stretch.rules.isEmpty ? "" : " of '\(stretch.rules.joined(separator: "', '"))'"
      report.diagnostics.append(
        Diagnostic(
          InputRules.unusedSuppression.id, unused, at: stretch.comment,
          "the suppression\(what) hides nothing; remove it"))
    }
    report.diagnostics.sort(by: Diagnostic.inOrder)
  }

  private func names(_ patterns: [String], _ rule: String) -> Bool {
    patterns.isEmpty
      || patterns.contains { pattern in
        pattern == rule || infos[rule].map { RuleSelection.matches(pattern, $0) } ?? false
      }
  }

  /// What the comments of a file say, in one pass, and where they stand.
  private static func stretches(in file: SourceText) -> ([Stretch], [TextRange]) {
    var done: [Stretch] = []
    var open: [Stretch] = []
    var comments: [TextRange] = []
    let bytes = file.bytes
    var i = 0
    while let start = ByteSearch.first(opening, in: bytes, from: i) {
      guard let close = ByteSearch.first(closing, in: bytes, from: start + opening.count) else { break }
      let end = close + closing.count
      i = end
      let comment = TextRange(start, end)
      let words = String(decoding: bytes[(start + opening.count)..<close], as: UTF8.self)
        .split { $0.isWhitespace || $0 == "," }.map(String.init)
      comments.append(comment)
      let rules = Array(words.dropFirst())
      switch words.first {
      case "disable": open.append(Stretch(rules: rules, range: TextRange(end, bytes.count), comment: comment))
      case "disable-next-line":
        done.append(Stretch(rules: rules, range: nextLine(bytes, after: end), comment: comment))
      case "enable":
        for j in open.indices where rules.isEmpty || open[j].rules == rules {
          done.append(open[j])
          done[done.count - 1].range = TextRange(open[j].range.lower, start)
        }
        open.removeAll { rules.isEmpty || $0.rules == rules }
      default: break
      }
    }
    return (done + open, comments)
  }

  /// The first line with anything in it after the one of the comment.
  private static func nextLine(_ bytes: [UInt8], after end: Int) -> TextRange {
    let lineEnd = bytes[end...].firstIndex(of: 0x0A) ?? bytes.count
    let start = bytes[lineEnd...].firstIndex { $0 > 0x20 } ?? bytes.count
    return TextRange(start, bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }
}
