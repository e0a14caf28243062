import Bitext
import SourceText

/// A word of a segment that may be a name.
struct NameWord {
  var token: SideToken
  /// Index of the token in its side.
  var place = 0
  var skeleton: NameSkeleton
  /// Of the target's words, without the English genitive.
  var text = ""
  /// The source's word without an inflection.
  var key: UInt64 = 0

  /// Words of the target with a capital that are no words in small letters.
  static func names(of pair: SegmentPair, _ context: TranslationContext) -> [NameWord] {
    pair.target.tokens.enumerated().compactMap { place, token in
      guard token.kind == .word, token.flags.contains(.capital), !token.flags.contains(.allCapitals),
        !token.flags.contains(.address), token.range.count >= 5,
        !context.isCommonWord(token, bare(token, pair))
      else { return nil }
      let skeleton = NameSkeleton(pair.target, token, pair.lexicon.consonants)
      guard skeleton.count >= 2 else { return nil }
      return NameWord(token: token, place: place, skeleton: skeleton, text: bare(token, pair))
    }
  }

  /// Words of a side with a capital.
  static func capitals(of side: SideReading, _ table: ConsonantTable) -> [NameWord] {
    side.tokens.enumerated().compactMap { place, token in
      guard token.kind == .word, token.flags.contains(.capital), !token.flags.contains(.allCapitals),
        !token.flags.contains(.address), !token.flags.contains(.mixedScripts), token.range.count >= 5
      else { return nil }
      return NameWord(
        token: token, place: place, skeleton: NameSkeleton(side, token, table), text: side.text(token.range))
    }
  }

  private static func bare(_ token: SideToken, _ pair: SegmentPair) -> String {
    let (p, end) = (pair.target.p, Int(token.end))
    guard end - Int(token.start) > 4, p[end - 1] == UInt8(ascii: "s") else {
      return pair.target.text(token.range)
    }
    let length = p[end - 2] == 0x27 ? 2 : p[end - 2] == 0x99 && p[end - 3] == 0x80 ? 4 : 0
    return pair.target.text(TextRange(Int(token.start), end - length))
  }

  /// Words of the source that may be names: those with a capital where the script has them; Arabic ones with
  /// and without their article.
  static func sources(of pair: SegmentPair) -> [NameWord] {
    words(of: pair.source, pair.lexicon.consonants)
  }

  /// The same of a side.
  static func words(of side: SideReading, _ table: ConsonantTable) -> [NameWord] {
    let hasCase = side.language.script != .arabic
    var found: [NameWord] = []
    for token in side.tokens
    where token.kind == .word && (!hasCase || token.flags.contains(.capital)) && token.range.count >= 4 {
      let article = NameSkeleton.article(side, token)
      var key = token.hash
      if article > 0 { key = WordFolding.hash(side.p, Int(token.start) + article, Int(token.end)) }
      if side.language == .russian {
        // Inflected forms of Russian names are one word here.
        key = ByteHash.of(side.p[token.range.lower..<(token.range.lower + min(token.range.count, 10))])
      }
      found.append(NameWord(token: token, skeleton: NameSkeleton(side, token, table), key: key))
      guard article > 0 else { continue }
      found.append(
        NameWord(token: token, skeleton: NameSkeleton(side, token, table, without: article), key: key))
    }
    return found
  }
}
