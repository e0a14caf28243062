import Glibc

/// When a file was changed, and its size.
struct FileStamp: Sendable, Equatable {
  private let seconds: Int
  private let nanoseconds: Int
  private let size: Int

  /// The stamp of a path; nil where there is no such file.
  init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    seconds = Int(info.st_mtim.tv_sec)
    nanoseconds = Int(info.st_mtim.tv_nsec)
    size = Int(info.st_size)
  }
}
