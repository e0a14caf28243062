import Bitext
import SourceText

/// A word, number, ideograph or mark of one side.
package struct SideToken: Sendable {
  /// What a token is.
  package enum Kind: UInt8, Sendable {
    /// A word of a script that sets spaces.
    case word
    /// Digits of any script with the separators between them.
    case number
    /// One character of a script that sets no spaces; phrases of the lists are looked up over several.
    case ideograph
    /// Anything else that can be seen, such as a stop or a quotation mark.
    case mark
  }

  /// How the letters of a token look, and what it stands in.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space, or the start of the segment, stands before it.
    package static let spaceBefore = Flags(rawValue: 1)
    package static let capital = Flags(rawValue: 2)
    /// At least two letters, all of them capitals.
    package static let allCapitals = Flags(rawValue: 4)
    /// Letters of more than one of the scripts that look alike: Latin, Greek and Cyrillic.
    package static let mixedScripts = Flags(rawValue: 8)
    /// Within parentheses.
    package static let bracketed = Flags(rawValue: 16)
    /// Part of a URL or e-mail address.
    package static let address = Flags(rawValue: 32)
  }

  /// Bytes of the side's text.
  package var start: UInt32
  /// The byte behind its last one.
  package var end: UInt32
  /// Of the normalised word (see `WordFolding`); of marks and ideographs, of their scalar.
  package var hash: UInt64
  /// The first scalar; of a number, the scalar of its first digit.
  package var scalar: UInt32
  /// A word, a number, an ideograph or a mark.
  package var kind: Kind
  /// The script of its letters, as far as checks tell scripts apart.
  package var script: Script
  /// How its letters look, and what it stands in.
  package var flags: Flags

  /// Its bytes in the side's text.
  package var range: TextRange { TextRange(Int(start), Int(end)) }
  var isSpaced: Bool { flags.contains(.spaceBefore) }
}
