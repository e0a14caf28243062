/// A sum by which a part of a kept file is known to be as it was written: it finds damage, and is no
/// protection against somebody who makes it on purpose.
public enum BlockChecksum {
  /// Sums of words and sums of those sums in four lanes, as Fletcher has them for bytes: additions are all
  /// that the machine does to four words at a time.
  public static func of(_ words: UnsafeBufferPointer<UInt64>) -> UInt64 {
    var sum = SIMD4<UInt64>(1, 2, 3, 4)
    var ofSums = SIMD4<UInt64>()
    var i = 0
    while i + 4 <= words.count {
      sum &+= SIMD4(words[i], words[i + 1], words[i + 2], words[i + 3])
      ofSums &+= sum
      i += 4
    }
    var hash = ByteHash()
    func add(_ number: UInt64) {
      // A multiplication carries upwards only; the shift brings what is high back down.
      hash.value = (hash.value ^ number ^ hash.value >> 32) &* 0x9E37_79B9_7F4A_7C15
    }
    while i < words.count {
      add(words[i])
      i += 1
    }
    for lane in 0..<4 {
      add(sum[lane])
      add(ofSums[lane])
    }
    return hash.value
  }
}
