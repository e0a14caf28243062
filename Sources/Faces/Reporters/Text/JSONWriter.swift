/// Writes one JSON text piece by piece: commas, brackets and escapes are right by construction.
///
/// Members are written in the order of the calls; nothing is kept but what waits to be taken.
package struct JSONWriter: Sendable {
  private var out = TextOutput()
  /// Whether something stands before the next value in the same object or array.
  private var needsComma = false
  private var needsBreak = false

  package init() {}

  /// `{`, as the value of a member when there is a key.
  package mutating func beginObject(_ key: String? = nil) { begin(UInt8(ascii: "{"), key) }
  /// `}`, of the object that was begun last.
  package mutating func endObject() { end(UInt8(ascii: "}")) }

  /// `[`, as the value of a member when there is a key.
  package mutating func beginArray(_ key: String? = nil) { begin(UInt8(ascii: "["), key) }
  /// `]`, of the array that was begun last.
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// A member with a string.
  package mutating func member(_ key: String, _ value: String) {
    write(key)
    out.jsonString(value)
  }

  /// A member with a string of bytes of a file.
  package mutating func member(_ key: String, _ value: ArraySlice<UInt8>) {
    write(key)
    out.jsonString(value)
  }

  /// A member with a number.
  package mutating func member(_ key: String, _ value: Int) {
    write(key)
    out.number(value)
  }

  /// A member with `null`.
  package mutating func null(_ key: String) {
    write(key)
    out.raw("null")
  }

  /// An element of an array.
  package mutating func element(_ value: String) {
    comma()
    out.jsonString(value)
  }

  /// An element of an array.
  package mutating func element(_ value: Int) {
    comma()
    out.number(value)
  }

  /// A line break before the next value or bracket, for people who read the file and for line-wise tools.
  package mutating func breakLine() { needsBreak = true }

  /// Ends a JSON text with a line feed, so that another may follow.
  package mutating func endLine() {
    needsComma = false
    needsBreak = false
    out.raw("\n")
  }

  /// The bytes since the last call.
  package mutating func take() -> [UInt8] { out.take() }

  private mutating func begin(_ bracket: UInt8, _ key: String?) {
    if let key { write(key) } else { comma() }
    out.raw(bracket)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    if needsBreak { out.raw("\n") }
    needsBreak = false
    out.raw(bracket)
    needsComma = true
  }

  private mutating func write(_ key: String) {
    comma()
    out.jsonString(key)
    out.raw(UInt8(ascii: ":"))
    out.raw(0x20)
  }

  private mutating func comma() {
    if needsBreak {
      out.raw(needsComma ? ",\n" : "\n")
    } else if needsComma {
      out.raw(UInt8(ascii: ","))
      out.raw(0x20)
    }
    needsComma = true
    needsBreak = false
  }
}
