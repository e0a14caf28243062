import SourceText

/// One way in which a file holds text otherwise than it reads: escapes inside a string, references between
/// tags, a character set that lacks characters. Readers say which layers lie over the text that they take out.
public struct EscapeLayer: Sendable {
  /// As tests and dumps name it.
  public let name: String
  /// Replacement text as this layer holds it; nil where it cannot.
  let write: @Sendable (String) -> String?
  /// As `write`, with all but ASCII escaped; nil: the layer has no such escapes.
  let writeASCII: (@Sendable (String) -> String)?
  /// Whether a byte of the file is the text's own, so that people can be shown it and type there.
  let isPlain: @Sendable (UInt8) -> Bool
  /// Whether nothing but ASCII can be written into it.
  let holdsASCIIAlone: Bool

  /// - Parameters:
  ///   - name: As tests and dumps name it.
  ///   - holdsASCIIAlone: Whether nothing but ASCII can be written into it.
  ///   - isPlain: Whether a byte of the file is the text's own, so that people can be shown it and type
  ///     there.
  ///   - writeASCII: As `write`, with all but ASCII escaped; nil: the layer has no such escapes.
  ///   - write: Turns replacement text into what the file holds; nil where the layer cannot hold it.
  public init(
    _ name: String, holdsASCIIAlone: Bool = false, isPlain: @escaping @Sendable (UInt8) -> Bool,
    writeASCII: (@Sendable (String) -> String)? = nil, write: @escaping @Sendable (String) -> String?
  ) {
    self.name = name
    self.write = write
    self.writeASCII = writeASCII
    self.isPlain = isPlain
    self.holdsASCIIAlone = holdsASCIIAlone
  }
}

extension EscapeLayer {
  /// Whether it is a character set of files, and no escape inside a text.
  public var isCharacterSet: Bool {
    name.hasPrefix("windows-") || name.hasPrefix("utf-16") || name.hasPrefix("charset ")
  }
}

extension OriginMap {
  /// Replacement text as the file must hold it, in bytes decoded as UTF-8; nil when the file's encoding
  /// cannot hold it or edits there are not supported.
  ///
  /// - Parameter range: Where it goes in; nil: at the beginning.
  public func written(_ text: String, at range: TextRange? = nil) -> String? {
    let layers = range.map { self.layers(at: $0) } ?? self.layers
    var text = text
    for (i, layer) in layers.enumerated().reversed() {
      if i > 0, layers[i - 1].holdsASCIIAlone, let writeASCII = layer.writeASCII {
        text = writeASCII(text)
      } else {
        guard let written = layer.write(text) else { return nil }
        text = written
      }
    }
    return text
  }

  /// Whether bytes of the file are the text itself.
  public func arePlain(_ bytes: some Sequence<UInt8>) -> Bool {
    let layers = self.layers + zones.flatMap(\.layers)
    return OriginMap.arePlain(bytes, layers)
  }

  private static func arePlain(_ bytes: some Sequence<UInt8>, _ layers: [EscapeLayer]) -> Bool {
    layers.isEmpty || bytes.allSatisfy { byte in layers.allSatisfy { $0.isPlain(byte) } }
  }
}
