import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a measure whose conversion in brackets is another length, area or weight.
package struct UnitConversion: Rule {
  package let info = RuleInfo(
    id: "unit-conversion",
    category: .figures,
    severity: .warning,
    summary: "A measure and its conversion in brackets are the same.",
    rationale: """
      `100 km (82 miles)` is off by a third. Either figure may be rounded: nothing is said within 5 percent, \
      nor where roundings explain the difference. The fix computes the figure in brackets from the one before.
      """,
    examples: [
      .flags(
        "The fire burnt 1 million acres (⟦0.8 million hectares⟧) of forest.",
        fixed: "The fire burnt 1 million acres (0.4 million hectares) of forest."),
      .flags(
        "The village is 100 km (⟦82 miles⟧) north of the capital.",
        fixed: "The village is 100 km (62 miles) north of the capital."),
      .flags(
        "It was 40 degrees Celsius (⟦140 degrees Fahrenheit⟧) in the shade.",
        fixed: "It was 40 degrees Celsius (104 degrees Fahrenheit) in the shade."),
      .allows("The fire burnt 1 million acres (0.4 million hectares) of forest."),
      .allows(
        "The storm was about 90 miles (145 km) off the coast, with winds of 30 miles per hour (45 km/h)."),
      .allows("He is 5 feet 10 inches (178 cm) tall and weighs 82 pounds (37 kg)."),
      .allows("They ran 10 km (and 2 miles more) and swam 3 km (5 laps)."),
      .allows("The pier, from under eight metres (about 25 feet) to 20 metres (65 feet) long, held."),
      .allows(
        "A warming of 1.5 degrees Celsius (2.7 Fahrenheit) would dry 5,000 gallons (22,700 litres) up."),
      .allows("It uses 450°F (232°C), or 5 to 10 km (3 to 6 miles) of wire."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities
    guard list.count > 1 else { return [] }
    return zip(list, list.dropFirst()).compactMap { measure, converted in
      guard let a = measure.unit.measure, let b = converted.unit.measure, a.dimension == b.dimension,
        a.name != b.name, !measure.isRange, !converted.isRange,
        isBracketed(converted, after: measure, article)
      else { return nil }
      return finding(measure, a, converted, b, article)
    }
  }

  /// Whether only a bracket and words of exactness stand between.
  private func isBracketed(_ converted: Quantity, after measure: Quantity, _ article: Article) -> Bool {
    let start = measure.tokens.upperBound
    guard start < converted.tokens.lowerBound, article.tokens[start].kind == .openBracket else {
      return false
    }
    let gap = converted.tokens.lowerBound - start - 1
    return gap == 0 || converted.exactness != .exact && gap <= 2
  }

  private func finding(
    _ measure: Quantity, _ a: QuantityUnit.Measure, _ converted: Quantity, _ b: QuantityUnit.Measure,
    _ article: Article
  ) -> Finding? {
    func inB(_ value: Double) -> Double { (value + a.offset) * a.factor / b.factor - b.offset }
    let (slackA, slackB) = (UnitConversion.slack(measure), UnitConversion.slack(converted))
    let right = inB(measure.value)
    guard
      let span = ClosedRange(between: inB(measure.value - slackA), and: inB(measure.value + slackA)),
      let stated = ClosedRange(between: converted.value - slackB, and: converted.value + slackB),
      !span.overlaps(stated), !agreesOtherwise(measure, a, converted, b)
    else { return nil }
    let scale = max(abs(right), a.dimension == "temperature" ? 20 : 0)
    guard abs(converted.value - right) > 0.05 * scale, right.magnitude < 1e15 else { return nil }
    let range = article.range(of: converted.tokens)
    let figure = UnitConversion.figure(right, like: converted)
    let number = article.range(of: converted.number)
    return Finding(
      at: range,
      "'\(article.excerpt(measure.tokens))' is \(figure.printed)\(converted.scale == 0 ? "" : UnitConversion.scaleName(converted, article)) \(b.name), not '\(article.text[range])'",
      fixes: converted.isWritten ? [] : [.replace(number, with: figure.printed, .unsafe)])
  }

  /// Whether a difference of temperatures was meant, or the other gallon.
  private func agreesOtherwise(
    _ measure: Quantity, _ a: QuantityUnit.Measure, _ converted: Quantity, _ b: QuantityUnit.Measure
  ) -> Bool {
    var factors: [Double] = []
    // A warming by 2 degrees Celsius is one by 3.6 degrees Fahrenheit; as temperatures both would be cold.
    if a.offset != 0, measure.value.magnitude <= (a.name == "°C" ? 15 : 27) {
      factors.append(a.factor / b.factor)
    }
    if let other = a.otherFactor { factors.append(other / b.factor) }
    if let other = b.otherFactor { factors.append(a.factor / other) }
    return factors.contains { abs(measure.value * $0 - converted.value) <= 0.06 * converted.value.magnitude }
  }

  private static func scaleName(_ quantity: Quantity, _ article: Article) -> String {
    let scale = quantity.number.upperBound..<quantity.tokens.upperBound
    return scale.isEmpty ? "" : " " + article.string(article.tokens[scale.lowerBound])
  }

  /// How far a figure may be rounded: half of its last digit that is not 0, but at most a tenth of it, or a
  /// quarter where it is one digit or a word.
  private static func slack(_ quantity: Quantity) -> Double {
    let isSmall = quantity.isWritten || quantity.printed.significant.count <= 1 && quantity.printed.value < 10
    let most = quantity.value.magnitude * (isSmall && quantity.scale == 0 ? 0.25 : 0.1)
    return min(quantity.figure.halfStep, max(most, quantity.figure.step / 2))
  }

  /// A value in the scale of a quantity, with as many decimals.
  private static func figure(_ value: Double, like quantity: Quantity) -> DecimalFigure {
    let exponent = min(0, quantity.printed.exponent)
    let digits = (value / DecimalFigure.power(quantity.scale) / DecimalFigure.power(exponent)).rounded()
    return DecimalFigure(digits: digits.magnitude < 1e15 ? Int64(digits) : 0, exponent: exponent)
  }
}
