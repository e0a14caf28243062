import SourceText

/// The condition of an affix entry: what the word must look like at the end the affix goes to.
///
/// Format (hunspell(5)): scalars, `.` for any, `[abc]` for one of, `[^abc]` for none of.
struct AffixCondition {
  private enum Element {
    case any
    case one(UInt32)
    case among([UInt32])
    case except([UInt32])

    func matches(_ value: UInt32) -> Bool {
      switch self {
      case .any: true
      case .one(let wanted): wanted == value
      case .among(let wanted): wanted.contains(value)
      case .except(let unwanted): !unwanted.contains(value)
      }
    }
  }

  /// In the order of the word for prefixes, backwards for suffixes.
  private var elements: [Element] = []

  init(parsing text: Substring, isSuffix: Bool) {
    if text == "." || text == "0" { return }
    var group: [UInt32]?
    var isNegated = false
    for scalar in text.unicodeScalars {
      if group != nil {
        if scalar == "]" {
          elements.append(isNegated ? .except(group ?? []) : .among(group ?? []))
          group = nil
        } else if scalar == "^", group?.isEmpty == true, !isNegated {
          isNegated = true
        } else {
          group?.append(scalar.value)
        }
      } else if scalar == "[" {
        group = []
        isNegated = false
      } else {
        elements.append(scalar == "." ? .any : .one(scalar.value))
      }
    }
    if isSuffix { elements.reverse() }
  }

  func matchesEnd(of word: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = word.count
    for element in elements {
      guard let (value, length) = Scalars.decode(word, before: i), element.matches(value) else {
        return false
      }
      i -= length
    }
    return true
  }

  func matchesStart(of word: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    for element in elements {
      guard i < word.count else { return false }
      let (value, length) = Scalars.decode(word, at: i)
      guard element.matches(value) else { return false }
      i += length
    }
    return true
  }
}
