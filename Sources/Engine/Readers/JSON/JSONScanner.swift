import SourceText

/// Reads JSON (RFC 8259) from front to back as a row of events, without recursion and without values:
/// an event costs no memory, and a level of nesting costs one bit.
struct JSONScanner {
  enum Event {
    case objectStart
    case objectEnd
    case arrayStart
    case arrayEnd
    /// The contents of a member's name, without the quotation marks.
    case key(TextRange)
    /// The contents of a string, without the quotation marks.
    case string(TextRange)
    /// A number, `true`, `false` or `null`.
    case literal(TextRange)
    /// Nothing comes after this, because of `fault` or because all is read.
    case end
  }

  /// What makes the rest unreadable.
  struct Fault {
    /// The byte at which it shows; empty at the end of the text.
    var range: TextRange
    /// Without the words that name the rule: `expected ':' but found '}'`.
    var message: String
  }

  private enum Expected {
    case value
    case valueOrClose
    case key
    case keyOrClose
    case colon
    case commaOrClose
    case nothing
  }

  private var p: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var expected = Expected.value
  private var nesting = JSONNesting()
  private(set) var fault: Fault?

  /// A byte-order mark in front is passed over. `start`: where the document begins in the bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    p = bytes
    at = start
    if start == 0, bytes.starts(with: TextDecoder.utf8Mark) { at = TextDecoder.utf8Mark.count }
  }

  /// Goes on in the same bytes, whose address may be another by now.
  mutating func resume(in bytes: UnsafeBufferPointer<UInt8>) { p = bytes }

  /// The number of objects and arrays that are open.
  var depth: Int { nesting.depth }

  mutating func next() -> Event {
    while fault == nil {
      skipBlanks()
      guard at < p.count else { return end() }
      let byte = p[at]
      switch expected {
      case .colon:
        guard byte == UInt8(ascii: ":") else { return fail("expected ':'") }
        at += 1
        expected = .value
      case .commaOrClose:
        guard byte == UInt8(ascii: ",") else { return close("expected ',' or '\(nesting.closer)'") }
        at += 1
        expected = nesting.isObject ? .key : .value
      case .key, .keyOrClose:
        if byte == UInt8(ascii: "\"") { return key() }
        return expected == .key ? fail("expected a name") : close("expected a name or '}'")
      case .value:
        return value(byte)
      case .valueOrClose:
        return byte == UInt8(ascii: "]") ? close("") : value(byte)
      case .nothing:
        return fail("expected the end of the file")
      }
    }
    return .end
  }

  private mutating func skipBlanks() {
    while at < p.count, p[at] == 0x20 || p[at] == 0x0A || p[at] == 0x0D || p[at] == 0x09 { at += 1 }
  }

  private mutating func end() -> Event {
    if expected != .nothing {
      let inside = nesting.depth == 0 ? "a value" : "its '\(nesting.closer)'"
      fault = Fault(range: TextRange(at: p.count), message: "the file ends before \(inside)")
    }
    return .end
  }

  private mutating func fail(_ message: String) -> Event {
    // The whole scalar, so that the message never holds half of one.
    let length = Scalars.decode(p, at: at).length
    let found = p[at] < 0x20 ? FaultLog.name(p[at...at]) : "'\(string(TextRange(at, at + length)))'"
    fault = Fault(range: TextRange(at, at + length), message: "\(message) but found \(found)")
    return .end
  }

  private func string(_ range: TextRange) -> String {
    String(decoding: p[range.lower..<range.upper], as: UTF8.self)
  }

  // MARK: Structure

  private mutating func open(isObject: Bool) -> Event {
    at += 1
    nesting.push(isObject: isObject)
    expected = isObject ? .keyOrClose : .valueOrClose
    return isObject ? .objectStart : .arrayStart
  }

  private mutating func close(_ expectation: String) -> Event {
    guard nesting.depth > 0, p[at] == UInt8(ascii: nesting.closer) else { return fail(expectation) }
    let isObject = nesting.isObject
    at += 1
    nesting.pop()
    afterValue()
    return isObject ? .objectEnd : .arrayEnd
  }

  private mutating func afterValue() { expected = nesting.depth == 0 ? .nothing : .commaOrClose }

  private mutating func key() -> Event {
    let range = contents()
    expected = .colon
    return fault == nil ? .key(range) : .end
  }

  private mutating func value(_ byte: UInt8) -> Event {
    switch byte {
    case UInt8(ascii: "{"): return open(isObject: true)
    case UInt8(ascii: "["): return open(isObject: false)
    case UInt8(ascii: "\""):
      let range = contents()
      afterValue()
      return fault == nil ? .string(range) : .end
    default: return literal()
    }
  }

  // MARK: Strings and literals

  /// The bytes between the quotation mark at `at` and the one that closes the string. A string that is
  /// faulty sets `fault` and ends before it.
  private mutating func contents() -> TextRange {
    let start = at + 1
    var i = start
    while i < p.count {
      let byte = p[i]
      if byte == UInt8(ascii: "\"") {
        at = i + 1
        return TextRange(start, i)
      }
      if byte == UInt8(ascii: "\\") {
        guard let length = JSONEscape.length(p, at: i) else {
          let end = min(i + 2, p.count)
          fault = Fault(range: TextRange(i, end), message: "'\(string(TextRange(i, end)))' is no escape")
          break
        }
        i += length
      } else if byte < 0x20 {
        let name = FaultLog.name(p[i...i])
        fault = Fault(range: TextRange(i, i + 1), message: "control character \(name) in a string")
        break
      } else {
        i += 1
      }
    }
    if fault == nil {
      fault = Fault(range: TextRange(at: i), message: "the file ends inside a string")
    }
    return TextRange(start, i)
  }

  private mutating func literal() -> Event {
    let start = at
    var end = at
    while end < p.count, JSONLiteral.mayContain(p[end]) { end += 1 }
    guard JSONLiteral.isSound(p[start..<end]) else { return fail("expected a value") }
    at = end
    afterValue()
    return .literal(TextRange(start, end))
  }
}
