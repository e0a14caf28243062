import ArticleModel
import Bitext
import Diagnostics
import Lexicon
import Readers
import RuleKit
import SourceText

/// The way of a finding into a report, in five steps, each of which is taken here or in `RuleFinder` and nowhere else.
///
/// 1. Found: what a rule says of a text, within its own bounds (`RuleRunner`) and no more of it than anybody
///    reads (`FindingLimit`).
/// 2. Wanted: what the configuration neither accepts nor leaves out.
/// 3. Placed: findings in the text become diagnostics in the file, with rule, severity and suggestions.
/// 4. Filtered: suppressions, baselines and the least severity take diagnostics out of the report.
/// 5. Cut: of a rule or a file with too many, the rest is counted (`FindingCap`).
package struct FindingPipeline: Sendable {
  /// The rules that run, each with the severity that it is configured with; nil keeps the rule's own.
  let rules: [(rule: any Rule, severity: Severity?)]
  /// What takes the first two steps with them.
  let finder: RuleFinder
  let settings: LintSettings
  /// How many findings are gathered and reported.
  var cap: FindingCap

  /// Whether a note may be reported, as it is or at the level that somebody gave a rule of sentences.
  let readsNotes: Bool

  init(rules: [(rule: any Rule, severity: Severity?)], settings: LintSettings) {
    self.rules = rules
    finder = RuleFinder(rules.map(\.rule), settings)
    self.settings = settings
    cap = FindingCap(settings.maxFindings)
    readsNotes =
      settings.minimum == .note
      || rules.contains { $0.severity != nil && $0.rule.info.category == .grammar }
  }

  /// Categories that say something of single words and names.
  package static let wordCategories: Set<Category> = [.names, .spelling, .acronyms, .terms]

  // MARK: Placed

  /// How severe a finding is: as configured, else as the rule holds it to be, else as the rule's info says.
  private func severity(of found: RuleFinding) -> Severity {
    rules[found.rule].severity ?? found.finding.severity ?? rules[found.rule].rule.info.severity
  }

  /// The diagnostics of findings in a text, in the same order; fixes that cannot be written into the file
  /// are left out.
  ///
  /// - Parameters:
  ///   - speller: What looks suggestions up.
  ///   - least: Findings that are less severe are dropped here: in a file of many segments no filter has a
  ///     need of them.
  ///   - refusing: Is told of fixes that would make mark-up of the text.
  func placed(
    _ found: [RuleFinding], _ placement: Placement, _ speller: Speller, least: Severity = .note,
    refusing: (RefusedFix) -> Void = { _ in }
  ) -> [Diagnostic] {
    found.compactMap { entry in
      let severity = severity(of: entry)
      guard severity >= least else { return nil }
      var finding = entry.finding
      addSuggestions(to: &finding, severity, speller)
      let id = rules[entry.rule].rule.info.id
      for (safety, reason) in placement.place(&finding) {
        refusing(RefusedFix(rule: id, safety: safety, range: finding.range, reason: reason))
      }
      guard finding.isOnRule else {
        var diagnostic = Diagnostic(finding, of: id, severity)
        diagnostic.isHabit = finding.isHabit && rules[entry.rule].severity == nil
        return diagnostic
      }
      let info = InputRules.patternGivenUp
      return settings.selection.severity(of: info, standard: severity, heedsOnly: false).map {
        Diagnostic(finding, of: info.id, $0)
      }
    }
  }

  /// Looks up suggestions where a finding has a misspelled word.
  private func addSuggestions(to finding: inout Finding, _ severity: Severity, _ speller: Speller) {
    // A note on an unknown word offers nothing: as a rule the word is right.
    guard let word = finding.suggestFor, settings.runtime.wantsSuggestions, severity > .note,
      severity >= settings.minimum
    else { return }
    let (words, range) = (speller.suggestions(for: word), finding.range)
    finding.fixes += words.map { .replace(range, with: $0, words.count == 1 ? .unsafe : .choice) }
  }

  /// The diagnostics of what a reader could not read; their ranges are the file's.
  ///
  /// - Parameter isNamed: Whether the file was named itself, and not found in a folder.
  func placed(_ problems: [ReadProblem], isNamed: Bool = true) -> [Diagnostic] {
    problems.compactMap { problem in
      severity(of: problem, isNamed).map { Diagnostic(problem.rule, $0, at: problem.range, problem.message) }
    }
  }

  /// How severe a problem is; nil where the configuration leaves it out.
  private func severity(of problem: ReadProblem, _ isNamed: Bool) -> Severity? {
    let info = ReadProblemRules.info(problem.kind)
    // Folders hold settings and tables beside stories.
    let isMissed = problem.kind == .nothingToRead && isNamed
    let standard = problem.isError ? .error : isMissed ? info.severity : .note
    return settings.selection.severity(of: info, standard: standard, heedsOnly: false)
  }

  /// Why a file counts as not read; nil where it was. That nothing was read is a failure as far as it is reported
  /// as more than a note.
  func failure(_ problems: [ReadProblem], isNamed: Bool = true) -> ReadProblem? {
    problems.first { problem in
      guard problem.kind == .nothingToRead else { return problem.isUnread }
      return severity(of: problem, isNamed).map { $0 > .note } ?? false
    }
  }

  // MARK: Filtered and cut

  /// Takes out of a report what is not to be reported, and what is too much.
  func filter(_ report: inout FileReport) {
    report.failOn = settings.failOn
    report.isUnread =
      report.failure != nil
      || report.diagnostics.contains { $0.rule == ReadProblem.Kind.nothingToRead.rawValue }
    report.isInOtherLanguage =
      report.article.map { !$0.isEnglish }
      ?? report.diagnostics.contains { $0.rule == "story-not-in-english" }
    // Filters see what is not reported as well: a suppression that hides a note does hide something.
    for filter in settings.filters { filter.filter(&report) }
    report.diagnostics.removeAll { $0.severity < settings.minimum }
    // Of a part of a file it is known what is too much when those before it were counted.
    if report.file.start == nil { cap.cut(&report, severity: settings.severityOfLeftOut) }
  }
}

