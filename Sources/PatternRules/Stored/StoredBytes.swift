/// Bytes that are used where they lie: those of a file that was stored between runs, or is about to be.
///
/// `@unchecked Sendable`: nothing is written after `init`.
package final class StoredBytes: @unchecked Sendable {
  /// Begins at a multiple of 8.
  package let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes over memory, which `release` gives back.
  package init(
    _ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  /// A copy of some bytes.
  package convenience init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(memory)) { $0.deallocate() }
  }

  deinit { release(bytes) }
}

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
