import Glibc

/// Threads of the system: Foundation's own would bring its tables of all the world's languages (34 MB)
/// into the program.
package enum SystemThread {
  /// Starts a thread that nobody waits for.
  ///
  /// `stackSize`: in bytes; the system's default where nil.
  package static func start(stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
    // The box is released by the thread itself, which alone gets it.
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
        work.body()
        return nil
      }, work.toOpaque())
    // No thread is to be had: the work is done all the same, if not beside the caller's.
    if failed != 0 { work.takeRetainedValue().body() }
  }

  /// Does what a forked process is for on a thread of its own, and ends the process with the code that it gives.
  ///
  /// Swift's locks name who holds them by the number of the thread, which each thread asks the system for once. The
  /// thread that comes out of a fork keeps the number that it had in the other process, and whoever waits for what it
  /// holds turns in a circle for ever.
  ///
  /// It says that it returns, though it never does: in front of a call that cannot return, the optimizer gives up
  /// what the caller holds, and `work` lives on that.
  package static func afterFork(_ work: () -> Int32) -> Int32 {
    withoutActuallyEscaping(work) { work in
      let kept = ForkedWork(work)
      let context = Unmanaged.passUnretained(kept).toOpaque()
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          exit(Unmanaged<ForkedWork>.fromOpaque(context).takeUnretainedValue().body())
        }, context)
      if failed != 0 { exit(kept.body()) }
      // The other thread ends the process, and this one with it.
      pthread_join(thread, nil)
      return withExtendedLifetime(kept) { 3 }
    }
  }

  /// Lets the calling thread rest.
  package static func sleep(nanoseconds: UInt64) {
    var rest = timespec(
      tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    var left = timespec()
    while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
  }

  private final class ForkedWork {
    let body: () -> Int32

    init(_ body: @escaping () -> Int32) { self.body = body }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
