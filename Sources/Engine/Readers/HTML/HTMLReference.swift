import CGumbo

/// A character reference of HTML by itself, such as `&eacute;` or `&#8217;`.
enum HTMLReference {
  /// The characters that it stands for in UTF-8; nil for what is none. gumbo knows the names.
  static func decoded(_ reference: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    if let character = character(reference) { return character }
    guard let base = reference.baseAddress else { return nil }
    return base.withMemoryRebound(to: CChar.self, capacity: reference.count) { characters -> [UInt8]? in
      var options = kGumboDefaultOptions
      guard let output = gumbo_parse_with_options(&options, characters, reference.count) else { return nil }
      defer { gumbo_destroy_output(&options, output) }
      var node: UnsafeMutablePointer<GumboNode>? = output.pointee.root
      // html, its last child body, the text.
      while let current = node {
        if current.pointee.type == GUMBO_NODE_TEXT || current.pointee.type == GUMBO_NODE_WHITESPACE {
          guard let text = current.pointee.v.text.text else { return nil }
          let bytes = Array(String(cString: text).utf8)
          return bytes.elementsEqual(reference) ? nil : bytes
        }
        guard current.pointee.type == GUMBO_NODE_ELEMENT else { return nil }
        let children = current.pointee.v.element.children
        guard children.length > 0, let data = children.data else { return nil }
        node = data[Int(children.length) - 1]?.assumingMemoryBound(to: GumboNode.self)
      }
      return nil
    }
  }

  /// A decimal number of a character that no parser takes for another: no control, surrogate or noncharacter.
  private static func character(_ reference: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard (6...8).contains(reference.count), reference[0] == UInt8(ascii: "&"),
      reference[1] == UInt8(ascii: "#"), reference[reference.count - 1] == UInt8(ascii: ";")
    else { return nil }
    var value: UInt32 = 0
    for digit in reference[2..<(reference.count - 1)] {
      guard digit &- 0x30 < 10 else { return nil }
      value = value * 10 + UInt32(digit &- 0x30)
    }
    guard value >= 0xA0, value < 0xD800 else { return nil }
    return Unicode.Scalar(value).map { Array(String(Character($0)).utf8) }
  }
}
