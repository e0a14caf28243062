import ArticleModel
import RuleKit
import SourceText

/// Whether a word, number or acronym begins with a vowel sound when it is said.
struct SpokenStart {
  private let article: Article
  private let speller: (String) -> Bool
  private let anBefore: WordList
  private let aBefore: WordList
  private let either: WordList
  private let spoken: WordList

  /// `isWord`: whether a dictionary holds a word, for names in capitals that are words.
  init(_ article: Article, isWord: @escaping (String) -> Bool) {
    self.article = article
    speller = isWord
    anBefore = article.vocabulary["an-before"]
    aBefore = article.vocabulary["a-before"]
    either = article.vocabulary["either-article"]
    spoken = article.vocabulary["spoken-acronyms"]
  }

  /// nil where that is not sure.
  func isVowel(_ token: Token) -> Bool? {
    if token.kind == .number { return number(article.text.slice(token.range)) }
    guard token.isWord, token.shape.isDisjoint(with: [.nonASCII, .otherScript]) else { return nil }
    if token.isLowercase {
      return token.range.count > 2 && token.shape.isDisjoint(with: [.hasDigit, .dotted]) ? word(token) : nil
    }
    if token.shape.contains(.dotted) { return token.core.count > 3 ? letter(firstByte(token)) : nil }
    if token.shape.contains(.allCapitals), token.core.count > 1 { return acronym(token) }
    return token.shape.isDisjoint(with: [.innerCapital, .hasDigit]) ? name(token) : nil
  }

  private func firstByte(_ token: Token) -> UInt8 { article.bytes[token.range.lower] | 0x20 }

  private static func isVowelLetter(_ byte: UInt8) -> Bool { [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte) }

  // MARK: Words

  private func word(_ token: Token) -> Bool? {
    let hash = article.hash(token)
    if either.contains(hash) { return nil }
    if anBefore.contains(hash) { return true }
    // `html`, `xlsx`: spelled out letter by letter, or said otherwise.
    guard article.text.slice(token.core).contains(where: { SpokenStart.isVowelLetter($0) || $0 == 0x79 })
    else { return nil }
    return isListed(token) ? false : SpokenStart.isVowelLetter(firstByte(token))
  }

  /// Whether the list of consonant sounds holds the word or a beginning of it.
  private func isListed(_ token: Token) -> Bool {
    var hash = ByteHash()
    for byte in article.text.slice(token.core) {
      hash.add(Folding.lower(byte))
      var beginning = hash
      beginning.add(0x2A)
      if aBefore.contains(beginning.value) { return true }
    }
    return aBefore.contains(hash.value)
  }

  /// Names: `Iranian`, `European`, `Turkish`; those that other languages say otherwise are not sure.
  private func name(_ token: Token) -> Bool? {
    guard token.core.count > 3 else { return nil }
    if isListed(token) { return false }
    let hash = article.hash(token)
    if either.contains(hash) || anBefore.contains(hash) { return nil }
    let second = article.bytes[token.range.lower + 1]
    switch firstByte(token) {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"): return true
    case UInt8(ascii: "o"): return second == UInt8(ascii: "u") ? nil : true
    case UInt8(ascii: "h"), UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "y"): return nil
    default:
      // `Mbeki`, `Nkrumah` and `Ngo` begin with a hum.
      let isPlain =
        SpokenStart.isVowelLetter(second) || second == UInt8(ascii: "r") || second == UInt8(ascii: "l")
      return isPlain ? false : nil
    }
  }

  // MARK: Numbers

  /// `8`, `80`, `8th`, `11`, `18,000` and `1850` begin with a vowel; `1,100` may be said two ways.
  private func number(_ text: ArraySlice<UInt8>) -> Bool? {
    let digits = text.prefix { $0 &- 0x30 < 10 }
    guard let first = digits.first, digits.count < 6 else { return nil }
    if first == 0x38 { return true }
    if digits.starts(with: "11".utf8) || digits.starts(with: "18".utf8) {
      if digits.count == 2 { return true }
      return digits.count == 4 ? (digits.starts(with: "18".utf8) ? true : nil) : false
    }
    // `1,100`: eleven hundred, or one thousand one hundred.
    return digits.count == 1 && first == 0x31 && text.count > 2 ? nil : false
  }

  // MARK: Acronyms

  /// Spelled letter by letter, or said as a word.
  private func acronym(_ token: Token) -> Bool? {
    let text = article.core(token)
    let hash = article.hash(token)
    if either.contains(hash) || text.utf8.contains(where: { $0 &- 0x30 < 10 }) && text.utf8.count > 3 {
      return nil
    }
    if spoken.contains(exactly: text) {
      return isListed(token) ? false : SpokenStart.isVowelLetter(firstByte(token))
    }
    // A word in capitals, as in headlines.
    if text.utf8.count > 3, speller(text.lowercased()) { return nil }
    let bytes = text.utf8.map { $0 | 0x20 }
    if bytes[0] == UInt8(ascii: "u") { return bytes.count > 3 && !isListed(token) ? nil : false }
    if SpokenStart.isVowelLetter(bytes[0]) { return true }
    // `SUV`, `NATO`: what can be said as a word may be; then only the letter's own consonant is sure.
    let canBeSaid = bytes.dropFirst().dropLast().contains(where: SpokenStart.isVowelLetter)
    let isVowel = letter(bytes[0])
    let isSpelled = !canBeSaid || article.vocabulary["spelled-acronyms"].contains(exactly: text)
    return isVowel && !isSpelled ? nil : isVowel
  }

  /// Whether the name of a letter begins with a vowel: a, e, f, h, i, l, m, n, o, r, s, x.
  private func letter(_ byte: UInt8) -> Bool { "aefhilmnorsx".utf8.contains(byte) }
}
