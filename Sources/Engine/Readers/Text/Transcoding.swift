import ArticleModel
import SourceText

/// Writes the bytes of a file in UTF-8 and keeps where each stood: runs of ASCII as they are, other characters one by
/// one.
enum Transcoding {
  /// - Parameters:
  ///   - capacity: How many bytes the text will have, about.
  ///   - character: Writes the character at an offset of the file and says how many bytes it takes there, at least
  ///     one; nil where the rest is not to be read.
  static func write(
    _ bytes: [UInt8], capacity: Int,
    _ character: (UnsafeBufferPointer<UInt8>, Int, inout [UInt8]) -> Int?
  ) -> (text: [UInt8], origin: OriginBuilder) {
    var out: [UInt8] = []
    out.reserveCapacity(capacity)
    var origin = OriginBuilder()
    bytes.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count {
        var end = i
        while end < p.count, p[end] < 0x80 { end += 1 }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: p[i..<end]))
        origin.append(count: end - i, textUnit: 1, fileStart: i, fileUnit: 1)
        i = end
        guard i < p.count else { break }
        let before = out.count
        guard let length = character(p, i, &out) else { break }
        origin.append(textUnit: out.count - before, fileStart: i, fileUnit: length)
        i += length
      }
    }
    return (out, origin)
  }
}
