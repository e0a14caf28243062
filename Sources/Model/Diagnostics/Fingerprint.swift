import SourceText

/// What stays the same of a finding when lines move, are wrapped anew or are edited elsewhere: the rule,
/// the flagged text without regard to case, apostrophes and white space, and the words around it.
///
/// Two findings can have one fingerprint (the same slip twice in the same words): count them. Who has to
/// recognise a finding whose neighbourhood was edited takes equal `subject` and one equal side.
package struct Fingerprint: Hashable, Sendable {
  /// Words that count as neighbours, on each side.
  private static let words = 3
  /// Bytes that are looked at on each side, and of a long flagged text at each of its ends.
  private static let reach = 160

  /// The rule and the flagged text.
  package let subject: UInt64
  /// The words before the flagged text, in the same paragraph.
  package let before: UInt64
  /// The words after it.
  package let after: UInt64

  /// A fingerprint by its parts, as a file keeps them.
  package init(subject: UInt64, before: UInt64, after: UInt64) {
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// The fingerprint of a diagnostic whose range is in bytes of `text`. Costs no more on a long line
  /// or for a long range than on short ones.
  package init(_ diagnostic: Diagnostic, in text: SourceText) {
    let start = min(diagnostic.range.lower, text.bytes.count)
    let end = min(max(start, diagnostic.range.upper), text.bytes.count)
    var hash = ByteHash()
    for byte in diagnostic.rule.utf8 { hash.add(byte) }
    hash.add(0)
    if end - start <= Fingerprint.reach * 2 {
      Fingerprint.add(text.bytes[start..<end], to: &hash)
    } else {
      Fingerprint.add(text.bytes[start..<(start + Fingerprint.reach)], to: &hash)
      hash.add(0)
      Fingerprint.add(text.bytes[(end - Fingerprint.reach)..<end], to: &hash)
    }
    subject = hash.value
    before = Fingerprint.neighbours(text.bytes[max(0, start - Fingerprint.reach)..<start], areBefore: true)
    after = Fingerprint.neighbours(
      text.bytes[end..<min(end + Fingerprint.reach, text.bytes.count)], areBefore: false)
  }

  /// All of it in one number.
  package var value: UInt64 {
    var hash = ByteHash()
    for part in [subject, before, after] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        hash.add(UInt8(truncatingIfNeeded: part >> shift))
      }
    }
    return hash.value
  }

  /// `value` in 16 hexadecimal digits, for reports.
  package var text: String { Fingerprint.hexadecimal(value) }

  /// 16 lower-case hexadecimal digits.
  package static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds text without regard to case, apostrophes and the kind and number of blanks.
  private static func add(_ bytes: ArraySlice<UInt8>, to hash: inout ByteHash) {
    var isBlank = false
    for byte in Folding.fold(bytes) {
      if byte <= 0x20 {
        isBlank = true
      } else {
        if isBlank { hash.add(0x20) }
        isBlank = false
        hash.add(byte)
      }
    }
    if isBlank { hash.add(0x20) }
  }

  /// The hash of the words that stand nearest to the mark in the same paragraph: the last of what stands
  /// before it, or the first of what stands after. Only letters and digits count, whatever their case.
  private static func neighbours(_ slice: ArraySlice<UInt8>, areBefore: Bool) -> UInt64 {
    var found: [UInt64] = []
    var word = ByteHash()
    var isInWord = false
    var breaks = 0
    slice.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count, areBefore || found.count < words {
        // Nearly all letters are those of ASCII.
        let folded = Folding.lower(p[i])
        if folded &- 0x61 < 26 || folded &- 0x30 < 10 {
          word.add(folded)
          i += 1
          isInWord = true
          breaks = 0
          continue
        }
        let (value, length) = Scalars.decode(p, at: i)
        i += length
        if value >= 0x80, Scalars.isLetter(value) {
          add(value, to: &word)
          isInWord = true
          breaks = 0
          continue
        }
        if isInWord {
          found.append(word.value)
          word = ByteHash()
          isInWord = false
        }
        // An empty line ends the paragraph.
        breaks = value == 0x0A ? breaks + 1 : value > 0x20 ? 0 : breaks
        if breaks == 2, !areBefore { return }
        if breaks == 2 { found.removeAll() }
      }
    }
    if isInWord { found.append(word.value) }
    return (areBefore ? found.suffix(words) : found.prefix(words)).reduce(0) { $0 &* 31 &+ $1 }
  }

  private static func add(_ value: UInt32, to word: inout ByteHash) {
    guard let scalar = Unicode.Scalar(value) else { return }
    var folded: [UInt8] = []
    Folding.append(scalar, to: &folded)
    for byte in folded { word.add(byte) }
  }
}
