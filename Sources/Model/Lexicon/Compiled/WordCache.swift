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

  private let folder: CacheFolder
  private let key: UInt64

  private var name: String { "\(String(key, radix: 16)).bin" }
  /// The file.
  var path: String { "\(folder.path)/words-\(name)" }

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
    self.folder = CacheFolder(folder)
  }

  /// The compiled words with the number that was stored with them; nil when there is no whole file
  /// of this key. A file that is not whole is removed.
  func read() -> (words: CompiledWords, note: UInt64)? {
    guard let bytes = folder.mapped("words-" + name) else { return nil }
    if let found = read(bytes) { return found }
    folder.remove("words-" + name)
    return nil
  }

  private func read(_ bytes: StoredBytes) -> (words: CompiledWords, note: UInt64)? {
    let headerCount = WordCache.headerCount
    guard let all = bytes.words(0..<bytes.count), all.count > headerCount else { return nil }
    let (header, slots) = (all[..<headerCount], UnsafeBufferPointer(rebasing: all[headerCount...]))
    guard header[0] == WordCache.magic, header[1] == WordCache.version, header[2] == key,
      header[3] == UInt64(slots.count), header[3] & (header[3] - 1) == 0, header[4] < header[3],
      header[6] == 0, header[7] == 0
    else { return nil }
    return (CompiledWords(slots, of: bytes, count: Int(header[4])), header[5])
  }

  /// Keeps compiled words, whole or not at all; says nothing when the folder cannot be written.
  func write(_ words: CompiledWords, note: UInt64) {
    let header: [UInt64] = [
      WordCache.magic, WordCache.version, key, UInt64(words.slots.count), UInt64(words.count),
      note, 0, 0,
    ]
    header.withUnsafeBytes {
      folder.keep(
        [$0, UnsafeRawBufferPointer(words.slots)], "words", name, most: WordCache.mostFiles,
        waitsForDisk: true)
    }
  }
}
