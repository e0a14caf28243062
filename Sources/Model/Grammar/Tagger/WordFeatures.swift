import SourceText

/// What the tagger reads of one word, as `scripts/grammar/tagger.py` describes it.
struct WordFeatures: BitwiseCopyable {
  /// The hash of the folded word; of figures, whether they are a year.
  var word: UInt64
  /// Capitals, digits and other scripts.
  var shape: UInt64
  /// Hashes of the last one to four bytes; 0 where the word is no longer than that.
  var ends: (UInt64, UInt64, UInt64, UInt64)
  /// The hash of the first three bytes of a word of five and more.
  var start: UInt64
  /// What the lexicon says.
  var bits: UInt64

  /// Before a sentence.
  static let before = WordFeatures(word: 1, shape: 0, ends: (0, 0, 0, 0), start: 0, bits: 0)
  /// Behind a sentence.
  static let behind = WordFeatures(word: 2, shape: 0, ends: (0, 0, 0, 0), start: 0, bits: 0)

  private static let figures = ByteHash.of("00")
  private static let year = ByteHash.of("0000")

  /// A mark, which always has the same tag.
  init(mark: UInt64) { self.init(word: mark, shape: 0, ends: (0, 0, 0, 0), start: 0, bits: 0) }

  private init(
    word: UInt64, shape: UInt64, ends: (UInt64, UInt64, UInt64, UInt64), start: UInt64, bits: UInt64
  ) {
    self.word = word
    self.shape = shape
    self.ends = ends
    self.start = start
    self.bits = bits
  }

  /// The features of a word or figure: its bytes, its folded hash and its classes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hash: UInt64, classes: WordClasses) {
    var capitals = 0
    var letters = 0
    var digits = 0
    var isWide = false
    for i in range {
      let byte = bytes[i]
      if byte &- 0x41 < 26 {
        capitals += 1
        letters += 1
      } else if byte &- 0x61 < 26 {
        letters += 1
      } else if byte &- 0x30 < 10 {
        digits += 1
      } else if byte >= 0x80 {
        isWide = true
        letters += 1
      }
    }
    let count = range.count
    let isFigure = digits > 0 && letters == 0
    word = isFigure ? (digits == 4 && count == 4 ? WordFeatures.year : WordFeatures.figures) : hash
    var shape: UInt64 = 0
    if count > 0, bytes[range.lowerBound] &- 0x41 < 26 {
      shape = count > 1 && capitals == letters ? 2 : 1
    } else if capitals > 0 {
      shape = 3
    }
    if digits > 0 { shape += 4 }
    if isWide, letters > 0 { shape += 8 }
    self.shape = shape
    func end(_ length: Int) -> UInt64 {
      guard count > length else { return 0 }
      var hash = ByteHash()
      for i in range.upperBound - length..<range.upperBound { hash.add(Folding.lower(bytes[i])) }
      return hash.value
    }
    ends = (end(1), end(2), end(3), end(4))
    start = 0
    if count > 4 {
      var hash = ByteHash()
      for i in range.lowerBound..<range.lowerBound + 3 { hash.add(Folding.lower(bytes[i])) }
      start = hash.value
    }
    bits = UInt64(classes.rawValue)
  }
}
