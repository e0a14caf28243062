import Glibc
import Lexicon

/// The hidden files in which new content is written before it takes the place of the old: `.wirelint-`, the
/// number of the process, a dash and something at random.
package enum TemporaryFile {
  private static let mark = ".wirelint-"

  /// Makes one in a folder, which is empty or ends with a slash; nil, with `errno` set, where none can be made.
  ///
  /// Hidden, so that no walk reads it. The lock on it lasts as long as the process does: a process of another
  /// container has the same number, but not the lock.
  static func create(in folder: String, mode: mode_t) -> (descriptor: Int32, path: String)? {
    for _ in 0..<100 {
      let name = folder + mark + "\(getpid())-" + String(UInt64.random(in: 0 ... .max), radix: 36)
      let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 {
        flock(descriptor, LOCK_EX | LOCK_NB)
        return (descriptor, name)
      }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  /// Removes what was left in the folders of some files, where `write` would put it.
  package static func removeLeftovers(besides paths: [String]) {
    var folders: Set<String> = []
    for path in paths {
      var info = stat()
      guard lstat(path, &info) == 0 else { continue }
      folders.insert(AbsolutePath.folder(of: AbsolutePath.of(path)))
      guard info.st_mode & S_IFMT == S_IFLNK, let target = realpath(path, nil) else { continue }
      folders.insert(AbsolutePath.folder(of: String(cString: target)))
      free(target)
    }
    for folder in folders { removeLeftovers(in: folder) }
  }

  /// Removes from a folder what processes left there that were ended while they wrote.
  package static func removeLeftovers(in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    var left: [[CChar]] = []
    while let (name, _) = FolderReading.next(of: listing) {
      if let maker = maker(of: name), isGone(maker) { left.append(name.map { CChar(bitPattern: $0) } + [0]) }
    }
    for name in left where isAbandoned(name, in: dirfd(listing)) { unlinkat(dirfd(listing), name, 0) }
  }

  /// The number of the process that made a file of this name; nil where the name is none of ours.
  private static func maker(of name: [UInt8]) -> pid_t? {
    guard name.starts(with: mark.utf8) else { return nil }
    let parts = name.dropFirst(mark.utf8.count).split(separator: UInt8(ascii: "-"), maxSplits: 1)
    guard parts.count == 2, let number = pid_t(String(decoding: parts[0], as: UTF8.self)), number > 0,
      (1...13).contains(parts[1].count), parts[1].allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 26 })
    else { return nil }
    return number
  }

  private static func isGone(_ process: pid_t) -> Bool {
    process != getpid() && kill(process, 0) != 0 && errno == ESRCH
  }

  /// Whether it is a file of this user that nobody holds.
  private static func isAbandoned(_ name: [CChar], in folder: Int32) -> Bool {
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid(),
      info.st_nlink == 1
    else { return false }
    return flock(file, LOCK_EX | LOCK_NB) == 0
  }
}
