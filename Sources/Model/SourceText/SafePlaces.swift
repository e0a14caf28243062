// Arithmetic of places that cannot trap. A rule that counts back from the first word, or on from the last
// one, is as right as any other until a text is one word long; then Swift would end the program. So the short
// form is the safe one: in every file that imports this module `a..<b` of whole numbers is this one.

/// The places from one to another; none, at the first, where the second comes before it.
@inlinable @inline(__always)
public func ..< (lower: Int, upper: Int) -> Range<Int> {
  Range(uncheckedBounds: (lower, upper < lower ? lower : upper))
}

extension RandomAccessCollection where Index == Int {
  /// What stands from a place on; nothing where the place lies behind the end.
  @inlinable public subscript(_ rest: PartialRangeFrom<Int>) -> SubSequence {
    self[
      (rest.lowerBound < startIndex ? startIndex : rest.lowerBound < endIndex ? rest.lowerBound : endIndex)..<endIndex
    ]
  }

  /// What stands before a place; all of it where the place lies behind the end.
  @inlinable public subscript(_ front: PartialRangeUpTo<Int>) -> SubSequence {
    self[startIndex..<(front.upperBound < endIndex ? front.upperBound : endIndex)]
  }
}

extension Int {
  /// The whole part of a number; the largest or smallest that there is where it lies beyond these, 0 for what
  /// is no number.
  @inlinable public init(bounded value: Double) {
    if value >= 9.2e18 {
      self = .max
    } else if value <= -9.2e18 {
      self = .min
    } else {
      self = value.isNaN ? 0 : Int(value)
    }
  }
}

extension ClosedRange<Double> {
  /// The numbers between two, whichever is the smaller; nil where one of them is none.
  @inlinable public init?(between a: Double, and b: Double) {
    guard a <= b || b <= a else { return nil }
    self = Swift.min(a, b)...Swift.max(a, b)
  }
}
