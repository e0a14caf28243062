/// Tagging, one word after the other.
extension TaggerModel {
  /// The tags of the words of a sentence. `fixed`: those of marks, `.outside` for words. `bytes`: those of the
  /// article, where the words stand.
  func tag(
    _ words: UnsafeBufferPointer<WordFeatures>, fixed: [Tag], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Tag] {
    var tags = [Tag](repeating: .nn, count: words.count)
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { single in
      var (last, before): (UInt64, UInt64) = (0, 0)
      for i in 0..<words.count {
        var tag = fixed[i]
        if tag == .outside {
          let form = featureKey(2, words[i].word, TaggerModel.form(words[i], at: i))
          tag = certainTag(form, behind: last) ?? mostLikely(words, i, form, last, before, bytes, single)
        }
        tags[i] = tag
        (last, before) = (UInt64(tag.rawValue), last)
      }
    }
    return tags
  }

  /// The shape of a word, and whether it is the first of its sentence.
  @inline(__always)
  private static func form(_ word: WordFeatures, at place: Int) -> UInt64 {
    word.shape &* 2 &+ (place == 0 ? 1 : 0)
  }

  /// The tag of a word with the most weight. `formKey`: the key of its form; `last` and `before`: the two tags in
  /// front of it.
  private func mostLikely(
    _ words: UnsafeBufferPointer<WordFeatures>, _ i: Int, _ formKey: UInt64, _ last: UInt64,
    _ before: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ single: UnsafeMutableBufferPointer<Int16>
  ) -> Tag {
    single.update(repeating: 0)
    var scores = TagScores()
    let word = words[i]
    let b1 = i > 0 ? words[i - 1] : .before
    let b2 = i > 1 ? words[i - 2] : .before
    let a1 = i + 1 < words.count ? words[i + 1] : .behind
    let a2 = i + 2 < words.count ? words[i + 2] : .behind
    let form = TaggerModel.form(word, at: i)
    let end = word.end(2, bytes)
    let both = last &* 64 &+ before
    add(featureKey(1, word.word), to: &scores, single)
    add(formKey, to: &scores, single)
    add(featureKey(3, end, form), to: &scores, single)
    add(featureKey(5, word.end(4, bytes)), to: &scores, single)
    add(featureKey(6, word.start(bytes)), to: &scores, single)
    add(featureKey(7, form, word.bits), to: &scores, single)
    add(featureKey(8, word.bits, end), to: &scores, single)
    add(featureKey(9, b1.word), to: &scores, single)
    add(featureKey(10, a1.word), to: &scores, single)
    add(featureKey(11, b1.word, word.word), to: &scores, single)
    add(featureKey(12, word.word, a1.word), to: &scores, single)
    add(featureKey(13, b2.word), to: &scores, single)
    add(featureKey(14, a2.word), to: &scores, single)
    add(featureKey(15, word.bits, a1.bits &* 2 &+ (a1.shape & 1)), to: &scores, single)
    add(featureKey(16, a1.end(3, bytes), word.bits), to: &scores, single)
    add(featureKey(17, b1.end(3, bytes), word.bits), to: &scores, single)
    add(featureKey(19, b1.bits, word.bits), to: &scores, single)
    add(featureKey(21, b1.word, a1.word), to: &scores, single)
    add(featureKey(31, both), to: &scores, single)
    add(featureKey(32, word.word, last), to: &scores, single)
    add(featureKey(33, word.bits, both), to: &scores, single)
    add(featureKey(34, last, a1.word), to: &scores, single)
    return Tag(rawValue: UInt8(scores.best(single))) ?? .nn
  }
}
