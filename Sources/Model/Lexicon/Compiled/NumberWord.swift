/// Words that are numbers to a speller: `1,024`, `11th`, `1990s`.
enum NumberWord {
  /// Whether a word is digits with single marks between them, perhaps with an ending of letters that
  /// numbers take.
  static func isNumber(_ word: [UInt8]) -> Bool {
    guard let first = word.first, first &- 0x30 < 10 else { return false }
    var end = word.count
    while end > 0, word[end - 1] | 0x20 &- 0x61 < 26 || word[end - 1] == 0x27 { end -= 1 }
    var wasMark = false
    for byte in word[..<end] {
      let isMark = byte == 0x2C || byte == 0x2D || byte == 0x2E
      if byte &- 0x30 >= 10, !isMark || wasMark { return false }
      wasMark = isMark
    }
    return !wasMark && (end == word.count || isEnding(word[end...]))
  }

  private static func isEnding(_ ending: ArraySlice<UInt8>) -> Bool {
    let letters = ending.filter { $0 != 0x27 }.map { $0 | 0x20 }
    switch letters.count {
    case 1: return letters == [0x73]
    case 2: return ["st", "nd", "rd", "th"].contains { $0.utf8.elementsEqual(letters) }
    default: return false
    }
  }
}
