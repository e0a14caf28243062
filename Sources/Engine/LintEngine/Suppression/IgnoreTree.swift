import Calendars
import Diagnostics
import Glibc
import RuleKit
import SourceText
import Synchronization

/// The `.wirelint-ignore.yml` files at or above the linted files; takes out what they name and counts
/// what each entry took out.
package final class IgnoreTree: ReportFilter {
  /// What is known of a file.
  private struct Source: Sendable {
    var file: IgnoreFile
    /// How many findings each entry took out.
    var used: [Int]
    /// Whether a linted file was one that the entry speaks of.
    var isMet: [Bool]
  }

  private struct State: Sendable {
    var sources: [Source] = []
    /// Indices of the sources that hold for an absolute folder.
    var byFolder: [String: [Int]] = [:]
  }

  private let state = Mutex(State())
  private let today: CalendarDate
  private let trusts: Bool
  /// Ids with their rules' names, to resolve globs and categories.
  private let infos: [String: RuleInfo]

  /// `today` decides what has expired; `trusts`: whether the files may be links out of their project.
  package init(rules: [any Rule], today: CalendarDate = CalendarDate.today(), trusts: Bool = false) {
    self.today = today
    self.trusts = trusts
    infos = Dictionary(rules.map { ($0.info.id, $0.info) }) { first, _ in first }
  }

  /// Reads the files that hold for a path; what is wrong in them stops the run.
  package func load(for path: String) throws(UsageError) {
    _ = try load(folder: AbsolutePath.folder(of: AbsolutePath.of(path)))
  }

  private func load(folder: String) throws(UsageError) -> [Int] {
    if let known = state.withLock({ $0.byFolder[folder] }) { return known }
    var indices = folder == "/" ? [] : try load(folder: AbsolutePath.folder(of: folder))
    let path = (folder == "/" ? "" : folder) + "/" + IgnoreFile.name
    if FileSystem.exists(path) {
      if !trusts { try ProjectBounds(of: path).check(file: ConfigurationTree.shown(path)) }
      let file = try IgnoreFile(path: ConfigurationTree.shown(path))
      for entry in file.entries where !infos.values.contains(where: { matches(entry, $0.id) }) {
        throw entry.rule.error(
          "no rule is called '\(entry.rule.value)'"
            + (Nearest.match(entry.rule.value, in: infos.keys.sorted()).map { "; did you mean '\($0)'?" }
              ?? ""))
      }
      indices.insert(
        state.withLock { state in
          let none = file.entries.map { _ in 0 }
          state.sources.append(Source(file: file, used: none, isMet: none.map { _ in false }))
          return state.sources.count - 1
        }, at: 0)
    }
    state.withLock { $0.byFolder[folder] = indices }
    return indices
  }

  private func matches(_ entry: IgnoreEntry, _ rule: String) -> Bool {
    entry.rule.value == rule || infos[rule].map { RuleSelection.matches(entry.rule.value, $0) } ?? false
  }

  package func filter(_ report: inout FileReport) {
    let path = AbsolutePath.of(report.file.name)
    let sources = state.withLock { state in
      (state.byFolder[AbsolutePath.folder(of: path)] ?? []).map { ($0, state.sources[$0].file) }
    }
    guard !sources.isEmpty else { return }
    for (index, file) in sources {
      for (number, entry) in file.entries.enumerated() {
        if let glob = entry.file, !PathGlob.matches(glob, path, below: file.folder) { continue }
        let before = report.suppressed
        if entry.expires.map({ $0 >= today }) ?? true {
          let text = report.file
          report.keep { !names(entry, $0, in: text) }
        }
        var count = report.suppressed - before
        // It may hide one of those that were not gathered.
        if report.leftOut.keys.contains(where: { matches(entry, $0) }) { count += 1 }
        state.withLock { state in
          state.sources[index].isMet[number] = true
          state.sources[index].used[number] += count
        }
      }
    }
  }

  private func names(_ entry: IgnoreEntry, _ diagnostic: Diagnostic, in text: SourceText) -> Bool {
    guard matches(entry, diagnostic.rule) else { return false }
    if let wanted = entry.text, !IgnoreTree.isSame(wanted, text[diagnostic.range]) { return false }
    if let mark = entry.fingerprint, mark != Fingerprint(diagnostic, in: text).text { return false }
    return true
  }

  /// Equal but for line breaks and runs of blanks.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b || a.split(whereSeparator: \.isWhitespace) == b.split(whereSeparator: \.isWhitespace)
  }

  /// A report on each ignore file in which an entry took nothing out or has expired. An entry without a
  /// file of its own is only judged where all of its folder was linted.
  ///
  /// - Parameters:
  ///   - roots: what was named on the command line.
  ///   - ran: ids of the rules that ran.
  package func unused(roots: [String], ran: Set<String>) -> [FileReport] {
    let roots = roots.map { AbsolutePath.of($0) }
    return state.withLock(\.sources).compactMap { source in
      let folder = source.file.folder + "/"
      let isWhole = roots.contains { folder.hasPrefix($0 == "/" ? "/" : $0 + "/") }
      guard
        let bytes = try? InputReading.regular(source.file.path, atMost: InputReading.Limit.settings)
      else { return nil }
      let text = SourceText(name: source.file.path, bytes: bytes)
      let lines = LineIndex(text)
      let found = source.file.entries.indices.compactMap { number -> Diagnostic? in
        let entry = source.file.entries[number]
        guard source.used[number] == 0, source.isMet[number], entry.file != nil || isWhole,
          ran.contains(where: { matches(entry, $0) }), let message = message(entry)
        else { return nil }
        let place = Position(line: entry.rule.place.line, column: entry.rule.place.column)
        let start = lines.offset(of: place) ?? 0
        return Diagnostic(
          InputRules.unusedSuppression.id, .warning,
          at: TextRange(start, min(text.bytes.count, start + entry.rule.value.utf8.count)), message)
      }
      return found.isEmpty ? nil : FileReport(file: text, diagnostics: found)
    }
  }

  private func message(_ entry: IgnoreEntry) -> String? {
    let what = entry.text.map { "'\(entry.rule.value)' for '\($0)'" } ?? "'\(entry.rule.value)'"
    if let expires = entry.expires, expires < today {
      return "the suppression of \(what) expired on \(expires.iso); renew or remove it"
    }
    return "the suppression of \(what) hides nothing any more; remove it"
  }
}
