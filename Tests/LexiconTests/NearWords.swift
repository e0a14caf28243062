import RuleTestSupport

@testable import Lexicon

/// Words that are nearly words, and slips as typists make them.
enum NearWords {
  private static let endings = [
    "s", "es", "ed", "d", "ing", "ly", "'s", "’s", "er", "ers", "est", "ness", "able", "ment", "ion", "ive",
    "al", "ise", "ized", "ity", "less", ".", "'",
  ]
  private static let beginnings = ["re", "un", "non-", "dis", "pre", "in", "im", "over", "mis", "de", "anti"]
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz'".unicodeScalars)

  /// A dictionary's word changed in a letter, an affix, its case, or joined with another.
  static func near(_ stem: String, _ stems: [String], _ numbers: inout SeededNumbers) -> String {
    var word = Array(stem.unicodeScalars)
    let place = Int.random(in: 0..<word.count, using: &numbers)
    let letter = letters.randomElement(using: &numbers) ?? "a"
    let ending = endings.randomElement(using: &numbers) ?? ""
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: word.insert(letter, at: place)
    case 1: word.remove(at: place)
    case 2: word[place] = letter
    case 3: word.swapAt(place, word.count - 1)
    case 4: return stem.uppercased()
    case 5: return stem.uppercased() + ending.uppercased()
    case 6: return stem.lowercased()
    case 7: return (beginnings.randomElement(using: &numbers) ?? "") + stem
    case 8: return stem.lowercased() + "-" + (stems.randomElement(using: &numbers) ?? "")
    default: return stem + ending
    }
    return String(String.UnicodeScalarView(word))
  }

  /// Numbers, which are not asked of dictionaries; and words in capitals with a hyphen, whose parts
  /// Hunspell tries in lower case because it has changed the word before it comes to them.
  static func isOutOfScope(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, !("0"..."9").contains(first) else { return true }
    return word.contains("-") && word.contains(where: \.isUppercase)
  }

  /// A slip in any letter but the first.
  static func slip(_ word: String, _ numbers: inout SeededNumbers) -> String {
    var letters = Array(word.utf8)
    let i = Int.random(in: 1..<letters.count, using: &numbers)
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: letters.remove(at: i)
    case 1: letters.insert(letters[i], at: i)
    case 2: letters.swapAt(i, i - (i > 1 ? 1 : 0))
    case 3:
      let near = (UInt8(0x61)...0x7A).filter { Keyboard.areNear($0, letters[i]) }
      letters[i] = near.randomElement(using: &numbers) ?? letters[i]
    default:
      guard Keyboard.isVowel(letters[i]) else { break }
      letters[i] = Array("aeiou".utf8).randomElement(using: &numbers) ?? letters[i]
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
