import Diagnostics
import SourceText

/// What somebody at a terminal is shown of a finding whose fix is to be decided.
package struct OfferText: Sendable {
  /// Alternatives that have a key of their own.
  package static let mostChoices = 9

  private let width: Int
  private let paint: ANSIStyle

  /// `width`: columns of the terminal.
  package init(width: Int, color: Bool) {
    self.width = max(20, width)
    paint = ANSIStyle(isOn: color)
  }

  /// The finding, its place in the text and the numbered fixes: lines that fit the terminal.
  package func lines(_ diagnostic: Diagnostic, in text: SourceText, left: Int) -> [String] {
    let lines = LineIndex(text)
    let place = lines.position(at: diagnostic.range.lower)
    let point = ":\(place.line):\(place.column)"
    let path = OfferText.tail(
      DisplayColumns.oneLine(text.name, limit: 4096), columns: max(4, width - point.utf8.count - 12))
    let color = ANSIStyle.paint(of: diagnostic.severity)
    var out = [paint(path + point, .strong) + "  \(left) left"]
    let message = DisplayColumns.oneLine(diagnostic.message, limit: 500)
    let words = wrapped(
      "\(diagnostic.severity.rawValue): \(message) [\(DisplayColumns.oneLine(diagnostic.rule))]")
    out += words.enumerated().map { paint($0.element, $0.offset == 0 ? color : .faint) }
    let excerpt = SourceExcerpt(text, lines, diagnostic.range, width: width - 2)
    out.append(excerpt.before + paint(excerpt.marked, color) + excerpt.after)
    out.append(String(repeating: " ", count: excerpt.indent) + paint(excerpt.marker, color))
    for (i, fix) in diagnostic.fixes.prefix(OfferText.mostChoices).enumerated() {
      let safety = fix.safety == .safe ? "" : fix.safety == .unsafe ? " (changes words)" : ""
      let title = OfferText.head(DisplayColumns.oneLine(fix.title), columns: width - 6 - safety.utf8.count)
      out.append("  " + paint("\(i + 1)", .strong) + "  " + paint(title, .fix) + safety)
    }
    if diagnostic.fixes.isEmpty { out.append("  no suggestion; press e to write it anew") }
    return out
  }

  /// The keys, shortened to what fits; `choices`: number of fixes.
  package func keys(choices: Int) -> String {
    let shown = min(choices, OfferText.mostChoices)
    var keys = ["n skip", "e edit", "q quit", "? help"]
    if shown > 1 { keys.insert("1-\(shown) choose", at: 0) }
    if shown > 0 { keys.insert("y accept", at: 0) }
    let line = keys.joined(separator: " · ")
    return paint(line.unicodeScalars.count < width ? line : "? help", .faint) + " "
  }

  /// The text of the help key.
  package static let help = [
    "y, Enter  accept the first fix        1-9  accept that one",
    "n, Space  skip this finding           e    write the passage yourself",
    "a         accept the first fix of every finding of this rule in the file",
    "x         skip this rule from now on, in all files",
    "u         take the last decision of this file back",
    "d         done with this file: skip the rest of it",
    "q         write what was accepted and quit",
    "Ctrl-C    quit, and leave this file as it was",
  ]

  /// Help in lines that fit the terminal.
  package var helpLines: [String] { OfferText.help.flatMap(wrapped) }

  /// The text broken at spaces into lines of the terminal's width.
  private func wrapped(_ text: String) -> [String] {
    if OfferText.columns(text) < width { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, OfferText.columns(line) + 1 + OfferText.columns(word) >= width {
        lines.append(line)
        line = "  " + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return (lines + [line]).map { OfferText.head($0, columns: width - 1) }
  }

  /// A text on one line, without what a terminal would obey.
  package static func shown(_ text: String) -> String { DisplayColumns.oneLine(text) }

  /// Columns that a text without controls takes.
  package static func columns(_ text: some StringProtocol) -> Int {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.reduce(0) { sum, scalar in
      defer { previous = scalar }
      return sum + DisplayColumns.of(scalar, after: previous)
    }
  }

  /// As much of the start as fits, with `…` where it is cut.
  static func head(_ text: String, columns limit: Int) -> String {
    if columns(text) <= limit { return text }
    var out = ""
    for character in text where columns(out) + columns(String(character)) < limit { out.append(character) }
    return out + "…"
  }

  /// As much of the end as fits, with `…` where it is cut.
  static func tail(_ text: String, columns limit: Int) -> String {
    if columns(text) <= limit { return text }
    var out: [Character] = []
    var used = 1
    for character in text.reversed() {
      used += columns(String(character))
      if used > limit { break }
      out.append(character)
    }
    return "…" + String(out.reversed())
  }
}
