/// One line of text that somebody types: what stands in it, and where.
package struct LineField: Sendable {
  /// What a key does.
  package enum Key: Sendable, Equatable {
    case character(Character)
    case left
    case right
    case start
    case end
    case backspace
    case delete
    /// Takes away what stands before the cursor.
    case clearBefore
    /// Takes away the word before the cursor.
    case clearWord
  }

  private var characters: [Character]
  /// Characters before the cursor.
  private var cursor: Int

  /// The cursor stands at the end.
  package init(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  /// What stands in the line.
  package var text: String { String(characters) }

  /// Does what a key says.
  package mutating func press(_ key: Key) {
    switch key {
    case .character(let character): insert(character)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = characters.count
    case .backspace where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .delete where cursor < characters.count: characters.remove(at: cursor)
    case .clearBefore:
      characters.removeFirst(cursor)
      cursor = 0
    case .clearWord: clearWord()
    case .backspace, .delete: break
    }
  }

  /// A combining mark joins the letter before it, as it does on paper.
  private mutating func insert(_ character: Character) {
    let tail = characters[cursor...]
    let head = Array(String(characters[..<cursor]) + String(character))
    cursor = head.count
    characters = head + tail
  }

  private mutating func clearWord() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  /// The part of the line around the cursor that fits into `width` columns, and the cursor's column in it.
  package func shown(width: Int) -> (text: String, column: Int) {
    let widths = characters.map(LineField.columns)
    var start = 0
    var before = widths[..<cursor].reduce(0, +)
    while before > width - 2, start < cursor {
      before -= widths[start]
      start += 1
    }
    var end = cursor
    var used = before
    while end < characters.count, used + widths[end] < width {
      used += widths[end]
      end += 1
    }
    let text = characters[start..<end].map { DisplayColumns.oneLine(String($0)) }.joined()
    return (text, before)
  }

  private static func columns(_ character: Character) -> Int {
    OfferText.columns(DisplayColumns.oneLine(String(character)))
  }
}
