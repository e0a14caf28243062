import ArticleModel
import Glibc
import SourceText

/// All patterns of `dictionaries/grammar/patterns`, by the words and tags that they need.
public final class PatternLibrary: Sendable {
  let patterns: [SentencePattern]
  /// What rules out the most of them, by pattern.
  let keys: [SentencePattern.Key]
  let elements: [SentencePattern.Element]
  let tests: WordTests
  /// The files: the rule that each belongs to, and its bytes.
  private let files: [(rule: String, memory: StoredBytes)]
  /// Places in `groups` by the folded hashes of words that patterns need.
  private let words: HashIndex
  /// The patterns that need a word.
  private let groups: [[Int]]
  /// The patterns that need a tag and no word, by the tag's raw value.
  let byTag: [[Int]]
  /// What could not be read, each with its file and line.
  public let failures: [String]

  init(folder: String, forms: Morphology, vocabulary: Vocabulary) {
    var syntax = PatternSyntax(forms, vocabulary)
    var files: [(rule: String, memory: StoredBytes)] = []
    var failures: [String] = []
    for name in PatternLibrary.names(folder) {
      guard let memory = GrammarFile.mapped(folder + "/" + name) else { continue }
      let own = memory.bytes.withMemoryRebound(to: UInt8.self) { syntax.read($0, file: files.count) }
      failures += own.map { "\(name):\($0.line): \($0.reason)" }
      // `preposition-wrong.valency.txt` has more patterns of `preposition-wrong`.
      files.append((String(name.prefix { $0 != "." }), memory))
    }
    var byWord: [UInt64: [Int]] = [:]
    var byTag = [[Int]](repeating: [], count: Tag.allCases.count)
    for (i, pattern) in syntax.patterns.enumerated() {
      let test = syntax.elements[Int(pattern.first) + Int(pattern.anchor)].test
      if let words = syntax.tests.words(test) {
        for word in words { byWord[word, default: []].append(i) }
      } else {
        for tag in Tag.allCases where test.tags >> UInt64(tag.rawValue) & 1 != 0 {
          byTag[Int(tag.rawValue)].append(i)
        }
      }
    }
    let sorted = byWord.keys.sorted()
    groups = sorted.map { byWord[$0] ?? [] }
    words = HashIndex(expecting: sorted.count) { insert in
      for (i, key) in sorted.enumerated() { insert(key, Int32(i)) }
    }
    patterns = syntax.patterns
    elements = syntax.elements
    keys = patterns.map { PatternLibrary.key($0, syntax.elements) }
    tests = syntax.tests
    self.byTag = byTag
    self.files = files
    self.failures = failures
  }

  /// The patterns that need a word, by its folded hash.
  func patterns(of word: UInt64) -> [Int]? { words[word].map { groups[Int($0)] } }

  /// The id of the rule that a pattern belongs to.
  func rule(_ pattern: SentencePattern) -> String { files[Int(pattern.file)].rule }

  /// What a pattern offers: pieces for each fix.
  func fixes(_ pattern: SentencePattern) -> [[SentencePattern.Piece]] {
    PatternText.fixes(text(pattern.fixes, pattern))
  }

  /// What a pattern says; `\1` stands for the first element.
  func message(_ pattern: SentencePattern) -> [SentencePattern.Piece] {
    PatternText.message(text(pattern.message, pattern))
  }

  private func text(_ place: (UInt32, UInt32), _ pattern: SentencePattern) -> Substring {
    let bytes = files[Int(pattern.file)].memory.bytes[Int(place.0)..<Int(place.1)]
    return String(decoding: bytes, as: UTF8.self)[...]
  }

  /// What the words beside a pattern's anchor must be.
  private static func key(
    _ pattern: SentencePattern, _ elements: [SentencePattern.Element]
  ) -> SentencePattern.Key {
    let anchor = Int(pattern.anchor)
    func element(_ number: Int) -> SentencePattern.Element? {
      guard number >= 0, number < Int(pattern.count) else { return nil }
      let element = elements[Int(pattern.first) + number]
      return element.least > 0 ? element : nil
    }
    let own = elements[Int(pattern.first) + anchor]
    let before = element(anchor - 1)
    // Where the anchor may stand twice, it may itself be what stands behind.
    let behind = own.most == 1 ? element(anchor + 1) : nil
    func tags(_ element: SentencePattern.Element?) -> UInt64 {
      element.map { $0.test.tags & ~PatternBits.noWord } ?? ~0
    }
    return SentencePattern.Key(
      tags: (tags(before), tags(own), tags(behind)),
      words: (before?.test.words ?? ~0, behind?.test.words ?? ~0))
  }

  private static func names(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return names.sorted()
  }
}
