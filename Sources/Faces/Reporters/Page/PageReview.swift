import Diagnostics
import SourceText

/// A bilingual file on the page: a table of its segments, source and target beside each other with the passages marked,
/// each segment with the notes on it.
///
/// Of a long file only segments with findings are shown, and what stands beside them.
struct PageReview {
  private static let mostSegments = 400
  private static let mostFindings = 2000
  private static let context = 1

  private let file: ReportedFile
  private let segments: ReportedSegments
  private let number: Int
  private let lines: LineIndex
  /// Findings by the segment that they are about; those of none at -1.
  private var found: [Int: [Diagnostic]] = [:]

  init(_ file: ReportedFile, _ segments: ReportedSegments, number: Int) {
    self.file = file
    self.segments = segments
    self.number = number
    lines = LineIndex(file.text)
    for diagnostic in file.diagnostics.sorted(by: Diagnostic.inOrder).prefix(PageReview.mostFindings) {
      let entry = segments.entry(at: diagnostic.range, called: diagnostic.segment)
      found[entry ?? -1, default: []].append(diagnostic)
    }
  }

  func write(_ out: inout TextOutput, _ ids: inout PageIDs) {
    var totals = ReportTotals()
    totals.add(file.diagnostics)
    out.raw("<article id=\"f\(number)\">\n<h2>")
    out.html(file.path)
    out.raw(
      "</h2>\n<p class=\"count\">\(totals.found) in \(ReportTotals.count(segments.entries.count, "segment"))</p>\n"
    )
    ofWholeFile(&out, &ids)
    out.raw("<table class=\"review\">\n<thead><tr><th scope=\"col\">Segment</th>")
    column("Source", segments.languages.source, &out)
    column("Target", segments.languages.target, &out)
    out.raw("<th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n")
    var hidden = 0
    for i in segments.entries.indices {
      guard isShown(i) else {
        hidden += 1
        continue
      }
      gap(hidden, &out)
      hidden = 0
      row(i, &out, &ids)
    }
    gap(hidden, &out)
    out.raw("</tbody>\n</table>\n")
    if file.diagnostics.count > PageReview.mostFindings {
      out.raw(
        "<p class=\"gap\">\(file.diagnostics.count - PageReview.mostFindings) more findings are not shown</p>\n"
      )
    }
    out.raw("</article>\n")
  }

  /// What is about no segment stands before the table.
  private func ofWholeFile(_ out: inout TextOutput, _ ids: inout PageIDs) {
    guard let own = found[-1] else { return }
    out.raw("<ol class=\"notes\">\n")
    for diagnostic in own {
      ids.add(rule: diagnostic.rule)
      PageNote(
        diagnostic, number: ids.nextFinding(), story: number, lines: lines, ids: ids, showsPlaces: false
      )
      .write(&out, file.text)
    }
    out.raw("</ol>\n")
  }

  private func isShown(_ i: Int) -> Bool {
    segments.entries.count <= PageReview.mostSegments
      || (max(0, i - PageReview.context)...(i + PageReview.context)).contains { found[$0] != nil }
  }

  private func column(_ name: String, _ language: String, _ out: inout TextOutput) {
    out.raw("<th scope=\"col\">\(name)")
    if !language.isEmpty {
      out.raw(" <small>")
      out.html(language)
      out.raw("</small>")
    }
    out.raw("</th>")
  }

  private func gap(_ count: Int, _ out: inout TextOutput) {
    if count == 0 { return }
    out.raw(
      "<tr class=\"between\"><td colspan=\"4\">\(ReportTotals.count(count, "segment")) without findings</td></tr>\n"
    )
  }

  private func row(_ i: Int, _ out: inout TextOutput, _ ids: inout PageIDs) {
    let entry = segments.entries[i]
    var notes = TextOutput()
    var (marks, sourceMarks): ([PageMark], [PageMark]) = ([], [])
    for diagnostic in found[i] ?? [] {
      ids.add(rule: diagnostic.rule)
      let finding = ids.nextFinding()
      let line = lines.lineNumber(at: diagnostic.range.lower)
      func mark(_ range: TextRange, leads: Bool) -> PageMark {
        var mark = PageMark(number: finding, severity: diagnostic.severity, range: range, line: line)
        mark.leadsToNote = leads
        return mark
      }
      let isOfSource =
        diagnostic.range.lower < entry.target.lower && entry.source.upper >= diagnostic.range.upper
      if isOfSource {
        sourceMarks.append(mark(diagnostic.range, leads: true))
      } else {
        marks.append(mark(diagnostic.range, leads: true))
      }
      for place in diagnostic.related where entry.source.contains(place.range) && place.range != entry.source
      {
        sourceMarks.append(mark(place.range, leads: false))
      }
      PageNote(diagnostic, number: finding, story: number, lines: lines, ids: ids, showsPlaces: false)
        .write(&notes, file.text)
    }
    out.raw("<tr class=\"segment\" data-state=\"\(entry.state)\"><th scope=\"row\">")
    out.html(entry.id)
    if !entry.state.isEmpty { out.raw("<small class=\"state\">\(entry.state)</small>") }
    out.raw("</th>\n")
    cell(entry.source, sourceMarks, segments.languages.source, &out)
    cell(entry.target, marks, segments.languages.target, &out)
    out.raw("<td class=\"said\">")
    if !notes.bytes.isEmpty {
      out.raw("<ol class=\"notes\">\n")
      out.append(notes)
      out.raw("</ol>")
    }
    out.raw("</td></tr>\n")
  }

  private func cell(_ range: TextRange, _ marks: [PageMark], _ language: String, _ out: inout TextOutput) {
    out.raw("<td class=\"side\" dir=\"auto\"")
    if !language.isEmpty, language != "und" {
      out.raw(" lang=\"")
      out.html(language)
      out.raw("\"")
    }
    out.raw(">")
    var line = PageLine(
      text: file.text, range: range, marks: marks.sorted { $0.range.lower < $1.range.lower })
    line.isMarkup = segments.isMarkup
    line.write(&out)
    out.raw("</td>\n")
  }
}