/// Where the places that findings name are in the file.
struct Placement {
  /// What maps ranges and fixes.
  private let origin: OriginMap
  /// What maps related places; nil: they are in another file, and left out.
  private let related: OriginMap?
  /// The text, where what fixes bring together in it could be mark-up; nil for plain text.
  private let text: [UInt8]?
  /// Other forms of the text, in which fixes go in as well.
  private var mirrors: [MirrorText] = []

  /// Findings in an article.
  init(_ article: Article) {
    self.init(text: article.origin, article.metadata.format == FileFormat.plain.name ? nil : article.bytes)
    mirrors = article.metadata.mirrors
  }

  /// Findings in a text of which the file is the origin; `text`: where fixes could make mark-up of it.
  init(text origin: OriginMap, _ text: [UInt8]? = nil) {
    (self.origin, related, self.text) = (origin, origin, text)
  }

  /// Findings on segments: in the target, with related places in the source.
  init(segments document: BilingualDocument) {
    origin = document.target.origin
    related = document.isOneFile ? document.source.origin : nil
    text = document.isAligned ? nil : document.target.text.bytes
  }

  /// Findings that are in the file's coordinates.
  static let file = Placement(text: OriginMap.identity)

  /// Moves what a finding names into the file. Fixes that would make mark-up of the text are left out: their
  /// safeties, with the reasons.
  func place(_ finding: inout Finding) -> [(FixSafety, String)] {
    if let related {
      for i in finding.related.indices {
        finding.related[i].range = related.fileRange(finding.related[i].range)
      }
    } else {
      finding.related = []
    }
    if let place = finding.inFile {
      finding.range = place
      finding.fixes = []
      return []
    }
    if origin.isIdentity { return [] }
    finding.range = origin.fileRange(finding.range)
    var refused: [(FixSafety, String)] = []
    finding.fixes = finding.fixes.compactMap { fix in
      if let text, let reason = FixGuard.joint(fix, in: text) {
        refused.append((fix.safety, reason))
        return nil
      }
      return placed(fix)
    }
    return refused
  }

  /// A fix in the file; nil where it cannot be written there.
  private func placed(_ fix: Fix) -> Fix? {
    var edits: [Edit] = []
    for edit in fix.edits {
      guard origin.isWritable(edit.range), let text = origin.written(edit.text, at: edit.range) else {
        return nil
      }
      edits.append(Edit(place(edit.range, edit, origin), text))
      guard let more = mirrored(edit) else { return nil }
      edits += more
    }
    if !mirrors.isEmpty { edits.sort { $0.range < $1.range } }
    return Fix(fix.title, fix.safety, edits)
  }

  /// Where an edit goes into a file; `range`: its place in the text of which the file is the origin.
  private func place(_ range: TextRange, _ edit: Edit, _ origin: OriginMap) -> TextRange {
    guard isSpaceBeforeWord(edit), let end = origin.fileEnd(before: range.lower) else {
      return origin.fileRange(range)
    }
    return TextRange(at: end)
  }

  /// Whether an edit puts white space between a mark and a word: it goes in before what the file has there. In
  /// `—*word*` the second space of `— * word*` would end the emphasis, since a run of `*` opens it only before text
  /// (CommonMark 0.31, 6.2).
  private func isSpaceBeforeWord(_ edit: Edit) -> Bool {
    guard let text, edit.range.isEmpty, !edit.text.isEmpty, edit.text.allSatisfy(\.isWhitespace),
      edit.range.lower < text.count
    else { return false }
    func isInWord(_ scalar: UInt32) -> Bool { Scalars.isLetter(scalar) || scalar &- 0x30 < 10 }
    return text.withUnsafeBufferPointer {
      let before = Scalars.decode($0, before: edit.range.lower)?.value ?? 0
      return !isInWord(before) && isInWord(Scalars.decode($0, at: edit.range.lower).value)
    }
  }

  /// An edit in the other forms of the text; nil where one of them cannot take it.
  private func mirrored(_ edit: Edit) -> [Edit]? {
    var found: [Edit] = []
    guard let text else { return found }
    for mirror in mirrors where mirror.part.lower <= edit.range.lower && edit.range.upper <= mirror.part.upper
    {
      guard let range = mirror.range(edit.range, of: text) else { continue }
      guard mirror.origin.isWritable(range), let written = mirror.origin.written(edit.text, at: range) else {
        return nil
      }
      found.append(Edit(place(range, edit, mirror.origin), written))
    }
    return found
  }
}
