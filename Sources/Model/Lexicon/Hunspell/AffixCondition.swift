import SourceText

/// The condition of an affix entry: what the word must look like at the end the affix goes to.
///
/// Format (hunspell(5)): scalars, `.` for any, `[abc]` for one of, `[^abc]` for none of.
struct AffixCondition {
  /// What one scalar of the word must be.
  struct Element {
    /// A bit for each ASCII scalar that is right.
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    /// Whether scalars outside ASCII are right that `others` does not hold.
    private(set) var takesOthers = false
    private(set) var others: [UInt32] = []

    init(_ members: [UInt32], isNegated: Bool) {
      for member in members {
        if member < 64 {
          low |= 1 << UInt64(member)
        } else if member < 128 {
          high |= 1 << UInt64(member - 64)
        } else {
          others.append(member)
        }
      }
      if isNegated {
        low = ~low
        high = ~high
        takesOthers = true
      }
    }
  }

  /// In the order of the word for prefixes, backwards for suffixes.
  let elements: [Element]

  init(parsing text: String, isSuffix: Bool) {
    let elements = text == "." || text == "0" ? [] : AffixCondition.parse(text)
    self.elements = isSuffix ? elements.reversed() : elements
  }

  private static func parse(_ text: String) -> [Element] {
    var elements: [Element] = []
    var group: [UInt32]?
    var isNegated = false
    for scalar in text.unicodeScalars {
      if let members = group {
        if scalar == "]" {
          elements.append(Element(members, isNegated: isNegated))
          group = nil
        } else if scalar == "^", members.isEmpty, !isNegated {
          isNegated = true
        } else {
          group?.append(scalar.value)
        }
      } else if scalar == "[" {
        group = []
        isNegated = false
      } else if scalar == "." {
        elements.append(Element([], isNegated: true))
      } else {
        elements.append(Element([scalar.value], isNegated: false))
      }
    }
    return elements
  }
}
