import Diagnostics

/// The column at the side of the page: filters by severity, the chart of rules, the files.
struct PagePanel {
  /// A file with findings, in the order of the page.
  struct File: Sendable {
    let path: String
    let totals: ReportTotals
  }

  let rows: [RuleCounts.Row]
  let totals: ReportTotals
  let files: [File]
  let known: [String: ReportedRule]
  let ids: PageIDs
  /// Whether a file is shown as a table of segments.
  let hasSegments: Bool

  func write(_ out: inout TextOutput) {
    if rows.isEmpty { return }
    out.raw("<nav class=\"panel\" aria-label=\"Findings\">\n")
    severities(&out)
    if hasSegments { review(&out) }
    chart(&out)
    if files.count > 1 { contents(&out) }
    out.raw(
      """
      <details class="keys">
      <summary>Keys</summary>
      <p><kbd>j</kbd> next finding, <kbd>k</kbd> the one before, <kbd>Enter</kbd> to its passage, \
      <kbd>e</kbd> <kbd>w</kbd> <kbd>n</kbd> errors, warnings, notes on and off, <kbd>a</kbd> everything on\(hasSegments ? ", <kbd>s</kbd> segments with findings only" : "")</p>
      </details>
      </nav>

      """)
  }

  private func severities(_ out: inout TextOutput) {
    out.raw("<fieldset class=\"severities\">\n<legend>Severity</legend>\n")
    for (name, count) in [("error", totals.errors), ("warning", totals.warnings), ("note", totals.notes)]
    where count > 0 {
      out.raw("<label class=\"\(name)\"><input type=\"checkbox\" checked data-severity=\"\(name)\"> ")
      out.raw("<span>\(name)s</span> <b>\(count)</b></label>\n")
    }
    out.raw("</fieldset>\n")
  }

  /// What concerns tables of segments: which rows are shown, and the types of error of MQM.
  private func review(_ out: inout TextOutput) {
    out.raw("<fieldset class=\"rows\">\n<legend>Segments</legend>\n")
    out.raw(
      "<label><input type=\"checkbox\" data-rows=\"found\"> <span>with findings only</span></label>\n</fieldset>\n"
    )
    var types: [String: (count: Int, anchors: [String])] = [:]
    for row in rows {
      guard let type = known[row.rule]?.reviewType, !type.isEmpty else { continue }
      types[type, default: (0, [])].count += row.findings
      types[type, default: (0, [])].anchors.append(ids.anchor(ofRule: row.rule))
    }
    if types.isEmpty { return }
    out.raw("<fieldset class=\"types\">\n<legend>Types of error (MQM)</legend>\n")
    for (type, found) in types.sorted(by: {
      $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
    }) {
      out.raw(
        "<label><input type=\"checkbox\" checked data-type=\"\(found.anchors.joined(separator: " "))\"> <span>"
      )
      out.html(type)
      out.raw("</span> <b>\(found.count)</b></label>\n")
    }
    out.raw("</fieldset>\n")
  }

  /// One bar for each rule, parted by severity, against the longest.
  private func chart(_ out: inout TextOutput) {
    let most = max(1, rows.first?.findings ?? 1)
    out.raw("<fieldset class=\"chart\">\n<legend>Rules</legend>\n")
    for row in rows {
      out.raw("<label title=\"")
      out.html(known[row.rule]?.summary ?? "")
      out.raw("\"><input type=\"checkbox\" checked data-rule=\"\(ids.anchor(ofRule: row.rule))\"> <span>")
      out.html(row.rule)
      out.raw("</span> <b>\(row.findings)</b>")
      out.raw("<i class=\"track\"><i class=\"bar\" style=\"width:\(max(2, row.findings * 100 / most))%\">")
      for (name, count) in [("error", row.errors), ("warning", row.warnings), ("note", row.notes)]
      where count > 0 {
        out.raw("<i class=\"\(name)\" style=\"flex-grow:\(count)\"></i>")
      }
      out.raw("</i></i></label>\n")
    }
    out.raw("</fieldset>\n")
  }

  private func contents(_ out: inout TextOutput) {
    out.raw("<section class=\"files\">\n<h2>Files</h2>\n<ol>\n")
    for (i, file) in files.enumerated() {
      out.raw("<li><a href=\"#f\(i + 1)\">")
      out.html(file.path)
      out.raw("</a> <b>\(file.totals.findings)</b></li>\n")
    }
    out.raw("</ol>\n</section>\n")
  }
}
