import Diagnostics

/// One self-contained HTML page of what stands in an archive's findings: by month, by rule with examples to open, the
/// most frequent pairs of spellings, desks. No script; light, dark and print.
package struct ArchivePage {
  private let counts: ArchiveCounts
  private let known: [String: ReportedRule]
  /// How many stories were linted; nil where nobody says.
  private let stories: Int?
  private let toolVersion: String
  private var out = TextOutput()

  /// Rows of a table beyond these are only counted.
  static let mostRows = 50

  /// - Parameters:
  ///   - counts: What was found.
  ///   - rules: What is said of the rules that the counts name.
  ///   - stories: How many were linted; nil where nobody says.
  ///   - toolVersion: The version that the page names.
  package init(_ counts: ArchiveCounts, rules: [ReportedRule], stories: Int?, toolVersion: String) {
    self.counts = counts
    known = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.stories = stories
    self.toolVersion = toolVersion
  }

  /// The bytes of the page.
  package mutating func write() -> [UInt8] {
    head()
    if counts.findings == 0 { out.raw("<p class=\"empty\">Nothing was found.</p>\n") }
    months()
    rules()
    pairs()
    desks()
    unread()
    out.raw("</main>\n<footer>wirelint ")
    out.html(toolVersion)
    out.raw("</footer>\n</body>\n</html>\n")
    return out.take()
  }

  /// `1,204 errors, 3 warnings in 900 stories of 2,000`.
  private var line: String {
    let levels = [
      (counts.levels.errors, "error"), (counts.levels.warnings, "warning"), (counts.levels.notes, "note"),
    ]
    .filter { $0.0 > 0 }.map { ArchivePage.count($0.0, $0.1) }.joined(separator: ", ")
    let among = stories.map { " of \(ArchivePage.grouped($0))" } ?? ""
    let found = counts.stories.count
    return (levels.isEmpty ? "no findings" : levels)
      + " in \(ArchivePage.grouped(found)) stor\(found == 1 ? "y" : "ies")\(among)"
  }

  private mutating func head() {
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    // Nothing may be loaded from anywhere, whatever a story holds.
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    out.raw("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
    out.raw("<title>wirelint: \(line)</title>\n<style>\n")
    out.raw(String(decoding: PackageResources.report_css, as: UTF8.self))
    out.raw(String(decoding: PackageResources.archive_css, as: UTF8.self))
    out.raw("</style>\n</head>\n<body>\n<header>\n<h1>wirelint</h1>\n<p>\(line)</p>\n</header>\n")
    out.raw("<main class=\"archive\">\n")
  }

  // MARK: Months

  private mutating func months() {
    let chart = ArchiveChart(counts.months)
    if chart.columns.isEmpty { return }
    let unit = chart.isByYear ? "year" : "month"
    out.raw("<section>\n<h2>Findings by \(unit)</h2>\n")
    chart.write(&out, label: "Findings by \(unit), errors, warnings and notes one above the other")
    out.raw(
      "<p class=\"legend\"><span class=\"error\">errors</span> <span class=\"warning\">warnings</span> ")
    out.raw("<span class=\"note\">notes</span></p>\n</section>\n")
  }

  // MARK: Rules

  private mutating func rules() {
    let rows = counts.rules.sorted {
      $0.value.levels.all != $1.value.levels.all ? $0.value.levels.all > $1.value.levels.all : $0.key < $1.key
    }
    if rows.isEmpty { return }
    let axis = ArchiveChart(counts.months)
    out.raw("<section>\n<h2>Rules</h2>\n")
    for (id, rule) in rows {
      out.raw("<details class=\"rule\">\n<summary><span class=\"name\">")
      out.html(id)
      out.raw("</span> <b>\(ArchivePage.grouped(rule.levels.all))</b> <span class=\"place\">")
      out.raw(share(of: rule))
      out.raw("</span>")
      if axis.columns.count > 1 { axis.writeLine(of: rule.months, &out) }
      out.raw("</summary>\n")
      about(id, rule)
      out.raw("</details>\n")
    }
    out.raw("</section>\n")
  }

  /// `in 120 stories, 6.0 % of all`.
  private func share(of rule: ArchiveCounts.Rule) -> String {
    let count = rule.stories.count
    let text = "in \(ArchivePage.grouped(count)) stor\(count == 1 ? "y" : "ies")"
    guard let stories, stories > 0 else { return text }
    let tenths = (count * 1000 + stories / 2) / stories
    return text + ", \(tenths / 10).\(tenths % 10) % of all"
  }

  private mutating func about(_ id: String, _ rule: ArchiveCounts.Rule) {
    if let about = known[id] {
      out.raw("<p>")
      out.html(about.summary)
      if let link = about.link, ["https://", "http://"].contains(where: { link.hasPrefix($0) }) {
        out.raw(" <a href=\"")
        out.html(link)
        out.raw("\" rel=\"noreferrer\">More about this rule</a>")
      }
      out.raw("</p>\n")
    }
    if !rule.desks.isEmpty {
      let most = rule.desks.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(5)
      out.raw("<p class=\"place\">Desks: ")
      out.html(most.map { "\($0.key) \(ArchivePage.grouped($0.value))" }.joined(separator: ", "))
      out.raw("</p>\n")
    }
    out.raw("<ol class=\"examples\">\n")
    for finding in rule.examples {
      out.raw(
        "<li class=\"finding \(finding.severity.rawValue)\"><p class=\"head\"><b>\(finding.severity.rawValue)</b> "
      )
      out.html(finding.story)
      if let month = finding.month { out.raw(", \(month)") }
      out.raw("</p><p>")
      out.html(finding.message)
      out.raw("</p></li>\n")
    }
    out.raw("</ol>\n")
  }

  // MARK: Tables

  private mutating func pairs() {
    let rows = counts.pairs.sorted {
      $0.value.count != $1.value.count
        ? $0.value.count > $1.value.count : ($0.key.found, $0.key.right) < ($1.key.found, $1.key.right)
    }
    table("Spellings", ["found", "instead of", "times", "stories", "rule"], rows.count) { out in
      for (pair, found) in rows.prefix(ArchivePage.mostRows) {
        out.raw("<tr><td>")
        out.html(pair.found)
        out.raw("</td><td>")
        out.html(pair.right)
        out.raw("</td><td class=\"number\">\(ArchivePage.grouped(found.count))</td>")
        out.raw("<td class=\"number\">\(ArchivePage.grouped(found.stories.count))</td><td>")
        out.html(found.rules.sorted().joined(separator: ", "))
        out.raw("</td></tr>\n")
      }
    }
  }

  private mutating func desks() {
    let rows = counts.desks.sorted {
      $0.value.levels.all != $1.value.levels.all ? $0.value.levels.all > $1.value.levels.all : $0.key < $1.key
    }
    table("Desks", ["desk", "errors", "warnings", "notes", "most often"], rows.count) { out in
      for (name, desk) in rows.prefix(ArchivePage.mostRows) {
        out.raw("<tr><td>")
        out.html(name)
        out.raw("</td>")
        for number in [desk.levels.errors, desk.levels.warnings, desk.levels.notes] {
          out.raw("<td class=\"number\">\(ArchivePage.grouped(number))</td>")
        }
        let most = desk.rules.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(
          3)
        out.raw("<td>")
        out.html(most.map { "\($0.key) \(ArchivePage.grouped($0.value))" }.joined(separator: ", "))
        out.raw("</td></tr>\n")
      }
    }
  }

  private mutating func unread() {
    let list = counts.unread
    let left = counts.unreadCount - list.count
    table("Stories that were not read", ["story", "reason"], list.count, beyond: left) { out in
      for (story, reason) in list {
        out.raw("<tr><td>")
        out.html(story)
        out.raw("</td><td>")
        out.html(reason)
        out.raw("</td></tr>\n")
      }
    }
  }

  /// A section with a table; nothing where it has no rows. `beyond`: rows that are not among `rows`.
  private mutating func table(
    _ title: String, _ heads: [String], _ rows: Int, beyond: Int = 0, _ body: (inout TextOutput) -> Void
  ) {
    if rows == 0 { return }
    out.raw("<section>\n<h2>\(title)</h2>\n<div class=\"wide\"><table>\n<thead><tr>")
    for head in heads { out.raw("<th scope=\"col\">\(head)</th>") }
    out.raw("</tr></thead>\n<tbody>\n")
    body(&out)
    out.raw("</tbody>\n</table></div>\n")
    let left = max(0, rows - ArchivePage.mostRows) + beyond
    if left > 0 { out.raw("<p class=\"place\">and \(ArchivePage.grouped(left)) more</p>\n") }
    out.raw("</section>\n")
  }

  // MARK: Numbers

  static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `1,204`.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (i, digit) in String(number).reversed().enumerated() {
      if i > 0, i % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
