import Glibc
import MarkedYAML
import RuleKit

/// Adds words and names to the `accept` list of a configuration, for editors: the rest of the file, its
/// comments included, stays as it is.
package enum AcceptWriting {
  /// Adds an entry to the configuration that holds for a file, or to a new one in `folder` where none
  /// does. Returns the configuration's path.
  package static func add(
    _ entry: String, for file: String, orIn folder: String
  ) throws(UsageError) -> String {
    let entry = entry.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !entry.isEmpty else { throw UsageError("there is no word to accept") }
    let known = try ConfigurationTree().configuration(for: file)
    let path = known.map { AbsolutePath.of($0.path) } ?? folder + "/" + ConfigurationTree.name
    var before: [UInt8]?
    if known != nil { before = try InputReading.read(path, as: "the configuration") }
    let after = try added(entry, to: before ?? [], path: path)
    guard after != before else { return path }
    do throws(InputFailure) {
      try AtomicWrite.write(after, to: path, expecting: before)
    } catch {
      throw UsageError("'\(error.path)': \(error.reason)")
    }
    return path
  }

  /// The bytes of a configuration with one more entry. What comes out is read again: it says what it said,
  /// and the entry.
  package static func added(_ entry: String, to bytes: [UInt8], path: String) throws(UsageError) -> [UInt8] {
    let before = try accepted(bytes, path)
    if before.entries.contains(entry) { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    let result = Array(inserted(YAMLScalar.quoted(entry), into: text, before).utf8)
    let after = try? accepted(result, path)
    guard let after, after.entries == before.entries + [entry], after.others == before.others else {
      throw UsageError(
        "'\(entry)' cannot be added to 'accept' in '\(path)' as that is written; add it there by hand")
    }
    return result
  }

  /// What a configuration accepts, and where that stands.
  private struct Accepted {
    var entries: [String] = []
    /// The `accept` key; nil where there is none.
    var key: YAMLPlace?
    /// Where the last entry stands; nil where there is none.
    var last: YAMLPlace?
    /// The keys of the file beside it.
    var others: [String] = []
  }

  private static func accepted(_ bytes: [UInt8], _ path: String) throws(UsageError) -> Accepted {
    var found = Accepted()
    let root: YAMLNode?
    do throws(YAMLError) { root = try YAMLDocument.parse(bytes) } catch {
      throw UsageError(error.line(in: path))
    }
    guard let root, !root.isEmpty else { return found }
    guard let entries = root.entries else {
      throw UsageError(YAMLError(at: root.place, "a configuration is a mapping").line(in: path))
    }
    for entry in entries {
      guard entry.key == "accept" else {
        found.others.append(entry.key)
        continue
      }
      found.key = entry.place
      let items = entry.value.items ?? (entry.value.isEmpty ? [] : [entry.value])
      found.entries = items.compactMap(\.text)
      found.last = items.last?.place
    }
    return found
  }

  /// The text with a scalar behind the last entry, in the way in which the list is written.
  private static func inserted(_ scalar: String, into text: String, _ accepted: Accepted) -> String {
    let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    var lines = text.split(separator: lineEnd, omittingEmptySubsequences: false).map(String.init)
    guard let key = accepted.key else {
      let gap = text.isEmpty || text.hasSuffix(lineEnd) ? "" : lineEnd
      return text + gap + "accept:" + lineEnd + "  - " + scalar + lineEnd
    }
    guard let last = accepted.last else {
      // `accept:` or `accept: []`, perhaps with a comment behind it.
      let line = lines[key.line - 1].replacing("[]", with: "", maxReplacements: 1)
      lines[key.line - 1] = line.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
      lines.insert("  - " + scalar, at: key.line)
      return lines.joined(separator: lineEnd)
    }
    let line = lines[last.line - 1]
    let lead = line.prefix { $0 == " " }
    if line.dropFirst(lead.count).hasPrefix("- ") {
      lines.insert(lead + "- " + scalar, at: last.line)
    } else if let start = line.unicodeScalars.index(
      line.startIndex, offsetBy: last.column - 1, limitedBy: line.endIndex)
    {
      // `accept: [Tarkhovsk, Brandvold]`. What is written in another way comes out wrong, and is refused.
      let before = line[..<start]
      let rest = line[start...]
      if let close = rest.lastIndex(of: "]") {
        lines[last.line - 1] = before + rest[..<close] + ", " + scalar + rest[close...]
      }
    }
    return lines.joined(separator: lineEnd)
  }
}
