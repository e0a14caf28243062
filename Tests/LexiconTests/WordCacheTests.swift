import Foundation
import SourceText
import Testing

@testable import Lexicon

@Suite struct WordCacheFiles {
  private static let affixes = "SET UTF-8\nSFX S Y 1\nSFX S 0 s ."
  private let folder: ScratchFolder
  /// A dictionary with the forms `pier`, `piers` and `quay`.
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.dictionary("en_GB", affixes: Self.affixes, entries: ["pier/S", "quay"])
  }

  private func lexicon() -> Lexicon {
    Lexicon(
      dictionaries: [path], accepted: WordList(), frequentWords: nil, cacheFolder: folder.path + "/cache/deep"
    )
  }

  private func cacheFile() throws -> String {
    let cache = folder.path + "/cache/deep"
    let files = try FileManager.default.contentsOfDirectory(atPath: cache)
    try #require(files.count == 1)
    return cache + "/" + files[0]
  }

  @Test func areWrittenOnceAndReadAgain() throws {
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: cacheFile())[.systemFileNumber] as? Int
    }
    let first = lexicon()
    let written = try number()
    let second = lexicon()
    #expect(try number() == written)
    #expect(first.compiled?.count == 3)
    #expect(second.compiled?.count == 3)
    #expect(Speller(second).isWord("piers"))
    #expect(!Speller(second).isWord("quays"))
    #expect(Speller(second).variety(of: "piers") == .british)
  }

  @Test(arguments: [0, 63, 512, 700, 4_194_816]) func areRebuiltWhenCutShort(_ length: Int) throws {
    _ = lexicon()
    let file = try cacheFile()
    let whole = try #require(FileManager.default.contents(atPath: file))
    try whole.prefix(length).write(to: URL(fileURLWithPath: file))
    #expect(Speller(lexicon()).isWord("piers"))
    #expect(FileManager.default.contents(atPath: file) == whole)
  }

  @Test(arguments: [0, 8, 16, 24, 32 + 7, 40, 48, 56, 4_194_816]) func areRebuiltWhenTheHeadIsBad(
    _ place: Int
  ) throws {
    _ = lexicon()
    let file = try cacheFile()
    let whole = try #require(FileManager.default.contents(atPath: file))
    var damaged = whole
    damaged[place] ^= 0x55
    try damaged.write(to: URL(fileURLWithPath: file))
    #expect(Speller(lexicon()).isWord("piers"))
    #expect(FileManager.default.contents(atPath: file) == whole)
  }

  /// A damaged section gives no verdict: the words come from the dictionary, and so does a new file.
  @Test(arguments: [UInt8(0), 0xFF, 0x55]) func areMadeAnewWhereASectionIsDamaged(_ fill: UInt8) throws {
    let slots = try #require(lexicon().compiled?.slots.count)
    let file = try cacheFile()
    let whole = try #require(FileManager.default.contents(atPath: file))
    let home = CompiledWords.home(ByteHash.of(Array("piers".utf8))) & (slots - 1)
    // Behind 64 words of header; then the whole table.
    let section = 512 + home / 64 * 512
    for range in [section..<(section + 512), 512..<(512 + slots * 8)] {
      var damaged = whole
      for i in range { damaged[i] = fill == 0x55 ? damaged[i] ^ fill : fill }
      try damaged.write(to: URL(fileURLWithPath: file))
      let speller = Speller(lexicon())
      for word in ["pier", "piers", "quay"] { #expect(speller.isWord(word)) }
      for word in ["quays", "peir", "jetty"] { #expect(!speller.isWord(word)) }
      #expect(FileManager.default.contents(atPath: file) == whole)
    }
  }

  @Test func areNotUsedForAChangedDictionary() throws {
    #expect(!Speller(lexicon()).isWord("jetty"))
    _ = try folder.dictionary("en_GB", affixes: Self.affixes, entries: ["pier/S", "jetty"])
    #expect(Speller(lexicon()).isWord("jetty"))
  }

  @Test func doNotPileUp() throws {
    for number in 0..<7 {
      _ = try folder.dictionary("en_GB", affixes: Self.affixes, entries: ["pier/S", "quay\(number)"])
      #expect(Speller(lexicon()).isWord("quay\(number)"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache/deep").count == 4)
  }

  @Test func areDoneWithoutWhereTheFolderCannotBeWritten() throws {
    try "a file".write(toFile: folder.path + "/cache", atomically: true, encoding: .utf8)
    #expect(Speller(lexicon()).isWord("piers"))
    #expect(Speller(Installed.lexicon([path])).isWord("piers"))
  }

  @Test func areReadByManyThreads() async throws {
    _ = lexicon()
    let shared = lexicon()
    let verdicts = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let speller = Speller(shared)
          return (0..<1000).allSatisfy { _ in speller.isWord("piers") && !speller.isWord("quays") }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(verdicts == Array(repeating: true, count: 8))
  }
}
