import Bitext
import SourceText

/// English names that the target writes in Cyrillic or Arabic letters.
enum NameTransfer {
  /// A name of the source with the word of the target that is it but for a slip.
  struct Slip {
    var source: SideToken
    var target: SideToken
  }

  /// Pairs of words that are compared: a segment with more of them is a list, or made to take long.
  private static let mostPairs = 40_000

  /// The names of a segment of which the target has no transliteration, and a word that is one but for two consonants
  /// that changed places or one that no system writes for the source's.
  static func slips(_ pair: SegmentPair, _ context: TranslationContext) -> [Slip] {
    guard pair.source.language == .english, let script = pair.target.language.script,
      script == .cyrillic || script == .arabic
    else { return [] }
    let table = pair.lexicon.consonants
    let source = pair.source
    let names = source.tokens.indices.filter {
      isName(source.tokens[$0], pair, context) && !isDate($0, source)
    }
    .map { source.tokens[$0] }
    .map { (token: $0, skeletons: skeletons($0, source, table)) }.filter { $0.skeletons[0].count >= 3 }
    guard !names.isEmpty else { return [] }
    let words = NameWord.words(of: pair.target, table)
    guard names.count * words.count <= mostPairs else { return [] }
    return names.compactMap { name in
      let isPlace = isPlace(name.token, pair)
      func answers(_ word: NameWord) -> Bool {
        name.skeletons.contains { $0.isInflected(word.skeleton) || word.skeleton.isInflected($0) }
      }
      let answering = words.filter(answers)
      // Mc is said with a vowel that it does not have.
      if let first = answering.first, script == .cyrillic, !source.text(name.token.range).hasPrefix("Mc"),
        answering.allSatisfy({ word in name.skeletons.allSatisfy { word.skeleton.movesVowel(of: $0) } })
      {
        return Slip(source: name.token, target: first.token)
      }
      guard answering.isEmpty, name.skeletons[0].count >= 4,
        let near = words.first(where: { word in
          name.skeletons.contains { isSlip(of: $0, word, isPlace: isPlace, script, table) }
        })
      else { return nil }
      return Slip(source: name.token, target: near.token)
    }
  }

  /// Whether a name is that of a place, or of its people: `Austrian`.
  private static func isPlace(_ token: SideToken, _ pair: SegmentPair) -> Bool {
    let p = pair.source.p
    return pair.lexicon.places.contains(token.hash)
      || p[Int(token.end) - 1] == UInt8(ascii: "n")
        && pair.lexicon.places.contains(WordFolding.hash(p, Int(token.start), Int(token.end) - 1))
  }

  /// What a name is heard as: with `w` left out (Willoughby), and as a consonant (Cromwell).
  private static func skeletons(_ token: SideToken, _ side: SideReading, _ table: ConsonantTable)
    -> [NameSkeleton]
  {
    let bare = NameSkeleton(side, token, table)
    let full = NameSkeleton(side, token, table, heardW: table.single(0x76, side.language))
    return bare == full ? [bare] : [bare, full]
  }

  /// Words that no Russian or Ukrainian writes so: with the soft sign, which softens a consonant, behind a vowel, or
  /// in Russian with `й`, which ends a syllable or begins a word, between a consonant and a vowel.
  /// Chechen has such letters, so that a text with two of them is left alone.
  static func impossible(_ side: SideReading) -> [SideToken] {
    guard side.language == .russian || side.language == .ukrainian else { return [] }
    let found = side.tokens.filter { token in
      guard token.kind == .word, token.script == .cyrillic, !token.flags.contains(.mixedScripts) else {
        return false
      }
      var before: UInt32 = 0
      var count = 0
      var i = Int(token.start)
      while i < Int(token.end) {
        let (value, length) = Scalars.decode(side.p, at: i)
        if value == 0x44C, isVowel(before) { count += 1 }
        if value == 0x439, side.language == .russian, before != 0, !isVowel(before), isWordLetter(before),
          i + length < Int(token.end), isVowel(WordFolding.fold(Scalars.decode(side.p, at: i + length).value))
        {
          count += 1
        }
        before = WordFolding.fold(value)
        i += length
      }
      return count == 1
    }
    return found.count == 1 ? found : []
  }

  private static func isWordLetter(_ value: UInt32) -> Bool { value >= 0x430 && value <= 0x45F }

  private static func isVowel(_ value: UInt32) -> Bool {
    [0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x451, 0x454, 0x456, 0x457].contains(
      value)
  }

  private static func isName(_ token: SideToken, _ pair: SegmentPair, _ context: TranslationContext) -> Bool {
    token.kind == .word && token.script == .latin && token.flags.contains(.capital)
      && !token.flags.contains(.allCapitals) && !token.flags.contains(.address) && token.range.count >= 5
      && !context.isCommonWord(token, pair.source.text(token.range))
  }

  private static func isDate(_ i: Int, _ side: SideReading) -> Bool {
    side.term(.weekday, at: i) != nil || side.term(.month, at: i) != nil
  }

  /// Whether a word is a name but for a slip, itself or without the consonant of an ending.
  private static func isSlip(
    of name: NameSkeleton, _ word: NameWord, isPlace: Bool, _ script: Script, _ table: ConsonantTable
  ) -> Bool {
    guard word.skeleton.count >= 4 else { return false }
    // Places have names of their own, which have other consonants but hardly the same in another order.
    let least = isPlace ? NameSkeleton.Slip.exchange : .firmLetter
    if let slip = word.skeleton.slip(of: name, table), slip >= least {
      return !isPlace || word.skeleton.endsLike(name)
    }
    var bare = word.skeleton
    guard script == .cyrillic, bare.dropLast(), let slip = bare.slip(of: name, table) else { return false }
    return slip >= least && (!isPlace || bare.endsLike(name))
  }
}
