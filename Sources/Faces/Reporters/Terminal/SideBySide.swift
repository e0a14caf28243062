/// Two texts in columns beside each other, line by line as a terminal shows them.
package struct SideBySide: Sendable {
  /// Columns of each text, and of what stands before them.
  private let width: Int
  private let margin: Int

  /// `total`: columns that there are; `margin`: those of the first column.
  package init(total: Int, margin: Int) {
    self.margin = margin
    width = max(20, (total - margin - 3) / 2)
  }

  /// The lines of a row: what stands at its side, and the two texts.
  package func lines(_ label: String, _ left: String, _ right: String) -> [String] {
    let (a, b) = (wrapped(left), wrapped(right))
    return (0..<max(1, a.count, b.count)).map { i in
      let line =
        padded(i == 0 ? label : "", margin) + padded(i < a.count ? a[i] : "", width) + " | "
        + (i < b.count ? b[i] : "")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }

  private func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DisplayColumns.of($1) }
  }

  /// The text in lines of the width, broken at spaces and, in scripts that set none, anywhere.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var used = 0
    /// Where the last space stands, and the columns up to behind it.
    var space: (place: String.UnicodeScalarView.Index, columns: Int)?
    for scalar in text.unicodeScalars {
      let shown = DisplayColumns.visible(scalar).map { $0.unicodeScalars } ?? String(scalar).unicodeScalars
      let own = shown.reduce(0) { $0 + DisplayColumns.of($1) }
      if used + own > width, !line.isEmpty {
        if scalar == " " || space == nil {
          lines.append(String(line))
          (line, used, space) = (String.UnicodeScalarView(), 0, nil)
          if scalar == " " { continue }
        } else if let at = space {
          lines.append(String(line[..<at.place]))
          line = String.UnicodeScalarView(line[line.index(after: at.place)...])
          (used, space) = (used - at.columns, nil)
        }
      }
      if scalar == " " { space = (line.endIndex, used + 1) }
      line.append(contentsOf: shown)
      used += own
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }
}
