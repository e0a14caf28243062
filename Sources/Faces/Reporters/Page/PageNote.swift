import Diagnostics
import SourceText

/// What is said of one finding beside the story: what is wrong, what to write instead, where else to look.
struct PageNote {
  private static let mostFixes = 5
  private static let mostPlaces = 5
  /// Scalars of a text that is shown as it was and as it would be.
  private static let longest = 120

  private let diagnostic: Diagnostic
  private let number: Int
  private let story: Int
  private let lines: LineIndex
  private let anchor: String
  /// Whether other places are linked to by their lines, which a table of segments does not have.
  private let showsPlaces: Bool

  init(
    _ diagnostic: Diagnostic, number: Int, story: Int, lines: LineIndex, ids: PageIDs,
    showsPlaces: Bool = true
  ) {
    self.showsPlaces = showsPlaces
    self.diagnostic = diagnostic
    self.number = number
    self.story = story
    self.lines = lines
    anchor = ids.anchor(ofRule: diagnostic.rule)
  }

  func write(_ out: inout TextOutput, _ text: SourceText) {
    let severity = diagnostic.severity.rawValue
    out.raw("<li id=\"n\(number)\" class=\"finding \(severity)\" tabindex=\"-1\" ")
    out.raw("data-rule=\"\(anchor)\" data-severity=\"\(severity)\">\n")
    out.raw("<p class=\"head\"><a class=\"number\" href=\"#m\(number)\">\(number)</a> ")
    out.raw("<b>\(severity)</b> <a class=\"rule\" href=\"#\(anchor)\">")
    out.html(diagnostic.rule)
    out.raw("</a></p>\n<p>")
    out.html(showsPlaces ? diagnostic.saying : diagnostic.message)
    out.raw("</p>\n")
    for fix in diagnostic.fixes.prefix(PageNote.mostFixes) { write(fix, text, &out) }
    for place in diagnostic.related.prefix(showsPlaces ? PageNote.mostPlaces : 0) {
      let line = lines.lineNumber(at: place.range.lower)
      out.raw("<p class=\"place\"><a href=\"#f\(story)l\(line)\">line \(line)</a> ")
      out.html(place.message)
      out.raw("</p>\n")
    }
    out.raw("</li>\n")
  }

  /// The words before and after where the fix is one short replacement, else its title.
  private func write(_ fix: Fix, _ text: SourceText, _ out: inout TextOutput) {
    out.raw("<p class=\"fix\">")
    if let edit = fix.edits.first, fix.edits.count == 1, isShown(edit, text) {
      out.raw("<del>")
      out.html(text.slice(edit.range))
      out.raw("</del> <span aria-hidden=\"true\">→</span> <ins>")
      out.html(edit.text)
      out.raw("</ins>")
    } else {
      out.html(fix.title)
    }
    out.raw(" <small>\(PageNote.meaning(of: fix.safety))</small></p>\n")
  }

  /// Whether both sides of the arrow are words: a lone comma cannot be told from a full stop there.
  private func isShown(_ edit: Edit, _ text: SourceText) -> Bool {
    func hasWord(_ string: String) -> Bool {
      string.unicodeScalars.contains { Scalars.isLetter($0.value) || $0.properties.numericType != nil }
    }
    return edit.range.count <= PageNote.longest && edit.text.utf8.count <= PageNote.longest
      && hasWord(text[edit.range]) && hasWord(edit.text)
  }

  private static func meaning(of safety: FixSafety) -> String {
    switch safety {
    case .safe: "safe fix"
    case .unsafe: "changes words"
    case .choice: "needs a decision"
    }
  }
}
