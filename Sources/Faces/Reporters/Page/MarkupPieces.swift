/// Text and tags of a piece of XML, for people who read the text.
enum MarkupPieces {
  struct Piece: Equatable {
    /// What stands there; references as the characters that they stand for.
    var text: String
    var isTag: Bool
  }

  /// The pieces in order. A tag that is not closed is text.
  static func of(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var rest = bytes
    while let open = rest.firstIndex(of: UInt8(ascii: "<")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
    {
      if open > rest.startIndex { pieces.append(Piece(text: decoded(rest[..<open]), isTag: false)) }
      pieces.append(Piece(text: String(decoding: rest[open...close], as: UTF8.self), isTag: true))
      rest = rest[(close + 1)...]
    }
    if !rest.isEmpty { pieces.append(Piece(text: decoded(rest), isTag: false)) }
    return pieces
  }

  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// Text with its references replaced; what is none stays.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result = ""
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += String(decoding: rest[..<start], as: UTF8.self)
      rest = rest[start...]
      let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";"))
      let name = end.map { String(decoding: rest[(start + 1)..<$0], as: UTF8.self) }
      if let end, let character = name.flatMap(character) {
        result += character
        rest = rest[(end + 1)...]
      } else {
        result += "&"
        rest = rest[(start + 1)...]
      }
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private static func character(_ name: String) -> String? {
    if let known = named[name] { return known }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.dropFirst().first == "x"
    let value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
