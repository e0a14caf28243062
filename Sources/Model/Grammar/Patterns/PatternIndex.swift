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
      slots[place] = PatternImage.Slot(
        hash: word, first: UInt32(numbers.count), count: UInt32(patterns.count))
      numbers += patterns
    }
    tagEnds.append(UInt32(numbers.count))
    for patterns in byTag {
      numbers += patterns
      tagEnds.append(UInt32(numbers.count))
    }
  }

  /// What a pattern's anchor and the words beside it must be.
  static func key(
    _ pattern: SentencePattern, _ elements: [SentencePattern.Element], _ choices: [WordTest.Choice]
  ) -> SentencePattern.Key {
    let anchor = Int(pattern.anchor)
    func element(_ number: Int) -> SentencePattern.Element? {
      number >= 0 && number < Int(pattern.count) ? elements[Int(pattern.first) + number] : nil
    }
    /// What must stand there if it is not optional.
    func word(_ number: Int) -> SentencePattern.Key.Word {
      guard let element = element(number), element.least > 0 else { return SentencePattern.Key.Word() }
      let test = element.test
      let either = choices[Int(test.first)..<Int(test.first) + Int(test.count)]
      return SentencePattern.Key.Word(
        tags: test.tags & ~PatternBits.noWord, words: test.words,
        can: either.allSatisfy { $0.can != 0 } ? either.reduce(0) { $0 | $1.can } : 0,
        cannot: either.isEmpty ? 0 : either.reduce(~0) { $0 & $1.cannot })
    }
    /// Whether an element stands for one word, so that the next one has a certain place.
    func isOne(_ number: Int) -> Bool { element(number).map { $0.least == 1 && $0.most == 1 } ?? false }
    var key = SentencePattern.Key()
    key.anchor = word(anchor)
    key.before = word(anchor - 1)
    if isOne(anchor - 1) { key.secondBefore = word(anchor - 2) }
    // Where the anchor may stand twice, it may itself be what stands behind.
    if isOne(anchor) {
      key.behind = word(anchor + 1)
      if isOne(anchor + 1) { key.secondBehind = word(anchor + 2) }
    }
    return key
  }
}
