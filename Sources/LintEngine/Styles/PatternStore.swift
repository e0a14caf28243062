import Foundation
import PatternRules
import SourceText

/// Keeps what was made of rule files in the user's cache folder: a file for each set of them, by the hash of
/// their bytes, and one for each set of folders that says which set they held (`StyleStamp`).
///
/// Several runs may share the folder: files are written whole and moved into place.
struct PatternStore: PatternCache {
  let folder: String

  /// Files of each kind that are kept; the oldest go first.
  private static let most = 24
  /// Larger files are none of ours.
  private static let largest = 256 << 20

  /// The program's own file: what another build has made is not used. Where there is no such file the form
  /// of what is stored tells them apart.
  private static let program = FileStamp("/proc/self/exe").hash(ByteHash()).value

  private func path(_ kind: String, _ key: UInt64) -> String {
    "\(folder)/\(kind)-\(String(key ^ PatternStore.program, radix: 16))"
  }

  func load(_ key: UInt64) -> StoredBytes? { mapped(path("patterns", key)) }

  func store(_ bytes: UnsafeRawBufferPointer, _ key: UInt64) { write(bytes, "patterns", key) }

  /// The stamp of a set of folders.
  func stamp(_ key: UInt64) -> StyleStamp? {
    mapped(path("styles", key)).flatMap { StyleStamp(Array($0.bytes)) }
  }

  func store(_ stamp: StyleStamp, _ key: UInt64) {
    stamp.bytes.withUnsafeBytes { write($0, "styles", key) }
  }

  /// A file's bytes, mapped: whoever replaces the file leaves them as they are.
  private func mapped(_ path: String) -> StoredBytes? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0,
      Int(info.st_size) <= PatternStore.largest,
      let memory = mmap(nil, Int(info.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0),
      memory != MAP_FAILED
    else { return nil }
    return StoredBytes(UnsafeRawBufferPointer(start: memory, count: Int(info.st_size))) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }

  /// Nothing waits for the disk here: what a crash leaves half written is found to be damaged.
  private func write(_ bytes: UnsafeRawBufferPointer, _ kind: String, _ key: UInt64) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    removeOldest(kind + "-")
    let path = path(kind, key)
    var name = Array("\(folder)/.\(kind)-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return }
    var rest = bytes
    while !rest.isEmpty {
      let wrote = Foundation.write(file, rest.baseAddress, rest.count)
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { break }
      rest = UnsafeRawBufferPointer(rebasing: rest[wrote...])
    }
    let isWritten = rest.isEmpty && close(file) == 0 && rename(name, path) == 0
    if !isWritten { unlink(name) }
  }

  private func removeOldest(_ kind: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let paths = names.filter { $0.hasPrefix(kind) }.map { folder + "/" + $0 }
    guard paths.count >= PatternStore.most else { return }
    func age(_ path: String) -> Int {
      var info = stat()
      return stat(path, &info) == 0 ? Int(info.st_mtim.tv_sec) : 0
    }
    for path in paths.sorted(by: { age($0) < age($1) }).prefix(paths.count - PatternStore.most + 1) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
