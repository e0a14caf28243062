import SourceText

/// What the tagger reads of one word, as `scripts/grammar/tagger.py` describes it.
struct WordFeatures: BitwiseCopyable {
  /// The hash of the folded word; of figures, whether they are a year.
  var word: UInt64
  /// What the lexicon says.
  var bits: UInt64
  /// The key of its form: the word, its shape, and whether it is the first of its sentence.
  var form: UInt64 = 0
  /// The hash of its last three bytes, as `end` has it.
  var lastThree: UInt64 = 0
  /// The weights of what is known of the word alone, where they were added up before.
  var row: UnsafePointer<Int16>?
  /// What the word says of its neighbours, where it was added up before.
  var sides: UnsafePointer<Int16>?
  /// Its bytes; none of a mark.
  var range: TextRange
  /// Capitals, digits and other scripts.
  var shape: UInt8
  /// Whether it is the first of its sentence.
  var isFirst = false

  /// Before a sentence.
  static var before: WordFeatures { WordFeatures(mark: 1) }
  /// Behind a sentence.
  static var behind: WordFeatures { WordFeatures(mark: 2) }

  private static let figures = ByteHash.of("00")
  private static let year = ByteHash.of("0000")

  /// A mark, which always has the same tag.
  @inline(__always)
  init(mark: UInt64) {
    word = mark
    shape = 0
    bits = 0
    range = TextRange(0, 0)
  }

  /// The features of a word of which all is known.
  @inline(__always)
  init(
    word: UInt64, classes: WordClasses, shape: UInt8, isFirst: Bool, _ range: TextRange,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.word = word
    bits = UInt64(classes.rawValue)
    self.shape = shape
    self.isFirst = isFirst
    self.range = range
    form = featureKey(2, word, shapeAndPlace)
    lastThree = end(3, bytes)
  }

  /// The features of a word whose entry is known.
  @inline(__always)
  init(_ entry: WordMemory.Entry, hash: UInt64, shape: UInt8, isFirst: Bool, _ range: TextRange) {
    word = hash
    bits = UInt64(entry.classes.rawValue)
    self.shape = shape
    self.isFirst = isFirst
    self.range = range
    form = entry.form
    lastThree = entry.lastThree
    row = entry.row
    sides = entry.sides
  }

  /// The features of a word or figure: its bytes, its folded hash and its classes.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange, hash: UInt64, classes: WordClasses, isFirst: Bool
  ) {
    var capitals = 0
    var letters = 0
    var digits = 0
    var isWide = false
    for i in range.lower..<range.upper {
      let byte = bytes[i]
      if byte &- 0x61 < 26 {
        letters += 1
      } else if byte &- 0x41 < 26 {
        capitals += 1
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
    var shape: UInt8 = 0
    if count > 0, bytes[range.lower] &- 0x41 < 26 {
      shape = count > 1 && capitals == letters ? 2 : 1
    } else if capitals > 0 {
      shape = 3
    }
    if digits > 0 { shape += 4 }
    if isWide, letters > 0 { shape += 8 }
    self.init(
      word: isFigure ? (digits == 4 && count == 4 ? WordFeatures.year : WordFeatures.figures) : hash,
      classes: classes, shape: shape, isFirst: isFirst, range, bytes)
  }

  /// The shape, and whether it is the first of its sentence, as one number.
  @inline(__always)
  var shapeAndPlace: UInt64 { UInt64(shape) &* 2 &+ (isFirst ? 1 : 0) }

  /// The hash of its last bytes, folded; 0 where it is no longer than that.
  @inline(__always)
  func end(_ length: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard range.count > length else { return 0 }
    return WordFeatures.hash(bytes, range.upper - length..<range.upper)
  }

  /// The hash of the first three bytes of a word of five and more, folded.
  @inline(__always)
  func start(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard range.count > 4 else { return 0 }
    return WordFeatures.hash(bytes, range.lower..<range.lower + 3)
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = ByteHash()
    for i in range { hash.add(Folding.lower(bytes[i])) }
    return hash.value
  }
}
