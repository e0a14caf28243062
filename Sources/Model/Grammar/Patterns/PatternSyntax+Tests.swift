import ArticleModel
import SourceText

/// What one condition of a pattern asks.
extension PatternSyntax {
  func asked(_ name: Substring, _ line: Int) throws(Failure) -> WordTests.Asked {
    if name.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 == 0x27 || $0 >= 0x80 }) {
      return .words([ByteHash.ofFolded(name)])
    }
    switch name.first {
    case "=": return .words(lemma(name.dropFirst()))
    case "@": return .list(vocabulary[named: String(name.dropFirst())])
    case "%": return try classes(name.dropFirst(), line)
    case "^": return .other(.capital, 0)
    case "#": return .other(.figure, 0)
    case "*": return .other(.any, 0)
    case "<": return .other(.first, 0)
    default: break
    }
    if let first = name.utf8.first, name.utf8.count == 1, first < 0x41 || first > 0x7A {
      return .other(.mark, UInt32(first))
    }
    let tags = TagSet(named: name)
    guard tags.bits != 0 else { throw Failure(line: line, reason: "no tag is called '\(name)'") }
    return .tags(tags)
  }

  private func classes(_ name: Substring, _ line: Int) throws(Failure) -> WordTests.Asked {
    let isOnly = name.hasPrefix("~")
    var classes = WordClasses(rawValue: 0)
    for part in name.dropFirst(isOnly ? 1 : 0).split(separator: "+") {
      guard let one = PatternSyntax.classes[String(part)] else {
        throw Failure(line: line, reason: "no class is called '\(part)'")
      }
      classes = classes.union(one)
    }
    return isOnly ? .other(.only, UInt32(classes.rawValue)) : .can(classes)
  }

  /// All forms of a lemma, itself among them.
  private func lemma(_ word: Substring) -> Set<UInt64> {
    var hashes: Set<UInt64> = [ByteHash.ofFolded(word)]
    let number = forms.number(ByteHash.ofFolded(word))
    for part in forms.parts(number) where forms.lemmaNumber(part) == number {
      for tag in Morphology.slotTags {
        if let form = forms.inflected(part, as: tag) { hashes.insert(ByteHash.ofFolded(form)) }
      }
    }
    return hashes
  }

  private static let classes: [String: WordClasses] = [
    "sg": .singular, "pl": .plural, "base": .base, "3rd": .thirdPerson, "past": .past,
    "participle": .participle, "gerund": .gerund, "adj": .adjective, "cmp": .comparative, "sup": .superlative,
    "adv": .adverb, "closed": .closed, "uncount": .uncountable, "same": .unchanging,
  ]

  // MARK: Bytes

  /// Whether a mark stands at a place.
  static func stands(
    _ mark: StaticString, at place: Int, in bytes: UnsafeBufferPointer<UInt8>, _ end: Int
  ) -> Bool {
    guard place + mark.utf8CodeUnitCount <= end else { return false }
    for i in 0..<mark.utf8CodeUnitCount where bytes[place + i] != mark.utf8Start[i] { return false }
    return true
  }

  /// What stands before the first of a mark, and what behind it; without the mark nothing does.
  static func cut(
    _ mark: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> (before: Range<Int>, behind: Range<Int>) {
    for place in range where bytes[place] == 0x20 && stands(mark, at: place, in: bytes, range.upperBound) {
      return (range.lowerBound..<place, place + mark.utf8CodeUnitCount..<range.upperBound)
    }
    return (range, range.upperBound..<range.upperBound)
  }

  static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Substring {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)[...]
  }
}
