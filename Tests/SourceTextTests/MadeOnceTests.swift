import Dispatch
import SourceText
import Synchronization
import Testing

@Suite struct MadeOnceTests {
  /// How many of one test's values live.
  private final class Census: Sendable {
    let living = Atomic<Int>(0)
  }

  private final class Value: Sendable {
    let census: Census

    init(_ census: Census) {
      self.census = census
      census.living.add(1, ordering: .sequentiallyConsistent)
    }

    deinit { census.living.subtract(1, ordering: .sequentiallyConsistent) }
  }

  private final class Holder: Sendable {
    let value = MadeOnce<Value>()
  }

  @Test func allThreadsGetTheValueThatWasKeptAndNoneIsLost() {
    let census = Census()
    for _ in 0..<50 {
      let holder = Holder()
      #expect(holder.value.made == nil)
      let seen = Mutex<Set<ObjectIdentifier>>([])
      DispatchQueue.concurrentPerform(iterations: 16) { _ in
        let value = holder.value.value { Value(census) }
        _ = seen.withLock { $0.insert(ObjectIdentifier(value)) }
      }
      #expect(seen.withLock(\.count) == 1)
      #expect(holder.value.made != nil)
      #expect(census.living.load(ordering: .sequentiallyConsistent) == 1)
    }
    #expect(census.living.load(ordering: .sequentiallyConsistent) == 0)
  }
}
