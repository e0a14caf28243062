import SourceText

/// Reads a JSON document (RFC 8259) as a tree of values.
enum JSONData {
  static func value(of bytes: [UInt8]) throws(DataFault) -> DataValue {
    let read = bytes.withUnsafeBufferPointer { p -> Result<DataValue, DataFault> in
      var scanner = JSONScanner(p)
      var tree = JSONTree(p)
      while true {
        let event = scanner.next()
        if let fault = scanner.fault { return .failure(DataFault(fault.message, at: fault.range.lower)) }
        if tree.add(event) { break }
      }
      guard !tree.nodes.isEmpty else { return .failure(DataFault("the file holds no value")) }
      return .success(value(0, of: tree, p))
    }
    return try read.get()
  }

  private static func value(_ i: Int, of tree: JSONTree, _ p: UnsafeBufferPointer<UInt8>) -> DataValue {
    let node = tree.nodes[i]
    switch node.kind {
    case .string: return .text(text(p, node.value))
    case .literal:
      return .scalar(String(decoding: p[node.value.lower..<node.value.upper], as: UTF8.self))
    case .array: return .list(tree.children(of: i).map { value($0, of: tree, p) })
    case .object:
      return .object(
        tree.children(of: i).map { child in
          let key = text(p, tree.nodes[child].key)
          return (String(decoding: key.bytes, as: UTF8.self), value(child, of: tree, p))
        })
    }
  }

  /// A string's characters, each with its place.
  private static func text(_ p: UnsafeBufferPointer<UInt8>, _ contents: TextRange) -> MappedText {
    var text = MappedText()
    var i = contents.lower
    while i < contents.upper {
      var end = i
      while end < contents.upper, p[end] != UInt8(ascii: "\\") { end += 1 }
      text.append(p[i..<end], at: i)
      i = end
      guard i < contents.upper else { break }
      let (value, length) = JSONEscape.scalar(p, at: i, end: contents.upper) ?? (0xFFFD, 6)
      var written: [UInt8] = []
      _ = UTF8Writing.append(value, to: &written)
      text.append(written, for: i..<(i + length))
      i += length
    }
    return text
  }
}
