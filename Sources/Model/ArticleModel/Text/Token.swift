import SourceText

/// A word, number or mark of the text. Plain spaces are not tokens: what is unusual about white space
/// is in `Article.spaces`.
public struct Token: Sendable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
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

    // Concrete, since the one of raw values is called through a witness table.
    @inlinable @inline(__always)
    public static func == (a: Kind, b: Kind) -> Bool { a.rawValue == b.rawValue }
  }

  /// How the letters of a token look and how it stands.
  public struct Shape: OptionSet, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The union of several shapes, as `[.capitalised, .innerCapital]`.
    @inlinable @inline(__always)
    public init(arrayLiteral elements: Shape...) {
      var raw: UInt16 = 0
      for element in elements { raw |= element.rawValue }
      rawValue = raw
    }

    // Concrete, since the generic ones of `SetAlgebra` are called through a witness table.
    /// Whether all of the member's properties hold.
    @inlinable public func contains(_ member: Shape) -> Bool {
      rawValue & member.rawValue == member.rawValue
    }
    /// Whether none of the other's properties holds.
    @inlinable public func isDisjoint(with other: Shape) -> Bool { rawValue & other.rawValue == 0 }
    /// The properties of both.
    @inlinable public func union(_ other: Shape) -> Shape { Shape(rawValue: rawValue | other.rawValue) }
    /// The properties that both have.
    @inlinable public func intersection(_ other: Shape) -> Shape {
      Shape(rawValue: rawValue & other.rawValue)
    }
    /// Adds the member's properties.
    @inlinable public mutating func insert(_ member: Shape) {
      self = Shape(rawValue: rawValue | member.rawValue)
    }

    /// The first letter is upper-case.
    @inlinable public static var capitalised: Shape { Shape(rawValue: 1) }
    /// Two or more letters, all upper-case.
    @inlinable public static var allCapitals: Shape { Shape(rawValue: 2) }
    /// An upper-case letter after a lower-case one (`PressEurope`).
    @inlinable public static var innerCapital: Shape { Shape(rawValue: 4) }
    /// Holds a digit.
    @inlinable public static var hasDigit: Shape { Shape(rawValue: 8) }
    /// Holds a byte outside ASCII.
    @inlinable public static var nonASCII: Shape { Shape(rawValue: 16) }
    /// White space (or the start of the text) stands before it.
    @inlinable public static var spaceBefore: Shape { Shape(rawValue: 32) }
    /// A line break stands between the token before and this one.
    @inlinable public static var lineBefore: Shape { Shape(rawValue: 64) }
    /// Stops between letters, as in `U.S.` or `a.m.`.
    @inlinable public static var dotted: Shape { Shape(rawValue: 128) }
    /// First word of a sentence.
    @inlinable public static var sentenceStart: Shape { Shape(rawValue: 256) }
    /// Stands inside a quotation (see `Article.quotations`).
    @inlinable public static var quoted: Shape { Shape(rawValue: 512) }
    /// Holds a letter of a script other than Latin.
    @inlinable public static var otherScript: Shape { Shape(rawValue: 1024) }
  }

  /// The bytes of the token.
  public var range: TextRange
  /// The interned folded form without a possessive `'s` (words and numbers; 0 for marks).
  public var form: UInt32
  /// What it is: a word, a number or one of the marks.
  public var kind: Kind
  /// Length in bytes of a possessive ending `'s` or `’s`; 0 without one.
  public var possessive: UInt8
  /// How its letters look, and what stands before it.
  public var shape: Shape

  /// A token of the article's text. `form` is an id of the article's `FormTable`, `possessive` the bytes of
  /// an ending.
  public init(range: TextRange, form: UInt32 = 0, kind: Kind, possessive: UInt8 = 0, shape: Shape) {
    self.range = range
    self.form = form
    self.kind = kind
    self.possessive = possessive
    self.shape = shape
  }

  /// The bytes without a possessive ending.
  @inlinable public var core: TextRange { TextRange(range.lower, range.upper - Int(possessive)) }
  /// Whether it is a word.
  @inlinable public var isWord: Bool { kind == .word }
  /// Whether it is a word with an upper-case first letter.
  @inlinable public var isCapitalised: Bool { kind == .word && shape.contains(.capitalised) }
  /// Whether it is a word in lower case throughout.
  @inlinable public var isLowercase: Bool {
    kind == .word && shape.isDisjoint(with: [.capitalised, .allCapitals, .innerCapital])
  }
}

/// A run of white space that is not one plain space and not a single line break.
public struct SpaceRun: Sendable {
  /// Bytes of the article's text.
  public var range: TextRange
  /// Index of the token that follows; the token count at the end of the text.
  public var nextToken: Int
  /// Whether it holds a no-break space (U+00A0, U+202F).
  public var hasNoBreak: Bool
  /// Whether it holds a line break.
  public var hasLineBreak: Bool
  /// Number of scalars in the run.
  public var length: Int
}
