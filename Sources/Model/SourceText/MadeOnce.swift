import Synchronization

/// Something that is made when it is first asked for, by whichever thread asks first, and then kept.
///
/// `AtomicLazyReference` of the standard library is the same, but is not specialised for what it holds,
/// which makes a look a hundred times as dear.
public struct MadeOnce<Value: AnyObject & Sendable>: ~Copyable, Sendable {
  /// The address of the retained value; 0 before it is made.
  @usableFromInline let address = Atomic<UInt>(0)

  @inlinable public init() {}

  /// The value, where it is made.
  @inlinable public var made: Value? {
    guard let known = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else { return nil }
    return Unmanaged<Value>.fromOpaque(known).takeUnretainedValue()
  }

  /// The value, made now where it is not. Two threads may both make it; the first one's is kept.
  @inlinable public func value(_ make: () -> Value) -> Value {
    if let made { return made }
    let fresh = Unmanaged.passRetained(make())
    let (isFirst, known) = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: fresh.toOpaque()), ordering: .acquiringAndReleasing)
    guard !isFirst, let first = UnsafeRawPointer(bitPattern: known) else {
      return fresh.takeUnretainedValue()
    }
    fresh.release()
    return Unmanaged<Value>.fromOpaque(first).takeUnretainedValue()
  }

  deinit {
    if let known = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) {
      Unmanaged<Value>.fromOpaque(known).release()
    }
  }
}
