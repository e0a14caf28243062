import SourceText

/// Where the units of a bilingual file stand, what they are called, and where a note on each is due.
package struct UnitPlaces: Sendable {
  /// One unit of the file: a unit of XLIFF or a segment of one, a `tu` of TMX, a message of a catalogue.
  package struct Unit: Sendable {
    /// Byte at which it begins; it goes on to the next one.
    package var start: Int
    /// As the file calls it: `id` of XLIFF, with `/mid` of a segment of it, `tuid` of TMX, `msgctxt` of a catalogue;
    /// its number where the file has no name for it.
    package var id: String
    /// Byte at which a note on it may be put in; nil where it has none.
    package var note: Int?
    /// Whether notes stand at that place already, so that no element for them is needed.
    package var isAmongNotes = false
  }

  /// In the order of the file.
  package private(set) var units: [Unit] = []
  /// Units without a name of their own so far.
  private var nameless = 0
  /// The first unit of the element that is open: its segments share its place for notes.
  private var first = 0

  /// A unit begins; `id`: nil or empty where it has none.
  mutating func begin(at start: Int, id: String?) {
    nameless += 1
    first = units.count
    units.append(Unit(start: start, id: id.flatMap { $0.isEmpty ? nil : $0 } ?? String(nameless)))
  }

  /// A segment of the unit that is open begins.
  mutating func beginSegment(at start: Int, id: String?) {
    guard let id, !id.isEmpty, units.indices.contains(first) else { return }
    units.append(Unit(start: start, id: units[first].id + "/" + id, note: units[first].note))
  }

  /// A note on the unit that is open goes to a place, unless one is known already that stands among notes.
  mutating func setNote(at place: Int, isAmongNotes: Bool = false) {
    guard units.indices.contains(first), !units[first].isAmongNotes else { return }
    for i in first..<units.count { (units[i].note, units[i].isAmongNotes) = (place, isAmongNotes) }
  }

  /// Whether the unit that is open has a place for notes.
  var hasNote: Bool { units.indices.contains(first) && units[first].note != nil }

  /// The unit in which an offset lies.
  package func unit(at offset: Int) -> Unit? {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if units[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? units[low - 1] : nil
  }

  /// The same with the bytes of the file that a decoded text came from.
  func mapped(_ file: (Int) -> Int) -> UnitPlaces {
    var result = self
    for i in units.indices {
      result.units[i].start = file(units[i].start)
      result.units[i].note = units[i].note.map(file)
    }
    return result
  }
}
