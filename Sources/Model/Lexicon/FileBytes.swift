import Glibc

/// Whole files as bytes, and what the system says of them.
enum FileBytes {
  /// Size and time of change: two states of a file that agree in both are taken for the same.
  struct Stamp {
    /// Bytes.
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
  }

  /// The state of a regular file; nil when there is none that can be read.
  static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0
    else { return nil }
    return Stamp(
      size: Int(status.st_size),
      modified: Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec))
  }

  /// The bytes of a regular file, at most `limit` of them; nil when it cannot be read whole.
  static func read(_ path: String, limit: Int = 64 << 20) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fill(UnsafeMutableRawBufferPointer(buffer), from: file)
    }
    return bytes.count == size ? bytes : nil
  }

  /// Reads until the buffer is full or the file ends; the number of bytes read.
  static func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: Int32) -> Int {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let got = Glibc.read(file, base + done, buffer.count - done)
      if got < 0, errno == EINTR { continue }
      if got <= 0 { break }
      done += got
    }
    return done
  }

  /// Writes a whole buffer; false when the system refuses.
  static func drain(_ buffer: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let put = Glibc.write(file, base + done, buffer.count - done)
      if put < 0, errno == EINTR { continue }
      if put <= 0 { return false }
      done += put
    }
    return true
  }
}
