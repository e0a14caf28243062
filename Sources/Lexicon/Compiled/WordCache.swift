import Glibc
import SourceText

/// The compiled words of a set of files, kept in a folder from one run to the next.
///
/// A file is eight words of header and then the slots, in the machine's own byte order. It is mapped, not
/// read, and no more of it is looked at than a story asks for: a sum over its 4 MB took longer than linting a
/// story. It is on the disk before it has its name, so no crash leaves half of it, and no content of a slot
/// leads outside of the file.
struct WordCache {
  /// Changes with the layout of the file, the expansion of dictionaries and the meaning of flags.
  private static let version: UInt64 = 3
  private static let magic: UInt64 = 0x7364_726F_776C_7701
  private static let headerCount = 8
  /// How many files a folder holds, each of some 4 MB.
  private static let mostFiles = 4

  /// The file.
  let path: String
  private let folder: String
  private let key: UInt64

  /// The cache of words compiled from some files; nil when one of them cannot be read.
  init?(folder: String, sources: [String]) {
    var hash = ByteHash()
    func add(_ number: UInt64) {
      for shift in 0..<8 { hash.add(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
    }
    add(WordCache.version)
    for source in sources {
      guard let stamp = FileBytes.stamp(source) else { return nil }
      for byte in source.utf8 { hash.add(byte) }
      add(UInt64(bitPattern: Int64(stamp.size)))
      add(UInt64(bitPattern: Int64(stamp.modified)))
    }
    key = hash.value
    self.folder = folder
    path = "\(folder)/words-\(String(key, radix: 16)).bin"
  }

  /// Where caches of this user are kept: `$XDG_CACHE_HOME/wirelint` or `~/.cache/wirelint`; nil when
  /// the environment names neither.
  static var userFolder: String? {
    if let cache = getenv("XDG_CACHE_HOME"), cache.pointee == 0x2F {
      return String(cString: cache) + "/wirelint"
    }
    if let home = getenv("HOME"), home.pointee == 0x2F { return String(cString: home) + "/.cache/wirelint" }
    return nil
  }

  /// The compiled words with the number that was stored with them; nil when there is no whole file
  /// of this key. A file that is not whole is removed.
  func read() -> (words: CompiledWords, note: UInt64)? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    if let found = read(from: file) { return found }
    unlink(path)
    return nil
  }

  private func read(from file: Int32) -> (words: CompiledWords, note: UInt64)? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    let words = Int(status.st_size) / 8
    let headerCount = WordCache.headerCount
    guard Int(status.st_size) % 8 == 0, words <= 1 << 26, words > headerCount else { return nil }
    var header = [UInt64](repeating: 0, count: headerCount)
    guard header.withUnsafeMutableBytes({ FileBytes.fill($0, from: file) }) == headerCount * 8,
      header[0] == WordCache.magic, header[1] == WordCache.version, header[2] == key,
      header[3] == UInt64(words - headerCount), header[3] & (header[3] - 1) == 0, header[4] < header[3],
      header[5...].dropFirst().allSatisfy({ $0 == 0 }),
      let memory = SlotMemory(mapping: file, words: words, skipping: headerCount)
    else { return nil }
    return (CompiledWords(memory, count: Int(header[4])), header[5])
  }

  /// Keeps compiled words, whole or not at all; says nothing when the folder cannot be written.
  func write(_ words: CompiledWords, note: UInt64) {
    WordCache.makeFolders(folder)
    var name = Array("\(path).XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return }
    let header: [UInt64] = [
      WordCache.magic, WordCache.version, key, UInt64(words.slots.count), UInt64(words.count),
      note, 0, 0,
    ]
    let isWritten =
      header.withUnsafeBytes { FileBytes.drain($0, to: file) }
      && FileBytes.drain(UnsafeRawBufferPointer(words.slots), to: file)
    let isOnDisk = isWritten && fdatasync(file) == 0
    let isClosed = close(file) == 0
    if !(isOnDisk && isClosed && rename(name, path) == 0) { unlink(name) }
    removeOldest()
  }

  /// Every change of a dictionary leaves a file behind; the newest few are kept.
  private func removeOldest() {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var files: [(modified: Int, path: String)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("words-"), name.hasSuffix(".bin") else { continue }
      let file = folder + "/" + name
      if let stamp = FileBytes.stamp(file) { files.append((stamp.modified, file)) }
    }
    for file in files.sorted(by: { $0.modified > $1.modified }).dropFirst(WordCache.mostFiles) {
      unlink(file.path)
    }
  }

  private static func makeFolders(_ path: String) {
    for (i, byte) in path.utf8.enumerated() where byte == 0x2F && i > 0 {
      mkdir(String(path.utf8.prefix(i)) ?? "", 0o755)
    }
    mkdir(path, 0o755)
  }
}
