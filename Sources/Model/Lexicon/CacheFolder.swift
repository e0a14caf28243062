import CLinux
import Glibc
import SourceText
import Synchronization

/// The folder of a user in which files are kept that save a later run some work, and which may be removed at
/// any time. Several runs may share it: files are written whole and moved into place.
package struct CacheFolder: Sendable {
  /// As it was given; the folder need not be there yet.
  package let path: String

  /// Larger files are none of ours.
  private static let largest = 1 << 29

  /// A folder that is made when the first file is kept in it.
  package init(_ path: String) { self.path = path }

  /// Where caches of this user are kept: `$XDG_CACHE_HOME/wirelint` or `~/.cache/wirelint`; nil when
  /// the environment names neither.
  static var ofUser: String? {
    if let cache = getenv("XDG_CACHE_HOME"), cache.pointee == 0x2F {
      return String(cString: cache) + "/wirelint"
    }
    if let home = getenv("HOME"), home.pointee == 0x2F { return String(cString: home) + "/.cache/wirelint" }
    return nil
  }

  /// Whether this process reads what it would map: it may run for days, and whoever cuts a mapped file short
  /// ends those that look at it.
  private static let isLasting = Atomic(false)

  /// Says that this process serves until it is told to end; said before anything is read.
  package static func staysOpen() { isLasting.store(true, ordering: .relaxed) }

  /// A file's bytes, mapped or read: whoever replaces the file leaves them as they are. nil where there is none.
  package func mapped(_ name: String) -> StoredBytes? {
    let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0,
      Int(info.st_size) <= CacheFolder.largest
    else { return nil }
    let size = Int(info.st_size)
    if CacheFolder.isLasting.load(ordering: .relaxed) {
      let bytes = StoredBytes(count: size) { _ = FileBytes.fill($0, from: file) }
      return bytes.count == size ? bytes : nil
    }
    guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
      return nil
    }
    // Should the file be cut short from now on, the run ends in words and with 3.
    wirelint_watch_map(memory, size)
    return StoredBytes(UnsafeRawBufferPointer(start: memory, count: size)) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }

  /// Keeps a file named `kind`-`name` of some parts; says nothing where the folder cannot be written. Of those
  /// of its kind the newest `most` stay. Unless it waits for the disk, readers must find out what a crash
  /// leaves half written.
  package func keep(
    _ parts: [UnsafeRawBufferPointer], _ kind: String, _ name: String, most: Int, waitsForDisk: Bool = false
  ) {
    keep(kind, name, most: most, waitsForDisk: waitsForDisk) { file in
      parts.allSatisfy { FileBytes.drain($0, to: file) }
    }
  }

  /// The same of parts that are arrays; it does not wait for the disk.
  package func keep(_ parts: [[UInt8]], _ kind: String, _ name: String, most: Int) {
    keep(kind, name, most: most, waitsForDisk: false) { file in
      parts.allSatisfy { part in part.withUnsafeBytes { FileBytes.drain($0, to: file) } }
    }
  }

  private func keep(
    _ kind: String, _ name: String, most: Int, waitsForDisk: Bool, _ write: (Int32) -> Bool
  ) {
    makeFolders()
    var temporary = Array("\(path)/.\(kind)-XXXXXX".utf8CString)
    let file = mkstemp(&temporary)
    guard file >= 0 else { return }
    let isWritten = write(file)
    let isThere = isWritten && (!waitsForDisk || fdatasync(file) == 0)
    let isClosed = close(file) == 0
    guard isThere, isClosed, rename(temporary, "\(path)/\(kind)-\(name)") == 0 else {
      unlink(temporary)
      return
    }
    removeOldest(kind + "-", most)
    tidy()
  }

  /// Removes a file.
  package func remove(_ name: String) { unlink(path + "/" + name) }

  /// Every change of what a file was made of leaves one behind.
  private func removeOldest(_ prefix: String, _ most: Int) {
    var files: [(modified: Int, path: String)] = []
    for name in names() where name.hasPrefix(prefix) {
      let file = path + "/" + name
      if let stamp = FileBytes.stamp(file) { files.append((stamp.modified, file)) }
    }
    for file in files.sorted(by: { $0.modified > $1.modified }).dropFirst(most) { unlink(file.path) }
  }

  /// Everything that is in the folder.
  func names() -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let (name, _) = FolderReading.next(of: directory) {
      names.append(String(decoding: name, as: UTF8.self))
    }
    return names
  }

  private func makeFolders() {
    for (i, byte) in path.utf8.enumerated() where byte == 0x2F && i > 0 {
      mkdir(String(path.utf8.prefix(i)) ?? "", 0o755)
    }
    mkdir(path, 0o755)
  }
}
