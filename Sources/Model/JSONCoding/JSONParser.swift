/// Reads a text as JSON (RFC 8259), strictly: UTF-8, one value, nothing behind it.
struct JSONParser {
  /// Lists and objects within one another, at most.
  private static let deepest = 512

  private let bytes: [UInt8]
  private var at = 0

  /// The value of a text.
  static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONTree {
    var parser = JSONParser(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
    let value = try parser.value(0)
    parser.skipBlanks()
    guard parser.at == bytes.count else { throw parser.fault("something stands behind the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, offset: at) }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func value(_ depth: Int) throws(JSONFault) -> JSONTree {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth + 1))
    case UInt8(ascii: "["): return .list(try elements(depth + 1))
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fault("it ends where a value should be")
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONFault) -> JSONTree {
    for i in 0..<word.utf8CodeUnitCount {
      guard at + i < bytes.count, bytes[at + i] == word.utf8Start[i] else { throw fault("no value") }
    }
    at += word.utf8CodeUnitCount
    return value
  }

  private mutating func elements(_ depth: Int) throws(JSONFault) -> [JSONTree] {
    guard depth <= JSONParser.deepest else { throw fault("too many lists within one another") }
    at += 1
    var values: [JSONTree] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      at += 1
      return values
    }
    while true {
      values.append(try value(depth))
      skipBlanks()
      if next == UInt8(ascii: "]") { break }
      guard next == UInt8(ascii: ",") else { throw fault("a list goes on without a comma") }
      at += 1
    }
    at += 1
    return values
  }

  private mutating func members(_ depth: Int) throws(JSONFault) -> [String: JSONTree] {
    guard depth <= JSONParser.deepest else { throw fault("too many objects within one another") }
    at += 1
    var values: [String: JSONTree] = [:]
    skipBlanks()
    if next == UInt8(ascii: "}") {
      at += 1
      return values
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a member has no name") }
      let name = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw fault("a member has no colon") }
      at += 1
      values[name] = try value(depth)
      skipBlanks()
      if next == UInt8(ascii: "}") { break }
      guard next == UInt8(ascii: ",") else { throw fault("an object goes on without a comma") }
      at += 1
    }
    at += 1
    return values
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return at - start
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    let first = next
    let whole = digits()
    guard whole > 0 else { throw fault("no value") }
    guard whole == 1 || first != UInt8(ascii: "0") else { throw fault("a number begins with 0") }
    if next == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw fault("a number ends with its point") }
    }
    if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
      at += 1
      if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      guard digits() > 0 else { throw fault("a number ends with its exponent") }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// Gathers bytes and looks at their coding once: a story is a string of thousands of them with an escape a line.
  private mutating func string() throws(JSONFault) -> String {
    at += 1
    var start = at
    var text: [UInt8] = []
    while true {
      skipPlain()
      switch next {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<at]
        at += 1
        if text.isEmpty { return try decoded(rest) }
        text += rest
        return try decoded(text[...])
      case UInt8(ascii: "\\"):
        text += bytes[start..<at]
        let scalar = try escape()
        // Nearly all are line ends and quotation marks.
        if scalar.isASCII {
          text.append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let coded = UTF8.encode(scalar) {
          text += coded
        }
        start = at
      case nil: throw fault("a string has no end")
      default: throw fault("a string holds a control character")
      }
    }
  }

  /// Goes to the next byte that is not itself in a string, eight at a time: a quote, a backslash, a control character.
  private mutating func skipPlain() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Words are read only where all eight bytes lie within the array, and only while it is borrowed.
    at = bytes.withUnsafeBytes { [at] bytes in
      var at = at
      while at + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        // The top bit of each byte that is zero, or below 0x20, and was not set: of these the lowest is exact, since a
        // borrow only goes upwards.
        let letters = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
        let marks = (letters | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
        guard marks == 0 else { return at + marks.trailingZeroBitCount / 8 }
        at += 8
      }
      while at < bytes.count, bytes[at] >= 0x20, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
      return at
    }
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("a string is not UTF-8") }
    return text
  }

  /// What stands for one character behind a backslash.
  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    at += 2
    guard at <= bytes.count else { throw fault("a string has no end") }
    switch bytes[at - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw fault("a string holds an escape that there is not")
    }
  }

  private mutating func unicode() throws(JSONFault) -> Unicode.Scalar {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
    guard unit < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { throw fault("a string holds half of a surrogate pair") }
    at += 2
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw fault("a string holds half of a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("an escape has no four digits")
      }
      value = value << 4 | UInt16(digit)
      at += 1
    }
    return value
  }
}
