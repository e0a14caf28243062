import Diagnostics
import Glibc
import RuleKit
import SourceText

/// Writes entries into `.wirelint-ignore.yml`, for the command line and for editors.
package struct IgnoreWriting {
  /// Why the findings are right as they are.
  package var reason: String
  /// Whether only this place is meant, not wherever the file has the same text.
  package var onlyHere = false
  /// The last day on which it holds, `YYYY-MM-DD`.
  package var expires: String?

  /// Entries that hold wherever the file has the flagged text, and without end.
  package init(reason: String) { self.reason = reason }

  /// Adds an entry for each finding of a report to the ignore file beside the linted file, and returns
  /// that file's path. What is in it already has to be sound.
  @discardableResult
  package func add(_ diagnostics: [Diagnostic], of file: SourceText) throws(UsageError) -> String {
    // Beside a package, not in it.
    let place = AbsolutePath.of(PackagedFile.pathOnDisk(file.name))
    let target = AbsolutePath.folder(of: place) + "/" + IgnoreFile.name
    try IgnoreWriting.append(diagnostics.map { entry($0, file) }, to: target)
    return target
  }

  private func entry(_ diagnostic: Diagnostic, _ file: SourceText) -> String {
    let name = AbsolutePath.lastComponent(of: file.name)
    var lines = ["- rule: \(diagnostic.rule)", "  file: \(YAMLScalar.quoted(name))"]
    let text = file[diagnostic.range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !text.isEmpty { lines.append("  text: \(YAMLScalar.quoted(text))") }
    if onlyHere || text.isEmpty {
      lines.append("  fingerprint: \"\(Fingerprint(diagnostic, in: file).text)\"")
    }
    lines.append("  reason: \(YAMLScalar.quoted(reason))")
    if let expires { lines.append("  expires: \(YAMLScalar.quoted(expires))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ entries: [String], to path: String) throws(UsageError) {
    var content =
      "# Findings that are right as they are. 'wirelint ignore' adds to it; entries may be edited.\n"
    var before: [UInt8]?
    if FileSystem.exists(path) {
      _ = try IgnoreFile(path: path)
      do throws(InputFailure) {
        before = try InputReading.regular(path, atMost: InputReading.Limit.settings)
      } catch {
        throw UsageError("'\(path)': \(error.reason)")
      }
      content = String(decoding: before ?? [], as: UTF8.self)
      if !content.hasSuffix("\n"), !content.isEmpty { content += "\n" }
    }
    content += entries.joined()
    do throws(InputFailure) {
      try AtomicWrite.write(Array(content.utf8), to: path, expecting: before)
    } catch {
      throw UsageError("'\(path)': \(error.reason)")
    }
    _ = try IgnoreFile(path: path)
  }
}

/// Scalars as YAML files hold them.
package enum YAMLScalar {
  /// A double-quoted scalar.
  package static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
