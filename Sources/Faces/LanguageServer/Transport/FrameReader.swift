/// Takes messages out of a stream of bytes: a header with `Content-Length`, an empty line, the body.
///
/// A stream that went wrong is picked up again at the next header, so that one bad message does not cost
/// the session.
package struct FrameReader {
  /// What the bytes so far give.
  package enum Frame: Equatable {
    /// A whole body, as it came.
    case message([UInt8])
    /// What was no header; the bytes up to the next one are dropped.
    case fault(String)
    /// A body of this many bytes was announced and is dropped as it comes.
    case tooLarge(Int)
  }

  /// Longer bodies are dropped: no story is that long, and memory is not the client's to fill.
  package static let largestBody = 64 << 20
  private static let longestHeader = 4096
  private static let field = Array("content-length:".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  private var buffer: [UInt8] = []
  private var start = 0
  /// Bytes of a body that are still to be dropped.
  private var dropping = 0
  /// The length of the body that comes next, once its header was read.
  private var due: Int?
  /// Whether the next header is being looked for.
  private var isLost = false

  package init() {}

  /// A message with its header.
  package static func framed(_ body: some Collection<UInt8>) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// The bytes of the stream that belong to no message yet.
  package var rest: [UInt8] {
    (due.map { Array("Content-Length: \($0)\r\n\r\n".utf8) } ?? []) + buffer[start...]
  }

  /// Adds bytes of the stream.
  package mutating func feed(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    if dropping > 0 {
      let dropped = min(dropping, bytes.count)
      dropping -= dropped
      bytes = bytes.dropFirst(dropped)
    }
    if start > 1 << 16, start * 2 > buffer.count {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// Puts bytes back in front of the stream: a body that turned out to hold the next header.
  package mutating func putBack(_ bytes: ArraySlice<UInt8>) {
    buffer.replaceSubrange(0..<start, with: bytes)
    start = 0
  }

  /// The next message or fault; nil while more bytes are needed.
  package mutating func next() -> Frame? {
    while true {
      if let length = due {
        guard buffer.count - start >= length else { return nil }
        due = nil
        let body = Array(buffer[start..<(start + length)])
        start += length
        if start == buffer.count { clear() }
        return .message(body)
      }
      if isLost, !findHeader() { return nil }
      guard let close = FrameReader.find(FrameReader.end, in: buffer, from: start) else {
        guard buffer.count - start > FrameReader.longestHeader else { return nil }
        return lose("a header of more than \(FrameReader.longestHeader) bytes")
      }
      guard close - start <= FrameReader.longestHeader else {
        return lose("a header of more than \(FrameReader.longestHeader) bytes")
      }
      guard let length = FrameReader.length(in: buffer[start..<close]) else {
        pass(badHeader: start..<close)
        return .fault("a header without a 'Content-Length: N' of its own line")
      }
      start = close + FrameReader.end.count
      if length > FrameReader.largestBody { return drop(length) }
      due = length
    }
  }

  private mutating func drop(_ length: Int) -> Frame {
    let here = min(length, buffer.count - start)
    start += here
    dropping = length - here
    if start == buffer.count { clear() }
    return .tooLarge(length)
  }

  private mutating func lose(_ reason: String) -> Frame {
    isLost = true
    // What looked like the beginning of a header was none.
    start += 1
    return .fault(reason)
  }

  /// Moves to the one header inside what is none (the rest of a body whose length was too small may stand
  /// before it), or behind all of it.
  private mutating func pass(badHeader block: Range<Int>) {
    let places = block.filter { FrameReader.isField(buffer, at: $0) }
    start = block.upperBound + FrameReader.end.count
    if places.count == 1, places[0] > block.lowerBound,
      FrameReader.length(in: buffer[places[0]..<block.upperBound]) != nil
    {
      start = places[0]
    }
  }

  private mutating func clear() {
    // A large body gives its memory back.
    buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 20)
    start = 0
  }

  /// Moves on to the next place that looks like a header.
  private mutating func findHeader() -> Bool {
    var i = start
    while i + FrameReader.field.count <= buffer.count {
      if FrameReader.isField(buffer, at: i) {
        start = i
        isLost = false
        return true
      }
      i += 1
    }
    start = i
    return false
  }

  private static func isField(_ bytes: [UInt8], at i: Int) -> Bool {
    guard bytes[i] | 0x20 == field[0], i + field.count <= bytes.count else { return false }
    return (1..<field.count).allSatisfy { lower(bytes[i + $0]) == field[$0] }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The length that a header states: once, in digits.
  private static func length(in header: ArraySlice<UInt8>) -> Int? {
    var found: Int?
    for line in header.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let colon = line.firstIndex(of: 0x3A) else { return nil }
      guard line[...colon].map(lower) == field else { continue }
      let digits = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop { $0 == 0x20 }
      guard found == nil, !digits.isEmpty, digits.count <= 18,
        digits.allSatisfy({ $0 &- 0x30 < 10 })
      else { return nil }
      found = digits.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return found
  }

  /// Where the next header, or its beginning, stands inside a body whose length was too large; nil where
  /// it does not.
  package static func headerInside(_ body: [UInt8]) -> Int? {
    let brace = UInt8(ascii: "}")
    return body.indices.last { i in
      guard i > 0, body[i - 1] == brace, lower(body[i]) == field[0] else { return false }
      return zip(body[i...], field).allSatisfy { lower($0) == $1 }
    }
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    var i = from
    while i + needle.count <= bytes.count {
      guard let first = bytes[i...].firstIndex(of: needle[0]), first + needle.count <= bytes.count else {
        return nil
      }
      if (1..<needle.count).allSatisfy({ bytes[first + $0] == needle[$0] }) { return first }
      i = first + 1
    }
    return nil
  }
}
