/// A JSON value as it was read.
enum JSONTree {
  case null
  case flag(Bool)
  /// As it was written: how it is read depends on who asks.
  case number(String)
  case text(String)
  case list([JSONTree])
  /// Of members of the same name the last one counts.
  case object([String: JSONTree])
}

/// What is wrong with a text that is no JSON.
struct JSONFault: Error {
  /// A lower-case fragment.
  let reason: String
  /// Bytes from the beginning of the text.
  let offset: Int
}
