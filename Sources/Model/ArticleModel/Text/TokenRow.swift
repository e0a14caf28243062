import SourceText

/// The tokens of an article, in order.
///
/// Before the first and behind the last one stand tokens that are nothing, so that a rule may look at the
/// neighbours of any token without asking whether there are any: a text may be one word long.
public struct TokenRow: RandomAccessCollection, Sendable {
  @usableFromInline let all: [Token]

  @inlinable init(_ tokens: [Token]) { all = tokens }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }
  /// The number of tokens; the token there is `Token.nothing`.
  @inlinable public var endIndex: Int { all.count }
  /// The number of tokens, without those that are nothing.
  @inlinable public var count: Int { all.count }

  /// A token; `Token.nothing` where there is none.
  @inlinable public subscript(_ i: Int) -> Token {
    @inline(__always) get {
      UInt(bitPattern: i) < UInt(bitPattern: all.count) ? all[i] : .nothing
    }
  }

  /// The tokens of a run, as far as there are any.
  @inlinable public subscript(_ run: Range<Int>) -> ArraySlice<Token> { all[run.clamped(to: all.indices)] }

  /// Hands the tokens to a loop that asks for no neighbours, as one piece of memory that is valid within the
  /// call. Rethrows what `body` throws.
  @inlinable public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Token>) throws -> Result
  ) rethrows -> Result { try all.withUnsafeBufferPointer(body) }
}

extension Token {
  /// What stands where no token does: neither word nor mark, of no length, after a line break.
  @inlinable public static var nothing: Token {
    Token(range: TextRange(0, 0), kind: .symbol, shape: [.spaceBefore, .lineBefore])
  }
}
