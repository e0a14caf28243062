/// A hash of 128 bits of a file's bytes, eight at a time: what results are cached under. It finds
/// equal content; it is no protection against somebody who makes collisions on purpose.
package struct ContentHash: Hashable, Sendable {
  /// The first 64 bits.
  package var high: UInt64
  /// The other 64 bits.
  package var low: UInt64

  /// A hash that was kept, in its two halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Multiplies and folds each eight bytes into two lanes, as wyhash does (Wang Yi, public domain;
  /// its primes).
  package init(_ bytes: [UInt8], seed: UInt64) {
    var a = seed ^ 0xa076_1d64_78bd_642f
    var b = seed ^ 0xe703_7ed1_a0b4_28db
    bytes.withUnsafeBytes { p in
      var i = 0
      while i + 8 <= p.count {
        let word = p.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        a = ContentHash.mix(a ^ word, 0x8ebc_6af0_9c88_c6e3)
        b = ContentHash.mix(b &+ word, 0x5899_65cc_7537_4cc3)
        i += 8
      }
      var rest: UInt64 = UInt64(p.count) << 56
      while i < p.count {
        rest = rest << 8 ^ UInt64(p[i])
        i += 1
      }
      a = ContentHash.mix(a ^ rest, UInt64(p.count) | 1)
      b = ContentHash.mix(b &+ rest, 0x1d8e_4e27_c47d_124f)
    }
    high = ContentHash.mix(a, 0xeb44_acca_b455_d165)
    low = ContentHash.mix(b, a | 1)
  }

  private static func mix(_ x: UInt64, _ y: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: y)
    return product.high ^ product.low ^ x
  }
}
