import SourceText

/// Amounts in messages.
enum Amount {
  /// `: 10 against 10 million`, where the texts of two numbers do not show by themselves how they differ.
  static func against(_ target: Figure, _ source: Figure) -> String {
    let isPlain = [target, source].allSatisfy { $0.scale == 1 && !$0.isSpelled && $0.minutes == nil }
    guard !isPlain, target.value != source.value else { return "" }
    return ": \(text(target.value)) against \(text(source.value))"
  }

  /// A number as English copy writes it: `350 million`, `12,500`, `7.4`.
  static func text(_ value: Double) -> String {
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where abs(value) >= scale {
      return decimal(value / scale) + " " + name
    }
    return decimal(value)
  }

  private static func decimal(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return "\(value)" }
    let rounded = (value * 100).rounded() / 100
    let whole = Int(bounded: rounded)
    var digits = String(abs(whole))
    if digits.utf8.count > 4 {
      var grouped = ""
      for (i, digit) in digits.enumerated() {
        if i > 0, (digits.count - i) % 3 == 0 { grouped += "," }
        grouped.append(digit)
      }
      digits = grouped
    }
    let hundredths = Int(bounded: (abs(rounded - Double(whole)) * 100).rounded())
    if hundredths > 0 {
      digits += hundredths % 10 == 0 ? ".\(hundredths / 10)" : ".\(hundredths < 10 ? "0" : "")\(hundredths)"
    }
    return (value < 0 ? "-" : "") + digits
  }

  /// A quantity in another unit of its dimension.
  static func convert(_ value: Double, _ from: TranslationLexicon.Unit, _ to: TranslationLexicon.Unit)
    -> Double
  {
    guard from.dimension == "temperature" else { return value * from.factor / to.factor }
    if from.name == to.name { return value }
    return to.name == "degrees Celsius" ? (value - 32) / 1.8 : value * 1.8 + 32
  }
}

extension SideReading {
  /// A number with the currency or unit around it.
  func amountRange(_ figure: Figure) -> TextRange {
    var first = figure.tokens.lowerBound
    if first > 0, figure.currency != 0, term(.currency, at: first - 1) != nil, tokens[first - 1].kind == .mark
    {
      first -= 1
    }
    if first > 0, figure.currency != 0, isMark(first, 0x24), tokens[first - 1].flags.contains(.allCapitals),
      !tokens[first].isSpaced
    {
      first -= 1
    }
    return range(first..<max(figure.tokens.upperBound, first + 1))
  }
}

extension Figure {
  /// Whether it is written as a time of day.
  var isTime: Bool { minutes != nil }
}

extension FigureMatch.Change {
  /// Whether a time of day is on both sides.
  var isTime: Bool {
    source.isTime && (target.isTime || target.value < 25) || target.isTime && source.value < 25
  }

  /// Whether both sides measure the same kind of thing in different units.
  func isOtherMeasure(_ lexicon: TranslationLexicon) -> Bool {
    guard source.unit != target.unit, let a = lexicon.unit(source.unit), let b = lexicon.unit(target.unit)
    else {
      return false
    }
    return a.dimension == b.dimension && a.dimension != "duration" && a.name != "degrees"
      && b.name != "degrees"
  }
}
