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
    /// The first of its weights, times 64, and how many there are.
    var weights: UInt32
  }

  /// The weight of a feature for one tag.
  struct Weight: BitwiseCopyable {
    var tag: UInt8
    var value: Int8
  }

  /// A word that is always the same.
  struct Certain: BitwiseCopyable {
    var hash: UInt64
    var tag: UInt64
  }

  private let file: GrammarFile
  private let features: UnsafeBufferPointer<Feature>
  private let weights: UnsafeBufferPointer<Weight>
  private let certain: UnsafeBufferPointer<Certain>

  /// The model of a file's bytes; nil where they are none.
  public init?(_ memory: StoredBytes) {
    guard let file = GrammarFile(memory, kind: "WLTAGGR1", sections: 3) else { return nil }
    self.file = file
    features = file.records(0, of: Feature.self)
    weights = file.records(1, of: Weight.self)
    certain = file.records(2, of: Certain.self)
    for count in [features.count, certain.count] {
      guard count > 0, count & (count - 1) == 0 else { return nil }
    }
  }

  /// The tag of a word that has no other; nil where the sentence decides.
  @inline(__always)
  func certainTag(_ word: UInt64) -> Tag? {
    let mask = certain.count - 1
    var slot = Int(truncatingIfNeeded: word ^ word >> 32) & mask
    while certain[slot].tag != 0 {
      if certain[slot].hash == word { return Tag(rawValue: UInt8(truncatingIfNeeded: certain[slot].tag)) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds the weights of a feature to the scores of tags.
  @inline(__always)
  func add(_ key: UInt64, to scores: UnsafeMutableBufferPointer<Int32>) {
    let mask = features.count - 1
    let check = UInt32(truncatingIfNeeded: key >> 32)
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let feature = features[slot]
      if feature.weights == 0 { return }
      if feature.check == check {
        let first = Int(feature.weights >> 6)
        let end = min(first + Int(feature.weights & 63), weights.count)
        var place = first
        while place < end {
          let weight = weights[place]
          // Tags of a damaged file stay inside the scores.
          scores[Int(weight.tag & 63)] &+= Int32(weight.value)
          place += 1
        }
        return
      }
      slot = (slot + 1) & mask
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
