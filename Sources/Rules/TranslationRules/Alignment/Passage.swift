import Bitext
import SourceText

/// What the aligner knows of a paragraph or sentence.
struct Passage {
  var range: TextRange
  /// Letters and digits, as many as English would need.
  var length: Double
  /// Hashes of what translation keeps and of what both languages may have words for: names, numbers, months and
  /// weekdays, words alike in letters or sound, notions of `anchors.tsv`.
  var evidence: Set<UInt64> = []
  /// Those of its numbers.
  var numbers: Set<UInt64> = []
  var isQuoted: Bool
  var isQuestion: Bool

  /// Kinds of evidence; two sides have the same only where it is of one kind.
  private enum Kind: UInt64 {
    case number = 1
    case name, sound, word, notion, day, month
  }

  /// How many words of a passage are looked at.
  private static let mostWords = 400
  /// Letters that words of languages in Latin script have in common at their start where they are one word.
  private static let commonLetters = 5

  /// Reads a passage of a side; `other`: the language on the other side.
  init(
    _ side: SideReading, _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange, against other: Language,
    _ stems: AnchorStems
  ) {
    side.read(p, range)
    let shape = SideShape(side)
    self.range = range
    length = max(1, shape.letters)
    isQuoted = !QuotedSpans(side).isEmpty
    isQuestion = side.tokens.contains { $0.kind == .mark && [0x3F, 0x61F, 0xFF1F].contains($0.scalar) }
    var numbers = side.figures.filter { $0.strength > .support }.prefix(8).map(\.value)
    for date in side.dates.prefix(4) {
      if date.day > 0 { numbers.append(Double(date.day)) }
      if date.year > 0, date.calendar == .gregorian { numbers.append(Double(date.year)) }
    }
    for number in numbers { add(.number, (number * 1e6).rounded().bitPattern) }
    addWords(side, other)
    stems.find(side) { add(.notion, UInt64($0)) }
  }

  private mutating func add(_ kind: Kind, _ value: UInt64) {
    let hash = (value &* 0x9E37_79B9_7F4A_7C15) ^ (kind.rawValue << 60 | kind.rawValue)
    evidence.insert(hash)
    if kind == .number { numbers.insert(hash) }
  }

  private mutating func addWords(_ side: SideReading, _ other: Language) {
    let table = side.lexicon.consonants
    let isOneScript = side.language.script == other.script
    for (i, token) in side.tokens.enumerated().prefix(Passage.mostWords) {
      if let day = side.term(.weekday, at: i) {
        add(.day, UInt64(max(0, min(day.value, 31))))
      } else if let month = side.term(.month, at: i) {
        add(.month, UInt64(max(0, min(month.value, 31))))
      }
      guard token.kind == .word else { continue }
      let isName = token.flags.contains(.capital)
      if token.script == .latin, isName, token.range.count > 2 { add(.name, token.hash) }
      if isOneScript {
        if token.script == .latin, let start = Passage.start(side, token) { add(.word, start) }
      } else {
        let skeleton = NameSkeleton(side, token, table)
        if skeleton.count > (isName || token.script == .arabic ? 2 : 3) { add(.sound, skeleton.hash) }
      }
    }
  }

  /// The hash of the letters that a word begins with, without their accents; nil for short ones.
  private static func start(_ side: SideReading, _ token: SideToken) -> UInt64? {
    var hash = ByteHash()
    var count = 0
    var i = Int(token.start)
    while i < Int(token.end), count < commonLetters {
      let (value, length) = Scalars.decode(side.p, at: i)
      hash.add(unit: NameSkeleton.bare(WordFolding.fold(value)))
      count += 1
      i += length
    }
    return count == commonLetters ? hash.value : nil
  }
}
