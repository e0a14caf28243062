/// The bytes of one file and its name, never normalised, so that ranges into it stay true.
public struct SourceText: Sendable {
  /// The path as the user gave it, or the name given for standard input.
  public let name: String
  /// The bytes as they are.
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A text from a string literal or a test's copy.
  public init(_ string: String, name: String = "story.txt") {
    self.init(name: name, bytes: Array(string.utf8))
  }

  /// The text of a range; bytes that are not UTF-8 come out as U+FFFD. In a file of UTF-16 with its mark the range is
  /// one of the file's bytes all the same.
  public subscript(_ range: TextRange) -> String {
    if let order = WideOrder(bytes) { return order.string(bytes[range.lower..<range.upper]) }
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The bytes of a range; of a file of UTF-16 what they are in UTF-8.
  public func slice(_ range: TextRange) -> ArraySlice<UInt8> {
    if WideOrder(bytes) != nil { return Array(self[range].utf8)[...] }
    return bytes[range.lower..<range.upper]
  }
}
