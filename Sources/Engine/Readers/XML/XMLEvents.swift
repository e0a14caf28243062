import SourceText

/// What a reader of an XML format is told, in the order of the file. All offsets are bytes of the text that
/// is read.
protocol XMLEvents: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange)
  func end(_ name: XMLName, at range: TextRange)
  /// Characters: as they stand in the file where both are equally long, otherwise one reference or line end.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange)
  /// A CDATA section begins or ends.
  func cdata(_ isOpening: Bool)
  /// A reference in text to an entity that is not known, or not expanded.
  func omitted(at range: TextRange)
  /// Whether the stream is to pause; asked behind each tag.
  var wantsPause: Bool { get }
}

extension XMLEvents {
  func cdata(_ isOpening: Bool) {}
  func omitted(at range: TextRange) {}
  var wantsPause: Bool { false }
}

/// The name of an element, in its namespace.
struct XMLName {
  /// The namespace's URI; empty without one.
  var space: String
  var local: String
}

/// The attributes of an element; valid during the call that hands them on.
struct XMLAttributes {
  /// As expat hands them on: names and values by turns, nil behind the last.
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute without a namespace, or of `xml:lang`.
  subscript(_ name: String) -> String? {
    guard let list else { return nil }
    let wanted = name == "xml:lang" ? "http://www.w3.org/XML/1998/namespace\u{1}lang" : name
    var i = 0
    while let key = list[i], let value = list[i + 1] {
      if XMLAttributes.isEqual(key, wanted) { return String(cString: value) }
      i += 2
    }
    return nil
  }

  /// The value of an attribute of a namespace, by its URI.
  subscript(_ name: String, in space: String) -> String? { self[space + "\u{1}" + name] }

  /// The value of an attribute with a local name, in whatever namespace.
  func local(_ name: String) -> String? {
    guard let list else { return nil }
    var i = 0
    while let key = list[i], let value = list[i + 1] {
      var start = 0
      var k = 0
      while key[k] != 0 {
        if key[k] == 1 { start = k + 1 }
        k += 1
      }
      if XMLAttributes.isEqual(key + start, name) { return String(cString: value) }
      i += 2
    }
    return nil
  }

  /// Adds all of them, in their order.
  func add(to hash: inout ByteHash) {
    guard let list else { return }
    var i = 0
    while let text = list[i] {
      hash.add(text)
      i += 1
    }
  }

  private static func isEqual(_ key: UnsafePointer<CChar>, _ wanted: String) -> Bool {
    var i = 0
    for byte in wanted.utf8 {
      if UInt8(bitPattern: key[i]) != byte { return false }
      i += 1
    }
    return key[i] == 0
  }
}
