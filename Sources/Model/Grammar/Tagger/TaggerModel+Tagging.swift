/// Tagging, one word after the other.
extension TaggerModel {
  /// Tags the words of a sentence that have no tag yet. `bytes`: those of the article, where the words stand.
  func tag(
    _ units: UnsafeMutableBufferPointer<Unit>, _ words: UnsafeBufferPointer<WordFeatures>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    withWeights { single, rows in
      var (last, before): (UInt64, UInt64) = (0, 0)
      for i in 0..<units.count {
        var tag = units[i].tag
        if tag == .outside {
          tag =
            certainTag(words[i].form, justBehind: last)
            ?? mostLikely(words, i, last, before, bytes, single, rows)
          units[i].tag = tag
        }
        (last, before) = (UInt64(tag.rawValue), last)
      }
    }
  }

  /// Room for what one word's features weigh, valid for the call: single weights and rows.
  @inline(__always)
  private func withWeights(
    _ body: (UnsafeMutableBufferPointer<Int16>, UnsafeMutablePointer<UnsafePointer<Int16>>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { single in
      withUnsafeTemporaryAllocation(of: UnsafePointer<Int16>.self, capacity: WeightRows.most) { rows in
        if let rows = rows.baseAddress { body(single, rows) }
      }
    }
  }

  /// The tag of a word with the most weight. `last` and `before`: the two tags in front of it.
  private func mostLikely(
    _ words: UnsafeBufferPointer<WordFeatures>, _ i: Int, _ last: UInt64, _ before: UInt64,
    _ bytes: UnsafeBufferPointer<UInt8>, _ single: UnsafeMutableBufferPointer<Int16>,
    _ memory: UnsafeMutablePointer<UnsafePointer<Int16>>
  ) -> Tag {
    single.update(repeating: 0)
    var rows = WeightRows(in: memory)
    let word = words[i]
    let b1 = i > 0 ? words[i - 1] : .before
    let (b2, farBefore) = i > 1 ? (words[i - 2].word, words[i - 2].sides) : (WordFeatures.before.word, nil)
    let a1 = i + 1 < words.count ? words[i + 1] : .behind
    let (a2, farBehind) =
      i + 2 < words.count ? (words[i + 2].word, words[i + 2].sides) : (WordFeatures.behind.word, nil)
    let both = last &* 64 &+ before
    if let row = word.row { rows.add(row) } else { addWord(word, bytes, to: &rows, single) }
    addSide(0, b1.word, b1.sides, to: &rows, single)
    addSide(1, a1.word, a1.sides, to: &rows, single)
    addSide(2, b2, farBefore, to: &rows, single)
    addSide(3, a2, farBehind, to: &rows, single)
    add(featureKey(11, b1.word, word.word), to: &rows, single)
    add(featureKey(12, word.word, a1.word), to: &rows, single)
    add(featureKey(15, word.bits, a1.bits &* 2 &+ UInt64(a1.shape & 1)), to: &rows, single)
    add(featureKey(16, a1.lastThree, word.bits), to: &rows, single)
    add(featureKey(17, b1.lastThree, word.bits), to: &rows, single)
    add(featureKey(19, b1.bits, word.bits), to: &rows, single)
    add(featureKey(21, b1.word, a1.word), to: &rows, single)
    add(featureKey(31, both), to: &rows, single)
    add(featureKey(32, word.word, last), to: &rows, single)
    add(featureKey(33, word.bits, both), to: &rows, single)
    add(featureKey(34, last, a1.word), to: &rows, single)
    if let first = single.baseAddress { rows.add(first) }
    return Tag(rawValue: UInt8(TagScores(of: rows).best())) ?? .nn
  }

  /// What a word says of the tag of another, by where it stands: just before it, just behind it, and one further.
  private static var sides: (UInt64, UInt64, UInt64, UInt64) { (9, 10, 13, 14) }

  /// Adds what a neighbour says: the row of its side, where its rows are known.
  @inline(__always)
  private func addSide(
    _ side: Int, _ word: UInt64, _ own: UnsafePointer<Int16>?, to rows: inout WeightRows,
    _ single: UnsafeMutableBufferPointer<Int16>
  ) {
    if let own { return rows.add(own + side * TagScores.count) }
    let sides = TaggerModel.sides
    let template = side == 0 ? sides.0 : side == 1 ? sides.1 : side == 2 ? sides.2 : sides.3
    add(featureKey(template, word), to: &rows, single)
  }

  /// Adds the weights of what is known of a word alone.
  @inline(never)
  private func addWord(
    _ word: WordFeatures, _ bytes: UnsafeBufferPointer<UInt8>, to rows: inout WeightRows,
    _ single: UnsafeMutableBufferPointer<Int16>
  ) {
    let form = word.shapeAndPlace
    let end = word.end(2, bytes)
    add(featureKey(1, word.word), to: &rows, single)
    add(word.form, to: &rows, single)
    add(featureKey(3, end, form), to: &rows, single)
    add(featureKey(5, word.end(4, bytes)), to: &rows, single)
    add(featureKey(6, word.start(bytes)), to: &rows, single)
    add(featureKey(7, form, word.bits), to: &rows, single)
    add(featureKey(8, word.bits, end), to: &rows, single)
  }

  /// On how many sides a word stands of others that it says something of.
  static let sideCount = 4

  /// Writes the weights of what is known of a word alone as a row, where there is room for one.
  func writeRow(
    of word: WordFeatures, _ bytes: UnsafeBufferPointer<UInt8>, to row: UnsafeMutablePointer<Int16>
  ) {
    write(1, to: row) { _, rows, single in addWord(word, bytes, to: &rows, single) }
  }

  /// Writes what a word says of its neighbours: a row for each side.
  func writeSides(of word: UInt64, to rows: UnsafeMutablePointer<Int16>) {
    write(TaggerModel.sideCount, to: rows) { side, found, single in
      addSide(side, word, nil, to: &found, single)
    }
  }

  /// Writes as many rows as asked, of what is added to each.
  @inline(__always)
  private func write(
    _ count: Int, to rows: UnsafeMutablePointer<Int16>,
    _ adding: (Int, inout WeightRows, UnsafeMutableBufferPointer<Int16>) -> Void
  ) {
    withWeights { single, memory in
      for i in 0..<count {
        var found = WeightRows(in: memory)
        single.update(repeating: 0)
        adding(i, &found, single)
        if let first = single.baseAddress { found.add(first) }
        TagScores(of: found).write(to: rows + i * TagScores.count)
      }
    }
  }
}
