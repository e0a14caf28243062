import ArticleModel
import SourceText

/// A token of digits, read: `1,234.5`, `4,50,000`, `1.234.567`, `5bn`.
package struct PrintedNumber: Sendable {
  /// How thousands are marked.
  package enum Grouping: Sendable, Hashable {
    /// `1234`
    case none
    /// `1,234,567`
    case comma
    /// `1.234.567`, or `12.345`, which may be decimals
    case point
    /// `12,34,567`: lakhs and crores
    case indian
    /// Commas in any other places: `3,5`, `1,23456`
    case irregular
  }

  /// The number without its suffix: 5 for `5bn`.
  package var figure: DecimalFigure
  /// How its thousands are marked.
  package var grouping: Grouping
  /// Digits before a decimal point, without separators.
  package var wholeDigits: Int
  /// Letters behind the digits, as they stand; empty as a rule.
  package var suffix: TextRange
  /// The digits without the suffix.
  package var range: TextRange

  /// nil for clock times, fractions, dates and for numbers of more than 15 digits.
  package init?(_ token: Token, _ article: Article) {
    guard token.kind == .number else { return nil }
    self.init(article.bytes, token.core)
  }

  /// Reads the digits at the start of a range.
  package init?(_ bytes: [UInt8], _ range: TextRange) {
    var digits: Int64 = 0
    var count = 0
    var groups: [Int] = [0]
    var marks: [UInt8] = []
    var i = range.lower
    while i < range.upper {
      let byte = bytes[i]
      if byte &- 0x30 < 10 {
        guard count < 15 else { return nil }
        digits = digits * 10 + Int64(byte - 0x30)
        count += 1
        groups[groups.count - 1] += 1
      } else if byte == 0x2C || byte == 0x2E {
        marks.append(byte)
        groups.append(0)
      } else if byte == 0x3A || byte == 0x2F {
        return nil
      } else {
        break
      }
      i += 1
    }
    guard count > 0 else { return nil }
    self.range = TextRange(range.lower, i)
    suffix = TextRange(i, range.upper)
    let points = marks.count { $0 == 0x2E }
    let isDecimal = points == 1 && marks.last == 0x2E
    let whole = isDecimal ? groups.dropLast() : groups[...]
    wholeDigits = whole.reduce(0, +)
    if points > 1 {
      guard points == marks.count, PrintedNumber.areThousands(groups[...]) else { return nil }
      grouping = .point
      figure = DecimalFigure(digits: digits)
      return
    }
    // `1.234,5` and other points before commas.
    guard points == 0 || isDecimal else { return nil }
    figure = DecimalFigure(digits: digits, exponent: isDecimal ? -(groups.last ?? 0) : 0)
    if isDecimal, marks.count == 1, groups[1] == 3, groups[0] <= 3 {
      grouping = .point
    } else if whole.count == 1 {
      grouping = .none
    } else if PrintedNumber.areThousands(whole) {
      grouping = .comma
    } else if whole.last == 3, whole.dropFirst().dropLast().allSatisfy({ $0 == 2 }), groups[0] <= 2 {
      grouping = .indian
    } else {
      grouping = .irregular
    }
  }

  private static func areThousands(_ groups: ArraySlice<Int>) -> Bool {
    (1...3).contains(groups.first ?? 0) && groups.dropFirst().allSatisfy { $0 == 3 }
  }

  /// Whether it may be a year: four plain digits from 1000 to 2999.
  package var isYearLike: Bool {
    grouping == .none && suffix.isEmpty && figure.exponent == 0 && wholeDigits == 4
      && (1000...2999).contains(figure.digits)
  }
}
