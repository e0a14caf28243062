import SourceText

/// Finds entries of a long list that are one slip from a word, without a table of the list's own: the forms
/// that one slip makes of the word are looked up one by one.
enum NearForms {
  /// Letters that a slip may put in.
  private static let alphabet: [UInt8] = Array("abcdefghijklmnopqrstuvwxyz".utf8)
  /// A longer word is no name.
  static let longest = 30

  /// Calls `body` with the hash of every form that one insertion, deletion, substitution or swap of
  /// neighbours behind the first letter makes of some plain lower-case letters: about 54 for each letter.
  static func forEach(of letters: [UInt8], _ body: (UInt64) -> Void) {
    guard !letters.isEmpty, letters.count <= NearForms.longest else { return }
    var form = letters
    for i in 1..<letters.count {
      form.remove(at: i)
      // Either of two equal neighbours.
      if letters[i] != letters[i - 1] { body(ByteHash.of(form)) }
      form.insert(0, at: i)
      for letter in alphabet where letter != letters[i] {
        form[i] = letter
        body(ByteHash.of(form))
      }
      form[i] = letters[i]
      if i + 1 < letters.count, letters[i] != letters[i + 1] {
        form.swapAt(i, i + 1)
        body(ByteHash.of(form))
        form.swapAt(i, i + 1)
      }
    }
    for i in 1...letters.count {
      form.insert(0, at: i)
      for letter in alphabet where i == letters.count || letter != letters[i] {
        form[i] = letter
        body(ByteHash.of(form))
      }
      form.remove(at: i)
    }
  }
}
