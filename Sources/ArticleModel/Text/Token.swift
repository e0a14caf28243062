import SourceText

/// A word, number or mark of the text. Plain spaces are not tokens: what is unusual about white space
/// is in `Article.spaces`.
package struct Token: Sendable {
  /// What a token is.
  package enum Kind: UInt8, Sendable {
    /// Letters, with inner apostrophes and the stops of `U.S.`; hyphens divide words.
    case word
    /// Digits with inner `, . : /` and a letter suffix such as `15th` or `1990s`.
    case number
    /// `.`
    case stop
    /// `,`
    case comma
    /// `?` `!` `…` and runs of stops.
    case terminal
    /// `:` or `;`
    case colon
    /// A double quotation mark of any style.
    case doubleQuote
    /// A single quotation mark that is not an apostrophe inside a word.
    case singleQuote
    /// `(` `[` `{`
    case openBracket
    /// `)` `]` `}`
    case closeBracket
    /// `-` and its kin between or beside words.
    case hyphen
    /// `–` `—` `--` and a hyphen with spaces on both sides.
    case dash
    /// URL, e-mail address, `@handle` or `#tag`.
    case link
    /// Anything else.
    case symbol
  }

  /// How the letters of a token look and how it stands.
  package struct Shape: OptionSet, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    @inlinable package init(arrayLiteral elements: Shape...) {
      var raw: UInt16 = 0
      for element in elements { raw |= element.rawValue }
      rawValue = raw
    }

    // Concrete, since the generic ones of `SetAlgebra` are called through a witness table.
    @inlinable package func contains(_ member: Shape) -> Bool {
      rawValue & member.rawValue == member.rawValue
    }
    @inlinable package func isDisjoint(with other: Shape) -> Bool { rawValue & other.rawValue == 0 }
    @inlinable package func union(_ other: Shape) -> Shape { Shape(rawValue: rawValue | other.rawValue) }
    @inlinable package func intersection(_ other: Shape) -> Shape {
      Shape(rawValue: rawValue & other.rawValue)
    }
    @inlinable package mutating func insert(_ member: Shape) {
      self = Shape(rawValue: rawValue | member.rawValue)
    }

    /// The first letter is upper-case.
    @inlinable package static var capitalised: Shape { Shape(rawValue: 1) }
    /// Two or more letters, all upper-case.
    @inlinable package static var allCapitals: Shape { Shape(rawValue: 2) }
    /// An upper-case letter after a lower-case one (`PressEurope`).
    @inlinable package static var innerCapital: Shape { Shape(rawValue: 4) }
    /// Holds a digit.
    @inlinable package static var hasDigit: Shape { Shape(rawValue: 8) }
    /// Holds a byte outside ASCII.
    @inlinable package static var nonASCII: Shape { Shape(rawValue: 16) }
    /// White space (or the start of the text) stands before it.
    @inlinable package static var spaceBefore: Shape { Shape(rawValue: 32) }
    /// A line break stands between the token before and this one.
    @inlinable package static var lineBefore: Shape { Shape(rawValue: 64) }
    /// Stops between letters, as in `U.S.` or `a.m.`.
    @inlinable package static var dotted: Shape { Shape(rawValue: 128) }
    /// First word of a sentence.
    @inlinable package static var sentenceStart: Shape { Shape(rawValue: 256) }
    /// Stands inside a quotation (see `Article.quotations`).
    @inlinable package static var quoted: Shape { Shape(rawValue: 512) }
    /// Holds a letter of a script other than Latin.
    @inlinable package static var otherScript: Shape { Shape(rawValue: 1024) }
  }

  /// The bytes of the token.
  package var range: TextRange
  /// The interned folded form without a possessive `'s` (words and numbers; 0 for marks).
  package var form: UInt32
  package var kind: Kind
  /// Length in bytes of a possessive ending `'s` or `’s`; 0 without one.
  package var possessive: UInt8
  package var shape: Shape

  package init(range: TextRange, form: UInt32 = 0, kind: Kind, possessive: UInt8 = 0, shape: Shape) {
    self.range = range
    self.form = form
    self.kind = kind
    self.possessive = possessive
    self.shape = shape
  }

  /// The bytes without a possessive ending.
  @inlinable package var core: TextRange { TextRange(range.lower, range.upper - Int(possessive)) }
  /// Whether it is a word.
  @inlinable package var isWord: Bool { kind == .word }
  /// Whether it is a word with an upper-case first letter.
  @inlinable package var isCapitalised: Bool { kind == .word && shape.contains(.capitalised) }
  /// Whether it is a word in lower case throughout.
  @inlinable package var isLowercase: Bool {
    kind == .word && shape.isDisjoint(with: [.capitalised, .allCapitals, .innerCapital])
  }
}

/// A run of white space that is not one plain space and not a single line break.
package struct SpaceRun: Sendable {
  package var range: TextRange
  /// Index of the token that follows; the token count at the end of the text.
  package var nextToken: Int
  /// Whether it holds a no-break space (U+00A0, U+202F).
  package var hasNoBreak: Bool
  /// Whether it holds a line break.
  package var hasLineBreak: Bool
  /// Number of scalars in the run.
  package var length: Int
}
