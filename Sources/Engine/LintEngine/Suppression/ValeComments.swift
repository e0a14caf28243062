import Diagnostics
import Readers
import SourceText

/// Suppressions in Vale's comments, so that files which carry them are read as their writers meant:
/// `<!-- vale off -->` up to `<!-- vale on -->`, `<!-- vale Style.Rule = NO -->` up to `= YES`, a style in
/// place of a rule, and `<!-- vale Style.Rule["match"] = NO -->` for one text.
///
/// As in Vale they mean something in mark-up only. One that hides nothing is not reported: it may have been
/// written for Vale itself.
package struct ValeComments: ReportFilter {
  private static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)

  /// Extensions that `.vale.ini` calls mark-up.
  private let extensions: Set<String>

  package init(extensions: Set<String> = []) { self.extensions = extensions }

  /// What a comment says.
  private enum Switch: Equatable {
    case all(isOn: Bool)
    case rule(String, isOn: Bool)
    case match(rule: String, text: String, isOn: Bool)
  }

  package func filter(_ report: inout FileReport) {
    guard FileFormat.hasComments(report.file, also: extensions), !report.diagnostics.isEmpty else {
      return
    }
    let comments = ValeComments.comments(in: report.file.bytes)
    if comments.isEmpty { return }
    let bytes = report.file.bytes
    var state = State()
    var next = 0
    // Diagnostics come in the order of their places, as the comments do.
    report.keep { diagnostic in
      while next < comments.count, comments[next].range.end <= diagnostic.range.start {
        state.take(comments[next].says)
        next += 1
      }
      if next < comments.count, comments[next].range.overlaps(diagnostic.range) { return false }
      let text = String(decoding: bytes[diagnostic.range.lower..<diagnostic.range.upper], as: UTF8.self)
      return !state.isOff(diagnostic.rule, text)
    }
  }

  /// What is off at a place.
  private struct State {
    private var isAllOff = false
    /// By rule or style.
    private var isOff: [String: Bool] = [:]
    private var matchesOff: Set<[String]> = []

    mutating func take(_ says: Switch) {
      switch says {
      case .all(let isOn): isAllOff = !isOn
      case .rule(let name, let isOn):
        // What is said of a style takes back what was said of its rules.
        if !name.contains(".") { isOff = isOff.filter { !$0.key.hasPrefix(name + ".") } }
        isOff[name] = !isOn
      case .match(let rule, let text, false): matchesOff.insert([rule, text])
      case .match(let rule, let text, true): matchesOff.remove([rule, text])
      }
    }

    func isOff(_ rule: String, _ text: String) -> Bool {
      if isAllOff || matchesOff.contains([rule, text]) { return true }
      return isOff[rule] ?? isOff[String(rule.prefix { $0 != "." })] ?? false
    }
  }

  private static func comments(in bytes: [UInt8]) -> [(range: TextRange, says: Switch)] {
    var found: [(range: TextRange, says: Switch)] = []
    var i = 0
    while let start = ByteSearch.first(opening, in: bytes, from: i) {
      let inner = start + opening.count
      guard let close = ByteSearch.first(closing, in: bytes, from: inner) else { break }
      i = close + closing.count
      if let says = says(String(decoding: bytes[inner..<close], as: UTF8.self)) {
        found.append((TextRange(start, i), says))
      }
    }
    return found
  }

  /// What the text of a comment says; nil where it is none of Vale's.
  private static func says(_ comment: String) -> Switch? {
    let words = comment.split(whereSeparator: \.isWhitespace)
    guard words.first == "vale", words.count > 1 else { return nil }
    if words.count == 2, words[1] == "off" || words[1] == "on" { return .all(isOn: words[1] == "on") }
    let said = words.dropFirst().joined(separator: " ")
    guard let equals = said.lastIndex(of: "=") else { return nil }
    let value = said[said.index(after: equals)...].filter { $0 != " " }
    guard value == "NO" || value == "YES" else { return nil }
    let name = said[..<equals].drop { $0 == " " }
    guard let open = name.firstIndex(of: "["), let close = name.lastIndex(of: "]"), open < close else {
      return .rule(String(name.filter { $0 != " " }), isOn: value == "YES")
    }
    let text = name[name.index(after: open)..<close].filter { $0 != "\"" }
    return .match(rule: String(name[..<open]), text: String(text), isOn: value == "YES")
  }
}
