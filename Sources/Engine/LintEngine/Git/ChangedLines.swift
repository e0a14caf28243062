import Diagnostics
import Glibc
import SourceText

/// The lines that git says changed since a revision: in the working tree, renamed and untracked files
/// included.
package struct ChangedLines: ReportFilter {
  /// Changed lines by the real path of their file, in order, from 1; nil: all of them.
  private let byFile: [String: [ClosedRange<Int>]?]

  /// Asks git about the repositories of these files; what git will not do stops the run.
  package init(since revision: String, paths: [String]) throws(UsageError) {
    var roots: Set<String> = []
    var folders: Set<String> = []
    for path in paths {
      let folder = AbsolutePath.folder(of: AbsolutePath.real(PackagedFile.pathOnDisk(path)))
      guard folders.insert(folder).inserted else { continue }
      roots.insert(try GitProgram.line(["rev-parse", "--show-toplevel"], in: folder))
    }
    var byFile: [String: [ClosedRange<Int>]?] = [:]
    for root in roots {
      let diff = try GitProgram.differences(
        ["--no-color", "--unified=0", "--find-renames", "--inter-hunk-context=0"], since: revision, in: root)
      for (path, lines) in UnifiedHunks.changedLines(diff) { byFile[root + "/" + path] = .some(lines) }
      // Documents, packages and UTF-16, in which git sees no lines.
      let counts = try GitProgram.differences(["--numstat", "-z", "--no-renames"], since: revision, in: root)
      for entry in counts.split(separator: 0) where entry.starts(with: "-\t-\t".utf8) {
        byFile[root + "/" + String(decoding: entry.dropFirst(4), as: UTF8.self)] = .some(nil)
      }
      let others = try GitProgram.output(["ls-files", "--others", "--exclude-standard", "-z"], in: root)
      for name in others.split(separator: 0) {
        byFile[root + "/" + String(decoding: name, as: UTF8.self)] = .some(nil)
      }
    }
    self.byFile = byFile
  }

  /// The changed lines of a file, nil within where all of them changed; nil where none did.
  private func lines(of path: String) -> [ClosedRange<Int>]?? {
    byFile[AbsolutePath.real(PackagedFile.pathOnDisk(path))]
  }

  /// Whether any line of a file changed.
  package func touches(_ path: String) -> Bool { lines(of: path) != nil }

  package func filter(_ report: inout FileReport) {
    guard let stated = lines(of: report.file.name) else { return report.keep { _ in false } }
    guard let changed = stated, !report.diagnostics.isEmpty else { return }
    let lines = LineIndex(report.file)
    report.keep { diagnostic in
      let first = lines.lineNumber(at: diagnostic.range.lower)
      let last = lines.lineNumber(at: max(diagnostic.range.lower, diagnostic.range.upper - 1))
      return changed.contains { $0.overlaps(first...max(first, last)) }
    }
  }
}

/// Runs git.
enum GitProgram {
  /// What `git diff` says since a revision; ours wins over what the user's configuration says of diffs.
  static func differences(
    _ options: [String], since revision: String, in root: String
  ) throws(UsageError) -> [UInt8] {
    try output(
      [
        "-c", "core.quotePath=false", "diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
        "--src-prefix=a/", "--dst-prefix=b/",
      ] + options + ["--end-of-options", revision, "--"], in: root)
  }

  /// The first line of its output.
  static func line(_ arguments: [String], in folder: String) throws(UsageError) -> String {
    String(
      decoding: try output(arguments, in: folder).prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// A repository's own configuration may name programs; nothing here needs any of them. What these leave
  /// (`--no-ext-diff`, `--no-textconv`) is said where differences are asked for.
  private static let quiet = [
    "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "core.pager=cat", "-c", "diff.external=",
  ]

  /// Switches the filters off that the configuration names: git would run them on every changed file.
  private static func filters(in folder: String) -> [String] {
    let asked = ["-C", folder] + quiet + ["config", "--list", "--name-only", "-z"]
    guard let outcome = try? ChildProgram.run("git", asked), outcome.code == 0 else { return [] }
    let names = outcome.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return names.filter { $0.hasPrefix("filter.") }.flatMap { name -> [String] in
      if name.hasSuffix(".required") { return ["-c", "\(name)=false"] }
      return name.hasSuffix(".clean") || name.hasSuffix(".smudge") || name.hasSuffix(".process")
        ? ["-c", "\(name)="] : []
    }
  }

  /// What to do where the history is not all there, as in most jobs of continuous integration.
  private static func hint(in folder: String) -> String {
    let asked = ["-C", folder] + quiet + ["rev-parse", "--is-shallow-repository"]
    guard let outcome = try? ChildProgram.run("git", asked), outcome.output.starts(with: "true".utf8) else {
      return ""
    }
    return
      "; the clone is shallow: fetch its history ('fetch-depth: 0' of actions/checkout, 'GIT_DEPTH: 0' of GitLab, 'git fetch --unshallow')"
  }

  static func output(_ arguments: [String], in folder: String) throws(UsageError) -> [UInt8] {
    let outcome: ChildProgram.Outcome
    do throws(ChildProgram.Failure) {
      outcome = try ChildProgram.run("git", ["-C", folder] + quiet + filters(in: folder) + arguments)
    } catch {
      throw UsageError("git cannot be run: \(error.reason)")
    }
    guard outcome.code == 0 else {
      let said = String(decoding: outcome.complaints, as: UTF8.self)
      let first = said.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it ended with an error"
      throw UsageError("git cannot tell what changed in '\(folder)': \(first)\(hint(in: folder))")
    }
    return outcome.output
  }
}
