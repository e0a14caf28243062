/// Counts of one set of stories, to be merged with those of others: as `wirelint consistency --emit-partial` writes
/// them. The sum is the same in whatever order it is made, as long as no story is counted twice.
extension ConsistencyCensus {
  /// What was counted and not yet compared.
  package struct Counts: Codable, Sendable {
    /// The form of this value.
    package static let current = 1
    /// The form in which it was written; counts of another form cannot be merged.
    package var version = Counts.current
    /// Sorted by group, thing and text.
    package var forms: [Row] = []
    /// Compounds that were seen with a hyphen before no noun, by their letters.
    package var nouns: [String] = []
  }

  /// One form with its count, in JSON an array of its members in this order.
  package struct Row: Codable, Sendable {
    /// A `Kind`, or of compounds `solid`, `spaced`, `hyphened`.
    package var group: String
    /// What all ways of writing have in common.
    package var thing: String
    /// The way of writing, as the copy has it.
    package var text: String
    /// Occurrences outside quotations in all files.
    package var count: Int
    /// Number of files with it.
    package var files: Int
    /// The first few of them.
    package var paths: [String]

    package init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      group = try values.decode(String.self)
      thing = try values.decode(String.self)
      text = try values.decode(String.self)
      count = try values.decode(Int.self)
      files = try values.decode(Int.self)
      paths = try values.decode([String].self)
    }

    package func encode(to encoder: any Encoder) throws {
      var values = encoder.unkeyedContainer()
      try values.encode(group)
      try values.encode(thing)
      try values.encode(text)
      try values.encode(count)
      try values.encode(files)
      try values.encode(paths)
    }

    init(_ group: String, _ thing: String, _ text: String, _ tally: Tally) {
      (self.group, self.thing, self.text) = (group, thing, text)
      (count, files, paths) = (tally.count, tally.files, tally.paths)
    }
  }

  /// What is counted so far, in a fixed order.
  package var counts: Counts {
    var rows = tallies.flatMap { key, forms in
      forms.map { Row(key.kind.rawValue, key.thing, $0.key, $0.value) }
    }
    rows += solid.map { Row("solid", $0.key, $0.key, $0.value) }
    for (group, words) in [("spaced", spaced), ("hyphened", hyphened)] {
      rows += words.flatMap { thing, forms in forms.map { Row(group, thing, $0.key, $0.value) } }
    }
    rows.sort { ($0.group, $0.thing, $0.text) < ($1.group, $1.thing, $1.text) }
    return Counts(forms: rows, nouns: hyphenedNouns.sorted())
  }

  /// Adds the counts of other stories; false where they are none that `counts` gives.
  package mutating func merge(_ counts: Counts) -> Bool {
    guard counts.version == Counts.current else { return false }
    for row in counts.forms {
      guard (1...1 << 40).contains(row.count), (1...row.count).contains(row.files) else { return false }
      let tally = Tally(count: row.count, files: row.files, paths: row.paths)
      switch row.group {
      case "solid": solid[row.thing, default: Tally()].add(tally)
      case "spaced": spaced[row.thing, default: [:]][row.text, default: Tally()].add(tally)
      case "hyphened": hyphened[row.thing, default: [:]][row.text, default: Tally()].add(tally)
      default:
        guard let kind = Kind(rawValue: row.group) else { return false }
        tallies[Key(kind: kind, thing: row.thing), default: [:]][row.text, default: Tally()].add(tally)
      }
    }
    hyphenedNouns.formUnion(counts.nouns)
    return true
  }
}
