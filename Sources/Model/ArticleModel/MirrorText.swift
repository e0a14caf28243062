import SourceText

/// Another form in which a file holds a part of an article in the same words: the body as HTML beside the body as
/// plain text. What is mended in one is mended in the other, or the file would contradict itself.
public struct MirrorText: Sendable, Equatable {
  /// The part of the article's text that is mirrored.
  public let part: TextRange
  /// The other form's text.
  public let bytes: [UInt8]
  /// From that text to the file.
  public let origin: OriginMap
  /// Where the bytes stand that are no white space, in the part (offsets of the article's text) and in the mirror.
  private let ours: [UInt32]
  private let theirs: [UInt32]

  /// Nil where the two are not the same but for white space.
  public init?(_ part: TextRange, of text: [UInt8], mirroredBy bytes: [UInt8], _ origin: OriginMap) {
    let ours = MirrorText.places(in: text, from: part.lower, to: part.upper)
    let theirs = MirrorText.places(in: bytes, from: 0, to: bytes.count)
    guard !ours.isEmpty, ours.count == theirs.count,
      zip(ours, theirs).allSatisfy({ text[Int($0)] == bytes[Int($1)] })
    else { return nil }
    self.part = part
    self.bytes = bytes
    self.origin = origin
    self.ours = ours
    self.theirs = theirs
  }

  private static func places(in text: [UInt8], from start: Int, to end: Int) -> [UInt32] {
    var found: [UInt32] = []
    for i in start..<min(end, text.count) where !isBlank(text[i]) { found.append(UInt32(i)) }
    return found
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Whether both mirror one part with one wording. Where the mirror stands in the file does not count.
  public static func == (a: MirrorText, b: MirrorText) -> Bool { a.part == b.part && a.bytes == b.bytes }

  /// The range of the mirror's text that corresponds to one of the article's; nil where only white space stands
  /// there, which each form has as it likes.
  public func range(_ range: TextRange, of text: [UInt8]) -> TextRange? {
    let first = ours.partitioningIndex { $0 >= range.start }
    let last = ours.partitioningIndex { $0 >= range.end }
    if range.isEmpty {
      let isBehindWord = range.lower > part.lower && !MirrorText.isBlank(text[range.lower - 1])
      if isBehindWord, first > 0 { return TextRange(at: Int(theirs[first - 1]) + 1) }
      return first < theirs.count ? TextRange(at: Int(theirs[first])) : nil
    }
    guard first < last else { return nil }
    var (low, high) = (Int(theirs[first]), Int(theirs[last - 1]) + 1)
    // A blank that goes with a word goes with it here as well.
    if MirrorText.isBlank(text[range.lower]) {
      while low > 0, MirrorText.isBlank(bytes[low - 1]) { low -= 1 }
    }
    if MirrorText.isBlank(text[range.upper - 1]) {
      while high < bytes.count, MirrorText.isBlank(bytes[high]) { high += 1 }
    }
    return TextRange(low, high)
  }
}
