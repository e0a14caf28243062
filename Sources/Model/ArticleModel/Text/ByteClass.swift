/// What the tokenizer does at a byte, from one table look-up.
enum ByteClass: UInt8 {
  case space
  case lineBreak
  case letter
  case digit
  case doubleQuote
  case apostrophe
  case backtick
  case stop
  case comma
  case terminal
  case colon
  case openBracket
  case closeBracket
  case hyphen
  case underscore
  case at
  case hash
  case nonASCII
  case other

  /// The classes of all bytes.
  static let table: [ByteClass] = (0...255).map { ByteClass(of: UInt8($0)) }

  private init(of byte: UInt8) {
    switch byte {
    case 0x0A, 0x0D: self = .lineBreak
    case 0x20, 0x09, 0x0B, 0x0C: self = .space
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x30...0x39: self = .digit
    case 0x22: self = .doubleQuote
    case 0x27: self = .apostrophe
    case 0x60: self = .backtick
    case 0x2E: self = .stop
    case 0x2C: self = .comma
    case 0x21, 0x3F: self = .terminal
    case 0x3A, 0x3B: self = .colon
    case 0x28, 0x5B, 0x7B: self = .openBracket
    case 0x29, 0x5D, 0x7D: self = .closeBracket
    case 0x2D: self = .hyphen
    case 0x5F: self = .underscore
    case 0x40: self = .at
    case 0x23: self = .hash
    case 0x80...0xFF: self = .nonASCII
    default: self = .other
    }
  }
}
