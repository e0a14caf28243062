import SourceText

/// A window of a source line around a range, with the columns that it takes on a terminal.
struct SourceExcerpt {
  /// The line's text, cut to the window, with tabs and controls made harmless.
  var text: String
  /// Display columns before the marked range.
  var indent: Int
  /// Display columns of the marked range, at least 1.
  var marked: Int

  /// The window around a range: about `width` columns, cut at scalars. Costs no more on a line of 50 MB
  /// than on a short one.
  init(_ source: SourceText, _ lines: LineIndex, _ range: TextRange, width: Int) {
    let line = lines.range(ofLine: lines.lineNumber(at: range.lower)) ?? range
    let reach = width * 4
    var start = max(line.lower, range.lower - reach)
    var end = min(line.upper, max(range.lower, min(range.upper, line.upper)) + reach)
    end = min(end, range.lower + reach * 2)
    while start > line.lower, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.upper, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
    let before = Array(source[TextRange(start, range.lower)].unicodeScalars)
    let inside = Array(source[TextRange(range.lower, max(range.lower, min(range.upper, end)))].unicodeScalars)
    let after = Array(source[TextRange(max(range.lower, min(range.upper, end)), end)].unicodeScalars)
    // The mark stands in the left third, so that what follows it can be read.
    let lead = SourceExcerpt.suffix(of: before, columns: width / 3)
    let body = SourceExcerpt.prefix(of: inside, columns: width)
    let used = SourceExcerpt.columns(lead) + SourceExcerpt.columns(body)
    let trail = SourceExcerpt.prefix(of: after, columns: max(12, width - used))
    let cutLeft = start > line.lower || lead.count < before.count
    let cutRight = end < line.upper || trail.count < after.count || body.count < inside.count
    text =
      (cutLeft ? "…" : "") + SourceExcerpt.shown(lead) + SourceExcerpt.shown(body)
      + SourceExcerpt.shown(trail) + (cutRight ? "…" : "")
    indent = (cutLeft ? 1 : 0) + SourceExcerpt.columns(lead)
    marked = max(1, SourceExcerpt.columns(body))
  }

  private static func prefix(of scalars: [Unicode.Scalar], columns limit: Int) -> ArraySlice<Unicode.Scalar> {
    var used = 0
    for (i, scalar) in scalars.enumerated() {
      used += columns(scalar)
      if used > limit { return scalars[..<i] }
    }
    return scalars[...]
  }

  private static func suffix(of scalars: [Unicode.Scalar], columns limit: Int) -> ArraySlice<Unicode.Scalar> {
    var used = 0
    for i in scalars.indices.reversed() {
      used += columns(scalars[i])
      if used > limit { return scalars[(i + 1)...] }
    }
    return scalars[...]
  }

  private static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + columns($1) }
  }

  /// Terminal columns of a scalar; wide ranges after UAX #11.
  static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF:
      isShownAsMark(scalar) ? 1 : 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  /// Controls that would garble the terminal are shown as a replacement sign.
  private static func isShownAsMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var out = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x09, 0xA0, 0x202F: out.append(" ")
      default: out.append(isShownAsMark(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(out)
  }

  /// A text without line breaks and controls, for one line of a report.
  static func oneLine(_ text: String, limit: Int = 200) -> String {
    let scalars = Array(text.unicodeScalars.prefix(limit + 1))
    return shown(scalars.prefix(limit)) + (scalars.count > limit ? "…" : "")
  }
}
