/// A half-open range of UTF-8 byte offsets into one `SourceText`; the first byte is 0.
package struct TextRange: Hashable, Sendable {
  /// Offset of the first byte.
  package var start: UInt32
  /// Offset of the byte after the last one.
  package var end: UInt32

  /// A range from byte offsets that are known to fit in 32 bits (files are limited to 4 GiB).
  @inlinable package init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: max(start, end))
  }

  /// An empty range: a place between two bytes.
  @inlinable package init(at offset: Int) { self.init(offset, offset) }

  /// `start` as an `Int`, for indexing.
  @inlinable package var lower: Int { Int(start) }
  /// `end` as an `Int`, for indexing.
  @inlinable package var upper: Int { Int(end) }
  /// Length in bytes.
  @inlinable package var count: Int { Int(end) - Int(start) }
  /// Whether the range holds no byte.
  @inlinable package var isEmpty: Bool { start == end }

  /// Whether the byte at `offset` lies in the range.
  @inlinable package func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

  /// Whether all of `other` lies in this range.
  @inlinable package func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  @inlinable package func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The smallest range that holds both.
  @inlinable package func union(_ other: TextRange) -> TextRange {
    TextRange(Int(min(start, other.start)), Int(max(end, other.end)))
  }
}

extension TextRange: Comparable {
  /// By start, then by end.
  @inlinable package static func < (a: TextRange, b: TextRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
