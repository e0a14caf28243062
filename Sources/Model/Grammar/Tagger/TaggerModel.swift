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
    certain(featureKey(50, form)) ?? certain(featureKey(50, form, last &+ 1))
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

  /// Adds the weights of a feature to the scores of tags: those of a row to `scores`, few ones to `single`, which
  /// has 64 places.
  @inline(__always)
  func add(_ key: UInt64, to scores: inout TagScores, _ single: UnsafeMutableBufferPointer<Int16>) {
    let mask = features.count - 1
    let check = UInt32(truncatingIfNeeded: key >> 32)
    var slot = Int(truncatingIfNeeded: key) & mask
    for _ in 0...mask {
      let feature = features[slot]
      if feature.weights == 0 { return }
      if feature.check == check {
        let first = Int(feature.weights >> 6)
        if feature.weights & 63 == Feature.inRow {
          // Rows of a damaged file stay inside the section.
          let place = first * TagScores.count
          if place + TagScores.count <= rows.count, let start = rows.baseAddress { scores.add(start + place) }
          return
        }
        let end = min(first + Int(feature.weights & 63), weights.count)
        var place = first
        while place < end {
          let weight = weights[place]
          // So do tags.
          single[Int(weight.tag & 63)] &+= Int16(weight.value)
          place += 1
        }
        return
      }
      slot = (slot + 1) & mask
    }
  }
}

/// A number for each tag, by raw value. Weights are of one byte and there are less than thirty features, so that
/// sums stay far from the ends of 16 bits.
struct TagScores {
  /// Numbers of a row: as many as there are tags, and some that are never asked for.
  static let count = 48

  private typealias Part = SIMD8<Int16>
  private var parts: (Part, Part, Part, Part, Part, Part) = (.zero, .zero, .zero, .zero, .zero, .zero)

  /// Adds the numbers of a row.
  @inline(__always)
  mutating func add(_ row: UnsafePointer<Int16>) {
    let row = UnsafeRawPointer(row)
    parts.0 &+= row.loadUnaligned(fromByteOffset: 0, as: Part.self)
    parts.1 &+= row.loadUnaligned(fromByteOffset: 16, as: Part.self)
    parts.2 &+= row.loadUnaligned(fromByteOffset: 32, as: Part.self)
    parts.3 &+= row.loadUnaligned(fromByteOffset: 48, as: Part.self)
    parts.4 &+= row.loadUnaligned(fromByteOffset: 64, as: Part.self)
    parts.5 &+= row.loadUnaligned(fromByteOffset: 80, as: Part.self)
  }

  /// The tag with the highest sum of these numbers and `single`; the first of equals.
  @inline(__always)
  func best(_ single: UnsafeMutableBufferPointer<Int16>) -> Int {
    withUnsafeBytes(of: parts) { bytes in
      let scores = bytes.bindMemory(to: Int16.self)
      var best = 1
      var most = scores[1] &+ single[1]
      for tag in 2..<Tag.count {
        let score = scores[tag] &+ single[tag]
        if score > most { (best, most) = (tag, score) }
      }
      return best
    }
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
