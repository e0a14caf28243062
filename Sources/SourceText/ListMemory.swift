/// The memory that a list or an index stands in: its own, or a part of a mapped file.
///
/// `@unchecked Sendable`: the bytes are written before the initialiser returns and never again, and they
/// stay until nobody holds the object any more.
public final class ListMemory: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  /// nil for memory of its own.
  private let unmap: (@Sendable (UnsafeRawBufferPointer) -> Void)?

  /// Zeroed memory of some bytes, aligned to eight, that `fill` writes.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    // Never empty, so that it has an address.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 8), alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    fill(memory)
    bytes = UnsafeRawBufferPointer(memory)
    unmap = nil
  }

  /// Memory that somebody else made, aligned to eight and never written again; `unmap` gives it back.
  public init(
    mapped bytes: UnsafeRawBufferPointer, unmap: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.unmap = unmap
  }

  deinit {
    if let unmap { unmap(bytes) } else { bytes.deallocate() }
  }

  /// Bytes.
  public var count: Int { bytes.count }

  /// The words of a range of bytes that begins and ends at a multiple of eight; nil outside of the memory.
  /// Valid while the object is held.
  public func words(_ range: Range<Int>) -> UnsafeBufferPointer<UInt64>? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, range.lowerBound % 8 == 0,
      range.count % 8 == 0
    else { return nil }
    return values(at: range.lowerBound, count: range.count / 8)
  }

  /// Where something stands. Whoever takes the pointer holds the object, and has seen that what it leads to
  /// lies inside of it.
  func pointer<Value: BitwiseCopyable>(at offset: Int) -> UnsafePointer<Value> {
    UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + offset).assumingMemoryBound(to: Value.self)
  }

  /// `count` values from an offset on, as `pointer` has them.
  func values<Value: BitwiseCopyable>(at offset: Int, count: Int) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: pointer(at: offset), count: count)
  }
}
