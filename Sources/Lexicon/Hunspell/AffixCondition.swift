import SourceText

/// The condition of an affix entry: what the word must look like at the end the affix goes to.
///
/// Format (hunspell(5)): scalars, `.` for any, `[abc]` for one of, `[^abc]` for none of.
struct AffixCondition {
  /// What one scalar of the word must be.
  private struct Element {
    /// A bit for each ASCII scalar that is right.
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Whether scalars outside ASCII are right that `others` does not hold.
    var takesOthers = false
    var others: [UInt32] = []

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

    @inline(__always)
    func matches(_ value: UInt32) -> Bool {
      if value < 64 { return low >> UInt64(value) & 1 == 1 }
      if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
      return others.contains(value) != takesOthers
    }
  }

  /// In the order of the word for prefixes, backwards for suffixes.
  private var elements: [Element] = []

  init(parsing text: Substring, isSuffix: Bool) {
    if text == "." || text == "0" { return }
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
      } else {
        elements.append(scalar == "." ? Element([], isNegated: true) : Element([scalar.value], isNegated: false))
      }
    }
    if isSuffix { elements.reverse() }
  }

  func matchesEnd(of word: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = word.count
    for k in elements.indices {
      guard i > 0 else { return false }
      if word[i - 1] < 0x80 {
        guard elements[k].matches(UInt32(word[i - 1])) else { return false }
        i -= 1
      } else {
        guard let (value, length) = Scalars.decode(word, before: i), elements[k].matches(value) else { return false }
        i -= length
      }
    }
    return true
  }

  func matchesStart(of word: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    for k in elements.indices {
      guard i < word.count else { return false }
      let (value, length) = Scalars.decode(word, at: i)
      guard elements[k].matches(value) else { return false }
      i += length
    }
    return true
  }
}
