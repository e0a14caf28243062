import SourceText

/// The trained tagger: the file `dictionaries/grammar/tagger.bin`, made by `scripts/train-grammar`.
///
/// It goes from left to right and gives each word the tag with the highest sum of weights (an averaged
/// perceptron: Collins 2002). Features are 64-bit keys; those that were never seen weigh nothing.
///
/// `@unchecked Sendable`: the pointers lead into the file's memory, which is never written and which the value
/// holds.
public struct TaggerModel: @unchecked Sendable {
  /// A feature.
  struct Feature: BitwiseCopyable {
    /// The upper half of its key.
    var check: UInt32
    /// The first of its weights, times 64, and how many there are; of a feature that has `inRow`, the number of its
    /// row instead of the first.
    var weights: UInt32

    /// Stands for a count where weights fill a row.
    static let inRow: UInt32 = 63
  }

  /// The weight of a feature for one tag.
  struct Weight: BitwiseCopyable {
    var tag: UInt8
    var value: Int8
  }

  private let file: GrammarFile
  private let features: UnsafeBufferPointer<Feature>
  private let weights: UnsafeBufferPointer<Weight>
  /// `TagScores.count` weights for each feature that has many.
  private let rows: UnsafeBufferPointer<Int16>
  /// What is always the same: a slot of a table that is looked through from the upper half of the key on holds the
  /// key of a form and the tag in front of it, with its lowest six bits given to the tag; 0 where it is free.
  private let certain: UnsafeBufferPointer<UInt64>

  /// The model of a file's bytes; nil where they are none.
  public init?(_ memory: StoredBytes) {
    guard let file = GrammarFile(memory, kind: "WLTAGGR3", sections: 4) else { return nil }
    self.file = file
    features = file.records(0, of: Feature.self)
    weights = file.records(1, of: Weight.self)
    certain = file.records(2, of: UInt64.self)
    rows = file.records(3, of: Int16.self)
    for count in [features.count, certain.count] {
      guard count > 0, count & (count - 1) == 0 else { return nil }
    }
  }

  /// The tag of a form that has no other, anywhere or behind a tag; nil where the sentence decides. `form`: the key
  /// of the form; `last`: the tag in front, 0 before a sentence.
  @inline(__always)
  func certainTag(_ form: UInt64, behind last: UInt64) -> Tag? {
    certainTag(form) ?? certainTag(form, justBehind: last)
  }

  /// The tag of a form that has no other anywhere.
  @inline(__always)
  func certainTag(_ form: UInt64) -> Tag? { certain(featureKey(50, form)) }

  /// The tag of a form that has no other behind a tag, where it has several elsewhere.
  @inline(__always)
  func certainTag(_ form: UInt64, justBehind last: UInt64) -> Tag? {
    certain(featureKey(50, form, last &+ 1))
  }

