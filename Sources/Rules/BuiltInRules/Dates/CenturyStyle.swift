import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags centuries that are not written in the manner of AP.
package struct CenturyStyle: Rule {
  package let info = RuleInfo(
    id: "century-style",
    category: .dates,
    severity: .note,
    isOnByDefault: false,
    summary: "Century is small, and below the tenth its number is a word.",
    rationale:
      "The way of AP and Reuters: `the 21st century`, `the fifth century`. Names such as `20th Century Fox` are left alone.",
    fixSafety:
      "Safe: the same century in the form that the story or the house has.",
    examples: [
      .flags("It dates from the 19th ⟦Century⟧.", fixed: "It dates from the 19th century."),
      .flags("It dates from the ⟦5th⟧ century.", fixed: "It dates from the fifth century."),
      .flags("It dates from the ⟦XIX⟧ century.", fixed: "It dates from the 19th century."),
      .allows("It dates from the 19th century, or the fifth century."),
      .allows("It was sold to 20th Century Fox."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.forms.id(of: ByteHash.of("century")) != nil else { return [] }
    let words = context.figures(of: article).words
    return roman(article)
      + words.numbers.compactMap { i in
        guard i + 1 < article.tokens.count, article.tokens[i + 1].isWord,
          article.string(article.tokens[i + 1]).lowercased() == "century",
          let number = PrintedNumber(article.tokens[i], article), number.suffix.count == 2
        else { return nil }
        let century = article.tokens[i + 1]
        if century.isCapitalised, !century.shape.contains(.allCapitals) {
          let isName = i + 2 < article.tokens.count && article.tokens[i + 2].isCapitalised
          guard !isName else { return nil }
          return Finding(
            at: century.core, "'Century' is written small",
            fixes: [.replace(century.core, with: "century", .safe)])
        }
        guard number.figure.digits < 10, number.figure.digits > 0 else { return nil }
        let list = article.vocabulary["figure-words"]
        let entries = list.entries
        guard
          let place = entries.indices.first(where: {
            list.fields(at: $0) == ["ordinal", "\(number.figure.digits)"]
          })
        else { return nil }
        return Finding(
          at: article.tokens[i].range,
          "'\(article.string(article.tokens[i]))' is written '\(entries[place])'",
          fixes: [.replace(article.tokens[i].range, with: entries[place], .safe)])
      }
  }

  /// `the XIX century`, as other languages count them.
  private func roman(_ article: Article) -> [Finding] {
    article.tokens.indices.dropLast().compactMap { i in
      let (token, next) = (article.tokens[i], article.tokens[i + 1])
      guard next.isWord, article.hash(next) == ByteHash.of("century"), next.shape.contains(.spaceBefore),
        token.isWord, token.shape.contains(.allCapitals) || token.core.count == 1, token.possessive == 0,
        let number = CenturyStyle.value(of: article.text.slice(token.core)), (1...21).contains(number)
      else { return nil }
      let suffix = number == 1 || number == 21 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th"
      let right = "\(number)\(suffix)"
      return Finding(
        at: token.core,
        "'\(article.core(token)) century' is written '\(right) century'",
        fixes: [.replace(token.core, with: right, .safe)])
    }
  }

  /// The value of a Roman numeral of I, V and X; nil for other letters.
  private static func value(of letters: ArraySlice<UInt8>) -> Int? {
    var total = 0
    var last = 0
    for letter in letters.reversed() {
      let value: Int
      switch letter {
      case UInt8(ascii: "I"): value = 1
      case UInt8(ascii: "V"): value = 5
      case UInt8(ascii: "X"): value = 10
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total
  }
}
