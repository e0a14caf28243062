/// The bytes of one file and its name, never normalised, so that ranges into it stay true.
package struct SourceText: Sendable {
  /// The path as the user gave it, or the name given for standard input.
  package let name: String
  /// The bytes as they are.
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A text from a string literal or a test's copy.
  package init(_ string: String, name: String = "story.txt") {
    self.init(name: name, bytes: Array(string.utf8))
  }

  /// The text of a range; bytes that are not UTF-8 come out as U+FFFD.
  package subscript(_ range: TextRange) -> String {
    String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The bytes of a range.
  package func slice(_ range: TextRange) -> ArraySlice<UInt8> { bytes[range.lower..<range.upper] }
}
