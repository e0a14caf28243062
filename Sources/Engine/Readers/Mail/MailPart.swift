import ArticleModel
import SourceText

/// A part of a mail that holds text.
struct MailPart {
  private enum Coding {
    case none
    case quotedPrintable
    case base64
  }

  let isPlain: Bool
  private let contents: TextRange
  private let coding: Coding
  /// Whether characters beyond ASCII are bytes of UTF-8; otherwise of Windows-1252.
  private let isUTF8: Bool

  private static let deepest = 8
  private static let most = 64

  /// The parts with text, in the order of the mail.
  static func texts(
    _ p: UnsafeBufferPointer<UInt8>, _ head: MailHead, _ range: TextRange, depth: Int
  ) -> [MailPart] {
    let type = head.type(p)
    if type.hasPrefix("multipart/"), depth < deepest, let boundary = head.parameter("boundary", p),
      !boundary.isEmpty
    {
      return split(p, range, at: Array("--\(boundary)".utf8)).prefix(most).flatMap { part in
        let inner = MailHead(p, part)
        return texts(p, inner, TextRange(inner.end, part.upper), depth: depth + 1)
      }
    }
    guard type == "text/plain" || type == "text/html",
      head.string("content-disposition", p)?.lowercased().hasPrefix("attachment") != true
    else { return [] }
    let charset = head.parameter("charset", p)?.lowercased() ?? "utf-8"
    let coding: Coding =
      switch head.string("content-transfer-encoding", p)?.lowercased() {
      case "quoted-printable": .quotedPrintable
      case "base64": .base64
      default: .none
      }
    return [
      MailPart(
        isPlain: type == "text/plain", contents: range, coding: coding,
        isUTF8: charset == "utf-8" || charset == "us-ascii")
    ]
  }

  /// The parts between lines that begin with a boundary.
  private static func split(
    _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange, at boundary: [UInt8]
  ) -> [TextRange] {
    var parts: [TextRange] = []
    var open: Int?
    for line in WireLines.all(in: range, of: p) {
      guard line.count >= boundary.count, p[line.lower] == boundary[0],
        p[line.lower..<line.upper].starts(with: boundary)
      else { continue }
      if let start = open { parts.append(TextRange(start, line.lower)) }
      var next = line.upper
      while next < range.upper, p[next] == 0x0D || p[next] == 0x0A {
        next += 1
        if p[next - 1] == 0x0A { break }
      }
      // Two dashes behind it close the whole.
      let isLast = line.count >= boundary.count + 2 && p[line.lower + boundary.count] == UInt8(ascii: "-")
      open = isLast ? nil : next
      if isLast { break }
    }
    if let start = open { parts.append(TextRange(start, range.upper)) }
    return parts
  }

  // MARK: Writing

  /// Writes the text of the part.
  func write(_ p: UnsafeBufferPointer<UInt8>, to text: inout MarkupText, _ skipped: inout [SkippedText]) {
    let kept = isPlain ? withoutSignature(p, &skipped) : contents
    let field = field(p, kept)
    let layers: [EscapeLayer] = coding == .none ? [] : [.quotedPrintable]
    if isPlain {
      var inner = MarkupText()
      field.bytes.withUnsafeBufferPointer { writePlain($0, &inner) }
      text.append(inner, through: field.map, layers: layers)
    } else {
      text.append(field, as: .body, isHTML: true, layers: layers)
    }
  }

  /// Paragraphs without the lines that quote another mail.
  private func writePlain(_ p: UnsafeBufferPointer<UInt8>, _ text: inout MarkupText) {
    var run: TextRange?
    func flush(_ text: inout MarkupText) {
      guard let range = run else { return }
      var inner = MarkupText()
      PlainParagraphs.write(
        UnsafeBufferPointer(rebasing: p[range.lower..<range.upper]), as: .body, to: &inner)
      let moved = OriginMap(segments: [OriginMap.Segment(textStart: 0, fileStart: range.lower)])
      text.append(inner, through: moved, layers: [])
      run = nil
    }
    for line in WireLines.all(in: TextRange(0, p.count), of: p) {
      if line.count > 0, p[line.lower] == UInt8(ascii: ">") {
        flush(&text)
      } else {
        run = run?.union(line) ?? line
      }
    }
    flush(&text)
  }

