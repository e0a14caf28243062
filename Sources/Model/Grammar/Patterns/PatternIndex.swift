import SourceText

/// Which patterns a word or a tag calls for, made once when the patterns are read.
struct PatternIndex {
  private(set) var slots: [PatternImage.Slot]
  /// The patterns of each word, then those of each tag.
  private(set) var numbers: [UInt32] = []
  /// Where the patterns of each tag end in `numbers`, by raw value; the first begin where those of words end,
  /// which stands before.
  private(set) var tagEnds: [UInt32] = []

  init(_ syntax: PatternSyntax) {
    var byWord: [UInt64: [UInt32]] = [:]
    var byTag = [[UInt32]](repeating: [], count: Tag.allCases.count)
    for (i, pattern) in syntax.patterns.enumerated() {
      let test = syntax.elements[Int(pattern.first) + Int(pattern.anchor)].test
      if let words = syntax.tests.words(test) {
        for word in Set(words) { byWord[word, default: []].append(UInt32(i)) }
      } else {
        for tag in Tag.allCases where test.tags >> UInt64(tag.rawValue) & 1 != 0 {
          byTag[Int(tag.rawValue)].append(UInt32(i))
        }
      }
    }
    var size = 16
    while size < byWord.count * 2 { size *= 2 }
    slots = Array(repeating: PatternImage.Slot(), count: size)
    // In order, so that the same files give the same bytes.
    for (word, patterns) in byWord.sorted(by: { $0.key < $1.key }) {
      var place = Int(truncatingIfNeeded: word) & (size - 1)
      while slots[place].count > 0 { place = (place + 1) & (size - 1) }
      // Most patterns flag the word itself, and nothing that somebody said.
      let quoted = patterns.filter {
        let pattern = syntax.patterns[Int($0)]
        return pattern.readsQuotations || !pattern.flags(Int(pattern.anchor))
      }
      slots[place] = PatternImage.Slot(
        hash: word, first: UInt32(numbers.count), count: UInt32(patterns.count),
        firstQuoted: UInt32(numbers.count + patterns.count), quotedCount: UInt32(quoted.count))
      numbers += patterns + quoted
    }
    tagEnds.append(UInt32(numbers.count))
    for patterns in byTag {
      numbers += patterns
      tagEnds.append(UInt32(numbers.count))
    }
  }
}
