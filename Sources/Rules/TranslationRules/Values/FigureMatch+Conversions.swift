import Bitext

/// Figures that are the same amount in another unit.
extension FigureMatch {
  /// How far a converted figure may be off.
  static let tolerance = 0.07
  /// The same where one side says `about`, and where it is a part of a unit.
  static let aboutTolerance = 0.1
  static let ofParts = 0.25
  /// How far a small one may, in whole units: editors round `7.6 cm` to 7 or 8.
  private static let rounding = 0.63

  /// Whether a figure that was converted to a unit is near enough to what is stated in it.
  static func isNear(_ converted: Double, _ stated: Double) -> Bool {
    abs(converted - stated) <= tolerance * max(abs(converted), abs(stated))
  }

  static func isNearWhole(_ converted: Double, _ stated: Double) -> Bool {
    stated.rounded() == stated && abs(converted - stated) <= rounding
  }

  /// A percentage and a portion: `20 percent` and a fifth, `50 percent` and a half.
  static func samePortion(_ s: Figure, _ t: Figure) -> Bool {
    guard s.isPercent != t.isPercent else { return false }
    let (percent, portion) = s.isPercent ? (s, t) : (t, s)
    // `a fifth` is written as the ordinal is.
    if portion.isOrdinal, portion.isSpelled, portion.value > 2 {
      return abs(100 / portion.value - percent.value) < 1
    }
    guard portion.strength == .support else { return false }
    return [portion.value, portion.alternate ?? portion.value].contains {
      $0 < 1 && abs($0 * 100 - percent.value) < 1
    }
  }

  /// Whether one is a temperature and the other a number that counts nothing, the same in Fahrenheit or Celsius: a fever
  /// of `a hundred and two` and of `39 graus`.
  static func isTemperature(_ known: Figure, _ bare: Figure, _ lexicon: TranslationLexicon) -> Bool {
    guard lexicon.unit(known.unit)?.dimension == "temperature", bare.unit == 0, bare.currency == 0,
      !bare.isPercent, bare.scale == 1, bare.minutes == nil
    else { return false }
    return abs(known.value * 1.8 + 32 - bare.value) < 1.7 || abs((known.value - 32) / 1.8 - bare.value) < 1.7
  }

  /// Pairs figures of which one is without its unit, where others of the segment show how units are
  /// converted: `entre 2 y 5 cm, hasta 10` and `1 to 2 inches, up to 4 inches`.
  mutating func pairByFactor() {
    let lexicon = lexicon
    func isSpeed(_ s: Figure, _ t: Figure) -> Bool {
      Set([s, t].compactMap { lexicon.unit($0.unit)?.dimension }) == ["speed", "length"]
    }
    for factor in factors {
      pair { s, t in
        // Pounds are money and weight.
        guard s.unit == 0 || t.unit == 0 || isSpeed(s, t), s.currency == 0 || s.unit != 0,
          t.currency == 0 || t.unit != 0, !s.isPercent, !t.isPercent
        else { return false }
        return FigureMatch.isNear(s.value * factor, t.value)
          || FigureMatch.isNearWhole(s.value * factor, t.value)
      }
    }
  }

  /// Notes how figures were converted whose unit is a word that the list of a language lacks, and pairs temperatures.
  mutating func noteUnreadUnits() {
    let languages = languages
    func isUnread(_ figure: Figure, _ language: Language) -> Bool {
      figure.unit == 0 && figure.currency == 0 && !figure.isPercent && figure.minutes == nil
        && figure.scale == 1
        && (language.isPartlyKnown || language == .other)
    }
    guard [languages.source, languages.target].contains(where: { $0.isPartlyKnown || $0 == .other }) else {
      return
    }
    let lexicon = lexicon
    for s in source.indices where !sourceDone[s] {
      for t in target.indices where !targetDone[t] {
        let (one, other) = (source[s], target[t])
        if let factor = lexicon.perHour(one.unit, other.unit), FigureMatch.mayBe(one, other, factor) {
          // `137 km на годину`: the words for the hour are not read.
          factors.append(factor)
        } else if one.unit != 0, isUnread(other, languages.target) {
          factors += lexicon.conversions(one.unit).filter { FigureMatch.mayBe(one, other, $0) }
        } else if other.unit != 0, isUnread(one, languages.source) {
          factors += lexicon.conversions(other.unit).filter { FigureMatch.mayBe(other, one, $0) }.map {
            1 / $0
          }
        }
      }
    }
    pair { s, t in
      let (known, unread) = s.unit != 0 ? (s, t) : (t, s)
      guard lexicon.unit(known.unit)?.dimension == "temperature",
        isUnread(unread, s.unit != 0 ? languages.target : languages.source)
      else { return false }
      return FigureMatch.sameTemperature(known.value, unread.value)
        || FigureMatch.sameTemperature(unread.value, known.value)
    }
  }

