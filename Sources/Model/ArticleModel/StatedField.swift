import SourceText

/// A value that a format states of an article beside its text, and where it stands.
public struct StatedField: Sendable, Equatable {
  /// What a value says.
  public enum Meaning: String, Sendable, CaseIterable {
    /// How many words the story has.
    case words = "word count"
    /// Whether it may be used: `usable`, `canceled`.
    case status
    /// The number of its version.
    case version
    /// The language of the text, as a tag of BCP 47.
    case language
    /// Until when it is held back.
    case embargo
    /// A headline that holds nothing.
    case emptyHeadline = "empty headline"
    /// A form of the body in other words than the one that was read.
    case otherBody = "other form of the body"
    /// A headline in another length or for another use.
    case otherHeadline = "other headline"
    /// Whose picture it is.
    case credit
    /// That it is a picture, a film or a drawing.
    case picture
  }

  /// What the value is for the story.
  public var meaning: Meaning
  /// As it stands in the file, escapes undone; of long ones the beginning.
  public var value: String
  /// In bytes of the file.
  public var range: TextRange

  /// A value that stands in `range` of the file, in bytes, with its escapes undone.
  public init(_ meaning: Meaning, _ value: String, at range: TextRange) {
    self.meaning = meaning
    self.value = value
    self.range = range
  }
}
