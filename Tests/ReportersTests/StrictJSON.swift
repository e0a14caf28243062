/// Checks JSON after RFC 8259 to the letter. Foundation's parser takes trailing commas, which the
/// services that read our reports do not.
struct StrictJSON {
  private struct Fault: Error {}
  private let bytes: [UInt8]
  private var i = 0

  private init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  static func accepts(_ text: some StringProtocol) -> Bool {
    var json = StrictJSON(text)
    do {
      try json.value()
      json.blanks()
      return json.i == json.bytes.count
    } catch {
      return false
    }
  }

  private var next: UInt8? { i < bytes.count ? bytes[i] : nil }

  private mutating func blanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { i += 1 }
  }

  private mutating func take(_ text: String) throws {
    for byte in text.utf8 {
      guard next == byte else { throw Fault() }
      i += 1
    }
  }

  private mutating func value() throws {
    blanks()
    switch next {
    case UInt8(ascii: "{"):
      try list("{", "}") { json in
        json.blanks()
        try json.string()
        json.blanks()
        try json.take(":")
        try json.value()
      }
    case UInt8(ascii: "["): try list("[", "]") { try $0.value() }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "n"): try take("null")
    case UInt8(ascii: "t"): try take("true")
    case UInt8(ascii: "f"): try take("false")
    default:
      let start = i
      while let byte = next, byte &- 0x30 < 10 || byte == 0x2D { i += 1 }
      if i == start { throw Fault() }
    }
  }

  private mutating func list(
    _ open: String, _ close: String, _ element: (inout StrictJSON) throws -> Void
  ) throws {
    try take(open)
    blanks()
    if next == close.utf8.first { return try take(close) }
    try element(&self)
    blanks()
    while next == UInt8(ascii: ",") {
      i += 1
      try element(&self)
      blanks()
    }
    try take(close)
  }

  private mutating func string() throws {
    try take("\"")
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw Fault() }
      i += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    try take("\"")
  }
}
