/// Tagging, one word after the other.
extension TaggerModel {
  /// The tags of the words of a sentence. `fixed`: those of marks, `.outside` for words.
  func tag(_ words: UnsafeBufferPointer<WordFeatures>, fixed: [Tag]) -> [Tag] {
    var tags = [Tag](repeating: .nn, count: words.count)
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { single in
      var (last, before): (UInt64, UInt64) = (0, 0)
      for i in 0..<words.count {
        let tag: Tag
        if fixed[i] != .outside {
          tag = fixed[i]
        } else if let sure = certainTag(words[i].word) {
          tag = sure
        } else {
          single.update(repeating: 0)
          var scores = TagScores()
          addFixed(words, i, to: &scores, single)
          let after = i + 1 < words.count ? words[i + 1] : .behind
          addMoving(words[i], after, last, before, to: &scores, single)
          tag = Tag(rawValue: UInt8(scores.best(single))) ?? .nn
        }
        tags[i] = tag
        (last, before) = (UInt64(tag.rawValue), last)
      }
    }
    return tags
  }

  /// The features of a word that do not ask for the tags before it.
  @inline(__always)
  private func addFixed(
    _ words: UnsafeBufferPointer<WordFeatures>, _ i: Int, to scores: inout TagScores,
    _ single: UnsafeMutableBufferPointer<Int16>
  ) {
    let word = words[i]
    let b1 = i > 0 ? words[i - 1] : .before
    let b2 = i > 1 ? words[i - 2] : .before
    let a1 = i + 1 < words.count ? words[i + 1] : .behind
    let a2 = i + 2 < words.count ? words[i + 2] : .behind
    let form = word.shape &* 2 &+ (i == 0 ? 1 : 0)
    add(featureKey(1, word.word), to: &scores, single)
    add(featureKey(2, word.word, form), to: &scores, single)
    add(featureKey(3, word.ends.1, form), to: &scores, single)
    add(featureKey(4, word.ends.2), to: &scores, single)
    add(featureKey(5, word.ends.3), to: &scores, single)
    add(featureKey(6, word.start), to: &scores, single)
    add(featureKey(7, form, word.bits), to: &scores, single)
    add(featureKey(8, word.bits, word.ends.1), to: &scores, single)
    add(featureKey(9, b1.word), to: &scores, single)
    add(featureKey(10, a1.word), to: &scores, single)
    add(featureKey(11, b1.word, word.word), to: &scores, single)
    add(featureKey(12, word.word, a1.word), to: &scores, single)
    add(featureKey(13, b2.word), to: &scores, single)
    add(featureKey(14, a2.word), to: &scores, single)
    add(featureKey(15, word.bits, a1.bits &* 2 &+ (a1.shape & 1)), to: &scores, single)
    add(featureKey(16, a1.ends.2, word.bits), to: &scores, single)
    add(featureKey(17, b1.ends.2, word.bits), to: &scores, single)
    add(featureKey(18, a1.shape, form), to: &scores, single)
    add(featureKey(19, b1.bits, word.bits), to: &scores, single)
    add(featureKey(20, a1.bits, a2.bits &+ 1), to: &scores, single)
    add(featureKey(21, b1.word, a1.word), to: &scores, single)
    add(featureKey(22, a1.word, a2.word), to: &scores, single)
  }

  /// The features of a word that ask for the two tags before it.
  @inline(__always)
  private func addMoving(
    _ word: WordFeatures, _ after: WordFeatures, _ last: UInt64, _ before: UInt64,
    to scores: inout TagScores, _ single: UnsafeMutableBufferPointer<Int16>
  ) {
    let both = last &* 64 &+ before
    add(featureKey(31, both), to: &scores, single)
    add(featureKey(32, word.word, last), to: &scores, single)
    add(featureKey(33, word.bits, both), to: &scores, single)
    add(featureKey(34, last, after.word), to: &scores, single)
    add(featureKey(35, word.bits, last &* 65536 &+ after.bits), to: &scores, single)
  }
}
