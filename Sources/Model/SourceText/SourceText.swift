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

  /// The text of a range; bytes that are not UTF-8 come out as U+FFFD.
  public subscript(_ range: TextRange) -> String {
    String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The bytes of a range.
  public func slice(_ range: TextRange) -> ArraySlice<UInt8> { bytes[range.lower..<range.upper] }
}
