/// The bytes of one file and its name, never normalised, so that ranges into it stay true.
public struct SourceText: Sendable {
  /// The path as the user gave it, or the name given for standard input.
  public let name: String
  /// The bytes as they are.
  public let bytes: [UInt8]
  /// How they write characters; nil for UTF-8 and UTF-16.
  public let coding: CharacterCoding?
  /// The order of the bytes in a file of UTF-16; nil for any other.
  public let order: WideOrder?
  /// Where in its file a text begins that is a part of one; nil where it is the whole file.
  public var start: PartStart?

  /// - Parameters:
  ///   - name: The path as the user gave it, or a name for standard input.
  ///   - bytes: The whole file or a part of it, in whatever coding.
  ///   - coding: How they write characters; nil for UTF-8 and UTF-16.
  ///   - order: The order of bytes in a file of UTF-16 without a mark; with its mark it is seen by itself.
  ///   - start: Where in its file a part begins; nil for the whole.
  public init(
    name: String, bytes: [UInt8], coding: CharacterCoding? = nil, order: WideOrder? = nil,
    start: PartStart? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.coding = coding
    self.order = order ?? WideOrder(bytes)
    self.start = start
  }

  /// A text from a string literal or a test's copy.
  public init(_ string: String, name: String = "story.txt") {
    self.init(name: name, bytes: Array(string.utf8))
  }

  /// The text of a range; bytes that are not UTF-8 come out as U+FFFD, but where it is known how the file writes
  /// characters. In a file of UTF-16 the range is one of the file's bytes all the same.
  public subscript(_ range: TextRange) -> String {
    if let coding { return coding.string(bytes[range.lower..<range.upper]) }
    if let order { return order.string(bytes[range.lower..<range.upper]) }
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The bytes of a range; of a file in UTF-16 or another coding what they are in UTF-8.
  public func slice(_ range: TextRange) -> ArraySlice<UInt8> {
    if coding != nil || order != nil { return Array(self[range].utf8)[...] }
    return bytes[range.lower..<range.upper]
  }
}
