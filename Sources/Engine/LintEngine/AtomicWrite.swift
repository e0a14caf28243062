import FoundationEssentials
import Glibc

/// Replaces a file's content in one step: whoever looks finds the old bytes or the new ones, also after a
/// crash.
package enum AtomicWrite {
  /// Writes `bytes` to `path` (through symbolic links to the file itself) with the mode and owner that it
  /// has. `expecting` guards against a change by somebody else since it was read. What is no regular file
  /// (a pipe, `/dev/null`) is written to as it stands.
  package static func write(_ bytes: [UInt8], to path: String, expecting: [UInt8]? = nil) throws(InputFailure)
  {
    var info = stat()
    guard stat(path, &info) == 0 else { return try replace(try newFile(path), bytes, path, keeping: nil) }
    if FileKind(mode: info.st_mode) == .folder {
      throw InputFailure(path: path, reason: "cannot be written (it is a folder)")
    }
    guard access(path, W_OK) == 0 else { throw failure(path) }
    if FileKind(mode: info.st_mode) == .other { return try writeThrough(bytes, path) }
    guard let resolved = realpath(path, nil) else { throw failure(path) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    if let expecting {
      guard let now = try? InputReading.read(.file(target)).bytes, now == expecting else {
        throw InputFailure(path: path, reason: "changed while it was linted; nothing was written")
      }
    }
    try replace(target, bytes, path, keeping: info)
  }

  /// The path of a file that is not there yet.
  private static func newFile(_ path: String) throws(InputFailure) -> String {
    guard errno == ENOENT else { throw failure(path) }
    var info = stat()
    // A link whose target is missing would be replaced by the file.
    if lstat(path, &info) == 0 {
      throw InputFailure(path: path, reason: "cannot be written (a symbolic link to nothing)")
    }
    return path
  }

  private static func replace(
    _ target: String, _ bytes: [UInt8], _ path: String, keeping old: stat?
  ) throws(InputFailure) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // Closed to others until it has the owner that it should have; a new file is what the umask says.
    let (descriptor, temporary) = try create(in: folder, mode: old == nil ? 0o666 : 0o600, for: path)
    do throws(InputFailure) {
      defer { close(descriptor) }
      try fill(descriptor, bytes, path)
      if let old { keep(old, on: descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      guard rename(temporary, target) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder(folder)
  }

  /// A file of its own beside the target, hidden, so that no walk reads it.
  private static func create(
    in folder: String, mode: mode_t, for path: String
  ) throws(InputFailure) -> (descriptor: Int32, path: String) {
    for _ in 0..<100 {
      let name = folder + ".wirelint-" + String(UInt64.random(in: 0 ... .max), radix: 36)
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST else { break }
    }
    throw failure(path)
  }

  /// Gives the new file the owner and mode of the old one; the mode last, because a change of owner takes
  /// bits of it away. Only root may give files away; a group of one's own can be kept by everybody.
  private static func keep(_ old: stat, on descriptor: Int32) {
    if fchown(descriptor, old.st_uid, old.st_gid) != 0 { _ = fchown(descriptor, uid_t.max, old.st_gid) }
    fchmod(descriptor, old.st_mode & 0o7777)
  }

  /// The rename itself is safe once the folder is; where that cannot be had the file is whole all the same.
  private static func syncFolder(_ folder: String) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func writeThrough(_ bytes: [UInt8], _ path: String) throws(InputFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try fill(descriptor, bytes, path)
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String) throws(InputFailure) {
    var at = 0
    while at < bytes.count {
      let wrote = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
      }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw failure(path) }
      at += wrote
    }
  }

  private static func failure(_ path: String) -> InputFailure {
    InputFailure(path: path, reason: "cannot be written (\(InputFailure.systemReason()))")
  }
}
