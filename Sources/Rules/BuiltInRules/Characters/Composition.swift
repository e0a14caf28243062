// The standard library normalises for its own comparisons; Foundation, which rules do not use, takes its
// normal forms from the same place.
@_spi(_Unicode) import Swift

/// Unicode's canonical composition.
enum Composition {
  /// The text in Normalization Form C.
  static func composed(_ text: String) -> String {
    String(String.UnicodeScalarView(text._nfc))
  }
}
