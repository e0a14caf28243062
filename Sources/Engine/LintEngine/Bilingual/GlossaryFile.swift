import Bitext
import MarkedYAML
import Readers
import SourceText

/// Reads the glossaries that a user names: TBX, CSV, TSV or YAML.
package enum GlossaryFile {
  /// The entries of a file that a configuration names.
  static func entries(_ path: Stated<String>) throws(UsageError) -> [GlossaryEntry] {
    let file: SourceText
    do throws(InputFailure) {
      let bytes = try InputReading.regular(path.value, atMost: InputReading.Limit.list)
      file = SourceText(name: path.value, bytes: bytes)
    } catch {
      throw path.error("the glossary '\(path.value)' cannot be read: \(error.reason)")
    }
    return try entries(file)
  }

  /// The entries of some files, in order; one that cannot be read ends the run.
  package static func entries(_ paths: [String]) throws(UsageError) -> [GlossaryEntry] {
    var all: [GlossaryEntry] = []
    for path in paths {
      let bytes = try InputReading.read(path, as: "the glossary", atMost: InputReading.Limit.list)
      all += try entries(SourceText(name: path, bytes: bytes))
    }
    return all
  }

  private static func entries(_ file: SourceText) throws(UsageError) -> [GlossaryEntry] {
    let found: [GlossaryEntry]
    switch DocumentReader.fileExtension(of: file.name) {
    case "yml", "yaml": found = try yaml(file)
    default:
      let read = GlossaryReader.read(file)
      if let fault = read.problems.first {
        let place = LineIndex(file).position(at: fault.range.lower)
        throw UsageError("\(file.name):\(place.line):\(place.column): \(fault.message)")
      }
      found = read.entries
    }
    if found.isEmpty { throw UsageError("the glossary '\(file.name)' holds no term") }
    return found
  }

  /// A list of mappings with `source`, `target` (or `preferred`), `admitted`, `forbidden` and the languages.
  private static func yaml(_ file: SourceText) throws(UsageError) -> [GlossaryEntry] {
    let document: YAMLNode
    do throws(YAMLError) {
      guard let parsed = try YAMLDocument.parse(file.bytes) else { return [] }
      document = parsed
    } catch {
      throw UsageError("\(file.name):\(error.place.line): \(error.reason)")
    }
    guard let items = document.items ?? document["terms"]?.items else {
      throw UsageError("\(file.name): a glossary is a list of terms, or has one under 'terms'")
    }
    let languages = (
      document["source-language"]?.text.flatMap { Language(tag: $0) },
      document["target-language"]?.text.flatMap { Language(tag: $0) }
    )
    var entries: [GlossaryEntry] = []
    for item in items {
      func forms(_ key: String) -> [String] {
        guard let node = item[key] else { return [] }
        return node.text.map { [$0] } ?? node.items?.compactMap(\.text) ?? []
      }
      let known = [
        "source", "target", "preferred", "admitted", "forbidden", "source-language", "target-language",
        "note",
      ]
      guard let keys = item.entries else {
        throw UsageError("\(file.name):\(item.place.line): a term is a mapping with 'source' and 'target'")
      }
      if let other = keys.first(where: { !known.contains($0.key) }) {
        throw UsageError(
          "\(file.name):\(other.place.line): a term has no '\(other.key)' (it has \(known.joined(separator: ", ")))"
        )
      }
      entries.append(
        GlossaryEntry(
          sourceLanguage: item["source-language"]?.text.flatMap { Language(tag: $0) } ?? languages.0,
          source: forms("source"),
          targetLanguage: item["target-language"]?.text.flatMap { Language(tag: $0) } ?? languages.1,
          preferred: forms("target") + forms("preferred"), admitted: forms("admitted"),
          forbidden: forms("forbidden")))
    }
    return entries
  }
}
