import Diagnostics
import Glibc
import JSONCoding
import SourceText
import Synchronization

/// Diagnostics that are known and not to be reported again, by path and fingerprint.
///
/// A finding is recognised by its rule and flagged text together with the words on at least one side, so
/// that moved lines, new line breaks and edits elsewhere bring nothing back. Each entry hides one finding.
package final class Baseline: ReportFilter {
  /// One known diagnostic.
  package struct Entry: Codable, Sendable, Hashable {
    /// Relative to the baseline's folder, with slashes.
    package var path: String
    /// The id of the rule.
    package var rule: String
    /// The flagged text, shortened, for people who read the file.
    package var text: String
    /// Hexadecimal hashes of `Fingerprint`.
    package var subject: String
    /// The hash of the words before the flagged text.
    package var before: String
    /// The hash of the words after it.
    package var after: String

    /// Nil where somebody spoilt one of the numbers: such an entry stands for nothing.
    var fingerprint: Fingerprint? {
      guard let subject = UInt64(subject, radix: 16), let before = UInt64(before, radix: 16),
        let after = UInt64(after, radix: 16)
      else { return nil }
      return Fingerprint(subject: subject, before: before, after: after)
    }
  }

  /// What is in the file.
  private struct Content: Codable {
    var version: Int
    var entries: [Entry]
  }

  /// Entries of one file, and which of them still stand for something.
  private struct Known: Sendable {
    var entries: [Entry]
    var isUsed: [Bool]
  }

  /// Absolute; entries' paths are relative to it.
  private let folder: String
  private let known: Mutex<[String: Known]>

  /// Reads a baseline.
  package init(file: String) throws(UsageError) {
    folder = AbsolutePath.folder(of: AbsolutePath.of(file))
    let bytes: [UInt8]
    do throws(InputFailure) {
      bytes = try InputReading.regular(file, atMost: InputReading.Limit.archive)
    } catch {
      throw UsageError("the baseline '\(file)' cannot be read: \(error.reason); --write-baseline makes one")
    }
    let content: Content
    do {
      content = try JSONDecoder().decode(Content.self, from: bytes)
    } catch {
      throw UsageError("'\(file)' is no baseline of wirelint; --write-baseline \(file) makes it anew")
    }
    guard content.version == 1 else {
      throw UsageError(
        "the baseline '\(file)' is of version \(content.version); this wirelint reads version 1")
    }
    known = Mutex(
      Dictionary(grouping: content.entries, by: \.path).mapValues { entries in
        Known(entries: entries, isUsed: entries.map { _ in false })
      })
  }

  /// The path of a file in entries.
  private static func name(_ path: String, in folder: String) -> String {
    let absolute = AbsolutePath.of(path)
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : absolute
  }

  package func filter(_ report: inout FileReport) {
    let name = Baseline.name(report.file.name, in: folder)
    guard let own = known.withLock({ $0[name] }) else { return }
    let marks = report.diagnostics.map { Fingerprint($0, in: report.file) }
    let match = FingerprintMatch(own.entries.map(\.fingerprint), marks)
    var hidden = match.hidden.makeIterator()
    report.keep { _ in !(hidden.next() ?? false) }
    let leftOut = report.leftOut
    // What was not gathered may stand there still.
    let isUsed = zip(own.entries, match.used).map { $1 || leftOut[$0.rule] != nil }
    known.withLock { $0[name]?.isUsed = isUsed }
  }

  /// Entries that stand for nothing any more, in order: those of the linted files (paths as in reports) that
  /// hid nothing, and those of files that are gone.
  package func fixed(in linted: [String]) -> [Entry] {
    let names = Set(linted.map { Baseline.name($0, in: folder) })
    return known.withLock { known in
      known.sorted { $0.key < $1.key }.flatMap { name, own in
        if !names.contains(name) { return isThere(name) ? [] : own.entries }
        return zip(own.entries, own.isUsed).filter { !$0.1 }.map(\.0)
      }
    }
  }

  /// Entries of files that are there and were not linted: a baseline that is written anew keeps them.
  package func others(than linted: [String]) -> [Entry] {
    let names = Set(linted.map { Baseline.name($0, in: folder) })
    return known.withLock { known in
      known.filter { !names.contains($0.key) && isThere($0.key) }.flatMap(\.value.entries)
    }
  }

  private func isThere(_ name: String) -> Bool {
    FileSystem.exists(name.hasPrefix("/") ? name : folder + "/" + name)
  }

  /// The entries of a report, for the baseline of a folder.
  package static func entries(of report: FileReport, in folder: String) -> [Entry] {
    let path = name(report.file.name, in: AbsolutePath.of(folder))
    return report.diagnostics.map { diagnostic in
      let mark = Fingerprint(diagnostic, in: report.file)
      let text = report.file[diagnostic.range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return Entry(
        path: path, rule: diagnostic.rule, text: String(text.prefix(60)),
        subject: Fingerprint.hexadecimal(mark.subject), before: Fingerprint.hexadecimal(mark.before),
        after: Fingerprint.hexadecimal(mark.after))
    }
  }

  /// The bytes of a baseline file: one entry a line, sorted, so that a change shows as few lines.
  package static func content(_ entries: [Entry]) -> [UInt8] {
    var encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = entries.compactMap { entry in
      (try? encoder.encode(entry)).map {
        (key: [entry.path, entry.rule, entry.text, entry.subject], line: $0)
      }
    }.sorted { a, b in
      a.key != b.key ? a.key.lexicographicallyPrecedes(b.key) : a.line.lexicographicallyPrecedes(b.line)
    }
    let body = lines.map { "    " + String(decoding: $0.line, as: UTF8.self) }.joined(separator: ",\n")
    return Array("{\n  \"version\": 1,\n  \"entries\": [\n\(body)\n  ]\n}\n".utf8)
  }
}
