import SourceText

/// A `RequiredWord` as texts are searched for it: hashes in place of its bytes.
struct WordTrigger: Equatable, Sendable {
  /// What is looked up: the hash of its bytes, of an ending from the last to the first, so that all endings of a
  /// word are hashed in one go; of two words that stand side by side, that of both.
  var key: UInt64
  var isPair = false
  /// The hash of the word right before it, or before both; 0 where any may be.
  var before: UInt64
  /// The hash of the word that the match must begin with; 0 where any may.
  var first: UInt64
  /// Words from this one, the second of two, back to the start of the match; -1: it may begin anywhere.
  var wordsBack: Int8
  /// The part of a word that it is.
  var part: RequiredWord.Part
  /// Number of its bytes; not used of two words.
  var length: UInt8
  /// Its first three bytes, of an ending the last three.
  var lead: [UInt8]

  init(_ word: RequiredWord) {
    func hash(_ bytes: [UInt8]) -> UInt64 { bytes.isEmpty ? 0 : ByteHash.of(bytes) }
    key = hash(word.part == .ending ? word.bytes.reversed() : word.bytes)
    before = hash(word.previous)
    first = hash(word.first)
    wordsBack = Int8(word.wordsBack ?? -1)
    part = word.part
    length = UInt8(min(255, word.bytes.count))
    lead = Array(word.part == .ending ? word.bytes.suffix(3) : word.bytes.prefix(3))
    guard word.part == .whole else { return }
    if !word.next.isEmpty {
      isPair = true
      key = WordTrigger.pair(key, hash(word.next))
      if wordsBack >= 0 { wordsBack += 1 }
    } else if !word.previous.isEmpty {
      isPair = true
      key = WordTrigger.pair(before, key)
      before = 0
    }
  }

  /// Of two words that stand side by side, from the hash of each.
  @inline(__always) static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ second
  }
}
