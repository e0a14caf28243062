import SourceText

/// Words and names that a desk says are right: rules on names, spelling, acronyms and terms keep silent
/// about them.
package struct AcceptList: Sendable {
  /// As written; entries without a capital also hold for words with capitals.
  private var exact: Set<String> = []
  /// Beginnings, from entries that end with `*`.
  private var beginnings: [String] = []

  package init() {}

  /// All entries in order, beginnings with their `*`.
  package var entries: [String] { (exact + beginnings.map { $0 + "*" }).sorted() }

  /// Whether it accepts nothing.
  package var isEmpty: Bool { exact.isEmpty && beginnings.isEmpty }

  /// Adds an entry: a word, several words, or a beginning with `*` for any ending.
  package mutating func add(_ entry: String) {
    let entry = entry.split(separator: " ").joined(separator: " ")
    if entry.hasSuffix("*"), entry.count > 1 {
      beginnings.append(String(entry.dropLast()))
    } else if !entry.isEmpty {
      exact.insert(entry)
    }
  }

  /// Adds the lines of a word list; `#` begins a comment, and what follows a tab or a slash (fields,
  /// Hunspell flags) is left out.
  package mutating func add(lines bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let word = line.prefix { $0 != "\t" && $0 != "/" && $0 != "#" }
      if !word.allSatisfy(\.isNumber) { add(String(word)) }
    }
  }

  /// Whether a flagged text is accepted: as it stands, without a possessive ending, or in small letters.
  package func accepts(_ text: String) -> Bool {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return forms(of: text).contains { form in
      exact.contains(form) || beginnings.contains { form.hasPrefix($0) }
    }
  }

  private func forms(of text: String) -> [String] {
    var forms = [text]
    for ending in ["’s", "'s", "’", "'"] where text.hasSuffix(ending) {
      forms.append(String(text.dropLast(ending.count)))
    }
    return forms + forms.map { $0.lowercased() }
  }
}
