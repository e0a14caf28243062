/// A half-open range of UTF-8 byte offsets into one `SourceText`; the first byte is 0.
public struct TextRange: BitwiseCopyable, Hashable, Sendable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset of the byte after the last one.
  public var end: UInt32

  /// A range from byte offsets that are known to fit in 32 bits (files are limited to 4 GiB).
  @inlinable public init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  /// An empty range: a place between two bytes.
  @inlinable public init(at offset: Int) { self.init(offset, offset) }

  /// `start` as an `Int`, for indexing.
  @inlinable public var lower: Int { Int(start) }
  /// `end` as an `Int`, for indexing.
  @inlinable public var upper: Int { Int(end) }
  /// Length in bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  /// Whether the byte at `offset` lies in the range.
  @inlinable public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

  /// Whether all of `other` lies in this range.
  @inlinable public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  @inlinable public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The range so many bytes further on.
  @inlinable public func moved(by count: Int) -> TextRange { TextRange(lower + count, upper + count) }

  /// The smallest range that holds both.
  @inlinable public func union(_ other: TextRange) -> TextRange {
    TextRange(Int(min(start, other.start)), Int(max(end, other.end)))
  }
}

extension TextRange: Comparable {
  /// By start, then by end.
  @inlinable public static func < (a: TextRange, b: TextRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
