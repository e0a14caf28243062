import Foundation
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine

@Suite struct ListStoreTests {
  private let folder: String
  private let files: ListFiles
  private let store: ListStore

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/wirelint-lists-\(UUID().uuidString)"
    files = try ListFiles(TestDesk.root)
    store = ListStore(folder: folder, files: files.paths)
  }

  private func withStore(_ body: ([String: WordList]) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lists = try files.read()
    store.keep(lists)
    try body(lists.mapValues { $0() })
  }

  /// The lists as the file has them; `remade` counts those that it does not have whole.
  private func kept(remade: inout Int) throws -> [UInt64: WordList] {
    let counter = Counter()
    let lists = try #require(
      store.read { _ in
        counter.count += 1
        return WordList()
      })
    let made = Dictionary(uniqueKeysWithValues: lists.map { ($0.name, $0.make()) })
    remade = counter.count
    return made
  }

  private final class Counter: @unchecked Sendable {
    // Proof: one thread, the test's, asks for lists.
    var count = 0
  }

  @Test func aKeptListAnswersAsTheListThatItWasMadeOf() throws {
    try withStore { lists in
      var remade = 0
      let kept = try kept(remade: &remade)
      #expect(remade == 0)
      #expect(kept.count == lists.count)
      for (name, list) in lists {
        let other = try #require(kept[ByteHash.of(name)])
        try expectSame(list, other, name)
      }
    }
  }

  private func expectSame(_ list: WordList, _ other: WordList, _ name: String) throws {
    #expect(other.entries == list.entries, "\(name)")
    #expect(other.longestPhrase == list.longestPhrase)
    for (place, entry) in list.entries.enumerated() {
      let hash = ByteHash.ofFolded(entry)
      let lead = Array(entry.utf8).withUnsafeBufferPointer { WordList.lead($0, at: 0) }
      let firstPair = ByteHash.ofFolded(entry.split(separator: " ").prefix(2).joined(separator: " "))
      let isHeld =
        other.contains(hash) && other.contains(exactly: entry) && other.mayBegin(lead)
        && other.mayGoOn(behindPair: firstPair) == list.mayGoOn(behindPair: firstPair)
        && !other.contains(folded: entry + "zz") == !list.contains(folded: entry + "zz")
      #expect(isHeld)
      #expect(other.fields(hash) == list.fields(hash))
      #expect(other.fields(at: place) == list.fields(at: place))
    }
    // Every second word is in the text.
    let ids = { (hash: UInt64) in hash & 1 == 0 ? UInt32(truncatingIfNeeded: hash >> 8) : nil }
    #expect(other.phraseWords.firstIDs(ids) == list.phraseWords.firstIDs(ids), "\(name)")
  }

  @Test func aDamagedFileIsNotedOrMadeUpFor() throws {
    try withStore { lists in
      let whole = try #require(FileManager.default.contents(atPath: store.path))
      let directory = 64..<(64 + 32 * lists.count)
      for place in [3, 9, 17, 25, 33, 41, directory.lowerBound + 5, directory.upperBound - 1] {
        var damaged = whole
        damaged[place] ^= 0x40
        try damaged.write(to: URL(fileURLWithPath: store.path))
        #expect(store.read { _ in WordList() } == nil, "byte \(place)")
      }
      for length in [0, 7, 63, 64, 1000, whole.count - 8] {
        try whole.prefix(length).write(to: URL(fileURLWithPath: store.path))
        #expect(store.read { _ in WordList() } == nil, "\(length) bytes")
      }
      // A fault inside of a list is found when that list is asked for, and the file goes.
      var place = directory.upperBound
      while place < whole.count {
        var damaged = whole
        damaged[place] ^= 1
        try damaged.write(to: URL(fileURLWithPath: store.path))
        var remade = 0
        _ = try kept(remade: &remade)
        #expect(remade == 1, "byte \(place)")
        #expect(!FileManager.default.fileExists(atPath: store.path))
        place += whole.count / 9
      }
    }
  }

  @Test func aChangedFileHasAnotherKey() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let list = folder + "/list.txt"
    try "pier\n".write(toFile: list, atomically: false, encoding: .utf8)
    let before = ListStore(folder: folder, files: [list]).path
    #expect(ListStore(folder: folder, files: [list]).path == before)
    var info = stat()
    try #require(stat(list, &info) == 0)
    // As long as before and, to all that can be set, as old.
    try "quay\n".write(toFile: list, atomically: false, encoding: .utf8)
    let times = [info.st_atim, info.st_mtim]
    try #require(utimensat(AT_FDCWD, list, times, 0) == 0)
    #expect(ListStore(folder: folder, files: [list]).path != before)
    try FileManager.default.removeItem(atPath: list)
    #expect(ListStore(folder: folder, files: [list]).path != before)
  }

  @Test func filesDoNotPileUp() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for number in 0..<7 {
      let list = folder + "/\(number).txt"
      try "pier\n".write(toFile: list, atomically: false, encoding: .utf8)
      let store = ListStore(folder: folder, files: [list])
      store.keep(["piers": { WordList(parsing: "pier") }])
      #expect(store.read { _ in WordList() }?.count == 1)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.filter { $0.hasPrefix("lists-") }.count == 4)
  }
}
