import Diagnostics
import Readers
import SourceText

/// Puts findings into a bilingual file, each as a note on its unit; every other byte stays as it is.
///
/// Sources of where notes stand: XLIFF 1.2 and 2.1 (OASIS), TMX 1.4b (LISA), the manual of GNU gettext ("translator
/// comments").
package struct UnitNotes {
  /// The file without the notes of an earlier run.
  package let file: SourceText
  private let places: UnitPlaces
  /// Whether notes are comments of a catalogue rather than elements.
  private let isCatalogue: Bool

  /// nil where the file is in no format that has notes, or its bytes are not UTF-8.
  package init?(_ file: SourceText, as format: FileFormat) {
    guard format.isBilingual else { return nil }
    let file = EarlierNotes.removed(from: file, as: format)
    let reader = BilingualReader(file, as: format, languages: StatedLanguages())
    while reader.next() != nil {}
    guard reader.isUTF8, reader.places.units.contains(where: { $0.note != nil }) else { return nil }
    self.file = file
    places = reader.places
    isCatalogue = format.name == "po"
  }

  /// The file with a note for each finding that lies in a unit, and how many those are.
  package func annotated(_ diagnostics: [Diagnostic]) -> (bytes: [UInt8], count: Int) {
    var notes: [(place: Int, unit: UnitPlaces.Unit, diagnostics: [Diagnostic])] = []
    var indices: [Int: Int] = [:]
    var count = 0
    for diagnostic in diagnostics {
      guard let unit = places.unit(at: diagnostic.range.lower), let place = unit.note else { continue }
      count += 1
      if let i = indices[place] {
        notes[i].diagnostics.append(diagnostic)
      } else {
        indices[place] = notes.count
        notes.append((place, unit, [diagnostic]))
      }
    }
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count + 160 * count)
    var written = 0
    for note in notes.sorted(by: { $0.place < $1.place }) {
      result += file.bytes[written..<note.place]
      written = note.place
      result += Array((isCatalogue ? comments(note.diagnostics) : elements(note.diagnostics, note.unit)).utf8)
    }
    result += file.bytes[written...]
    return (result, count)
  }

  private func said(_ diagnostic: Diagnostic) -> String {
    let text = "\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.rule)]"
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }

  private func comments(_ diagnostics: [Diagnostic]) -> String {
    let hasReturns = file.bytes.firstIndex(of: 0x0A).map { $0 > 0 && file.bytes[$0 - 1] == 0x0D } ?? false
    return diagnostics.map { "# wirelint: \(said($0))\(hasReturns ? "\r\n" : "\n")" }.joined()
  }

  private func elements(_ diagnostics: [Diagnostic], _ unit: UnitPlaces.Unit) -> String {
    let (prefix, name) = element(at: unit.note ?? 0, from: unit.start)
    let notes = diagnostics.map { diagnostic in
      let text = XMLText.escaped(said(diagnostic))
      let priority = diagnostic.severity == .error ? 1 : diagnostic.severity == .warning ? 2 : 3
      return switch name {
      case "tu": "<\(prefix)note>wirelint: \(text)</\(prefix)note>"
      case "unit":
        "<\(prefix)note category=\"wirelint\" appliesTo=\"target\" priority=\"\(priority)\">\(text)</\(prefix)note>"
      default:
        "<\(prefix)note from=\"wirelint\" annotates=\"target\" priority=\"\(priority)\">\(text)</\(prefix)note>"
      }
    }.joined()
    return name == "unit" && !unit.isAmongNotes ? "<\(prefix)notes>\(notes)</\(prefix)notes>" : notes
  }

  /// The element of the unit that an offset lies in, with the prefix of its name: the last one that begins before it.
  /// (A segment of a unit begins at its own element.)
  private func element(at place: Int, from start: Int) -> (prefix: String, name: String) {
    var i = min(place, start)
    while i >= 0 {
      if file.bytes[i] == UInt8(ascii: "<") {
        let tag = file.bytes[(i + 1)...].prefix(80).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let parts = tag.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        if let last = parts.last.map({ String(decoding: $0, as: UTF8.self) }),
          ["tu", "unit", "trans-unit"].contains(last)
        {
          let prefix = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) + ":" : ""
          return (prefix, last)
        }
      }
      i -= 1
    }
    return ("", "trans-unit")
  }
}
