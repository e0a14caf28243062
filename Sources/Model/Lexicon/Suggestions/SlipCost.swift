/// What it costs, in bits, to take one word for a slip of another: the less, the likelier the slip.
///
/// The distance is that of Damerau and Levenshtein in its restricted form (no letter is touched
/// twice). The weights are a typist's and a translator's: swapped neighbours and doubled letters are
/// common, then vowels that sound alike, then keys that lie side by side.
struct SlipCost {
  private static let swapping: Float = 3
  private static let doubling: Float = 3
  private static let vowel: Float = 4
  private static let nearKey: Float = 5
  private static let sound: Float = 4.5
  private static let dropping: Float = 4.5
  private static let extra: Float = 5
  private static let other: Float = 7.5
  /// Slips seldom touch the first letter.
  private static let first: Float = 3

  // Kept from one comparison to the next.
  private var before: [Float] = []
  private var above: [Float] = []
  private var row: [Float] = []
  private var missing: [Float] = []

  /// The cost of writing `word` for `meant`; nil above `limit`.
  mutating func cost(of word: [UInt8], for meant: ArraySlice<UInt8>, limit: Float) -> Float? {
    meant.withUnsafeBufferPointer { cost(of: word, for: $0, limit: limit) }
  }

  private mutating func cost(
    of word: [UInt8], for meant: UnsafeBufferPointer<UInt8>, limit: Float
  ) -> Float? {
    let width = meant.count + 1
    while row.count < width {
      before.append(0)
      above.append(0)
      row.append(0)
      missing.append(0)
    }
    above[0] = 0
    for j in meant.indices {
      missing[j] = missingCost(meant, j)
      above[j + 1] = above[j] + missing[j]
    }
    for i in word.indices {
      let extra = extraCost(word, i)
      row[0] = above[0] + extra
      var least = row[0]
      for j in meant.indices {
        let a = word[i]
        let b = meant[j]
        var best = above[j] + (a == b ? 0 : changeCost(a, b, isFirst: i == 0 && j == 0))
        best = min(best, above[j + 1] + extra, row[j] + missing[j])
        if i > 0, j > 0, a == meant[j - 1], word[i - 1] == b, a != b {
          best = min(best, before[j - 1] + SlipCost.swapping + (i == 1 ? 1.5 : 0))
        }
        row[j + 1] = best
        least = min(least, best)
      }
      if least > limit { return nil }
      swap(&before, &above)
      swap(&above, &row)
    }
    return above[width - 1] <= limit ? above[width - 1] : nil
  }

  private func missingCost(_ meant: UnsafeBufferPointer<UInt8>, _ j: Int) -> Float {
    let isDouble = j > 0 && meant[j - 1] == meant[j] || j + 1 < meant.count && meant[j + 1] == meant[j]
    return isDouble ? SlipCost.doubling : SlipCost.dropping + (j == 0 ? SlipCost.first : 0)
  }

  private func extraCost(_ word: [UInt8], _ i: Int) -> Float {
    if i > 0, word[i - 1] == word[i] { return SlipCost.doubling }
    let isNear =
      i > 0 && Keyboard.areNear(word[i - 1], word[i])
      || i + 1 < word.count && Keyboard.areNear(word[i + 1], word[i])
    return (isNear ? SlipCost.extra - 0.5 : SlipCost.extra) + (i == 0 ? SlipCost.first : 0)
  }

  private func changeCost(_ a: UInt8, _ b: UInt8, isFirst: Bool) -> Float {
    let known = a < 0x80 && b < 0x80 ? SlipCost.changes[Int(a) << 7 | Int(b)] : SlipCost.other
    return known + (isFirst ? SlipCost.first : 0)
  }

  /// For each two bytes of ASCII what it costs to write one for the other.
  private static let changes: [Float] = (0..<(128 * 128)).map { pair in
    let (a, b) = (UInt8(pair >> 7), UInt8(pair & 127))
    if Keyboard.isVowel(a), Keyboard.isVowel(b) { return vowel }
    if Keyboard.soundAlike(a, b) { return sound }
    return Keyboard.areNear(a, b) ? nearKey : other
  }
}

/// What is near on a QWERTY keyboard, and what sounds alike in English.
enum Keyboard {
  private static let rows: [StaticString] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]

  /// Two bytes a letter: column in quarters of a key, row; 0 for what is not a letter.
  private static let places: [(x: Int, y: Int)] = {
    var places = [(x: Int, y: Int)](repeating: (x: -100, y: -100), count: 256)
    for (y, row) in rows.enumerated() {
      row.withUTF8Buffer { keys in
        // The rows are shifted by a quarter and then half a key.
        for (x, key) in keys.enumerated() { places[Int(key)] = (x: 4 * x + [0, 1, 3][y], y: y) }
      }
    }
    return places
  }()

  private static let vowels = mask("aeiouy")
  private static let alike = ["cks", "sz", "dt", "bp", "gj", "mn", "fv", "vw", "ckq"].map(mask)

  private static func mask(_ letters: StaticString) -> UInt32 {
    letters.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt32($1 & 31) } }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  static func areNear(_ a: UInt8, _ b: UInt8) -> Bool {
    guard a != b, isLetter(a), isLetter(b) else { return false }
    let p = places[Int(a)]
    let q = places[Int(b)]
    return abs(p.y - q.y) <= 1 && abs(p.x - q.x) <= 4
  }

  static func isVowel(_ byte: UInt8) -> Bool { isLetter(byte) && vowels >> UInt32(byte & 31) & 1 == 1 }

  static func soundAlike(_ a: UInt8, _ b: UInt8) -> Bool {
    guard isLetter(a), isLetter(b) else { return false }
    let both: UInt32 = 1 << UInt32(a & 31) | 1 << UInt32(b & 31)
    return alike.contains { $0 & both == both }
  }
}
