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
    isQuoted = !QuotedSpans(side).isEmpty
    isQuestion = side.tokens.contains { $0.kind == .mark && [0x3F, 0x61F, 0xFF1F].contains($0.scalar) }
  }

  /// Several passages in a row as one.
  init(_ parts: ArraySlice<Passage>) {
    range = parts.dropFirst().reduce(parts.first?.range ?? TextRange(0, 0)) { $0.union($1.range) }
    length = parts.reduce(0) { $0 + $1.length }
    numbers = parts.flatMap(\.numbers)
    names = parts.reduce(into: []) { $0.formUnion($1.names) }
    isQuoted = parts.contains(where: \.isQuoted)
    isQuestion = parts.contains(where: \.isQuestion)
  }
}
