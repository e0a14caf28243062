import ArticleModel
import SourceText

/// Writes a UTF-16 file in UTF-8. A byte-order mark at its beginning is not part of the text.
enum UTF16Decoder {
  /// - Parameter start: How long the mark is.
  static func decode(_ file: SourceText, order: WideOrder, from start: Int = 2) -> DecodedText {
    var log = FaultLog()
    var out: [UInt8] = []
    out.reserveCapacity(file.bytes.count / 2 + file.bytes.count / 8)
    var origin = OriginBuilder()
    var nul: Int?
    file.bytes.withUnsafeBufferPointer { p in
      var i = start
      while i < p.count, nul == nil {
        let (value, length) = scalar(p, at: i, order)
        if value == 0 { nul = i }
        if value == 0xFFFD, isFault(p, at: i, order) {
          log.add(TextRange(i, i + length), FaultLog.message(p[i..<(i + length)], "UTF-16"))
          // As in UTF-8: past so many faults nothing is read.
          if log.count > UTF8Repair.readableFaults { return }
        }
        let written = UTF8Writing.append(value, to: &out)
        origin.append(textUnit: written, fileStart: i, fileUnit: length)
        i += length
      }
    }
    if let nul { return TextDecoder.binary(file, at: TextRange(nul, nul + 2)) }
    let remark = log.count > UTF8Repair.readableFaults ? "; what follows the last is not read" : ""
    return DecodedText(
      text: SourceText(name: file.name, bytes: out),
      origin: OriginMap(
        segments: origin.segments, layers: [order == .little ? .utf16LittleEndian : .utf16BigEndian]),
      problems: log.finished(remark: remark))
  }

  /// The scalar at an offset and its length in bytes; U+FFFD for half a pair and for half a unit.
  @inline(__always)
  private static func scalar(
    _ p: UnsafeBufferPointer<UInt8>, at i: Int, _ order: WideOrder
  ) -> (value: UInt32, length: Int) {
    guard i + 1 < p.count else { return (0xFFFD, 1) }
    let high = UInt32(order.unit(p, at: i))
    if high & 0xF800 != 0xD800 { return (high, 2) }
    guard high < 0xDC00, i + 3 < p.count else { return (0xFFFD, 2) }
    let low = UInt32(order.unit(p, at: i + 2))
    guard low & 0xFC00 == 0xDC00 else { return (0xFFFD, 2) }
    return (0x10000 + (high & 0x3FF) << 10 + low & 0x3FF, 4)
  }

  /// Whether an offset reads as U+FFFD though the file does not say so.
  private static func isFault(
    _ p: UnsafeBufferPointer<UInt8>, at i: Int, _ order: WideOrder
  ) -> Bool {
    i + 1 >= p.count || order.unit(p, at: i) != 0xFFFD
  }
}
