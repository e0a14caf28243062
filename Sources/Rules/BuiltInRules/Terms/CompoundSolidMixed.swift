import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags a compound noun that the same article writes as one word and as two.
package struct CompoundSolidMixed: Rule {
  package let info = RuleInfo(
    id: "compound-solid-mixed",
    category: .terms,
    severity: .warning,
    summary: "A compound noun is one word, or two, throughout a story.",
    rationale: """
      `airstrike` and `air strike` in one story are from two hands, or from a story and its update. Found are any two \
      nouns that stand side by side here and as one word there; verbs with their particle (`shut down`, `a shutdown`) \
      and pairs that mean something else (`every one`, `fresh water` and `freshwater fish`) are no two nouns. The form \
      that the story has most is kept, the first one where both stand equally often. `cease-fire` and `ceasefire` are \
      `term-variant-in-article`'s, `bond-buying` and `bond buying` `compound-form-mixed`'s.
      """,
    fixSafety: "Nothing is written unasked: which form is the house's is for the desk to say.",
    examples: [
      .flags(
        "The airstrike hit a mill. Two airstrikes followed, and an ⟦air strike⟧ was seen at noon.",
        fixed: "The airstrike hit a mill. Two airstrikes followed, and an airstrike was seen at noon."),
      .flags(
        "The wine makers met in May. Each wine maker paid, and a ⟦winemaker⟧ of the north spoke.",
        fixed: "The wine makers met in May. Each wine maker paid, and a wine maker of the north spoke."),
      .allows("The owners shut down the mine on Monday. The shutdown took an hour."),
      .allows("Everyone who came was told, every one of them. Anything may do, but any thing will not."),
      .allows("The airstrike hit a mill. \"I saw the air strike,\" a miller said."),
      .allows("Prices rose 4 per cent. They had risen by some percent before."),
      .allows("Freshwater fish live there. The town has no fresh water."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  /// Shorter parts are prefixes and small words.
  private static let fewestLetters = 3
  /// How many places of a form are looked at.
  private static let mostPlaces = 64

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var parted: [UInt32: [Int]] = [:]
    for i in WordOutlines(article).pairs(of: article) {
      guard let (one, several) = solid(i, article), let form = one ?? several, isCounted(i, article) else {
        continue
      }
      parted[form, default: []].append(i)
    }
    if parted.isEmpty { return [] }
    let grammar = context.grammar(of: article)
    return parted.valuesInOrder.compactMap { places -> Finding? in
      let pairs = places.prefix(CompoundSolidMixed.mostPlaces).filter {
        grammar.tag(ofToken: $0) == .nn && isNoun($0 + 1, article, grammar)
      }
      guard let first = pairs.first else { return nil }
      let forms = solid(first, article).map { [$0.one, $0.several].compactMap { $0 } } ?? []
      let words = forms.flatMap { article.forms.tokens(of: $0).prefix(CompoundSolidMixed.mostPlaces) }
        .map { Int($0) }.sorted()
        .filter { article.tokens[$0].isLowercase && isCounted($0, article) && isNoun($0, article, grammar) }
      return words.isEmpty ? nil : finding(pairs, words, article)
    }
  }

  /// The forms of the article that are two words in small letters as one, in the singular and the plural.
  private func solid(_ i: Int, _ article: Article) -> (one: UInt32?, several: UInt32?)? {
    let (left, right) = (article.tokens[i], article.tokens[i + 1])
    // `2.8 per cent` is `percent-style`'s.
    guard i == 0 || article.tokens[i - 1].kind != .number, left.isLowercase, right.isLowercase,
      left.possessive == 0,
      left.core.count >= CompoundSolidMixed.fewestLetters,
      right.core.count >= CompoundSolidMixed.fewestLetters,
      right.shape.contains(.spaceBefore), right.shape.isDisjoint(with: .lineBefore)
    else { return nil }
    var hash = ByteHash(continuing: article.hash(left))
    let letters = article.text.slice(right.core)
    for byte in letters.last == 0x73 ? letters.dropLast() : letters { hash.add(byte) }
    let singular = article.forms.id(of: hash.value)
    hash.add(0x73)
    return (singular, article.forms.id(of: hash.value))
  }

  /// Outside quotations, and no part of a longer compound.
  private func isCounted(_ i: Int, _ article: Article) -> Bool {
    guard !article.tokens[i].shape.contains(.quoted),
      info.regions.contains(article.region(at: article.tokens[i].range.start))
    else { return false }
    func isHyphen(_ k: Int) -> Bool {
      article.tokens.indices.contains(k) && article.tokens[k].kind == .hyphen
    }
    return !isHyphen(i - 1) && !isHyphen(i + 1) && !isHyphen(i + 2)
  }

  private func finding(_ parted: [Int], _ solid: [Int], _ article: Article) -> Finding {
    let keepsSolid = solid.count != parted.count ? solid.count > parted.count : solid[0] < parted[0]
    let others = keepsSolid ? parted : solid
    let kept = keepsSolid ? range(ofWord: solid[0], article) : range(ofPair: parted[0], article)
    let edits = others.map { keepsSolid ? joining($0, article) : parting($0, parted[0], article) }
    let places = others.map { keepsSolid ? range(ofPair: $0, article) : range(ofWord: $0, article) }
    return Finding(
      at: places[0],
      "'\(article.text[places[0]])' is written '\(article.text[kept])' elsewhere in this story",
      related: [RelatedPlace(kept, "'\(article.text[kept])' here")]
        + places.dropFirst().prefix(20).map { RelatedPlace($0, "also so") },
      fixes: [Fix("Write it as \(keepsSolid ? "one word" : "two words")", .unsafe, edits)])
  }

  private func range(ofPair i: Int, _ article: Article) -> TextRange {
    article.tokens[i].range.union(article.tokens[i + 1].core)
  }

  private func range(ofWord i: Int, _ article: Article) -> TextRange { article.tokens[i].core }

  private func joining(_ i: Int, _ article: Article) -> Edit {
    Edit.delete(TextRange(article.tokens[i].range.upper, article.tokens[i + 1].range.lower))
  }

  /// A space where the story's pair has one.
  private func parting(_ i: Int, _ pair: Int, _ article: Article) -> Edit {
    Edit.insert(" ", at: article.tokens[i].range.lower + article.tokens[pair].range.count)
  }

  private func isNoun(_ i: Int, _ article: Article, _ grammar: GrammarTable) -> Bool {
    let tag = grammar.tag(ofToken: i)
    return tag == .nn || tag == .nns
  }
}

/// The first three letters, the last one and the length of the longer words of an article, without the `s` of a plural:
/// rules out nearly all pairs of words before their letters are looked at.
private struct WordOutlines {
  private var bits = [UInt64](repeating: 0, count: (1 << WordOutlines.scale) / 64)

  /// Two words of three letters, of which the second may be a plural.
  private static let fewest = 5
  /// The number of bits, as a power of two.
  private static let scale: UInt32 = 15

  init(_ article: Article) {
    article.bytes.withUnsafeBufferPointer { bytes in
      article.forms.forms.withUnsafeBufferPointer { forms in
        // No form has the number 0.
        for form in forms.dropFirst() where form.lowercaseCount > 0 && form.first.count >= WordOutlines.fewest
        {
          let place = WordOutlines.place(form.first.lower, form.first.upper, form.first.count, bytes)
          bits[place >> 6] |= 1 << UInt64(place & 63)
        }
      }
    }
  }

  /// The first tokens of all pairs of words in small letters that may stand as one in the article.
  func pairs(of article: Article) -> [Int] {
    var found: [Int] = []
    article.bytes.withUnsafeBufferPointer { bytes in
      article.tokens.withUnsafeBufferPointer { tokens in
        bits.withUnsafeBufferPointer { bits in
          var i = 1
          while i < tokens.count {
            let (left, right) = (tokens[i - 1], tokens[i])
            if left.isLowercase, right.isLowercase, left.range.count > 2, right.core.count > 2 {
              let place = WordOutlines.place(
                left.range.lower, right.core.upper, left.range.count + right.core.count, bytes)
              if bits[place >> 6] >> UInt64(place & 63) & 1 != 0 { found.append(i - 1) }
            }
            i += 1
          }
        }
      }
    }
    return found
  }

  /// The bit of a word that begins at one place and ends at another.
  @inline(__always)
  private static func place(_ start: Int, _ end: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>)
    -> Int
  {
    let isPlural = bytes[end - 1] == 0x73
    var outline = letter(bytes[start]) | letter(bytes[start + 1]) << 5 | letter(bytes[start + 2]) << 10
    outline |= letter(bytes[isPlural ? end - 2 : end - 1]) << 15
    outline |= UInt32(truncatingIfNeeded: count - (isPlural ? 1 : 0)) << 20
    return Int((outline &* 0x9E37_79B1) >> (32 - scale))
  }

  /// A letter of ASCII, whatever its case; others are one.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt32 { byte < 0x80 ? UInt32(byte & 31) : 0 }
}
