import Bitext
import SourceText

/// The passages of one side that stand in quotation marks of any style.
struct QuotedSpans {
  /// Tokens from the opening mark to the closing one, in order and apart; to the end of the segment where it stays open.
  private(set) var spans: [Range<Int>] = []
  /// Whether a dash opens speech at the start of the segment, as Spanish, French, Russian and Turkish set it.
  private(set) var hasSpeechDash = false
  /// Whether a mark stands alone: the quotation goes on in another segment.
  private(set) var isOpenEnded = false

  init(_ side: SideReading) {
    var open: (token: Int, closers: [UInt32])?
    for i in side.tokens.indices where side.tokens[i].kind == .mark {
      let mark = side.tokens[i].scalar
      if let start = open {
        if start.closers.contains(mark) || QuotedSpans.closesStraight(start.token, i, side),
          mark != 0x27 && mark != 0x2019 || QuotedSpans.closesWord(i, side)
        {
          spans.append(start.token..<(i + 1))
          open = nil
        }
        continue
      }
      if QuotedSpans.isInWord(i, side) { continue }
      if QuotedSpans.closesOnly(i, side) {
        isOpenEnded = true
      } else if let closers = QuotedSpans.closers(mark, i, side) {
        open = (i, closers)
      } else if QuotedSpans.isLoneCloser(mark) {
        isOpenEnded = true
      }
    }
    if let open {
      isOpenEnded = true
      // A mark in the middle of a sentence that nothing closes is a slip, and what follows no quotation.
      if ![0x27, 0x2018].contains(side.tokens[open.token].scalar), QuotedSpans.beginsSpeech(open.token, side)
      {
        spans.append(open.token..<side.tokens.count)
      }
    }
    if let first = side.tokens.first, first.kind == .mark,
      [0x2013, 0x2014, 0x2D, 0x2015].contains(first.scalar)
    {
      hasSpeechDash = true
    }
  }

  /// Whether a mark stands between letters, for an apostrophe: `coup d"état`.
  private static func isInWord(_ i: Int, _ side: SideReading) -> Bool {
    guard i > 0, i + 1 < side.tokens.count, side.tokens[i - 1].kind == .word, side.tokens[i + 1].kind == .word
    else { return false }
    return side.tokens[i].scalar == 0x22 && side.language.script != .arabic && !side.tokens[i].isSpaced
      && !side.tokens[i + 1].isSpaced
  }

  /// Whether a mark stands at the start of the segment, or behind a colon or comma.
  private static func beginsSpeech(_ i: Int, _ side: SideReading) -> Bool {
    i == 0 || [0x3A, 0xFF1A, 0x2C, 0xFF0C, 0x60C].contains(side.tokens[i - 1].scalar)
  }

  /// The marks that close what a mark opens; nil where it opens nothing. Sources: the quotation marks of
  /// CLDR, and what copy uses beside them.
  private static func closers(_ mark: UInt32, _ i: Int, _ side: SideReading) -> [UInt32]? {
    switch mark {
    case 0xAB: return [0xBB]
    case 0xBB: return side.language == .german ? [0xAB] : nil
    case 0x201E, 0x201A: return mark == 0x201E ? [0x201C, 0x201D, 0x22] : [0x2018, 0x2019]
    case 0x201C: return [0x201D, 0x22, 0x201C]
    case 0x201D: return side.language == .german ? nil : side.tokens[i].isSpaced ? [0x201D, 0x22] : nil
    case 0x22, 0xFF02: return [0x22, 0xFF02, 0x201D]
    case 0x300C: return [0x300D]
    case 0x300E: return [0x300F]
    case 0x2039: return [0x203A]
    case 0x2018: return [0x2019, 0x27]
    case 0x27:
      // Single straight marks open in front of words only.
      guard side.tokens[i].isSpaced, i + 1 < side.tokens.count, !side.tokens[i + 1].isSpaced,
        side.tokens[i + 1].kind != .number
      else { return nil }
      return [0x27, 0x2019]
    default: return nil
    }
  }

  private static func closesWord(_ i: Int, _ side: SideReading) -> Bool {
    !side.tokens[i].isSpaced
      && (i + 1 == side.tokens.count || side.tokens[i + 1].isSpaced || side.tokens[i + 1].kind == .mark)
  }

  /// A straight or single mark behind a word or stop, with a space behind it: a quotation that began in
  /// another segment ends here.
  private static func closesOnly(_ i: Int, _ side: SideReading) -> Bool {
    let mark = side.tokens[i].scalar
    guard [0x22, 0x27, 0x2019, 0x201D].contains(mark), i > 0, !side.tokens[i].isSpaced,
      i + 1 == side.tokens.count || side.tokens[i + 1].isSpaced
    else { return false }
    return mark == 0x22 || mark == 0x201D || side.tokens[i - 1].kind == .mark
  }

  /// Whether a curly mark that opens elsewhere closes what a straight one opened, as Chinese copy has it: behind the
  /// comma or stop of what was said.
  private static func closesStraight(_ open: Int, _ i: Int, _ side: SideReading) -> Bool {
    side.language == .chinese && side.tokens[open].scalar == 0x22 && side.tokens[i].scalar == 0x201C
      && i > open + 1 && [0xFF0C, 0x3002, 0xFF01, 0xFF1F].contains(side.tokens[i - 1].scalar)
  }

  private static func isLoneCloser(_ mark: UInt32) -> Bool {
    mark == 0xBB || mark == 0x201D || mark == 0x300D || mark == 0x201C
  }

  /// Whether one span holds all of these tokens beside its opening mark.
  func hold(_ tokens: Range<Int>) -> Bool {
    let next = spans.partitioningIndex { $0.lowerBound >= tokens.lowerBound }
    return next > 0 && tokens.upperBound <= spans[next - 1].upperBound
  }

  var isEmpty: Bool { spans.isEmpty && !isOpenEnded }

  /// Whether a span is a sentence rather than a name or a phrase: four words, not all of them capitalised.
  static func isSpeech(_ span: Range<Int>, _ side: SideReading) -> Bool {
    let count = words(span, side)
    guard count >= 4 else { return false }
    if side.language == .chinese {
      // Names of things stand in quotation marks too; sentences have marks of their own.
      let marks: [UInt32] = [0xFF0C, 0x3002, 0xFF01, 0xFF1F, 0x2C]
      return count >= 9
        || span.contains { side.tokens[$0].kind == .mark && marks.contains(side.tokens[$0].scalar) }
    }
    if side.language == .japanese {
      // Titles stand in double corner brackets, and names of things have no words of grammar but `の`.
      return count >= 6 && side.tokens[span.lowerBound].scalar != 0x300E
        && span.contains {
          (0x3041...0x3096).contains(side.tokens[$0].scalar) && side.tokens[$0].scalar != 0x306E
        }
    }
    guard side.language.script == .latin || side.language.script == .cyrillic else { return count >= 5 }
    return span.count { side.tokens[$0].kind == .word && !side.tokens[$0].flags.contains(.capital) } >= 3
  }

  /// The number of words in a span; two ideographs count as one.
  static func words(_ span: Range<Int>, _ side: SideReading) -> Int {
    var ideographs = 0
    var words = 0
    for i in span {
      switch side.tokens[i].kind {
      case .ideograph: ideographs += 1
      case .word, .number: words += 1
      case .mark: break
      }
    }
    return words + ideographs / 2
  }
}
