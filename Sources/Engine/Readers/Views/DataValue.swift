/// A value of a data file (JSON, YAML, TOML) whose texts know where they stand.
indirect enum DataValue {
  /// Text in quotation marks or without, its escapes undone.
  case text(MappedText)
  /// A number, a truth value or nothing, as it is written.
  case scalar(String)
  case list([DataValue])
  /// In the order of the file.
  case object([(key: String, value: DataValue)])

  /// Bytes of a file that is read so: each byte of text takes nine while it is.
  static let largest = 8 << 20

  /// The values in a list or an object; none of others.
  var children: [DataValue] {
    switch self {
    case .list(let items): items
    case .object(let members): members.map(\.value)
    case .text, .scalar: []
    }
  }

  /// The value of a member; the last where a document has it twice.
  func member(_ name: String) -> DataValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == name }?.value
  }

  /// What a comparison looks at; nil for lists and objects.
  var plain: String? {
    switch self {
    case .text(let text): String(decoding: text.bytes, as: UTF8.self)
    case .scalar(let text): text
    case .list, .object: nil
    }
  }

  /// Whether a condition holds: there is something, and it is not `false`, `null` or zero.
  var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .scalar(let text): !["false", "null", "~", "0", ""].contains(text.lowercased())
    case .list(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    }
  }
}

/// Why a data file, a view or an expression cannot be used: a fragment for a message.
package struct DataFault: Error, Hashable {
  /// A fragment in lower case.
  package var reason: String
  /// Offset of the byte at which it shows.
  package var offset: Int

  init(_ reason: String, at offset: Int = 0) {
    self.reason = reason
    self.offset = offset
  }
}

extension MappedText {
  /// Bytes that stand for a stretch of the source as a whole.
  init(_ bytes: some Collection<UInt8>, for range: Range<Int>) {
    self.init()
    append(bytes, for: range)
  }

  /// The text without the white space at its end.
  var withoutBlanksAtEnd: MappedText {
    let end = bytes.lastIndex { !MappedText.isSpace($0) }.map { $0 + 1 } ?? 0
    return end == count ? self : part(0..<end)
  }
}
