import Testing

@testable import TranslationRules

/// The parts of a number as they are put together.
@Suite struct NumberComposerTests {
  /// A part of a number as a list has it.
  enum Part: Sendable {
    case word(Double)
    case unitFirst(Double)
    case times(Double)
    case scale(Double)
    case digits(Double)
    case digit(Double)
    case half
  }

  /// What the parts make; nil where one of them begins another number.
  private static func value(_ parts: [Part]) -> Double? {
    var composer = NumberComposer()
    for part in parts {
      switch part {
      case .word(let value): guard composer.add(cardinal: value, unitsFirst: false) else { return nil }
      case .unitFirst(let value): guard composer.add(cardinal: value, unitsFirst: true) else { return nil }
      case .times(let factor): guard composer.multiply(by: factor) else { return nil }
      case .scale(let factor): guard composer.close(with: factor) else { return nil }
      case .digits(let value): guard composer.add(digits: value) else { return nil }
      case .digit(let value): composer.append(digit: value)
      case .half: composer.addHalf()
      }
    }
    return composer.value
  }

  private static let numbers: [([Part], Double)] = [
    ([.word(20), .word(1)], 21), ([.word(3), .times(100)], 300), ([.word(3), .times(100), .word(5)], 305),
    ([.word(3), .times(100), .word(20), .word(5), .scale(1000)], 325_000),
    ([.word(2), .scale(1e6), .word(3), .times(100), .scale(1000), .word(7)], 2_300_007),
    ([.times(100)], 100), ([.scale(1000)], 1000), ([.scale(1000), .word(5)], 1005),
    // German and Arabic say units first.
    ([.unitFirst(1), .unitFirst(20)], 21), ([.word(3), .times(100), .unitFirst(1), .unitFirst(20)], 321),
    // Digits before a scale, a half behind it, and a scale of a scale.
    ([.digits(2.5), .scale(1e6)], 2.5e6), ([.word(2), .scale(1e6), .half], 2.5e6),
    ([.word(2), .half, .scale(1e6)], 2.5e6),
    ([.digits(3), .scale(1000), .scale(1e6)], 3e9),
    ([.word(3), .times(10), .scale(1e4), .word(5), .scale(1000)], 305_000),
    // Chinese tens within a group, and years digit by digit.
    ([.word(2), .times(100), .word(3), .times(10), .word(4)], 234),
    ([.digit(2), .digit(0), .digit(2), .digit(4)], 2024),
    ([], 0), ([.half], 0.5), ([.word(0)], 0),
  ]

  @Test(arguments: numbers)
  func partsMakeANumber(_ parts: [Part], _ value: Double) {
    #expect(Self.value(parts) == value)
  }

  private static let others: [[Part]] = [
    [.word(3), .word(5)], [.word(21), .word(20)], [.word(1), .word(20)], [.word(20), .word(10)],
    [.unitFirst(10), .unitFirst(20)],
    [.unitFirst(1), .unitFirst(100)], [.digits(3), .word(5)], [.digits(3), .digits(5)],
    [.word(3), .scale(1000), .word(2000)],
    [.word(1), .scale(1000), .scale(1000)], [.word(0), .scale(1000)],
  ]

  @Test(arguments: others)
  func otherPartsBeginAnother(_ parts: [Part]) {
    #expect(Self.value(parts) == nil)
  }

  @Test func scalesAreRemembered() {
    var composer = NumberComposer()
    #expect(composer.isEmpty && composer.scale == 1 && composer.lastScale == .infinity)
    #expect(composer.close(with: 1e6) && composer.isBareScale && composer.scale == 1e6)
    #expect(composer.add(digits: 300) && !composer.isBareScale && composer.value == 1_000_300)
    #expect(composer.lastScale == 1e6)
  }
}
