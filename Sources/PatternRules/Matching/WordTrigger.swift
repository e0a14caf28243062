import SourceText

/// A `RequiredWord` as texts are searched for it, and as it is stored between runs: 32 bytes without a
/// pointer.
struct WordTrigger: Equatable, Sendable {
  /// The hash of its bytes.
  var hash: UInt64
  /// Hashes of the words that must stand right before and after; 0 where any may.
  var previous: UInt64
  var next: UInt64
  /// Words from this one back to the start of the match; -1: the match may begin anywhere.
  var wordsBack: Int8
  private var rawPart: UInt8
  /// Number of its bytes.
  var length: UInt8
  /// The last of them.
  var last: UInt8
  private var padding: UInt32 = 0

  /// The part of a word that it is.
  var part: RequiredWord.Part { RequiredWord.Part(rawValue: rawPart) ?? .whole }

  init(_ word: RequiredWord) {
    func hash(_ bytes: [UInt8]) -> UInt64 { bytes.isEmpty ? 0 : ByteHash.of(bytes) }
    self.hash = hash(word.bytes)
    previous = hash(word.previous)
    next = hash(word.next)
    wordsBack = Int8(word.wordsBack ?? -1)
    rawPart = word.part.rawValue
    length = UInt8(min(255, word.bytes.count))
    last = word.bytes.last ?? 0
  }

  /// How many bytes one takes where it is stored.
  static let storedSize = MemoryLayout<WordTrigger>.stride

  /// Appends the bytes of some, in this machine's order.
  static func store(_ words: [WordTrigger], to out: inout [UInt8]) {
    words.withUnsafeBytes { out.append(contentsOf: $0) }
  }

  /// Reads what `store` wrote; the bytes are those of whole ones.
  static func stored(in bytes: ArraySlice<UInt8>) -> [WordTrigger] {
    [WordTrigger](unsafeUninitializedCapacity: bytes.count / storedSize) { buffer, count in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      count = bytes.count / storedSize
    }
  }
}
