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
    .map { (token: $0, skeleton: NameSkeleton(pair.source, $0, table)) }.filter { $0.skeleton.count >= 4 }
    guard !names.isEmpty else { return [] }
    let words = NameWord.words(of: pair.target, table)
    guard names.count * words.count <= mostPairs else { return [] }
    return names.compactMap { name in
      guard
        !words.contains(where: {
          name.skeleton.isInflected($0.skeleton) || $0.skeleton.isInflected(name.skeleton)
        }), let near = words.first(where: { isSlip(of: name.skeleton, $0, script, table) })
      else { return nil }
      return Slip(source: name.token, target: near.token)
    }
  }

  private static func isName(_ token: SideToken, _ pair: SegmentPair, _ context: TranslationContext) -> Bool {
    token.kind == .word && token.script == .latin && token.flags.contains(.capital)
      && !token.flags.contains(.allCapitals) && !token.flags.contains(.address) && token.range.count >= 5
      && !pair.lexicon.places.contains(token.hash)
      && !context.isCommonWord(token, pair.source.text(token.range))
  }

  private static func isDate(_ i: Int, _ side: SideReading) -> Bool {
    side.term(.weekday, at: i) != nil || side.term(.month, at: i) != nil
  }

  /// Whether a word is a name but for a slip, itself or without the consonant of an ending.
  private static func isSlip(
    of name: NameSkeleton, _ word: NameWord, _ script: Script, _ table: ConsonantTable
  ) -> Bool {
    guard word.skeleton.count >= 4 else { return false }
    if let slip = word.skeleton.slip(of: name, table), slip > .letter { return true }
    var bare = word.skeleton
    guard script == .cyrillic, bare.dropLast(), let slip = bare.slip(of: name, table) else { return false }
    return slip > .letter
  }
}
