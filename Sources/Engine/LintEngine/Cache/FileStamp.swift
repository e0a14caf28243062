import Glibc
import SourceText

/// What the system says of a file without opening it: as long as that stays, so do its bytes (the time of
/// the last change of the entry itself cannot be set by anybody).
struct FileStamp: Sendable {
  private let path: String
  /// Nil where there is no such file.
  private let info: stat?

  init(_ path: String) {
    self.path = path
    var info = stat()
    self.info = stat(path, &info) == 0 ? info : nil
  }

  /// Whether it was last changed well before a time in nanoseconds since 1970: clocks of file systems go in
  /// steps of some milliseconds, of old ones in seconds.
  func isOlder(than time: Int) -> Bool {
    guard let info else { return true }
    let step = info.st_ctim.tv_nsec == 0 ? 3_000_000_000 : 100_000_000
    return info.st_ctim.tv_sec * 1_000_000_000 + info.st_ctim.tv_nsec + step < time
  }

  /// The time in nanoseconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Adds everything to a hash.
  func hash(_ hash: ByteHash) -> ByteHash {
    var hash = hash
    for byte in path.utf8 { hash.add(byte) }
    hash.add(0)
    func add(_ number: some FixedWidthInteger) {
      hash.add(unit: UInt32(truncatingIfNeeded: number))
      hash.add(unit: UInt32(truncatingIfNeeded: UInt64(truncatingIfNeeded: number) >> 32))
    }
    guard let info else {
      add(1)
      return hash
    }
    add(info.st_dev)
    add(info.st_ino)
    add(info.st_mode)
    add(info.st_size)
    for time in [info.st_mtim, info.st_ctim] {
      add(time.tv_sec)
      add(time.tv_nsec)
    }
    return hash
  }
}
