import Diagnostics

/// One self-contained HTML page: each story as it reads with marked passages and notes beside them, a
/// chart of rules that is also the filter, and what the rules say. Light, dark and print; without script
/// everything but filters and keys works. Files in which nothing was found are only counted.
///
/// The page is kept until `finish`, because it opens with counts of everything.
struct PageReporter: Reporter {
  private let options: ReportOptions
  private let known: [String: ReportedRule]
  private var counts = RuleCounts()
  private var ids = PageIDs()
  private var stories = TextOutput()
  private var contents: [PagePanel.File] = []
  private var out = TextOutput()
  private var hasSegments = false

  init(_ options: ReportOptions) {
    self.options = options
    known = Dictionary(options.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func begin() {}

  mutating func add(_ file: ReportedFile) {
    counts.add(file.diagnostics)
    if file.diagnostics.isEmpty { return }
    var totals = ReportTotals()
    totals.add(file.diagnostics)
    contents.append(PagePanel.File(path: file.path, totals: totals))
    if let segments = file.segments {
      hasSegments = true
      PageReview(file, segments, number: contents.count).write(&stories, &ids)
    } else {
      var story = PageStory(file, number: contents.count)
      story.write(&stories, &ids)
    }
  }

  mutating func finish(_ totals: ReportTotals) {
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    // Nothing may be loaded from anywhere, whatever a story holds.
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    out.raw("style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
    out.raw("<title>wirelint: \(totals.line)</title>\n<style>\n")
    out.raw(String(decoding: PackageResources.report_css, as: UTF8.self))
    out.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#stories\">To the stories</a>\n")
    out.raw("<header>\n<h1>wirelint</h1>\n<p>\(totals.line)</p>\n</header>\n<div class=\"page\">\n")
    PagePanel(
      rows: counts.sorted, totals: totals, files: contents, known: known, ids: ids, hasSegments: hasSegments
    )
    .write(&out)
    out.raw("<main id=\"stories\">\n")
    if contents.isEmpty { out.raw("<p class=\"empty\">Nothing was found.</p>\n") }
    out.append(stories)
    out.raw("</main>\n</div>\n")
    rules()
    out.raw("<footer>wirelint ")
    out.html(options.toolVersion)
    out.raw("</footer>\n<script>\n")
    out.raw(String(decoding: PackageResources.report_js, as: UTF8.self))
    out.raw("</script>\n</body>\n</html>\n")
    stories = TextOutput()
  }

  mutating func take() -> [UInt8] { out.take() }

  /// What is known of each rule that found something.
  private mutating func rules() {
    if counts.sorted.isEmpty { return }
    out.raw("<section class=\"rules\" id=\"rules\" aria-label=\"Rules in this report\">\n")
    out.raw("<h2>Rules in this report</h2>\n<dl>\n")
    for row in counts.sorted {
      out.raw("<dt id=\"\(ids.anchor(ofRule: row.rule))\">")
      out.html(row.rule)
      out.raw("</dt>\n<dd>")
      if let rule = known[row.rule] {
        out.raw("<p>")
        out.html(rule.summary)
        out.raw("</p><p>")
        out.html(rule.rationale)
        out.raw("</p>")
        if let link = rule.link, ["https://", "http://", "./"].contains(where: { link.hasPrefix($0) }) {
          out.raw("<p><a href=\"")
          out.html(link)
          out.raw("\" rel=\"noreferrer\">More about this rule</a></p>")
        }
      }
      out.raw("</dd>\n")
    }
    out.raw("</dl>\n</section>\n")
  }
}

/// Numbers of findings and anchors of rules on one page, so that no id is made of foreign text.
struct PageIDs: Sendable {
  private var rules: [String: Int] = [:]
  /// Findings numbered so far; the first is 1.
  private(set) var findings = 0

  mutating func nextFinding() -> Int {
    findings += 1
    return findings
  }

  /// Gives a rule its anchor when it is new.
  mutating func add(rule: String) {
    if rules[rule] == nil { rules[rule] = rules.count + 1 }
  }

  /// The id of a rule's text on the page.
  func anchor(ofRule rule: String) -> String { "r\(rules[rule] ?? 0)" }
}
