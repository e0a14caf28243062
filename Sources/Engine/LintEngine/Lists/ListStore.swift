import Dispatch
import Lexicon
import SourceText

/// The word lists of a data folder as they are in memory, kept in one file of the user's cache folder: a run
/// maps it and points at the few lists that its copy asks for, instead of reading and sorting out all of them.
///
/// A file is a header of eight words, four words for each list (the hash of its name, where it begins and
/// ends in the file, and its checksum), and the lists as `WordList.prepared` gives them, in the machine's own
/// byte order.
struct ListStore {
  private static let magic: UInt64 = 0x7374_7369_6C6C_7701
  /// Changes with the layout of the file; how lists are made changes with the program, which is in the key.
  private static let version: UInt64 = 1
  private static let headerCount = 8
  private static let entryCount = 4
  /// How many files a folder holds.
  private static let most = 4

  private let folder: CacheFolder
  private let key: UInt64

  private var name: String { "lists-" + String(key, radix: 16) }
  /// The file.
  var path: String { folder.path + "/" + name }

  /// One list by the hash of its name.
  typealias Maker = (name: UInt64, make: @Sendable () -> WordList)

  /// The store of lists made of some files, in a folder. The program stands for the way in which they are
  /// made.
  init(folder: String, files: [String]) {
    var hash = ByteHash(continuing: ListStore.version)
    for file in ["/proc/self/exe"] + files { hash = FileStamp(file).hash(hash) }
    key = hash.value
    self.folder = CacheFolder(folder)
  }

  /// The lists of the file; nil where there is none, or one that is damaged. `remake` gives a list by the
  /// hash of its name where the file turns out not to hold it whole.
  func read(remake: @escaping @Sendable (UInt64) -> WordList) -> [Maker]? {
    guard let memory = folder.mapped(name) else { return nil }
    return ListStore.lists(memory, key: key) { list in
      folder.remove(name)
      return remake(list)
    }
  }

  private static func lists(
    _ memory: StoredBytes, key: UInt64, remake: @escaping @Sendable (UInt64) -> WordList
  ) -> [Maker]? {
    guard let words = memory.words(0..<memory.count), words.count >= headerCount, words[0] == magic,
      words[1] == version, words[2] == key, words[3] == UInt64(memory.count), words[4] < 1 << 16
    else { return nil }
    let directory = headerCount..<(headerCount + Int(words[4]) * entryCount)
    guard directory.upperBound <= words.count,
      BlockChecksum.of(UnsafeBufferPointer(rebasing: words[directory])) == words[5]
    else { return nil }
    return stride(from: directory.lowerBound, to: directory.upperBound, by: entryCount).map { i in
      let (name, checksum) = (words[i], words[i + 3])
      let range = Int(words[i + 1])..<Int(words[i + 2])
      return (
        name,
        {
          guard let bytes = memory.words(range), BlockChecksum.of(bytes) == checksum,
            let list = WordList(prepared: range, of: memory)
          else { return remake(name) }
          return list
        }
      )
    }
  }

  /// Prepares lists and keeps them, as far as the folder can be written.
  func keep(_ lists: [String: @Sendable () -> WordList]) {
    let prepared = ListStore.prepared(lists)
    var directory: [UInt64] = []
    var end = (ListStore.headerCount + prepared.count * ListStore.entryCount) * 8
    for (name, bytes) in prepared {
      let checksum = bytes.withUnsafeBytes { BlockChecksum.of($0.bindMemory(to: UInt64.self)) }
      directory += [name, UInt64(end), UInt64(end + bytes.count), checksum]
      end += bytes.count
    }
    let header: [UInt64] = [
      ListStore.magic, ListStore.version, key, UInt64(end), UInt64(prepared.count),
      directory.withUnsafeBufferPointer { BlockChecksum.of($0) }, 0, 0,
    ]
    let start = (header + directory).withUnsafeBytes { Array($0) }
    folder.keep([start] + prepared.map(\.bytes), "lists", String(key, radix: 16), most: ListStore.most)
  }

  /// The lists by the hashes of their names, several made at a time.
  private static func prepared(
    _ lists: [String: @Sendable () -> WordList]
  ) -> [(name: UInt64, bytes: [UInt8])] {
    let makers = lists.map { (name: ByteHash.of($0), make: $1) }
    var prepared = makers.map { (name: $0.name, bytes: [UInt8]()) }
    prepared.withUnsafeMutableBufferPointer { prepared in
      // Each round has a list of its own, and nobody else sees it before all are done.
      nonisolated(unsafe) let prepared = prepared
      DispatchQueue.concurrentPerform(iterations: makers.count) { i in
        prepared[i].bytes = makers[i].make().prepared
      }
    }
    return prepared
  }
}
