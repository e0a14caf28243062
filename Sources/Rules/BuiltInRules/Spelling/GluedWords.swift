import ArticleModel
import Lexicon
import SourceText

/// Finds the two words of which a small one lost the space beside it: `ofthe`, `toldreporters`.
struct GluedWords {
  private let glue: WordList
  private let speller: Speller

  /// The longest that is looked at; longer ones are no two words of copy.
  private static let longest = 24
  /// A word behind a glued `a` has at least as many letters: `along` and `amen` begin so too.
  private static let behindArticle = 6

  init(_ vocabulary: Vocabulary, _ speller: Speller) {
    glue = vocabulary["glued-words"]
    self.speller = speller
  }

  /// The two words, written apart, where an unknown word in small letters is two of them; the split whose shorter
  /// half is longest.
  func split(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    guard bytes.count > 3, bytes.count <= GluedWords.longest, bytes.allSatisfy({ $0 &- 0x61 < 26 }) else {
      return nil
    }
    let places = (1..<bytes.count).filter { isSeam(bytes[..<$0], bytes[$0...]) }
    guard let place = places.max(by: { min($0, bytes.count - $0) < min($1, bytes.count - $1) }) else {
      return nil
    }
    return String(decoding: bytes[..<place] + [0x20] + bytes[place...], as: UTF8.self)
  }

  private func isSeam(_ first: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>) -> Bool {
    let (left, right) = (sense(first), sense(last))
    if left == "article" {
      return last.count >= GluedWords.behindArticle && isFrequent(last)
        && ![0x61, 0x65, 0x69, 0x6F, 0x75].contains(last.first)
    }
    if left != nil, right != nil { return right != "article" && first.count + last.count > 4 }
    if left == "first" || left == "both" { return isFrequent(last) }
    return (right == "last" || right == "both") && isFrequent(first)
  }

  private func sense(_ word: ArraySlice<UInt8>) -> Substring? { glue.fields(ByteHash.of(word))?.first }

  private func isFrequent(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 2 && speller.isFrequent(word)
  }
}