  @inline(__always)
  private func certain(_ key: UInt64) -> Tag? {
    let mask = certain.count - 1
    var slot = Int(truncatingIfNeeded: key >> 32) & mask
    // A full table of a damaged file ends the search as well.
    for _ in 0...mask {
      if certain[slot] == 0 { return nil }
      if (certain[slot] ^ key) >> 6 == 0 { return Tag(rawValue: UInt8(certain[slot] & 63)) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The scores of all tags that the features asked for and the rows noted add up to.
  ///
  /// In one loop: written out for each feature it has no room for its numbers in registers.
  func scores(_ weights: inout WordWeights) -> TagScores {
    let mask = features.count - 1
    for k in 0..<weights.keyCount {
      let key = weights.keys[k]
      let check = UInt32(truncatingIfNeeded: key >> 32)
      var slot = Int(truncatingIfNeeded: key) & mask
      // A full table of a damaged file ends the search as well.
      for _ in 0...mask {
        let feature = features[slot]
        if feature.weights == 0 { break }
        if feature.check == check {
          add(feature, to: &weights)
          break
        }
        slot = (slot + 1) & mask
      }
    }
    weights.add(UnsafePointer(weights.single))
    return TagScores(of: weights)
  }

  /// Adds the weights of a feature: notes its row, or adds its few weights to the single ones.
  @inline(__always)
  private func add(_ feature: Feature, to weights: inout WordWeights) {
    let first = Int(feature.weights >> 6)
    if feature.weights & 63 == Feature.inRow {
      // Rows of a damaged file stay inside the section.
      let place = first * TagScores.count
      if place + TagScores.count <= rows.count, let start = rows.baseAddress { weights.add(start + place) }
      return
    }
    let end = min(first + Int(feature.weights & 63), self.weights.count)
    var place = first
    while place < end {
      let weight = self.weights[place]
      // So do tags.
      weights.single[Int(weight.tag & 63)] &+= Int16(weight.value)
      place += 1
    }
  }
}

/// A number for each tag, by raw value. Weights are of one byte and there are less than thirty features, so that
/// sums stay far from the ends of 16 bits.
struct TagScores {
  /// Numbers of a row: as many as there are tags, and some that are never asked for.
  static let count = 48

  private typealias Part = SIMD8<Int16>
  private let parts: (Part, Part, Part, Part, Part, Part)

  /// The sum of some rows: at once, so that it is kept in registers.
  @inline(__always)
  init(of weights: WordWeights) {
    var (a, b, c, d, e, f) = (Part.zero, Part.zero, Part.zero, Part.zero, Part.zero, Part.zero)
    for i in 0..<weights.rowCount {
      let row = UnsafeRawPointer(weights.rows[i])
      a &+= row.loadUnaligned(fromByteOffset: 0, as: Part.self)
      b &+= row.loadUnaligned(fromByteOffset: 16, as: Part.self)
      c &+= row.loadUnaligned(fromByteOffset: 32, as: Part.self)
      d &+= row.loadUnaligned(fromByteOffset: 48, as: Part.self)
      e &+= row.loadUnaligned(fromByteOffset: 64, as: Part.self)
      f &+= row.loadUnaligned(fromByteOffset: 80, as: Part.self)
    }
    parts = (a, b, c, d, e, f)
  }

  /// Puts the numbers down as a row, where there is room for one.
  func write(to row: UnsafeMutablePointer<Int16>) {
    withUnsafeBytes(of: parts) { bytes in
      row.initialize(
        from: bytes.bindMemory(to: Int16.self).baseAddress.unsafelyUnwrapped, count: TagScores.count)
    }
  }

  /// The tag with the highest of these numbers; the first of equals.
  @inline(__always)
  func best() -> Int {
    let head = parts.0 &+ TagScores.noFirst
    let tail = parts.5 &+ TagScores.noLast
    let upper = TagScores.greater(TagScores.greater(head, parts.1), TagScores.greater(parts.2, parts.3))
    let most = TagScores.greater(upper, TagScores.greater(parts.4, tail)).max()
    if let lane = TagScores.lane(of: most, in: head) { return lane }
    if let lane = TagScores.lane(of: most, in: parts.1) { return 8 + lane }
    if let lane = TagScores.lane(of: most, in: parts.2) { return 16 + lane }
    if let lane = TagScores.lane(of: most, in: parts.3) { return 24 + lane }
    if let lane = TagScores.lane(of: most, in: parts.4) { return 32 + lane }
    return 40 + (TagScores.lane(of: most, in: tail) ?? 0)
  }

  // What stands before a sentence is no tag of a word, and there is none behind the last tag.
  private static var noFirst: Part { Part(-0x4000, 0, 0, 0, 0, 0, 0, 0) }
  private static var noLast: Part { Part(0, 0, 0, 0, 0, 0, -0x4000, -0x4000) }

  @inline(__always)
  private static func greater(_ a: Part, _ b: Part) -> Part { b.replacing(with: a, where: a .> b) }

  /// The first lane that holds a number; nil where none does.
  @inline(__always)
  private static func lane(of number: Int16, in part: Part) -> Int? {
    let same = unsafeBitCast(part .== Part(repeating: number), to: SIMD2<UInt64>.self)
    if same[0] != 0 { return same[0].trailingZeroBitCount / 16 }
    return same[1] != 0 ? 4 + same[1].trailingZeroBitCount / 16 : nil
  }
}

/// What is asked of one word's features and what they weigh so far, in memory that is held for the call.
struct WordWeights {
  /// The keys of the features that are asked for.
  fileprivate let keys: UnsafeMutablePointer<UInt64>
  fileprivate var keyCount = 0
  /// Rows of weights, which are added up at once.
  fileprivate let rows: UnsafeMutablePointer<UnsafePointer<Int16>>
  fileprivate var rowCount = 0
  /// Weights of features that have few, by tag.
  fileprivate let single: UnsafeMutablePointer<Int16>

  /// More than a word has features.
  private static let most = 32
  /// Numbers for tags of six bits.
  private static let singles = 64

  /// Room for the features of one word after the other.
  @inline(__always)
  static func with(_ body: (inout WordWeights) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { keys in
      withUnsafeTemporaryAllocation(of: UnsafePointer<Int16>.self, capacity: most) { rows in
        withUnsafeTemporaryAllocation(of: Int16.self, capacity: singles) { single in
          guard let keys = keys.baseAddress, let rows = rows.baseAddress, let single = single.baseAddress
          else { return }
          var weights = WordWeights(keys: keys, rows: rows, single: single)
          body(&weights)
        }
      }
    }
  }

  /// Begins with another word.
  @inline(__always)
  mutating func clear() {
    keyCount = 0
    rowCount = 0
    single.initialize(repeating: 0, count: WordWeights.singles)
  }

  /// Asks for the weights of a feature.
  @inline(__always)
  mutating func ask(_ key: UInt64) {
    guard keyCount < WordWeights.most else { return }
    keys[keyCount] = key
    keyCount += 1
  }

  /// Notes a row.
  @inline(__always)
  mutating func add(_ row: UnsafePointer<Int16>) {
    guard rowCount < WordWeights.most else { return }
    rows[rowCount] = row
    rowCount += 1
  }
}

/// The key of a feature: the number of its template and one or two values.
@inline(__always)
func featureKey(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) -> UInt64 {
  var value = (a &* 0x9E37_79B9_7F4A_7C15) ^ ((b &+ template) &* 0xC2B2_AE3D_27D4_EB4F)
  value ^= value >> 29
  value = value &* 0xD6E8_FEB8_6659_FD93
  return value ^ value >> 32
}
