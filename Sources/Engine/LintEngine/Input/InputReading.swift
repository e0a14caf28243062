import Glibc
import SourceText

/// Reads whole inputs.
package enum InputReading {
  /// Larger files are refused: offsets are 32 bits wide.
  private static let largest = 1 << 30

  /// The bytes of an input.
  package static func read(_ input: InputWalk.Input) throws(InputFailure) -> SourceText {
    switch input {
    case .file(let path):
      return SourceText(name: path, bytes: try readFile(path))
    case .standardInput(let name):
      return SourceText(name: name, bytes: try readAll(0, name: name))
    }
  }

  /// Sizes above which files that a run depends on are refused, in bytes.
  package enum Limit {
    /// Configurations, ignore files and rules: the longest of public ones have some 100 kB.
    package static let settings = 4 << 20
    /// Glossaries, dictionaries and word lists.
    package static let list = 64 << 20
    /// Baselines and indices of names, which grow with an archive.
    package static let archive = 256 << 20
  }

  /// The bytes of a file that a run depends on; that it cannot be read ends the run. `what` says what it
  /// is, such as `the baseline`.
  package static func read(
    _ path: String, as what: String, atMost limit: Int = Limit.settings
  ) throws(UsageError) -> [UInt8] {
    do throws(InputFailure) {
      return try regular(path, atMost: limit)
    } catch {
      throw UsageError("\(what) '\(path)' cannot be read: \(error.reason)")
    }
  }

  /// The first bytes of a file, some 4 KiB; none where it cannot be read.
  static func beginning(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 12) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// The bytes of a regular file of at most so many: a pipe would be waited for, and a device has no end.
  ///
  /// `wanted`: what it should be, for the message.
  package static func regular(
    _ path: String, atMost limit: Int, wanted: String = "a file"
  ) throws(InputFailure) -> [UInt8] {
    // Opened so, a pipe without a writer does not wait either; of a regular file it says nothing.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw InputFailure(path: path, reason: InputFailure.systemReason()) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      throw InputFailure(path: path, reason: InputFailure.systemReason())
    }
    switch FileKind(mode: info.st_mode) {
    case .file: break
    case .folder: throw InputFailure(path: path, reason: "a folder, not \(wanted)")
    case .other: throw InputFailure(path: path, reason: "a device or pipe, not \(wanted)")
    }
    guard Int(info.st_size) <= limit else {
      throw InputFailure(path: path, reason: "larger than \(limit >> 20) MiB")
    }
    return try readAll(descriptor, name: path, atMost: limit)
  }

  private static func readFile(_ path: String) throws(InputFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = InputFailure.systemReason()
      if errno == ENOTDIR, let packaged = PackagedFile(path) { return try packaged.read() }
      throw InputFailure(path: path, reason: reason)
    }
    defer { close(descriptor) }
    return try readAll(descriptor, name: path)
  }

  private static func readAll(
    _ descriptor: Int32, name: String, atMost limit: Int = largest
  ) throws(InputFailure) -> [UInt8] {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else {
      throw InputFailure(path: name, reason: InputFailure.systemReason())
    }
    if info.st_mode & S_IFMT == S_IFDIR { throw InputFailure(path: name, reason: "a folder, not a file") }
    if Int(info.st_size) > largest { throw InputFailure(path: name, reason: "larger than 1 GiB; split it") }
    var bytes: [UInt8] = []
    var size = max(Int(info.st_size), 1 << 12) + 1
    var failure: InputFailure?
    while failure == nil {
      let start = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        var got = Glibc.read(descriptor, buffer.baseAddress, size)
        while got < 0, errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, size) }
        if got < 0 { failure = InputFailure(path: name, reason: InputFailure.systemReason()) }
        count = max(0, got)
      }
      if chunk.isEmpty { break }
      if start == 0 { bytes = chunk } else { bytes.append(contentsOf: chunk) }
      if bytes.count > limit {
        let reason = limit == largest ? "larger than 1 GiB; split it" : "larger than \(limit >> 20) MiB"
        failure = InputFailure(path: name, reason: reason)
      }
      size = 1 << 16
    }
    if let failure { throw failure }
    return bytes
  }
}
