import Bitext
import SourceText

/// How much text a side is: letters and sentences.
struct SideShape {
  /// Letters and digits, as many as English would need.
  private(set) var letters = 0.0
  /// Sentences, each with its tokens.
  private(set) var sentences: [Range<Int>] = []

  init(_ side: SideReading) {
    let factor = side.lexicon.length(side.language) ?? 1
    var start = 0
    for i in side.tokens.indices {
      let token = side.tokens[i]
      if token.kind != .mark {
        // Japanese and Hindi have no script of their own in our lists: there all but Latin letters is theirs.
        let isOwn =
          token.kind == .ideograph
          || (side.language.script.map { token.script == $0 } ?? (token.script != .latin))
        letters += Double(SideShape.scalars(token, side)) / (isOwn ? factor : 1)
      }
      guard token.kind == .mark, SideShape.ends(i, side) else { continue }
      var end = i + 1
      // Closing marks belong to the sentence before them, opening ones of scripts without spaces to the next.
      while end < side.tokens.count, side.tokens[end].kind == .mark, !side.tokens[end].isSpaced,
        !SideShape.opens(end, side)
      {
        end += 1
      }
      if end > i + 1, SideShape.isQuotative(end, side) { continue }
      if end > start, start <= i {
        sentences.append(start..<end)
        start = end
      }
    }
    if start < side.tokens.count,
      (start..<side.tokens.count).contains(where: { side.tokens[$0].kind != .mark })
    {
      sentences.append(start..<side.tokens.count)
    }
  }

  private static func opens(_ i: Int, _ side: SideReading) -> Bool {
    guard side.language == .japanese || side.language == .chinese else { return false }
    return [0x300C, 0x300E, 0x300A, 0x3010, 0xFF08, 0x201C, 0x2018].contains(side.tokens[i].scalar)
  }

  /// Whether the Japanese particle behind what is quoted stands here: `「そうだ。」と述べた` is one sentence.
  private static func isQuotative(_ i: Int, _ side: SideReading) -> Bool {
    guard side.language == .japanese, i < side.tokens.count, !side.tokens[i].isSpaced else { return false }
    return side.tokens[i].scalar == 0x3068
  }

  private static func scalars(_ token: SideToken, _ side: SideReading) -> Int {
    var count = 0
    for i in Int(token.start)..<Int(token.end) where side.p[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether a mark ends a sentence: what follows begins another.
  private static func ends(_ i: Int, _ side: SideReading) -> Bool {
    switch side.tokens[i].scalar {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF0E: return true
    case 0x21, 0x3F, 0x61F, 0x6D4, 0x2026, 0x2E: break
    default: return false
    }
    var next = i + 1
    while next < side.tokens.count, side.tokens[next].kind == .mark, !side.tokens[next].isSpaced { next += 1 }
    guard next < side.tokens.count else { return true }
    guard side.tokens[next].isSpaced else { return false }
    if side.tokens[i].scalar == 0x2E {
      // Initials and short abbreviations: `U.S. Senate`, `Mr. Ito`, `3. Mai`.
      guard i > 0 else { return false }
      let before = side.tokens[i - 1]
      if before.kind == .number, [.german, .turkish, .czech, .polish].contains(side.language) {
        return false
      }
      if before.kind == .word {
        let length = scalars(before, side)
        if length == 1 || length <= 3 && before.flags.contains(.capital) && before.script == .latin {
          return false
        }
      }
    }
    let follower = side.tokens[next]
    if follower.kind == .word, follower.script == .latin || follower.script == .cyrillic {
      return follower.flags.contains(.capital)
    }
    return true
  }
}
