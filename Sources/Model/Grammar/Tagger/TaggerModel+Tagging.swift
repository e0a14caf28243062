/// Tagging, one word after the other.
extension TaggerModel {
  /// Tags the words of a sentence that have no tag yet. `bytes`: those of the article, where the words stand.
  func tag(
    _ units: UnsafeMutableBufferPointer<Unit>, _ words: UnsafeBufferPointer<WordFeatures>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    WordWeights.with { weights in
      var (last, before): (UInt64, UInt64) = (0, 0)
      for i in 0..<units.count {
        var tag = units[i].tag
        if tag == .outside {
          tag =
            certainTag(words[i].form, justBehind: last)
            ?? mostLikely(words, i, last, before, bytes, &weights)
          units[i].tag = tag
        }
        (last, before) = (UInt64(tag.rawValue), last)
      }
    }
  }

  /// The tag of a word with the most weight. `last` and `before`: the two tags in front of it.
  @inline(never)
  private func mostLikely(
    _ words: UnsafeBufferPointer<WordFeatures>, _ i: Int, _ last: UInt64, _ before: UInt64,
    _ bytes: UnsafeBufferPointer<UInt8>, _ weights: inout WordWeights
  ) -> Tag {
    weights.clear()
    let word = words[i]
    let b1 = i > 0 ? words[i - 1] : .before
    let (b2, farBefore) = i > 1 ? (words[i - 2].word, words[i - 2].sides) : (WordFeatures.before.word, nil)
    let a1 = i + 1 < words.count ? words[i + 1] : .behind
    let (a2, farBehind) =
      i + 2 < words.count ? (words[i + 2].word, words[i + 2].sides) : (WordFeatures.behind.word, nil)
    let both = last &* 64 &+ before
    if let row = word.row { weights.add(row) } else { askWord(word, bytes, &weights) }
    askSide(0, b1.word, b1.sides, &weights)
    askSide(1, a1.word, a1.sides, &weights)
    askSide(2, b2, farBefore, &weights)
    askSide(3, a2, farBehind, &weights)
    weights.ask(featureKey(11, b1.word, word.word))
    weights.ask(featureKey(12, word.word, a1.word))
    weights.ask(featureKey(15, word.bits, a1.bits &* 2 &+ UInt64(a1.shape & 1)))
    weights.ask(featureKey(16, a1.lastThree, word.bits))
    weights.ask(featureKey(17, b1.lastThree, word.bits))
    weights.ask(featureKey(19, b1.bits, word.bits))
    weights.ask(featureKey(21, b1.word, a1.word))
    weights.ask(featureKey(31, both))
    weights.ask(featureKey(32, word.word, last))
    weights.ask(featureKey(33, word.bits, both))
    weights.ask(featureKey(34, last, a1.word))
    return Tag(rawValue: UInt8(scores(&weights).best())) ?? .nn
  }

  /// What a word says of the tag of another, by where it stands: just before it, just behind it, and one further.
  private static var sides: (UInt64, UInt64, UInt64, UInt64) { (9, 10, 13, 14) }

  /// Asks what a neighbour says, or notes the row of its side where its rows are known.
  @inline(__always)
  private func askSide(
    _ side: Int, _ word: UInt64, _ rows: UnsafePointer<Int16>?, _ weights: inout WordWeights
  ) {
    if let rows { return weights.add(rows + side * TagScores.count) }
    let sides = TaggerModel.sides
    let template = side == 0 ? sides.0 : side == 1 ? sides.1 : side == 2 ? sides.2 : sides.3
    weights.ask(featureKey(template, word))
  }

  /// Asks for the weights of what is known of a word alone.
  @inline(never)
  private func askWord(
    _ word: WordFeatures, _ bytes: UnsafeBufferPointer<UInt8>, _ weights: inout WordWeights
  ) {
    let form = word.shapeAndPlace
    let end = word.end(2, bytes)
    weights.ask(featureKey(1, word.word))
    weights.ask(word.form)
    weights.ask(featureKey(3, end, form))
    weights.ask(featureKey(5, word.end(4, bytes)))
    weights.ask(featureKey(6, word.start(bytes)))
    weights.ask(featureKey(7, form, word.bits))
    weights.ask(featureKey(8, word.bits, end))
  }

  /// On how many sides a word stands of others that it says something of.
  static let sideCount = 4

  /// Writes the weights of what is known of a word alone as a row, where there is room for one.
  func writeRow(
    of word: WordFeatures, _ bytes: UnsafeBufferPointer<UInt8>, to row: UnsafeMutablePointer<Int16>
  ) {
    WordWeights.with { weights in
      weights.clear()
      askWord(word, bytes, &weights)
      scores(&weights).write(to: row)
    }
  }

  /// Writes what a word says of its neighbours: a row for each side.
  func writeSides(of word: UInt64, to rows: UnsafeMutablePointer<Int16>) {
    WordWeights.with { weights in
      for side in 0..<TaggerModel.sideCount {
        weights.clear()
        askSide(side, word, nil, &weights)
        scores(&weights).write(to: rows + side * TagScores.count)
      }
    }
  }
}
