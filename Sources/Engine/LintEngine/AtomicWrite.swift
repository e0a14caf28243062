import CLinux
import Glibc

/// Replaces a file's content in one step: whoever looks finds the old bytes or the new ones, also after a
/// crash.
package enum AtomicWrite {
  /// Writes `bytes` to `path` (through symbolic links to the file itself) with the mode, owner and extended
  /// attributes that it has. `expecting` guards against a change by somebody else since it was read, up to the
  /// moment at which the file is replaced; a file of several names is not parted from the others then. What is
  /// no regular file (a pipe, `/dev/null`) is written to as it stands.
  package static func write(_ bytes: [UInt8], to path: String, expecting: [UInt8]? = nil) throws(InputFailure)
  {
    var info = stat()
    guard stat(path, &info) == 0 else {
      if errno == ENOTDIR, let packaged = PackagedFile(path) {
        return try packaged.write(bytes, expecting: expecting)
      }
      return try replace(try newFile(path), bytes, path, keeping: nil, expecting: nil)
    }
    if FileKind(mode: info.st_mode) == .folder {
      throw InputFailure(path: path, reason: "cannot be written (it is a folder)")
    }
    guard access(path, W_OK) == 0 else { throw failure(path) }
    if FileKind(mode: info.st_mode) == .other { return try writeThrough(bytes, path) }
    guard let resolved = realpath(path, nil) else { throw failure(path) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    if let expecting {
      guard info.st_nlink == 1 else {
        throw InputFailure(
          path: path,
          reason:
            "has \(info.st_nlink) names (hard links), of which one alone would change; nothing was written"
        )
      }
      guard holds(target, expecting) else { throw changed(path) }
    }
    try replace(target, bytes, path, keeping: info, expecting: expecting)
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
    _ target: String, _ bytes: [UInt8], _ path: String, keeping old: stat?, expecting: [UInt8]?
  ) throws(InputFailure) {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    // Of files that are written one after the other the caller cleans up, once.
    if expecting == nil { TemporaryFile.removeLeftovers(in: folder.isEmpty ? "." : folder) }
    // Closed to others until it has the owner that it should have; a new file is what the umask says.
    guard let (descriptor, temporary) = TemporaryFile.create(in: folder, mode: old == nil ? 0o666 : 0o600)
    else { throw failure(path) }
    do throws(InputFailure) {
      defer { close(descriptor) }
      try fill(descriptor, bytes, path)
      if let old { try FileAttributes.copy(from: target, old, to: descriptor, for: path) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      if let expecting {
        try exchange(temporary, target, bytes, path, expecting)
      } else if rename(temporary, target) != 0 {
        throw failure(path)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    syncFolder(folder)
  }

  /// Puts a file in the place of another that holds what is expected, and looks again at what stood there until
  /// that moment: somebody who saved meanwhile gets it back.
  private static func exchange(
    _ temporary: String, _ target: String, _ bytes: [UInt8], _ path: String, _ expecting: [UInt8]
  ) throws(InputFailure) {
    guard holds(target, expecting) else { throw changed(path) }
    guard wirelint_exchange(temporary, target) == 0 else {
      // Not every file system can; what is left then is the moment between the look above and this.
      guard [EINVAL, ENOSYS, EOPNOTSUPP, EPERM].contains(errno), rename(temporary, target) == 0 else {
        throw failure(path)
      }
      return
    }
    if holds(temporary, expecting) {
      unlink(temporary)
      return
    }
    guard wirelint_exchange(temporary, target) == 0 else {
      // Their file under the target's name is what counts.
      if rename(temporary, target) != 0 { throw failure(path) }
      throw changed(path)
    }
    // Saved once more between the two: the newest is theirs, and has the other name now.
    if !holds(temporary, bytes) { rename(temporary, target) }
    throw changed(path)
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    (try? InputReading.read(.file(path)).bytes) == bytes
  }

  private static func changed(_ path: String) -> InputFailure {
    InputFailure(path: path, reason: "changed while it was linted; nothing was written")
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
