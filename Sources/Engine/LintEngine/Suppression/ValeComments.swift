import Diagnostics
import Readers
import SourceText

/// Suppressions in Vale's comments, so that files which carry them are read as their writers meant:
/// `<!-- vale off -->` up to `<!-- vale on -->`, `<!-- vale Style.Rule = NO -->` up to `= YES`, a style in
/// place of a rule, and `<!-- vale Style.Rule["match"] = NO -->` for one text.
///
/// With `vale styles = A, B` these styles alone are read from there on. As in Vale they mean something in mark-up only. One that hides nothing is not reported: it may have been
/// written for Vale itself.
package struct ValeComments: ReportFilter {
  /// What opens and closes a comment; the end of the line closes one without an end of its own.
  private typealias Delimiters = (open: String, close: String)

  private static let html: Delimiters = ("<!--", "-->")
  /// Comments of other mark-up, at the start of a line, by extension.
  private static let lines: [String: String] = [
    "rst": ".. ", "rest": ".. ", "adoc": "// ", "asciidoc": "// ", "asc": "// ", "org": "# ",
  ]

  /// Extensions that `.vale.ini` calls mark-up.
  private let extensions: Set<String>
  /// What stands for `<!--` and `-->` by a `.vale.ini`.
  private let delimiters: (open: String, close: String)?
  /// Whether a `.vale.ini` is in force, so that comments of all mark-up are read.
  private let isVale: Bool

  /// - Parameters:
  ///   - extensions: Those that a `.vale.ini` calls mark-up.
  ///   - delimiters: What stands for `<!--` and `-->` by a `.vale.ini`; nil: these.
  ///   - isVale: Whether a `.vale.ini` is in force.
  package init(
    extensions: Set<String> = [], delimiters: (open: String, close: String)? = nil, isVale: Bool = false
  ) {
    self.extensions = extensions
    self.delimiters = delimiters
    self.isVale = isVale
  }

  /// What a comment says.
  private enum Switch: Equatable {
    case all(isOn: Bool)
    case rule(String, isOn: Bool)
    case match(rule: String, text: String, isOn: Bool)
    /// These styles and no others.
    case styles([String])
  }

  package func filter(_ report: inout FileReport) {
    guard !report.diagnostics.isEmpty else { return }
    let name = DocumentReader.fileExtension(of: report.file.name)
    let line = isVale ? ValeComments.lines[name] : nil
    guard line != nil || FileFormat.hasComments(report.file, also: extensions) else { return }
    var comments = ValeComments.comments(in: report.file.bytes, ValeComments.html)
    if let delimiters { comments += ValeComments.comments(in: report.file.bytes, delimiters) }
    if let line { comments += ValeComments.comments(in: report.file.bytes, (line, "")) }
    if comments.isEmpty { return }
    comments.sort { $0.range < $1.range }
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
    private var onlyStyles: [String]?

    mutating func take(_ says: Switch) {
      switch says {
      case .all(let isOn): isAllOff = !isOn
      case .rule(let name, let isOn):
        // What is said of a style takes back what was said of its rules.
        if !name.contains(".") { isOff = isOff.filter { !$0.key.hasPrefix(name + ".") } }
        isOff[name] = !isOn
      case .match(let rule, let text, false): matchesOff.insert([rule, text])
      case .match(let rule, let text, true): matchesOff.remove([rule, text])
      case .styles(let names): onlyStyles = names
      }
    }

    func isOff(_ rule: String, _ text: String) -> Bool {
      if isAllOff || matchesOff.contains([rule, text]) { return true }
      let style = String(rule.prefix { $0 != "." })
      if let onlyStyles, !onlyStyles.contains(style), isOff[rule] != false { return true }
      return isOff[rule] ?? isOff[style] ?? false
    }
  }

  private static func comments(
    in bytes: [UInt8], _ delimiters: Delimiters
  ) -> [(range: TextRange, says: Switch)] {
    var found: [(range: TextRange, says: Switch)] = []
    var i = 0
    let opening = Array(delimiters.open.utf8)
    let closing = Array(delimiters.close.utf8)
    while let start = ByteSearch.first(opening, in: bytes, from: i) {
      let inner = start + opening.count
      let end: Int
      if closing.isEmpty {
        end = bytes[inner...].firstIndex(of: 0x0A) ?? bytes.count
        // A comment of a line begins it.
        guard start == 0 || bytes[start - 1] == 0x0A else {
          i = inner
          continue
        }
      } else {
        guard let close = ByteSearch.first(closing, in: bytes, from: inner) else { break }
        end = close
      }
      i = end + closing.count
      if let says = says(String(decoding: bytes[inner..<end], as: UTF8.self)) {
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
    if words[1] == "style" || words[1] == "styles", words.count > 3, words[2] == "=" {
      return .styles(
        words.dropFirst(3).joined(separator: " ").split(separator: ",").map { $0.filter { $0 != " " } })
    }
    guard let equals = said.lastIndex(of: "=") else { return nil }
    let value = said[said.index(after: equals)...].filter { $0 != " " }
    guard ["NO", "YES", "on", "off"].contains(value) else { return nil }
    let isOn = value == "YES" || value == "on"
    let name = said[..<equals].drop { $0 == " " }
    guard let open = name.firstIndex(of: "["), let close = name.lastIndex(of: "]"), open < close else {
      return .rule(String(name.filter { $0 != " " }), isOn: isOn)
    }
    let text = name[name.index(after: open)..<close].filter { $0 != "\"" }
    return .match(rule: String(name[..<open]), text: String(text), isOn: isOn)
  }
}
