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

  @Test(arguments: [0, 63, 64, 700, 8000]) func areRebuiltWhenCutShort(_ length: Int) throws {
    _ = lexicon()
    let file = try cacheFile()
    let whole = try #require(FileManager.default.contents(atPath: file))
    try whole.prefix(length).write(to: URL(fileURLWithPath: file))
    #expect(Speller(lexicon()).isWord("piers"))
    #expect(FileManager.default.contents(atPath: file) == whole)
  }

  @Test(arguments: [0, 8, 16, 24, 32 + 7, 48, 56]) func areRebuiltWhenTheHeadIsBad(_ place: Int) throws {
    _ = lexicon()
    let file = try cacheFile()
    let whole = try #require(FileManager.default.contents(atPath: file))
    var damaged = whole
    damaged[place] ^= 0x55
    try damaged.write(to: URL(fileURLWithPath: file))
    #expect(Speller(lexicon()).isWord("piers"))
    #expect(FileManager.default.contents(atPath: file) == whole)
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
