import Bitext
import SourceText

/// What the aligner knows of a paragraph or sentence.
struct Passage {
  var range: TextRange
  /// Letters and digits, as many as English would need.
  var length: Double
  /// Values of its numbers, at most a few: they are the same in translation.
  var numbers: [Double]
  /// Hashes of its words in Latin script with a capital or a digit, and of addresses.
  var names: Set<UInt64>
  /// What its words with a capital, or all words of a script without them, sound like, and its months and weekdays:
  /// anchors across scripts.
  var anchors: Set<UInt64>
  /// Whether its anchors are names, so that the other side is likely to have them.
  var hasNames: Bool
  var isQuoted: Bool
  var isQuestion: Bool

  /// Reads a passage of a side.
  init(_ side: SideReading, _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
    side.read(p, range)
    let shape = SideShape(side)
    self.range = range
    length = max(1, shape.letters)
    var numbers = side.figures.filter { $0.strength > .support }.prefix(8).map(\.value)
    for date in side.dates.prefix(4) {
      if date.day > 0 { numbers.append(Double(date.day)) }
      if date.year > 0, date.calendar == .gregorian { numbers.append(Double(date.year)) }
    }
    self.numbers = numbers
    names = Set(
      side.tokens.filter {
        $0.kind == .word && $0.script == .latin && $0.flags.contains(.capital) && $0.range.count > 2
      }
      .prefix(24).map(\.hash))
    anchors = Passage.anchors(side)
    // Nouns of German have capitals as well.
    hasNames = side.language.script != .arabic && side.language != .german
    isQuoted = !QuotedSpans(side).isEmpty
    isQuestion = side.tokens.contains { $0.kind == .mark && [0x3F, 0x61F, 0xFF1F].contains($0.scalar) }
  }

  /// Several passages in a row as one.
  init(_ parts: ArraySlice<Passage>) {
    range = parts.dropFirst().reduce(parts.first?.range ?? TextRange(0, 0)) { $0.union($1.range) }
    length = parts.reduce(0) { $0 + $1.length }
    numbers = parts.flatMap(\.numbers)
    names = parts.reduce(into: []) { $0.formUnion($1.names) }
    anchors = parts.reduce(into: []) { $0.formUnion($1.anchors) }
    hasNames = parts.allSatisfy(\.hasNames)
    isQuoted = parts.contains(where: \.isQuoted)
    isQuestion = parts.contains(where: \.isQuestion)
  }

  /// How many words of a passage are looked at for anchors.
  private static let mostWords = 200

  private static func anchors(_ side: SideReading) -> Set<UInt64> {
    let table = side.lexicon.consonants
    var found: Set<UInt64> = []
    for (i, token) in side.tokens.enumerated().prefix(mostWords) {
      if let day = side.term(.weekday, at: i) {
        found.insert(0xFFFF_0000_0000_0000 | UInt64(max(0, min(day.value, 31))))
      } else if let month = side.term(.month, at: i) {
        found.insert(0xFFFE_0000_0000_0000 | UInt64(max(0, min(month.value, 31))))
      } else if token.kind == .word, token.script == .arabic || token.flags.contains(.capital) {
        let skeleton = NameSkeleton(side, token, table)
        if skeleton.count > (token.script == .arabic ? 3 : 2) { found.insert(skeleton.hash) }
      }
    }
    return found
  }

  /// Whether something of this stands in another passage that both languages write or say alike; nil where it has
  /// nothing of the kind.
  func isAnswered(by other: Passage) -> Bool? {
    if numbers.contains(where: { number in other.numbers.contains { FigureMatch.same($0, number) } }) {
      return true
    }
    if !anchors.isDisjoint(with: other.anchors) || !names.isDisjoint(with: other.names) { return true }
    // One word of another script may be no name, or one that is said otherwise there.
    let least = names.isEmpty || other.names.isEmpty ? 3 : 1
    return numbers.isEmpty && (!hasNames || anchors.count < least || !other.mayHaveNames) ? nil : false
  }

  /// Whether names of another script can be found in it.
  private var mayHaveNames: Bool { !anchors.isEmpty || !names.isEmpty }
}
