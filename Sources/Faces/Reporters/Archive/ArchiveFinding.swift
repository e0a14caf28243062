import Diagnostics

/// One finding of an archive, as reports of it count it.
package struct ArchiveFinding: Sendable, Equatable {
  /// What the story is called.
  package var story: String
  /// The id of the rule.
  package var rule: String
  /// What it was reported at.
  package var severity: Severity
  /// A lower-case fragment, as reports have it.
  package var message: String
  /// The words that it is about.
  package var text: String
  /// What its only fix, or its first one, puts in their place; nil where it offers none for just these words.
  package var replacement: String?
  /// Where it stands in its story, in bytes: what orders findings of one story.
  package var offset: Int
  /// The month in which the story ran, `2026-03`; nil where it is not known.
  package var month: String?
  /// Whose story it is; nil where it is not known.
  package var desk: String?

  /// A finding that offers no fix, of a story whose month and desk are not known.
  package init(
    story: String, rule: String, severity: Severity, message: String, text: String, offset: Int
  ) {
    self.story = story
    self.rule = rule
    self.severity = severity
    self.message = message
    self.text = text
    self.offset = offset
  }

  /// The month of a date or time in ISO 8601; nil where it is none.
  package static func month(of date: String) -> String? {
    let start = Array(date.utf8.prefix(7))
    guard start.count == 7, start[4] == UInt8(ascii: "-") else { return nil }
    let digits = start[..<4] + start[5...]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let month = UInt8(String(decoding: start[5...], as: UTF8.self)), (1...12).contains(month) else {
      return nil
    }
    return String(decoding: start, as: UTF8.self)
  }

  /// The two spellings that its fix is about; nil where it changes no more than marks, blanks or the number of words.
  var spellings: Spellings? {
    guard let replacement, text.utf8.count <= Spellings.longest, replacement.utf8.count <= Spellings.longest
    else { return nil }
    let (found, right) = (Spellings.letters(text), Spellings.letters(replacement))
    guard found.count >= Spellings.fewestLetters, right.count >= Spellings.fewestLetters, found != right,
      text.split(separator: " ").count == replacement.split(separator: " ").count
    else { return nil }
    return Spellings(found: text, right: replacement)
  }

  /// A spelling, and the one that should stand there.
  struct Spellings: Hashable, Sendable {
    var found: String
    var right: String

    /// In bytes: longer ones are passages.
    static let longest = 60
    static let fewestLetters = 3

    /// What of a text makes its spelling.
    static func letters(_ text: String) -> String {
      text.filter { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" }
    }
  }
}
