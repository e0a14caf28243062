/// Puts the parts of a number together as they are read: `three` `hundred` `and` `five` `thousand`, `3.5` `亿`.
struct NumberComposer {
  /// What is closed by a scale.
  private var total = 0.0
  /// What stands since the last scale.
  private var current = 0.0
  private(set) var isEmpty = true
  /// The product of the scales.
  private(set) var scale = 1.0
  /// Whether nothing but a scale or multiplier was read: `millions of people`.
  private(set) var isBareScale = false
  /// The scale that was read last; infinite without.
  private(set) var lastScale = Double.infinity
  /// The next part must be smaller than this.
  private(set) var room = Double.infinity
  /// The last word below ten, which tens may follow where units stand first.
  private var unit = 0.0

  var value: Double { total + current }

  /// Adds a number in digits; only a scale or multiplier may follow.
  mutating func add(digits value: Double) -> Bool {
    guard isEmpty || (current == 0 && value < lastScale) || value < room else { return false }
    current += value
    (room, unit, isEmpty, isBareScale) = (0, 0, false, false)
    return true
  }

  /// Adds a number word; false where it begins another number. `unitsFirst`: units may stand before tens.
  mutating func add(cardinal value: Double, unitsFirst: Bool) -> Bool {
    if value < room {
      current += value
      room = value >= 100 ? 100 : value >= 10 && value.truncatingRemainder(dividingBy: 10) == 0 ? 10 : 0
      unit = value < 10 ? value : 0
    } else if unitsFirst, unit > 0, (10...90).contains(value) {
      current += value
      (room, unit) = (0, 0)
    } else {
      return false
    }
    (isEmpty, isBareScale) = (false, false)
    return true
  }

  /// Appends a digit of a number that is written digit by digit: `二〇二四`.
  mutating func append(digit value: Double) {
    current = current * 10 + value
    (room, unit, isEmpty) = (0, 0, false)
  }

  /// `hundred`, `十`: multiplies what is smaller than it in the current group.
  mutating func multiply(by factor: Double) -> Bool {
    if isEmpty {
      isBareScale = true
      current = factor
    } else {
      let small = current.truncatingRemainder(dividingBy: factor)
      guard current > 0 || factor < lastScale else { return false }
      current = small == 0 ? current + factor : current - small + small * factor
    }
    (room, unit, isEmpty) = (factor, 0, false)
    return true
  }

  /// A scale closes the group; one that is larger than the last multiplies all that was read.
  mutating func close(with factor: Double) -> Bool {
    if isEmpty { isBareScale = true }
    if factor > lastScale {
      total = (total + current) * factor
      scale *= factor
    } else {
      guard isEmpty || current > 0 else { return false }
      total += (current == 0 ? 1 : current) * factor
      scale = max(scale, factor)
    }
    (current, lastScale, room, unit, isEmpty) = (0, factor, factor, 0, false)
    return true
  }

  /// Adds a half of what was read last.
  mutating func addHalf() {
    if current == 0, scale > 1 { total += 0.5 * lastScale } else { current += 0.5 }
    (room, unit, isEmpty) = (0, 0, false)
  }
}
