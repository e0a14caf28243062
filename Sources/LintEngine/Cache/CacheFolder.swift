import Foundation
import SourceText

/// The folder of a user in which files are kept that save a later run some work, and which may be removed at
/// any time. Several runs may share it: files are written whole and moved into place.
struct CacheFolder: Sendable {
  let path: String

  /// Larger files are none of ours.
  private static let largest = 256 << 20

  init(_ path: String) { self.path = path }

  /// A file's bytes, mapped: whoever replaces the file leaves them as they are. nil where there is none.
  func mapped(_ name: String) -> StoredBytes? {
    let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0,
      Int(info.st_size) <= CacheFolder.largest,
      let memory = mmap(nil, Int(info.st_size), PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED
    else { return nil }
    return StoredBytes(UnsafeRawBufferPointer(start: memory, count: Int(info.st_size))) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }

  /// Keeps a file named `kind`-`name`; says nothing where the folder cannot be written. Of those of its kind
  /// the newest `most` stay. Nothing waits for the disk: readers find out what a crash leaves half written.
  func keep(_ bytes: UnsafeRawBufferPointer, _ kind: String, _ name: String, most: Int) {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var temporary = Array("\(path)/.\(kind)-XXXXXX".utf8CString)
    let file = mkstemp(&temporary)
    guard file >= 0 else { return }
    let isWritten = CacheFolder.write(bytes, to: file)
    let isClosed = close(file) == 0
    guard isWritten, isClosed, rename(temporary, "\(path)/\(kind)-\(name)") == 0 else {
      unlink(temporary)
      return
    }
    removeOldest(kind + "-", most)
  }

  /// Removes a file.
  func remove(_ name: String) { unlink(path + "/" + name) }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let wrote = Foundation.write(file, rest.baseAddress, rest.count)
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[wrote...])
    }
    return true
  }

  private func removeOldest(_ prefix: String, _ most: Int) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let paths = names.filter { $0.hasPrefix(prefix) }.map { path + "/" + $0 }
    guard paths.count > most else { return }
    func age(_ path: String) -> Int {
      var info = stat()
      return stat(path, &info) == 0 ? info.st_mtim.tv_sec * 1_000_000_000 + info.st_mtim.tv_nsec : 0
    }
    for path in paths.sorted(by: { age($0) < age($1) }).prefix(paths.count - most) { unlink(path) }
  }
}
