import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags times of day that one story writes in two styles.
package struct ClockStyleMixed: Rule {
  package let info = RuleInfo(
    id: "clock-style-mixed",
    category: .dates,
    severity: .warning,
    summary: "A story writes `a.m.` and `p.m.`, their space and the mark before the minutes in one way.",
    rationale: """
      `9.40am`, `9:40 AM` and `10 a.m.` in one story come from several sources. Each part is compared by itself: \
      the mark before the minutes, the space, the stops and the capitals. The style that the story has most is kept, \
      the first one where both stand equally often. Times inside quotations, as on posters and in messages, do not \
      count; hours counted to 12 and to 24 are `time-24-12-mixed`'s.
      """,
    fixSafety: "Nothing is written unasked: a house may have other reasons for one of the forms.",
    examples: [
      .flags(
        "The train left at 9:40 a.m. and came at 10 a.m.\n\nIt went back at ⟦4.20pm⟧ on Monday.",
        fixed: "The train left at 9:40 a.m. and came at 10 a.m.\n\nIt went back at 4:20 p.m. on Monday."),
      .flags(
        "The quay opened at 8am and shut at 9pm.\n\nIt opens at ⟦7 am⟧ on Sunday.",
        fixed: "The quay opened at 8am and shut at 9pm.\n\nIt opens at 7am on Sunday."),
      .flags(
        "The quay opened at 8 AM and shut at 9 PM. It was full at ⟦7 p.m.⟧ Nobody fell in.",
        fixed: "The quay opened at 8 AM and shut at 9 PM. It was full at 7 PM. Nobody fell in."),
      .allows("The train left at 9:40 a.m. and came at 10 a.m. A sign said: \"Back at 4.20pm\"."),
      .allows("The quay opened at 8am and shut at 9pm, 20:00 by their clocks."),
      .allows("The train left at 9:40 a.m. and came at noon, at 14:10 by their clocks."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    // Speakers say it as they like.
    if context.shared({ StoryVoice(article) }).isTranscript { return [] }
    let clocks = context.figures(of: article).clocks.compactMap { clock -> (range: TextRange, form: Form)? in
      guard clock.form == .twelve else { return nil }
      let range = article.range(of: clock.figures)
      guard !article.isQuoted(range.start), info.regions.contains(article.region(at: range.start)),
        let form = Form(article.text[range])
      else { return nil }
      return (range, form)
    }
    guard clocks.count > 1 else { return [] }
    let forms = clocks.map(\.form)
    let wanted = Style(
      separator: ClockStyleMixed.commonest(forms.compactMap(\.separator)),
      isSpaced: ClockStyleMixed.commonest(forms.map(\.isSpaced)) ?? true,
      isDotted: ClockStyleMixed.commonest(forms.map(\.isDotted)) ?? true,
      isCapital: ClockStyleMixed.commonest(forms.map(\.isCapital)) ?? false)
    let others = clocks.filter { !$0.form.fits(wanted) }
    guard let first = others.first, let kept = clocks.first(where: { $0.form.fits(wanted) }) else {
      return []
    }
    let edits = others.map { Edit($0.range, written($0.form, wanted, at: $0.range, article)) }
    return [
      Finding(
        at: first.range,
        "'\(article.text[first.range])' here, '\(article.text[kept.range])' elsewhere in this story",
        related: [RelatedPlace(kept.range, "the story's other style")]
          + others.dropFirst().prefix(20).map { RelatedPlace($0.range, "also written otherwise") },
        fixes: [Fix("Write '\(edits[0].text)'", .unsafe, edits)])
    ]
  }

  /// The time in the story's style; the stop of `p.m.` may end the sentence as well.
  private func written(_ form: Form, _ style: Style, at range: TextRange, _ article: Article) -> String {
    let text = form.written(in: style)
    let hasStop = article.byte(at: range.upper) == 0x2E
    if text.hasSuffix("."), hasStop { return String(text.dropLast()) }
    let next = article.tokenIndex(atOrAfter: UInt32(range.upper))
    let isLast =
      next >= article.tokens.count || article.tokens[next].shape.contains(.lineBefore)
      || article.tokens[next].shape.contains(.sentenceStart)
    return form.isDotted && !text.hasSuffix(".") && isLast && !hasStop ? text + "." : text
  }

  /// The value that stands most often; the first one of those that stand equally often.
  private static func commonest<Value: Hashable>(_ values: [Value]) -> Value? {
    let counts = values.reduce(into: [Value: Int]()) { $0[$1, default: 0] += 1 }
    var best: (value: Value, count: Int)?
    for value in values {
      let count = counts[value] ?? 0
      if count > best?.count ?? 0 { best = (value, count) }
    }
    return best?.value
  }

  private struct Style {
    /// What stands before the minutes; nil where no time of the story has any.
    var separator: UInt8?
    var isSpaced: Bool
    var isDotted: Bool
    var isCapital: Bool
  }

  /// One time taken apart.
  private struct Form {
    var hours: Substring
    var separator: UInt8?
    var minutes: Substring
    var isSpaced: Bool
    var isMorning: Bool
    var isDotted: Bool
    var isCapital: Bool

    init?(_ text: String) {
      let figures = text.prefix { !$0.isLetter && !$0.isWhitespace }
      let rest = text.dropFirst(figures.count)
      let half = rest.drop { $0.isWhitespace }
      guard let letter = half.first, "aApP".contains(letter), let digit = figures.last, digit.isNumber else {
        return nil
      }
      hours = figures.prefix { $0.isNumber }
      let mark = figures.dropFirst(hours.count)
      separator = mark.first?.asciiValue
      minutes = mark.dropFirst()
      isSpaced = half.count < rest.count
      isMorning = letter == "a" || letter == "A"
      isDotted = half.contains(".")
      isCapital = letter.isUppercase
    }

    func fits(_ style: Style) -> Bool {
      isSpaced == style.isSpaced && isDotted == style.isDotted && isCapital == style.isCapital
        && (separator == nil || separator == style.separator)
    }

    func written(in style: Style) -> String {
      let mark = separator == nil ? "" : String(UnicodeScalar(style.separator ?? 0x3A))
      let half = (isMorning ? "a" : "p") + (style.isDotted ? ".m." : "m")
      return hours + mark + minutes + (style.isSpaced ? " " : "")
        + (style.isCapital ? half.uppercased() : half)
    }
  }
}