  /// Whether degrees or a difference of them are the same on the other scale, rounded.
  fileprivate static func sameTemperature(_ one: Double, _ other: Double) -> Bool {
    let converted: [Double] = [one * 1.8 + 32, (one - 32) / 1.8, one * 1.8, one / 1.8]
    return converted.contains { abs($0 - other) < 1.7 }
  }

  /// Whether a figure without a unit may be one with a unit, converted.
  private static func mayBe(_ known: Figure, _ unread: Figure, _ factor: Double) -> Bool {
    isNear(known.value * factor, unread.value)
      || isNearWhole(known.value * factor, unread.value) && isNearWhole(unread.value / factor, known.value)
  }

  /// An amount that an editor adds in brackets is in the money of the readers, at the rate of the day.
  mutating func coverOtherCurrencies() {
    for s in source.indices where !sourceDone[s] && source[s].isBracketed && source[s].currency != 0 {
      guard
        let t = target.indices.first(where: {
          !targetDone[$0] && target[$0].isBracketed && target[$0].currency != 0
            && target[$0].currency != source[s].currency
        })
      else { continue }
      sourceDone[s] = true
      targetDone[t] = true
    }
  }

  /// What an editor adds beside a figure in another unit: `45 miles (72 kilometers)`.
  mutating func coverConversions() {
    let lexicon = lexicon
    func isCovered(_ i: Int, _ all: [Figure], _ done: [Bool]) -> Bool {
      all.indices.contains { k in
        guard k != i, done[k], all[k].isBracketed != all[i].isBracketed else { return false }
        return all[i].isConverted(to: all[k], lexicon) || all[k].isConverted(to: all[i], lexicon)
      }
    }
    for s in source.indices where !sourceDone[s] { sourceDone[s] = isCovered(s, source, sourceDone) }
    for t in target.indices where !targetDone[t] { targetDone[t] = isCovered(t, target, targetDone) }
  }
}

extension Figure {
  /// Whether both count the same thing, as far as is said.
  func isLike(_ other: Figure) -> Bool {
    currency == other.currency && unit == other.unit && isPercent == other.isPercent
      && isPoints == other.isPoints
      && isBracketed == other.isBracketed
  }

  /// Whether both are measures of one kind in different units.
  func isOtherMeasure(_ other: Figure, _ lexicon: TranslationLexicon) -> Bool {
    guard unit != 0, other.unit != 0, unit != other.unit, let a = lexicon.unit(unit),
      let b = lexicon.unit(other.unit)
    else { return false }
    return a.dimension == b.dimension && a.dimension != "duration" && a.dimension != "temperature"
  }

  /// Whether a number of another unit is the same amount, rounded as converted figures are.
  func isConverted(to other: Figure, _ lexicon: TranslationLexicon) -> Bool {
    guard unit != 0, other.unit != 0, let a = lexicon.unit(unit), let b = lexicon.unit(other.unit),
      a.dimension == b.dimension, other.value != 0
    else { return false }
    if a.dimension == "temperature" {
      guard unit != other.unit || a.name == "degrees" else { return false }
      // Degrees without a scale are of either, or a difference.
      return FigureMatch.sameTemperature(value, other.value)
        || FigureMatch.sameTemperature(other.value, value)
    }
    guard unit != other.unit,
      !FigureMatch.same(value, other.value) || a.factor == b.factor || isAbout || other.isAbout
    else {
      return false
    }
    let there = value * a.factor / b.factor
    if FigureMatch.isNear(there, other.value) { return true }
    // `about 30 yards` are 27 metres or 30; of half an inch a centimetre is near enough.
    let isPart = min(value, other.value) < 1
    let room = isPart ? FigureMatch.ofParts : isAbout || other.isAbout ? FigureMatch.aboutTolerance : 0
    if a.dimension != "duration", abs(there - other.value) <= room * max(there, other.value) { return true }
    let back = other.value * b.factor / a.factor
    return a.dimension != "duration" && FigureMatch.isNearWhole(there, other.value)
      && FigureMatch.isNearWhole(back, value)
  }

  /// Whether one is a temperature and the other the ten degrees in which it is: `27 °C` and `the 80s`.
  func isInDecade(_ other: Figure, _ lexicon: TranslationLexicon) -> Bool {
    let (one, decade) = other.isDecade ? (self, other) : (other, self)
    guard decade.isDecade, let unit = lexicon.unit(one.unit), unit.dimension == "temperature" else {
      return false
    }
    let range = (decade.value - 2)..<(decade.value + 10)
    return [one.value, one.value * 1.8 + 32].contains { range.contains($0) }
  }
}
