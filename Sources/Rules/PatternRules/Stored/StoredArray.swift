/// Values of one kind within `StoredBytes`, which whoever holds it keeps alive.
///
/// `@unchecked Sendable`: nothing is written to stored bytes.
struct StoredArray<Element: BitwiseCopyable>: @unchecked Sendable {
  private let values: UnsafeBufferPointer<Element>

  init(_ values: UnsafeBufferPointer<Element>) { self.values = values }

  @inline(__always) var count: Int { values.count }
  @inline(__always) subscript(index: Int) -> Element { values[index] }

  /// As an array of its own.
  var copied: [Element] { Array(values) }
}

/// A stretch of the texts that are stored with patterns.
struct StoredText: BitwiseCopyable, Hashable, Sendable {
  /// In bytes from the start of the texts.
  var offset: UInt32 = 0
  /// In bytes.
  var count: UInt32 = 0

  var isEmpty: Bool { count == 0 }
}
