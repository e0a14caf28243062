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

  /// Of notes. Of what is graver there may be twice as many, and of errors three times: a rule that begins with
  /// a thousand notes has said nothing yet where these are not reported.
  private let most: Int
  /// Asked again and again while a rule runs: whether nobody waits for what it finds.
  @usableFromInline let isStale: () -> Bool
  /// Findings that were refused since `takeExcess` was last called.
  private var excess = 0

  /// `most`: notes of one rule that are kept; no less than 256 are.
  package init(most: Int, isStale: @escaping () -> Bool = { false }) {
    self.most = min(max(FindingLimit.least, most), Int.max / 3)
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

  /// Whether a finding may be added to so many, which may be kept in any form; where not, it is counted.
  @usableFromInline package static func hasRoom(behind count: Int, for finding: Finding) -> Bool {
    guard count >= least, let limit = current else { return true }
    let most =
      switch finding.severity {
      case .note: limit.most
      case .warning, nil: limit.most * 2
      case .error: limit.most * 3
      }
    if count < most { return true }
    limit.excess += 1
    return false
  }
}

// What rules gather findings with: of these types Swift takes the functions below before those of the standard
// library, so that the short form is the bounded one. They differ in the limit alone.

extension [Finding] {
  /// Adds a finding, as far as the limit allows.
  @inlinable package mutating func append(_ finding: Finding) {
    if count >= FindingLimit.least, !FindingLimit.hasRoom(behind: count, for: finding) { return }
    self += CollectionOfOne(finding)
  }

  /// Adds findings, as far as the limit allows.
  @inlinable package mutating func append(contentsOf more: [Finding]) {
    if count + more.count <= FindingLimit.least {
      self += more[...]
      return
    }
    for finding in more { append(finding) }
  }

  /// Adds findings, as far as the limit allows.
  @inlinable package static func += (found: inout [Finding], more: [Finding]) {
    found.append(contentsOf: more)
  }
}

extension Sequence {
  /// What is found in the elements, as far as the limit allows.
  @inlinable package func compactMap(_ transform: (Element) throws -> Finding?) rethrows -> [Finding] {
    var found: [Finding] = []
    var pace = FindingPace()
    for element in self {
      if pace.hasEnded() { break }
      if let finding = try transform(element) { found.append(finding) }
    }
    return found
  }

  /// What is found in the elements, as far as the limit allows.
  @inlinable package func flatMap(_ transform: (Element) throws -> [Finding]) rethrows -> [Finding] {
    var found: [Finding] = []
    var pace = FindingPace()
    for element in self {
      if pace.hasEnded() { break }
      let more = try transform(element)
      if !more.isEmpty { found.append(contentsOf: more) }
    }
    return found
  }

  /// A finding for each element, as far as the limit allows.
  @inlinable package func map(_ transform: (Element) throws -> Finding) rethrows -> [Finding] {
    var found: [Finding] = []
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