  /// What stands above the line of two dashes and a blank.
  private func withoutSignature(
    _ p: UnsafeBufferPointer<UInt8>, _ skipped: inout [SkippedText]
  ) -> TextRange {
    for line in WireLines.all(in: contents, of: p) {
      let isMark = line.count == 3 && p[line.lower..<line.upper].elementsEqual("-- ".utf8)
      let isCoded = line.count == 5 && p[line.lower..<line.upper].elementsEqual("--=20".utf8)
      if isMark || isCoded {
        skipped.append(SkippedText(range: TextRange(line.lower, contents.upper), what: "signature"))
        return TextRange(contents.lower, line.lower)
      }
    }
    return contents
  }

  private func field(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> FieldText {
    var field = FieldText()
    switch coding {
    case .none:
      field.append(UnsafeBufferPointer(rebasing: p[range.lower..<range.upper]), at: range, isCDATA: false)
    case .base64:
      // The bytes cannot be told apart in the file: they can be read, but nothing in them mended.
      let bytes = EncodedWords.utf8(EncodedWords.base64(p[range.lower..<range.upper]), isUTF8)
      bytes.withUnsafeBufferPointer { field.append($0, at: TextRange(at: range.lower), isCDATA: false) }
    case .quotedPrintable: QuotedPrintable.append(p, range, isUTF8: isUTF8, to: &field)
    }
    return field
  }
}

/// Quoted-printable (RFC 2045, 6.7) with the way back of every character.
enum QuotedPrintable {
  static func append(
    _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange, isUTF8: Bool, to field: inout FieldText
  ) {
    var i = range.lower
    var start = i
    func flush(_ field: inout FieldText, _ end: Int) {
      if start < end {
        field.append(UnsafeBufferPointer(rebasing: p[start..<end]), at: TextRange(start, end), isCDATA: false)
      }
    }
    while i < range.upper {
      guard p[i] == UInt8(ascii: "=") else {
        i += 1
        continue
      }
      flush(&field, i)
      if let end = softBreak(p, i, range.upper) {
        i = end
      } else if let byte = coded(p, i, range.upper) {
        let from = i
        var bytes = [byte]
        i += 3
        // A character of UTF-8 is several of these.
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
        while isUTF8, bytes.count < length, let next = coded(p, i, range.upper), next & 0xC0 == 0x80 {
          bytes.append(next)
          i += 3
        }
        EncodedWords.utf8(bytes, isUTF8).withUnsafeBufferPointer {
          field.append($0, at: TextRange(from, i), isCDATA: false)
        }
      } else {
        // A sign that codes nothing is itself.
        field.append(UnsafeBufferPointer(rebasing: p[i..<(i + 1)]), at: TextRange(i, i + 1), isCDATA: false)
        i += 1
      }
      start = i
    }
    flush(&field, range.upper)
  }

  /// Behind `=` and the end of a line.
  private static func softBreak(_ p: UnsafeBufferPointer<UInt8>, _ i: Int, _ limit: Int) -> Int? {
    var end = i + 1
    while end < limit, p[end] == 0x20 || p[end] == 0x09 { end += 1 }
    if end < limit, p[end] == 0x0D { end += 1 }
    guard end < limit, p[end] == 0x0A else { return end == limit && end > i + 1 ? limit : nil }
    return end + 1
  }

  private static func coded(_ p: UnsafeBufferPointer<UInt8>, _ i: Int, _ limit: Int) -> UInt8? {
    guard i + 2 < limit, p[i] == UInt8(ascii: "="), let high = digit(p[i + 1]), let low = digit(p[i + 2])
    else { return nil }
    return high << 4 | low
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte - 0x30 }
    let letter = byte | 0x20
    return letter &- 0x61 < 6 ? letter - 0x61 + 10 : nil
  }
}
