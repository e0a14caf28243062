import SourceText

/// The compiled words of a set of files, kept in a folder from one run to the next.
///
/// A file is 64 words of header, the slots, and a sum for each section of them (`SectionCheck`), in the
/// machine's own byte order. It is mapped, not read, and no more of it is looked at than a story asks for: a sum
/// over its 4 MB took longer than linting a story. It is on the disk before it has its name, so no crash leaves
/// half of it, and no content of a slot leads outside of the file.
struct WordCache: Sendable {
  /// Changes with the layout of the file, the expansion of dictionaries and the meaning of flags.
  private static let version: UInt64 = 4
  private static let magic: UInt64 = 0x7364_726F_776C_7701
  /// Words; as long as a section, so that each section lies within one page.
  private static let headerCount = SectionCheck.size
  /// Those of them that say something; the last is the sum of the others.
  private static let statedCount = 8
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
  /// of this key. A file that is not whole is removed. `remake` gives the words where a part of them turns out
  /// to be damaged later on.
  func read(remake: @escaping @Sendable () -> CompiledWords) -> (words: CompiledWords, note: UInt64)? {
    guard let bytes = folder.mapped("words-" + name) else { return nil }
    if let found = read(bytes, remake) { return found }
    remove()
    return nil
  }

  /// Removes the file.
  func remove() { folder.remove("words-" + name) }

  private func read(
    _ bytes: StoredBytes, _ remake: @escaping @Sendable () -> CompiledWords
  ) -> (words: CompiledWords, note: UInt64)? {
    let headerCount = WordCache.headerCount
    guard let all = bytes.words(0..<bytes.count), all.count > headerCount,
      WordCache.sum(all[..<(WordCache.statedCount - 1)]) == all[WordCache.statedCount - 1],
      all[0] == WordCache.magic, all[1] == WordCache.version, all[2] == key,
      all[3] >= UInt64(SectionCheck.size * 2), all[3] & (all[3] - 1) == 0, all[3] < UInt64(all.count),
      all[4] < all[3]
    else { return nil }
    let end = headerCount + Int(all[3])
    let sumsCount = Int(all[3]) / SectionCheck.size / 2
    guard all.count == end + sumsCount, WordCache.sum(all[end...]) == all[6] else { return nil }
    let slots = UnsafeBufferPointer(rebasing: all[headerCount..<end])
    let sums = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: all[end...])).bindMemory(to: UInt32.self)
    let check = SectionCheck(slots, sums: sums, of: bytes, remake: remake)
    return (CompiledWords(slots, of: bytes, count: Int(all[4]), check: check), all[5])
  }

  private static func sum(_ words: Slice<UnsafeBufferPointer<UInt64>>) -> UInt64 {
    BlockChecksum.of(UnsafeBufferPointer(rebasing: words))
  }

  /// Keeps compiled words, whole or not at all; says nothing when the folder cannot be written.
  func write(_ words: CompiledWords, note: UInt64) {
    let sums = SectionCheck.sums(of: words.slots)
    var header = [UInt64](repeating: 0, count: WordCache.headerCount)
    header.replaceSubrange(
      0..<6,
      with: [WordCache.magic, WordCache.version, key, UInt64(words.slots.count), UInt64(words.count), note])
    sums.withUnsafeBytes { sums in
      header[6] = BlockChecksum.of(sums.bindMemory(to: UInt64.self))
      header[7] = header.withUnsafeBufferPointer { WordCache.sum($0[..<(WordCache.statedCount - 1)]) }
      header.withUnsafeBytes {
        folder.keep(
          [$0, UnsafeRawBufferPointer(words.slots), sums], "words", name, most: WordCache.mostFiles,
          waitsForDisk: true)
      }
    }
  }
}
