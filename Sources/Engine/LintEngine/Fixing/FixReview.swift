import ArticleModel
import Diagnostics
import SourceText

/// A file whose fixes somebody decides one by one. Each accepted fix goes in at once and the file is linted
/// again, so that what is offered next is true of the text as it then stands.
package struct FixReview {
  /// A finding with something to decide.
  package struct Offer {
    /// Ranges in `FixReview.current`.
    package var diagnostic: Diagnostic
    /// Findings that are undecided, this one included.
    package var left: Int
  }

  /// What can be come back to.
  private struct State {
    var current: SourceText
    var report: FileReport
    var skipped: [Fingerprint]
    var cursor: Int
    var applied: [String: Int]
  }

  /// How many decisions can be taken back.
  private static let longestHistory = 100
  private static let mostAtOnce = 1000

  private let linter: ArticleLinter
  /// The file as it was read.
  package let before: SourceText
  private var state: State
  private var history: [State] = []
  private let structure: FixGuard
  /// Why the last fix did not go in, where it is known.
  package private(set) var refusal: String?

  /// Lints the file; its findings are then offered one by one.
  package init(_ file: SourceText, linter: ArticleLinter) {
    self.linter = linter
    before = file
    structure = FixGuard(linter, file)
    state = State(current: file, report: linter.lint(file), skipped: [], cursor: 0, applied: [:])
  }

  /// The file with everything that was accepted so far.
  package var current: SourceText { state.current }
  /// Why the file could not be read, wholly or in part.
  package var failure: InputFailure? { state.report.failure }
  /// How many findings were skipped.
  package var skipped: Int { state.skipped.count }
  /// What came of it.
  package var outcome: FixOutcome {
    FixOutcome(
      before: before, after: state.current, applied: state.applied, fighting: [], unfinished: [],
      report: state.report)
  }

  /// The next finding to decide: the first undecided one from the last decision on, else the first in the
  /// file; nil when everything is decided. `without`: rules that are not asked about.
  package func offer(without rules: Set<String>) -> Offer? { offer { !rules.contains($0.rule) } }

  private func offer(where isAsked: (Diagnostic) -> Bool) -> Offer? {
    let found = state.report.diagnostics
    let marks = found.map { Fingerprint($0, in: state.current) }
    let decided = FingerprintMatch(state.skipped, marks).hidden
    let open = found.indices.filter { i in
      !decided[i] && (!found[i].fixes.isEmpty || found[i].suggestFor != nil) && isAsked(found[i])
    }
    guard let next = open.first(where: { found[$0].range.lower >= state.cursor }) ?? open.first else {
      return nil
    }
    return Offer(diagnostic: found[next], left: open.count)
  }

  /// Leaves a finding as it is.
  package mutating func skip(_ diagnostic: Diagnostic) {
    remember(state)
    state.skipped.append(Fingerprint(diagnostic, in: state.current))
    state.cursor = diagnostic.range.lower
  }

  /// Applies one of a finding's fixes; false, and nothing done, for one whose edits cannot go in.
  package mutating func accept(_ fix: Fix, of diagnostic: Diagnostic) -> Bool {
    let old = state
    guard apply(fix, of: diagnostic) else { return false }
    remember(old)
    return true
  }

  /// Applies the first fix of every undecided finding of a rule, but those where one of several has to be
  /// chosen. Returns how many went in; one step to take back.
  package mutating func acceptAll(of rule: String) -> Int {
    let old = state
    // A fix that makes room for another of its own would go on for ever.
    var count = 0
    state.cursor = 0
    while count < FixReview.mostAtOnce,
      let offer = offer(where: { $0.rule == rule && FixReview.isSingle($0) }),
      let fix = offer.diagnostic.fixes.first, apply(fix, of: offer.diagnostic)
    { count += 1 }
    if count > 0 { remember(old) } else { state = old }
    return count
  }

  /// Whether a finding has a first fix that is the one to take.
  private static func isSingle(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.fixes.first.map { $0.safety != .choice } ?? false
  }

  private mutating func apply(_ fix: Fix, of diagnostic: Diagnostic) -> Bool {
    var only = diagnostic
    only.fixes = [fix]
    let plan = FixPlan([only], allowing: [fix.safety], in: state.current.bytes.count)
    refusal = nil
    guard !plan.chosen.isEmpty else { return false }
    let after = SourceText(name: before.name, bytes: plan.applied(to: state.current.bytes))
    refusal = structure.fault(of: after)
    guard refusal == nil else { return false }
    let start = min(diagnostic.range.lower, fix.edits.first?.range.lower ?? diagnostic.range.lower)
    state.current = after
    state.report = linter.lint(state.current)
    state.applied[diagnostic.rule, default: 0] += 1
    state.cursor = start
    return true
  }

  /// Takes the last decision back; false when there is none.
  package mutating func undo() -> Bool {
    guard let last = history.popLast() else { return false }
    state = last
    return true
  }

  /// What somebody can write anew of a finding: the range of the file, the text that stands there, and
  /// what it would be after the first fix. Nil where the file's encoding takes no edits there.
  package func editable(_ diagnostic: Diagnostic) -> (range: TextRange, now: String, proposed: String)? {
    let edits = diagnostic.fixes.first?.edits ?? []
    let whole = edits.reduce(diagnostic.range) { $0.union($1.range) }
    // A repair in the next paragraph is no line to edit.
    let isNear = whole.count <= 200 && !hasLineBreak(whole)
    let range = isNear ? whole : diagnostic.range
    guard !hasLineBreak(range), range.count <= 2000, isPlain(range) else { return nil }
    var proposed: [UInt8] = []
    var at = range.lower
    if isNear {
      for edit in edits {
        proposed += state.current.bytes[at..<edit.range.lower] + Array(edit.text.utf8)
        at = edit.range.upper
      }
    }
    proposed += state.current.bytes[at..<range.upper]
    return (range, state.current[range], String(decoding: proposed, as: UTF8.self))
  }

  /// The fix that writes a text in place of a range that `editable` gave.
  package func rewrite(_ range: TextRange, as text: String) -> Fix? {
    let article = state.report.article(at: range.lower)
    guard let written = (article?.origin ?? .identity).written(text, at: article.map { place(range, in: $0) })
    else { return nil }
    return Fix("Write '\(text)'", .choice, [Edit(range, written)])
  }

  /// The place in an article's text that comes from one in the file, as far as the layers there go.
  private func place(_ range: TextRange, in article: Article) -> TextRange {
    let zone = article.origin.zones.last {
      article.origin.fileRange(TextRange(at: $0.start)).lower <= range.lower
    }
    return TextRange(zone?.start ?? 0, (zone?.start ?? 0) + 1)
  }

  private func hasLineBreak(_ range: TextRange) -> Bool {
    state.current.bytes[range.lower..<min(range.upper, state.current.bytes.count)].contains { $0 < 0x20 }
  }

  /// Whether the bytes of a range are the text itself, so that they can be shown and typed.
  private func isPlain(_ range: TextRange) -> Bool {
    let bytes = state.current.bytes[range.lower..<range.upper]
    return (state.report.article(at: range.lower)?.origin ?? .identity).arePlain(bytes)
  }

  private mutating func remember(_ old: State) {
    history.append(old)
    if history.count > FixReview.longestHistory { history.removeFirst() }
  }
}
