import Bitext
import SourceText

/// Finds a name of the source that the target has not, and a name of the target that the source has not, where each is
/// the only one: the one was taken for the other. That translators call many names otherwise is told by their neighbours
/// and by the file: a first name that both have, or other segments that keep the name.
struct ReplacedName: Sendable {
  /// Both as they stand there, and where, in the texts of the sides or in the file.
  var lost: String
  var stranger: String
  var source: TextRange
  var target: TextRange
  /// The source's name as a word of the target, and as the source's words are compared.
  var word: UInt32
  var key: UInt32
  /// Whether the same name stands beside both.
  var hasNeighbour: Bool

  /// The two names of a segment.
  static func find(_ names: [NameWord], _ pair: SegmentPair, _ context: TranslationContext) -> ReplacedName? {
    guard !names.isEmpty, pair.source.language.script == .latin, pair.target.language != .german,
      pair.source.tokens.count <= most, pair.target.tokens.count <= most
    else { return nil }
    let (source, target) = (pair.source, pair.target)
    var answers = Answers(source, pair.lexicon.consonants)
    let strangers = names.filter { name in
      isName(target, name.place, pair) && !answers.has(target, name.token)
    }
    guard strangers.count == 1, let stranger = strangers.first else { return nil }
    answers = Answers(target, pair.lexicon.consonants)
    let missing = source.tokens.indices.filter { i in
      let token = source.tokens[i]
      guard isName(source, i, pair), !answers.has(source, token) else { return false }
      let text = source.text(token.range)
      // Every noun of German has a capital; of the names the dictionary knows some.
      return source.language == .german
        ? context.isWord(text) && !context.isCommonWord(text)
        : source.language != .english || !context.isCommonWord(text)
    }
    guard missing.count == 1, let lost = missing.first else { return nil }
    let token = source.tokens[lost]
    // Languages have letters of their own for one sound at the start: Yunnan, Junnan.
    guard source.text(token.range).dropFirst() != stranger.text.dropFirst(),
      !isDropped(lost, stranger.place, pair)
    else { return nil }
    // Translators move names within a sentence, but not from its start to its end.
    let (a, b) = (
      Double(lost) / Double(source.tokens.count), Double(stranger.place) / Double(target.tokens.count)
    )
    guard abs(a - b) < 0.3 else { return nil }
    return ReplacedName(
      lost: source.text(token.range), stranger: stranger.text, source: token.range,
      target: stranger.token.range,
      word: WordUse.word(source, token), key: WordUse.short(WordUse.key(source, token)),
      hasNeighbour: hasNeighbour(lost, stranger.place, pair))
  }

  /// Whether the word before both is the same other name.
  private static func hasNeighbour(_ lost: Int, _ stranger: Int, _ pair: SegmentPair) -> Bool {
    lost > 0 && isName(pair.source, lost - 1, and: pair.target, stranger - 1)
  }

  /// Whether the name lost its place only: what stands behind it is in the target, but not behind the other.
  private static func isDropped(_ lost: Int, _ stranger: Int, _ pair: SegmentPair) -> Bool {
    let next = lost + 1
    guard next < pair.source.tokens.count, pair.source.tokens[next].flags.contains(.capital),
      pair.target.has(pair.source.tokens[next].hash)
    else { return false }
    return !isName(pair.source, next, and: pair.target, stranger + 1)
  }

  /// Whether two words are one name.
  private static func isName(_ source: SideReading, _ s: Int, and target: SideReading, _ t: Int) -> Bool {
    guard source.tokens.indices.contains(s), target.tokens.indices.contains(t) else { return false }
    let (a, b) = (source.tokens[s], target.tokens[t])
    return a.kind == .word && a.hash == b.hash && a.flags.contains(.capital) && a.range.count >= 4
  }

  /// Tokens of the longest segment that is looked at.
  private static let most = 200

  /// Whether a word has a capital that is not that of a sentence's start, and is a name for all that the lists say.
  private static func isName(_ side: SideReading, _ i: Int, _ pair: SegmentPair) -> Bool {
    let token = side.tokens[i]
    return token.kind == .word && token.script == .latin && token.flags.contains(.capital)
      && !token.flags.contains(.allCapitals) && !token.flags.contains(.address)
      && !token.flags.contains(.bracketed)
      && token.range.count >= 5 && side.followsWord(i) && !side.isMark(i + 1, 0x2D)
      && side.term(.weekday, at: i) == nil && side.term(.month, at: i) == nil
      && !pair.lexicon.places.contains(bareHash(side, token)) && side.acronym(token.hash) == nil
  }

  /// The hash of a word without the English genitive.
  private static func bareHash(_ side: SideReading, _ token: SideToken) -> UInt64 {
    let start = Int(token.start)
    return WordFolding.hash(
      side.p, start, start + WordUse.bareLength(side.p, token.range, token.script))
  }

  /// What the words of a side begin with and sound like.
  private struct Answers {
    private var starts: Set<UInt64> = []
    private var sounds: Set<UInt64> = []
    private let table: ConsonantTable

    init(_ side: SideReading, _ table: ConsonantTable) {
      self.table = table
      for token in side.tokens where token.kind == .word && token.script == .latin {
        starts.insert(Answers.start(side, token))
        sounds.insert(Answers.sound(side, token, table))
      }
    }

    /// Whether a word of the side begins as another word does, or sounds like the start of it.
    func has(_ side: SideReading, _ token: SideToken) -> Bool {
      starts.contains(Answers.start(side, token)) || sounds.contains(Answers.sound(side, token, table))
    }

    /// The first three letters without accents.
    private static func start(_ side: SideReading, _ token: SideToken) -> UInt64 {
      var hash = ByteHash()
      var i = Int(token.start)
      var count = 0
      while i < Int(token.end), count < 3 {
        let (value, length) = Scalars.decode(side.p, at: i)
        hash.add(unit: NameSkeleton.bare(WordFolding.fold(value)))
        i += length
        count += 1
      }
      return hash.value
    }

    /// The first two consonants.
    private static func sound(_ side: SideReading, _ token: SideToken, _ table: ConsonantTable) -> UInt64 {
      NameSkeleton(side, token, table).hash & 0xFF
    }
  }
}
