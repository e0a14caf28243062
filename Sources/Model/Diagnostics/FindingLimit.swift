import Glibc

/// How much a rule may find in one article, asked by the ways in which rules gather findings (below): a text of
/// nothing but brackets has millions of them, each with its message and its fixes, and nobody reads more than
/// the first ones. It holds for the thread that it was set on; where none is set nothing is limited.
///
/// It also ends a rule that nobody waits for any more, at the next element that it looks at.
@usableFromInline package final class FindingLimit {
  /// Findings below which nothing is asked.
  @usableFromInline static let least = 256
  /// Elements between two looks at the clock, or at whatever else may have ended the wait: a power of two.
  @usableFromInline static let stride = 256

  private let most: Int
  /// Asked again and again while a rule runs: whether nobody waits for what it finds.
  @usableFromInline let isStale: () -> Bool
  /// Findings that were refused since `takeExcess` was last called.
  private var excess = 0

  /// `most`: findings of one rule that are kept; no less than 256 are.
  package init(most: Int, isStale: @escaping () -> Bool = { false }) {
    self.most = max(FindingLimit.least, most)
    self.isStale = isStale
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The one that holds on this thread.
  @usableFromInline static var current: FindingLimit? {
    // Set by `hold` alone, which keeps it alive for as long.
    pthread_getspecific(key).map { Unmanaged<FindingLimit>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Holds on this thread during a call.
  package func hold<Result>(during body: () throws -> Result) rethrows -> Result {
    let outer = pthread_getspecific(FindingLimit.key)
    pthread_setspecific(FindingLimit.key, Unmanaged.passUnretained(self).toOpaque())
    defer { pthread_setspecific(FindingLimit.key, outer) }
    return try withExtendedLifetime(self) { try body() }
  }

  /// How many findings were refused since the last call.
  package func takeExcess() -> Int {
    defer { excess = 0 }
    return excess
  }

  /// How many of some further findings may be added to so many; the others are counted.
  @usableFromInline func room(behind count: Int, for more: Int) -> Int {
    let room = max(0, min(more, most - count))
    excess += more - room
    return room
  }
}

// What rules gather findings with: of these types Swift takes the functions below before those of the standard
// library, so that the short form is the bounded one. They differ in the limit alone.

extension [Diagnostic] {
  /// Adds a finding, as far as the limit allows.
  @inlinable package mutating func append(_ diagnostic: Diagnostic) {
    if count >= FindingLimit.least, let limit = FindingLimit.current, limit.room(behind: count, for: 1) == 0 {
      return
    }
    self += CollectionOfOne(diagnostic)
  }

  /// Adds findings, as far as the limit allows.
  @inlinable package mutating func append(contentsOf more: [Diagnostic]) {
    if count + more.count > FindingLimit.least, let limit = FindingLimit.current {
      self += more.prefix(limit.room(behind: count, for: more.count))
    } else {
      self += more[...]
    }
  }

  /// Adds findings, as far as the limit allows.
  @inlinable package static func += (found: inout [Diagnostic], more: [Diagnostic]) {
    found.append(contentsOf: more)
  }
}

extension Sequence {
  /// What is found in the elements, as far as the limit allows.
  @inlinable package func compactMap(_ transform: (Element) throws -> Diagnostic?) rethrows -> [Diagnostic] {
    var found: [Diagnostic] = []
    var pace = FindingPace()
    for element in self {
      if pace.hasEnded() { break }
      if let diagnostic = try transform(element) { found.append(diagnostic) }
    }
    return found
  }

  /// What is found in the elements, as far as the limit allows.
  @inlinable package func flatMap(_ transform: (Element) throws -> [Diagnostic]) rethrows -> [Diagnostic] {
    var found: [Diagnostic] = []
    var pace = FindingPace()
    for element in self {
      if pace.hasEnded() { break }
      let more = try transform(element)
      if !more.isEmpty { found.append(contentsOf: more) }
    }
    return found
  }

  /// A finding for each element, as far as the limit allows.
  @inlinable package func map(_ transform: (Element) throws -> Diagnostic) rethrows -> [Diagnostic] {
    var found: [Diagnostic] = []
    var pace = FindingPace()
    for element in self {
      if pace.hasEnded() { break }
      found.append(try transform(element))
    }
    return found
  }
}

/// Counts the elements that a rule looks at, and asks now and then whether anybody waits for what it finds.
@usableFromInline struct FindingPace {
  @usableFromInline var looked = 0

  @inlinable init() {}

  @inlinable @inline(__always) mutating func hasEnded() -> Bool {
    looked &+= 1
    return looked & (FindingLimit.stride - 1) == 0 && FindingPace.isStale()
  }

  @usableFromInline static func isStale() -> Bool { FindingLimit.current?.isStale() ?? false }
}
