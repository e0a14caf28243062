import Bitext
import SourceText

/// Which words stand together in the segments of a file. A name that another word of the same source stands for
/// everywhere else is told from a slip of it by that.
struct WordUse: Sendable {
  /// A word of the target that may be a misspelled name.
  struct Name: Sendable {
    /// As it stands there, without the English genitive.
    var text: String
    /// Where it first stands in the file, and the source's segment.
    var target: TextRange
    var source: TextRange
    /// Its segment.
    var row: Int
    /// The word of the dictionary that it is but for a consonant.
    var word: String?
  }

  /// Where the words of a segment end in the lists.
  private struct Row: Sendable {
    var words: Int32
    var keys: Int32
    var sounds: Int32
  }

  /// What the source's names of a segment are, and what they sound like.
  struct Sound: Sendable {
    var key: UInt32
    /// Up to eight consonants, four bits each, the first in the lowest.
    var consonants: UInt32
  }

  private var rows: [Row] = []
  private(set) var words: [UInt32] = []
  private(set) var keys: [UInt32] = []
  private var sounds: [Sound] = []
  /// By the word without its ending.
  private(set) var names: [UInt32: Name] = [:]
  /// Names that took another's place, ranges in the file.
  private(set) var replaced: [ReplacedName] = []
  /// What reads the names of the target.
  private(set) var table: ConsonantTable?
  private(set) var language = Language.other

  /// Segments, names and words of a segment's sides beyond these are not remembered.
  private static let most = (rows: 200_000, names: 200_000, words: 96)
  /// Names of a segment that are looked at: one with more of them is a list, or made to take long.
  static let mostNames = 96
  /// Letters that tell words of a language with endings apart.
  private static let stem = 5

  var count: Int { rows.count }

  /// Remembers a segment. `names`: words of the target that may be misspelled, `sources`: names of the source.
  mutating func add(
    _ pair: SegmentPair, _ names: [NameWord], _ sources: [NameWord],
    near: (NameWord) -> String? = { _ in nil }
  ) {
    guard rows.count < WordUse.most.rows else { return }
    table = pair.lexicon.consonants
    language = pair.target.language
    let target = pair.target
    for token in target.tokens.prefix(WordUse.most.words)
    where token.kind == .word && token.range.count >= 5 && !token.flags.contains(.address) {
      words.append(WordUse.word(target, token))
    }
    addKeys(pair.source)
    if !names.isEmpty {
      for name in sources.prefix(WordUse.most.words) where name.skeleton.count > 1 {
        sounds.append(Sound(key: WordUse.short(name.key), consonants: WordUse.consonants(name.skeleton)))
      }
    }
    for name in names where self.names.count < WordUse.most.names {
      let word = WordUse.word(target, name.token)
      guard self.names[word] == nil else { continue }
      self.names[word] = Name(
        text: name.text, target: pair.places.target.fileRange(name.token.range),
        source: pair.places.source.fileRange(pair.segment.source), row: rows.count, word: near(name))
    }
    rows.append(
      Row(
        words: Int32(truncatingIfNeeded: words.count), keys: Int32(truncatingIfNeeded: keys.count),
        sounds: Int32(truncatingIfNeeded: sounds.count)))
  }

  /// Remembers a name that took another's place, if the file keeps that one elsewhere.
  mutating func add(_ name: ReplacedName, _ places: SidePlaces) {
    guard replaced.count < WordUse.most.names else { return }
    var name = name
    name.source = places.source.fileRange(name.source)
    name.target = places.target.fileRange(name.target)
    replaced.append(name)
  }

  /// The words of the source by which its segments are compared: without endings, or two ideographs in a row.
  private mutating func addKeys(_ side: SideReading) {
    let tokens = side.tokens
    for (i, token) in tokens.prefix(WordUse.most.words).enumerated() {
      switch token.kind {
      case .ideograph where i > 0 && tokens[i - 1].kind == .ideograph && !token.isSpaced:
        keys.append(WordUse.short(WordFolding.joined(tokens[i - 1].hash, token.hash)))
      case .word where token.range.count >= 4:
        keys.append(WordUse.short(WordUse.key(side, token)))
      default: break
      }
    }
  }

