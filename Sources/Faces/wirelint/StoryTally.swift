import Synchronization

/// What is counted over the stories of an archive, by several threads that see one story at a time.
final class StoryTally<Counts>: Sendable {
  private let counts: Mutex<Counts>

  init(_ counts: sending Counts) { self.counts = Mutex(counts) }

  /// Lets one thread at a time look at the counts and change them.
  func withLock<Result, Failure: Error>(
    _ body: (inout sending Counts) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result { try counts.withLock(body) }
}
