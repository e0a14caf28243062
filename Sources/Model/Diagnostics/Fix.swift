import SourceText

/// One replacement of bytes: an insertion when the range is empty, a deletion when the text is.
package struct Edit: Hashable, Sendable {
  /// What is replaced: byte offsets into the article's text, or into the file once the engine has
  /// mapped the diagnostic.
  package var range: TextRange
  /// What stands there afterwards.
  package var text: String

  /// Puts `text` in place of a range of bytes.
  package init(_ range: TextRange, _ text: String) {
    self.range = range
    self.text = text
  }

  /// Puts `text` at a byte offset.
  package static func insert(_ text: String, at offset: Int) -> Edit {
    Edit(TextRange(at: offset), text)
  }

  /// Takes the range away.
  package static func delete(_ range: TextRange) -> Edit { Edit(range, "") }
}

/// What may be done with a fix without asking.
package enum FixSafety: String, Sendable {
  /// The result is uniquely determined and changes no words: `fix` applies it.
  case safe
  /// Changes words: `fix --unsafe` applies it.
  case unsafe
  /// One of several alternatives: never applied unasked.
  case choice
}

/// A repair that goes in whole or not at all.
package struct Fix: Hashable, Sendable {
  /// An imperative fragment: `Replace with 'Borrell'`.
  package var title: String
  /// Non-overlapping edits, sorted by start.
  package var edits: [Edit]
  /// Whether it may go in unasked.
  package var safety: FixSafety

  /// A fix of some edits, in any order; they must not overlap.
  package init(_ title: String, _ safety: FixSafety, _ edits: [Edit]) {
    self.title = title
    self.edits = edits.sorted { $0.range < $1.range }
    self.safety = safety
  }

  /// A fix that replaces one range.
  package static func replace(_ range: TextRange, with text: String, _ safety: FixSafety) -> Fix {
    Fix("Replace with '\(text)'", safety, [Edit(range, text)])
  }
}