  static func key(_ side: SideReading, _ token: SideToken) -> UInt64 {
    if token.script == .arabic {
      let article = NameSkeleton.article(side, token)
      return article == 0
        ? token.hash : WordFolding.hash(side.p, Int(token.start) + article, Int(token.end))
    }
    var (i, letters) = (Int(token.start), 0)
    var hash = ByteHash()
    while i < Int(token.end), letters < stem {
      let (value, length) = Scalars.decode(side.p, at: i)
      WordFolding.add(value, to: &hash)
      i += length
      letters += 1
    }
    return hash.value
  }

  /// A word of the target without its ending: the genitive of English, the cases of Cyrillic.
  static func word(_ side: SideReading, _ token: SideToken) -> UInt32 {
    let end = Int(token.start) + bareLength(side.p, token.range, token.script)
    return short(end == Int(token.end) ? token.hash : WordFolding.hash(side.p, Int(token.start), end))
  }

  /// Bytes of a word without its ending.
  static func bareLength(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange, _ script: Script) -> Int {
    var end = range.upper
    if script == .cyrillic {
      // At most three letters, and four are left: `Кронсбергами`.
      for _ in 0..<3 where end - range.lower > 8 && isEnding(p[end - 2], p[end - 1]) { end -= 2 }
    } else if p[end - 1] == UInt8(ascii: "s"), range.count > 4 {
      if p[end - 2] == 0x27 { end -= 2 } else if p[end - 2] == 0x99, p[end - 3] == 0x80 { end -= 4 }
    }
    return end - range.lower
  }

  /// Whether two bytes are a Cyrillic letter of which endings of cases are made: vowels, `й`, `м`, `х`, `ь`.
  private static func isEnding(_ first: UInt8, _ second: UInt8) -> Bool {
    first == 0xD0
      ? [0xB0, 0xB5, 0xB8, 0xB9, 0xBC, 0xBE].contains(second)
      : first == 0xD1 && [0x83, 0x85, 0x8B, 0x8C, 0x8E, 0x8F].contains(second)
  }

  /// A hash in half the bytes.
  static func short(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }

  /// The first eight consonants of a name.
  static func consonants(_ skeleton: NameSkeleton) -> UInt32 { UInt32(truncatingIfNeeded: skeleton.hash) }

  /// The words, keys and sounds of a segment.
  func words(_ row: Int) -> ArraySlice<UInt32> {
    words[(row > 0 ? Int(rows[row - 1].words) : 0)..<Int(rows[row].words)]
  }
  func keys(_ row: Int) -> ArraySlice<UInt32> {
    keys[(row > 0 ? Int(rows[row - 1].keys) : 0)..<Int(rows[row].keys)]
  }
  func sounds(_ row: Int) -> ArraySlice<Sound> {
    sounds[(row > 0 ? Int(rows[row - 1].sounds) : 0)..<Int(rows[row].sounds)]
  }

  /// Takes over what another thread has seen.
  mutating func merge(_ other: WordUse) {
    guard !rows.isEmpty else {
      self = other
      return
    }
    let (w, k, s) = (
      Int32(truncatingIfNeeded: words.count), Int32(truncatingIfNeeded: keys.count),
      Int32(truncatingIfNeeded: sounds.count)
    )
    for (word, name) in other.names {
      if let own = names[word], own.target < name.target { continue }
      var name = name
      name.row += rows.count
      names[word] = name
    }
    replaced += other.replaced
    words += other.words
    keys += other.keys
    sounds += other.sounds
    rows += other.rows.map { Row(words: $0.words + w, keys: $0.keys + k, sounds: $0.sounds + s) }
  }
}
