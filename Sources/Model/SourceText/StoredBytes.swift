/// Bytes that are used where they lie, which hold for as long as the object does: memory of its own, or a
/// mapped file that was stored between runs.
///
/// `@unchecked Sendable`: the bytes are written before the initialiser returns and never again.
public final class StoredBytes: @unchecked Sendable {
  /// Begins at a multiple of 8.
  public let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// Takes over memory, which `release` gives back.
  public init(
    _ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.bytes = bytes
    self.release = release
  }

  /// Memory of its own that `fill` writes; what it leaves is 0.
  public convenience init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    // Never empty, so that it has an address.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 8), alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    fill(memory)
    self.init(UnsafeRawBufferPointer(memory)) { $0.deallocate() }
  }

  /// A copy of some bytes.
  public convenience init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(memory)) { $0.deallocate() }
  }

  deinit { release(bytes) }

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
