import Diagnostics
import Readers
import RuleKit
import SourceText

/// Suppressions in comments of HTML and Markdown files: `<!-- wirelint-disable rule… -->` up to
/// `<!-- wirelint-enable rule… -->`, and `<!-- wirelint-disable-next-line rule… -->`. Without rules all are
/// meant. Plain copy has no comments, so nothing is looked for there. A comment that says something else with our name
/// in front silences nothing, and is reported.
package struct CommentSuppression: ReportFilter {
  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)
  private static let name = "wirelint"
  private static let kinds = ["disable", "disable-next-line", "enable"]

  /// A stretch of the file with the rules that are silent there; no rules: all of them.
  private struct Stretch {
    var rules: [String]
    var range: TextRange
    /// The comment that says so.
    var comment: TextRange
    var isUsed = false
  }

  /// A comment that silences nothing, with the reason.
  private struct Fault {
    var comment: TextRange
    var message: String
  }

  private let infos: [String: RuleInfo]
  /// How loud an unused one is reported; nil: not at all.
  private let unused: Severity?

  /// - Parameters:
  ///   - rules: Those that a comment may name.
  ///   - unused: How loud a comment that hid nothing is reported; nil: not at all.
  package init(rules: [any Rule], unused: Severity?) {
    infos = Dictionary(rules.map { ($0.info.id, $0.info) }) { first, _ in first }
    self.unused = unused
  }

  package func filter(_ report: inout FileReport) {
    guard FileFormat.hasComments(report.file) else { return }
    var (stretches, comments, faults) = CommentSuppression.stretches(in: report.file)
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
    for i in stretches.indices where !stretches[i].isUsed {
      if let unknown = stretches[i].rules.first(where: { !isKnown($0) }) {
        faults.append(
          Fault(comment: stretches[i].comment, message: RuleSelection.unknown(unknown, among: known)))
        stretches[i].isUsed = true
      }
    }
    for fault in faults {
      report.diagnostics.append(
        Diagnostic(InputRules.unusedSuppression.id, unused, at: fault.comment, fault.message))
    }
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

  private var known: [RuleInfo] { infos.values.sorted { $0.id < $1.id } }

  private func isKnown(_ pattern: String) -> Bool {
    // A rule of a style that is not on is known to somebody.
    pattern.contains(".") || InputRules.matches(pattern)
      || infos.values.contains { RuleSelection.matches(pattern, $0) }
  }

  /// The words of a comment of ours, the first without our name; nil for any other comment.
  private static func words(_ comment: ArraySlice<UInt8>) -> [String]? {
    let inside = comment.drop { $0 <= 0x20 }
    guard inside.count > name.utf8.count,
      inside.prefix(name.utf8.count).elementsEqual(name.utf8, by: isSameLetter)
    else { return nil }
    var words = String(decoding: inside, as: UTF8.self).split { $0.isWhitespace || $0 == "," }.map(
      String.init)
    let first = words.removeFirst().dropFirst(name.count)
    switch first.first {
    case "-": return [String(first.dropFirst())] + words
    // `wirelint disable rule`, `wirelint: disable rule`: near enough to be meant so.
    case nil, ":":
      let near = words.first.map { word in kinds.contains { word.lowercased().hasPrefix($0) } } ?? false
      return near ? ["\(first) \(words[0])"] + words.dropFirst() : nil
    default: return nil
    }
  }

  private static func isSameLetter(_ a: UInt8, _ b: UInt8) -> Bool { a | 0x20 == b }

  /// What is wrong with the first words of a comment of ours.
  private static func fault(_ said: String) -> String {
    let written = said.first == " " || said.first == ":" ? "\(name)\(said)" : "\(name)-\(said)"
    let bare = said.lowercased().drop { !$0.isLetter }
    // Other linters have one for the same line; here that for the next is nearest.
    let nearest = bare.hasPrefix("disable-") ? "disable-next-line" : Nearest.match(String(bare), in: kinds)
    let meant = nearest.map { "did you mean '\(name)-\($0)'?" }
    let all = kinds.map { "'\(name)-\($0)'" }.joined(separator: ", ")
    return "'\(written)' silences nothing; \(meant ?? "write one of \(all)")"
  }

  /// What the comments of a file say, in one pass, and where they stand.
  private static func stretches(in file: SourceText) -> ([Stretch], [TextRange], [Fault]) {
    var done: [Stretch] = []
    var faults: [Fault] = []
    var open: [Stretch] = []
    var comments: [TextRange] = []
    let bytes = file.bytes
    var i = 0
    while let start = ByteSearch.first(opening, in: bytes, from: i) {
      guard let close = ByteSearch.first(closing, in: bytes, from: start + opening.count) else { break }
      let end = close + closing.count
      i = end
      guard let words = words(bytes[(start + opening.count)..<close]) else { continue }
      let comment = TextRange(start, end)
      comments.append(comment)
      let rules = Array(words.dropFirst())
      switch words.first {
      case "disable": open.append(Stretch(rules: rules, range: TextRange(end, bytes.count), comment: comment))
      case "disable-next-line":
        done.append(Stretch(rules: rules, range: nextLine(bytes, after: end), comment: comment))
      case "enable":
        if !open.contains(where: { rules.isEmpty || $0.rules == rules }) {
          faults.append(
            Fault(comment: comment, message: "nothing that 'wirelint-enable' ends was silent here"))
        }
        for j in open.indices where rules.isEmpty || open[j].rules == rules {
          done.append(open[j])
          done[done.count - 1].range = TextRange(open[j].range.lower, start)
        }
        open.removeAll { rules.isEmpty || $0.rules == rules }
      default: faults.append(Fault(comment: comment, message: fault(words.first ?? "")))
      }
    }
    return (done + open, comments, faults)
  }

  /// The first line with anything in it after the one of the comment.
  private static func nextLine(_ bytes: [UInt8], after end: Int) -> TextRange {
    let lineEnd = bytes[end...].firstIndex(of: 0x0A) ?? bytes.count
    let start = bytes[lineEnd...].firstIndex { $0 > 0x20 } ?? bytes.count
    return TextRange(start, bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }
}
