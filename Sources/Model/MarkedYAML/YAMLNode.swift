/// One node of a YAML document, with its place, so that whoever rejects a value can say where it stands.
package struct YAMLNode: Sendable {
  /// What a node holds.
  package indirect enum Content: Sendable {
    /// Text as written, without its quotation marks; `isPlain` where it stood without any, so that `yes`
    /// and `"yes"` can be told apart.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the order of the file; no key comes twice.
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key's text.
    package let key: String
    /// Where the key stands.
    package let place: YAMLPlace
    /// What stands behind the key.
    package let value: YAMLNode
  }

  /// What it is, and what it holds.
  package let content: Content
  /// Where the node begins.
  package let place: YAMLPlace

  /// A node that begins at a place of its file.
  package init(content: Content, place: YAMLPlace) {
    self.content = content
    self.place = place
  }

  /// The text of a scalar; nil for lists and mappings.
  package var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// True and false as YAML 1.1 and Vale write them; nil for anything else.
  package var flag: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// A whole number written in digits; nil for anything else.
  package var number: Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int(text)
  }

  /// The nodes of a list; nil for scalars and mappings.
  package var items: [YAMLNode]? {
    if case .sequence(let nodes) = content { return nodes }
    return nil
  }

  /// The entries of a mapping; nil for scalars and lists.
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// Whether nothing was written: `key:` and the end of the line, `~` or `null`.
  package var isEmpty: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  /// The value of a key of a mapping; nil where there is none.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key == key }?.value
  }

  /// What kind of node it is, for messages.
  package var kind: String {
    switch content {
    case .scalar: "a value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// A place in a YAML file: line and column from 1, the column in Unicode scalars.
package struct YAMLPlace: Sendable, Hashable {
  /// From 1.
  package let line: Int
  /// In Unicode scalars, from 1.
  package let column: Int

  /// Both count from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a YAML file, or a value in it, cannot be used.
package struct YAMLError: Error, Hashable {
  /// Where the fault shows.
  package let place: YAMLPlace
  /// A fragment in lower case.
  package let reason: String

  /// - Parameters:
  ///   - place: Where the fault shows.
  ///   - reason: A fragment in lower case.
  package init(at place: YAMLPlace, _ reason: String) {
    self.place = place
    self.reason = reason
  }

  /// The error as compilers print it, `path:line:column: error: reason`.
  package func line(in path: String) -> String {
    "\(path):\(place.line):\(place.column): error: \(reason)"
  }
}
