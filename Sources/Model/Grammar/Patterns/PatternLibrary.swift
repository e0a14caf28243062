import ArticleModel
import Glibc
import SourceText

/// All patterns of `dictionaries/grammar/patterns`, by the words and tags that they need.
public final class PatternLibrary: Sendable {
  let patterns: [SentencePattern]
  /// Places in `groups` by the folded hashes of words that patterns need.
  private let words: HashIndex
  /// The patterns that need a word.
  private let groups: [[Int]]
  /// The patterns that need a tag and no word, by the tag's raw value.
  let byTag: [[Int]]
  /// What could not be read, each with its file and line.
  public let failures: [String]

  init(folder: String, forms: Morphology, vocabulary: Vocabulary) {
    var patterns: [SentencePattern] = []
    var failures: [String] = []
    for name in PatternLibrary.files(folder) {
      guard let memory = GrammarFile.mapped(folder + "/" + name) else { continue }
      var syntax = PatternSyntax(forms, vocabulary, rule: String(name.dropLast(4)))
      var own: [PatternSyntax.Failure] = []
      patterns += syntax.patterns(String(decoding: memory.bytes, as: UTF8.self), &own)
      failures += own.map { "\(name):\($0.line): \($0.reason)" }
    }
    var byWord: [UInt64: [Int]] = [:]
    var byTag = [[Int]](repeating: [], count: Tag.allCases.count)
    for (i, pattern) in patterns.enumerated() {
      let test = pattern.elements[pattern.anchor].test
      if let words = test.anchors {
        for word in words { byWord[word, default: []].append(i) }
      } else {
        let tags = test.tags ?? TagSet(bits: ~0)
        for tag in Tag.allCases where tags.contains(tag) { byTag[Int(tag.rawValue)].append(i) }
      }
    }
    self.patterns = patterns
    let keys = byWord.keys.sorted()
    groups = keys.map { byWord[$0] ?? [] }
    words = HashIndex(expecting: keys.count) { insert in
      for (i, key) in keys.enumerated() { insert(key, Int32(i)) }
    }
    self.byTag = byTag
    self.failures = failures
  }

  /// The patterns that need a word, by its folded hash.
  func patterns(of word: UInt64) -> [Int]? { words[word].map { groups[Int($0)] } }

  private static func files(_ folder: String) -> [String] {
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
