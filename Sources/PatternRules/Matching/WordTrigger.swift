import SourceText

/// A `RequiredWord` as texts are searched for it: hashes in place of its bytes.
struct WordTrigger: Equatable, Sendable {
  /// The hash of its bytes, of an ending from the last to the first: so all endings of a word are hashed in
  /// one go.
  var hash: UInt64
  /// Hashes of the words that must stand right before and after; 0 where any may.
  var previous: UInt64
  var next: UInt64
  /// Words from this one back to the start of the match; -1: the match may begin anywhere.
  var wordsBack: Int8
  /// The part of a word that it is.
  var part: RequiredWord.Part
  /// Number of its bytes.
  var length: UInt8
  /// The last of them.
  var last: UInt8

  init(_ word: RequiredWord) {
    func hash(_ bytes: [UInt8]) -> UInt64 { bytes.isEmpty ? 0 : ByteHash.of(bytes) }
    self.hash = hash(word.part == .ending ? word.bytes.reversed() : word.bytes)
    previous = hash(word.previous)
    next = hash(word.next)
    wordsBack = Int8(word.wordsBack ?? -1)
    part = word.part
    length = UInt8(min(255, word.bytes.count))
    last = word.bytes.last ?? 0
  }
}
