/// The shape of a regular expression, as far as it tells which words a match must hold.
///
/// It is never run: PCRE2 does that. What the parser does not follow becomes `.anything`.
enum RegexNode {
  /// One scalar, as it is or in another case.
  case scalar(Unicode.Scalar)
  /// One of these ASCII scalars and no other.
  case oneOf([UInt8])
  /// Exactly one scalar that is no part of a word, such as `\s`; which ones is not known.
  case nonWord
  /// Any text, or none.
  case anything
  /// A place where a word begins or ends, or a line.
  case edge
  /// Another condition that takes up no text.
  case condition
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// `maximum` nil: as often as it likes.
  indirect case repeated(RegexNode, minimum: Int, maximum: Int?)
}

/// Why a pattern cannot be used.
package struct RegexError: Error, Hashable {
  /// A fragment in lower case.
  package let reason: String
  /// Offset into the pattern, in Unicode scalars from 0.
  package let offset: Int
}
