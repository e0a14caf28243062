/// What rules patterns out, made once when they are read.
struct PatternKeys {
  /// The elements of all patterns.
  let elements: [SentencePattern.Element]
  /// The choices of their tests.
  let choices: [WordTest.Choice]

  /// How far from the anchor a word is looked at.
  static let farthest = 4

  /// What must stand near a pattern's anchor.
  func key(_ pattern: SentencePattern) -> SentencePattern.Key {
    let all = (0..<Int(pattern.count)).map { i in
      let isUnquoted = pattern.flags(i) && !pattern.readsQuotations
      return Step(element: elements[Int(pattern.first) + i], isUnquoted: isUnquoted)
    }
    let anchor = Int(pattern.anchor)
    var own = word(all[anchor], 0)
    // A pattern that needs a word is looked up by it: it stands there, and rules nothing out.
    own.words = ~0
    var words = [own]
    words += around(Array(all[anchor...]), 1)
    words += around(all[...anchor].reversed(), -1)
    let least = words.map { (word: $0, share: PatternKeys.share($0)) }.sorted { $0.share < $1.share }.map(
      \.word)
    func number(_ i: Int) -> SentencePattern.Key.Word {
      i < least.count ? least[i] : SentencePattern.Key.Word()
    }
    return SentencePattern.Key(first: number(0), second: number(1), third: number(2), fourth: number(3))
  }

  /// An element of a pattern in its place.
  private struct Step {
    var element: SentencePattern.Element
    /// Whether nothing quoted stands for it.
    var isUnquoted: Bool
  }

  /// What must stand at each distance from the first of some elements, in their direction. That one stands at its own
  /// place, and may stand for more words.
  private func around(_ elements: [Step], _ step: Int32) -> [SentencePattern.Key.Word] {
    // An element and how many words of it there are so far. Before the anchor nothing repeats it.
    var states = [(element: 0, count: step > 0 ? 1 : Int(elements[0].element.most))]
    var words: [SentencePattern.Key.Word] = []
    for distance in 1...PatternKeys.farthest {
      var next: [(element: Int, count: Int)] = []
      for state in states {
        let element = elements[state.element].element
        if state.count < Int(element.most) { next.append((state.element, state.count + 1)) }
        guard state.count >= Int(element.least) else { continue }
        var following = state.element + 1
        while following < elements.count {
          next.append((following, 1))
          if elements[following].element.least > 0 { break }
          following += 1
        }
        // Anything may stand behind the pattern.
        if following == elements.count { return words }
      }
      words.append(any(next.map { word(elements[$0.element], step * Int32(distance)) }))
      states = next
    }
    return words
  }

  /// What a word of an element must be.
  private func word(_ step: Step, _ distance: Int32) -> SentencePattern.Key.Word {
    let test = step.element.test
    let own = choices[Int(test.first)..<Int(test.first) + Int(test.count)].map { choice in
      SentencePattern.Key.Word(
        tags: choice.tags & ~PatternBits.noWord, words: ~0, can: choice.can, must: choice.must,
        never: choice.never, distance: distance)
    }
    var word = either(own)
    word.words = test.words
    if step.isUnquoted { word.never.rawValue |= WordTraits.quoted.rawValue }
    return word
  }

  /// What holds of a word that is one of these: of some words, or what the rest asks for.
  private func any(_ words: [SentencePattern.Key.Word]) -> SentencePattern.Key.Word {
    let rest = words.filter { $0.words == ~0 }
    guard !rest.isEmpty, rest.count < words.count else { return either(words) }
    var all = either(rest)
    for word in words where word.words != ~0 { all.others |= word.words }
    return all
  }

  /// What holds of all of these.
  private func either(_ words: [SentencePattern.Key.Word]) -> SentencePattern.Key.Word {
    guard var all = words.first else { return SentencePattern.Key.Word() }
    for word in words.dropFirst() {
      all.tags |= word.tags
      all.words |= word.words
      let isAsked = all.can.rawValue != 0 && word.can.rawValue != 0
      all.can.rawValue = isAsked ? all.can.rawValue | word.can.rawValue : 0
      all.must.rawValue &= word.must.rawValue
      all.never.rawValue &= word.never.rawValue
    }
    return all
  }

  /// About how many words of running text in a thousand pass.
  private static func share(_ word: SentencePattern.Key.Word) -> Int {
    var share = 0
    var tags = word.tags
    while tags != 0 {
      let tag = tags.trailingZeroBitCount
      if tag < frequencies.count { share += frequencies[tag] }
      tags &= tags - 1
    }
    share = share * word.words.nonzeroBitCount / 64
    if word.can.rawValue != 0 { share /= 2 }
    let traits: [(WordTraits, Int)] = [(.capital, 5), (.opening, 20), (.figure, 30)]
    for (trait, fewer) in traits where word.must.rawValue & trait.rawValue != 0 { share /= fewer }
    // Each class that is ruled out leaves fewer.
    share -= share * min(word.never.rawValue.nonzeroBitCount, 5) / 10
    return share + (1000 - share) * word.others.nonzeroBitCount / 64
  }

  /// Tags of a thousand words and marks of news copy, by raw value.
  private static let frequencies: [Int] = Tag.allCases.map { tag in
    switch tag {
    case .nn: 130
    case .in, .nnp: 110
    case .dt: 90
    case .jj, .nns: 60
    case .comma, .stop: 48
    case .vbd: 40
    case .rb, .vb, .cd: 30
    case .vbn, .vbz, .to, .cc, .prp: 25
    case .vbg, .vbp: 16
    case .prpPossessive, .md, .pos, .hyphen, .closingQuote, .openingQuote: 9
    default: 3
    }
  }
}
