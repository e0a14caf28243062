import Calendars
import Glibc
import MarkedYAML
import RuleKit

/// One entry of a `.wirelint-ignore.yml`: which findings are right as they are, and why.
package struct IgnoreEntry: Sendable {
  /// A rule id, glob or category.
  package var rule: Stated<String>
  /// A path or glob relative to the folder of the file; nil: every file below it.
  package var file: String?
  /// The flagged text; nil: any.
  package var text: String?
  /// `Fingerprint.text`: this place alone; nil: any.
  package var fingerprint: String?
  /// Why the findings are right as they are.
  package var reason: String
  /// The last day on which it holds.
  package var expires: CalendarDate?
}

/// Reads `.wirelint-ignore.yml`: suppressions that leave the copy untouched.
package struct IgnoreFile: Sendable {
  /// What such a file is called, in whatever folder it stands.
  package static let name = ".wirelint-ignore.yml"
  private static let keys = ["rule", "file", "text", "fingerprint", "reason", "expires"]

  /// As it was found.
  package let path: String
  /// Absolute.
  package let folder: String
  /// In the order of the file.
  package let entries: [IgnoreEntry]

  /// Reads the file at a path. Throws, with the place, where it cannot be read, is no list of entries, or an
  /// entry has no `rule` or no `reason`, or a key or date that does not fit.
  package init(path: String) throws(UsageError) {
    self.path = path
    folder = AbsolutePath.folder(of: AbsolutePath.of(path))
    let bytes = try InputReading.read(path, as: "the ignore file")
    let root: YAMLNode?
    do throws(YAMLError) { root = try YAMLDocument.parse(bytes) } catch {
      throw UsageError(error.line(in: path))
    }
    guard let root, !root.isEmpty else {
      entries = []
      return
    }
    let file = ConfigurationFile(path: path, folder: folder)
    guard let items = root.items else {
      throw file.error(root.place, "a list of entries is due here ('- rule: …'), not \(root.kind)")
    }
    var entries: [IgnoreEntry] = []
    for item in items { entries.append(try IgnoreFile.entry(item, file)) }
    self.entries = entries
  }

  private static func entry(_ node: YAMLNode, _ file: ConfigurationFile) throws(UsageError) -> IgnoreEntry {
    try file.check(try file.entries(node, "an entry"), against: keys)
    guard let rule = node["rule"], let reason = node["reason"] else {
      throw file.error(node.place, "an entry has a 'rule' and a 'reason'")
    }
    func text(_ key: String) throws(UsageError) -> String? {
      guard let value = node[key] else { return nil }
      return try file.text(value).value
    }
    let reasonText = try file.text(reason).value
    var entry = IgnoreEntry(rule: try file.text(rule), reason: reasonText)
    entry.file = try text("file")
    entry.text = try text("text")
    entry.fingerprint = try text("fingerprint")
    if let value = node["expires"] {
      let stated = try file.text(value)
      guard stated.value.utf8.count == 10, let date = CalendarDate(iso: stated.value) else {
        throw stated.error("'\(stated.value)' is no date; write it as YYYY-MM-DD")
      }
      entry.expires = date
    }
    return entry
  }
}
