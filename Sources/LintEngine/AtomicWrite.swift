import Foundation

/// Replaces a file's content in one step: whoever looks finds the old bytes or the new ones.
package enum AtomicWrite {
  /// Writes `bytes` to `path` (through symbolic links to the file itself) with the mode and owner that it
  /// has; `expecting` guards against a change by somebody else since it was read.
  package static func write(_ bytes: [UInt8], to path: String, expecting: [UInt8]? = nil) throws(InputFailure)
  {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    if let expecting {
      guard let now = try? InputReading.read(.file(target)).bytes, now == expecting else {
        throw InputFailure(path: path, reason: "changed while it was linted; nothing was written")
      }
    }
    var info = stat()
    let exists = stat(target, &info) == 0
    if exists, access(target, W_OK) != 0 { throw failure(path) }
    var template = Array((target + ".wirelint-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(InputFailure) {
      try fill(descriptor, bytes, path)
      fchmod(descriptor, exists ? info.st_mode & 0o7777 : 0o644)
      // Only root may give files away; for everybody else the owner is the same anyhow.
      if exists, info.st_uid != getuid() || info.st_gid != getgid() {
        _ = fchown(descriptor, info.st_uid, info.st_gid)
      }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      guard rename(temporary, target) == 0 else { throw failure(path) }
      close(descriptor)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
  }

  private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String) throws(InputFailure) {
    var at = 0
    while at < bytes.count {
      let wrote = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + at }, bytes.count - at)
      }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw failure(path) }
      at += wrote
    }
  }

  private static func failure(_ path: String) -> InputFailure {
    InputFailure(path: path, reason: "cannot be written (\(String(cString: strerror(errno)).lowercased()))")
  }
}
