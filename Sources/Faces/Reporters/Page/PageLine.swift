import Diagnostics
import SourceText

/// A finding's mark in the text.
struct PageMark: Sendable {
  /// The finding's number on the page.
  let number: Int
  let severity: Severity
  let range: TextRange
  /// The line that it begins in.
  let line: Int
  /// Whether the number behind it leads to the note: one of the places of a finding does.
  var leadsToNote = true
}

/// One line of a story with its marks; marks may overlap, so the line is cut wherever one begins or ends.
struct PageLine {
  /// Bytes of a line that is shown whole.
  private static let longest = 20_000
  /// Bytes that are shown around each mark of a longer one.
  private static let reach = 600
  /// Findings that one passage is linked with; more than that have the same place.
  private static let mostNumbers = 8

  let text: SourceText
  let range: TextRange
  let marks: [PageMark]
  /// Whether tags and references stand in the text: those are shown as such, and as what they stand for.
  var isMarkup = false

  func write(_ out: inout TextOutput) {
    var cuts = Set([range.lower, range.upper])
    for mark in marks {
      cuts.insert(clip(mark.range.lower))
      cuts.insert(clip(mark.range.upper))
    }
    var active: [PageMark] = []
    var next = 0
    let places = cuts.sorted()
    for (i, start) in places.enumerated() {
      active.removeAll { $0.range.upper <= start && !isPoint($0) }
      var points: [PageMark] = []
      while next < marks.count, clip(marks[next].range.lower) <= start {
        if isPoint(marks[next]) { points.append(marks[next]) } else { active.append(marks[next]) }
        next += 1
      }
      if !points.isEmpty { point(points, &out) }
      if i + 1 < places.count { passage(TextRange(start, places[i + 1]), active, &out) }
    }
  }

  private func clip(_ offset: Int) -> Int { min(max(offset, range.lower), range.upper) }

  /// Whether nothing of the mark lies in the line's text: an insertion, or a fault of the line's end.
  private func isPoint(_ mark: PageMark) -> Bool { clip(mark.range.lower) == clip(mark.range.upper) }

  private func point(_ marks: [PageMark], _ out: inout TextOutput) {
    open(marks, &out)
    out.raw(marks.contains { !$0.range.isEmpty } ? "↵" : "")
    out.raw("</mark>")
    for mark in marks { reference(mark, &out) }
  }

  private func passage(_ part: TextRange, _ marks: [PageMark], _ out: inout TextOutput) {
    if marks.isEmpty {
      plain(part, &out)
      return
    }
    open(marks, &out)
    let bytes = text.slice(part)
    if isInvisible(part) {
      for scalar in text[part].unicodeScalars.prefix(4) { out.html(DisplayColumns.codePoint(scalar)) }
    } else if bytes.count > PageLine.longest {
      out.html(text.slice(TextRange(part.lower, boundary(part.lower + PageLine.reach))))
      out.raw("<span class=\"cut\">…</span>")
    } else {
      shown(bytes, &out)
    }
    out.raw("</mark>")
    for mark in marks where clip(mark.range.upper) == part.upper && mark.range.upper <= range.upper {
      reference(mark, &out)
    }
  }

  private func isInvisible(_ part: TextRange) -> Bool {
    part.count <= 12 && text[part].unicodeScalars.allSatisfy { DisplayColumns.of($0) == 0 }
  }

  /// Text without a mark; of a long line only its ends, which stand beside marks.
  private func plain(_ part: TextRange, _ out: inout TextOutput) {
    if range.count <= PageLine.longest || part.count <= PageLine.reach * 3 {
      shown(text.slice(part), &out)
      return
    }
    if part.lower > range.lower {
      out.html(text.slice(TextRange(part.lower, boundary(part.lower + PageLine.reach))))
    }
    out.raw("<span class=\"cut\">…</span>")
    if part.upper < range.upper {
      out.html(text.slice(TextRange(boundary(part.upper - PageLine.reach), part.upper)))
    }
  }

  /// Text as people read it.
  private func shown(_ bytes: ArraySlice<UInt8>, _ out: inout TextOutput) {
    guard isMarkup else {
      out.html(bytes)
      return
    }
    for piece in MarkupPieces.of(bytes) {
      if piece.isTag { out.raw("<span class=\"tag\">") }
      out.html(piece.text)
      if piece.isTag { out.raw("</span>") }
    }
  }

  private func boundary(_ offset: Int) -> Int {
    var i = offset
    while i > range.lower, offset - i < 4, text.bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  /// Opens the passage of some findings, painted as the worst of them.
  private func open(_ marks: [PageMark], _ out: inout TextOutput) {
    let worst = marks.map(\.severity).max() ?? .note
    let numbers = marks.prefix(PageLine.mostNumbers).map { "\($0.number)" }.joined(separator: " ")
    out.raw("<mark class=\"\(worst.rawValue)\" data-n=\"\(numbers)\">")
  }

  /// The number behind a passage that leads to its note.
  private func reference(_ mark: PageMark, _ out: inout TextOutput) {
    if !mark.leadsToNote { return }
    out.raw("<a class=\"ref\" id=\"m\(mark.number)\" href=\"#n\(mark.number)\">\(mark.number)</a>")
  }
}
