import ArticleModel
import Glibc
import SourceText

/// All patterns of `dictionaries/grammar/patterns`, by the words and tags that they need.
///
/// `@unchecked Sendable`: the pointers lead into the image's memory, which is never written and which the value
/// holds.
public final class PatternLibrary: @unchecked Sendable {
  let patterns: UnsafeBufferPointer<SentencePattern>
  /// What rules out the most of them, by pattern.
  let keys: UnsafeBufferPointer<SentencePattern.Key>
  let elements: UnsafeBufferPointer<SentencePattern.Element>
  let tests: WordTests
  private let slots: UnsafeBufferPointer<PatternImage.Slot>
  private let numbers: UnsafeBufferPointer<UInt32>
  private let tagEnds: UnsafeBufferPointer<UInt32>
  /// The tags that patterns without a word need, a bit for each; next to none.
  private let lookedUp: UInt64
  private let text: UnsafeBufferPointer<UInt8>
  /// The rule of each file.
  private let rules: [String]
  /// What could not be read, each with its file and line.
  public let failures: [String]
  private let image: GrammarFile?

  /// The patterns of a folder, from where they are kept if they are; `vocabulary` has the lists that they name.
  convenience init(folder: String, forms: Morphology, vocabulary: Vocabulary) {
    let kept = vocabulary.grammar?.load()
    if let image = kept.flatMap({ PatternImage.read($0) }) {
      self.init(image, vocabulary)
      return
    }
    let files = PatternLibrary.names(folder + "/patterns").compactMap { name in
      GrammarFile.mapped(folder + "/patterns/" + name).map { (name: name, memory: $0) }
    }
    let bytes = PatternImage.made(of: files, forms)
    bytes.withUnsafeBytes { vocabulary.grammar?.store($0) }
    self.init(PatternImage.read(StoredBytes(copying: bytes)), vocabulary)
  }

  private init(_ image: GrammarFile?, _ vocabulary: Vocabulary) {
    func records<Record: BitwiseCopyable>(_ section: PatternImage.Section) -> UnsafeBufferPointer<Record> {
      image?.records(section.rawValue, of: Record.self) ?? UnsafeBufferPointer(start: nil, count: 0)
    }
    patterns = records(.patterns)
    keys = records(.keys)
    elements = records(.elements)
    slots = records(.slots)
    numbers = records(.numbers)
    tagEnds = records(.tagEnds)
    var lookedUp: UInt64 = 0
    for tag in 0..<max(tagEnds.count - 1, 0) where tagEnds[tag + 1] > tagEnds[tag] {
      lookedUp |= 1 << UInt64(tag)
    }
    self.lookedUp = lookedUp
    text = records(.text)
    rules = PatternImage.lines(image, .rules)
    failures = PatternImage.lines(image, .failures)
    tests = WordTests(
      choices: records(.choices), atoms: records(.atoms), hashes: records(.hashes),
      lists: PatternImage.lines(image, .lists).map { vocabulary[named: $0] })
    self.image = image
  }

  /// The patterns that need a word, by its folded hash. `isQuoted`: only those that need it inside a quotation.
  func patterns(of word: UInt64, isQuoted: Bool) -> UnsafeBufferPointer<UInt32> {
    let mask = max(slots.count - 1, 0)
    var place = Int(truncatingIfNeeded: word) & mask
    while place < slots.count, slots[place].count > 0 {
      let slot = slots[place]
      if slot.hash == word {
        let first = Int(isQuoted ? slot.firstQuoted : slot.first)
        return some(first..<first + Int(isQuoted ? slot.quotedCount : slot.count))
      }
      place = (place + 1) & mask
    }
    return some(0..<0)
  }

  private func some(_ range: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: numbers[range])
  }

  /// Whether any pattern needs a tag and no word: a quick no for most.
  @inline(__always)
  func looksUp(_ tag: Tag) -> Bool { lookedUp >> UInt64(tag.rawValue) & 1 != 0 }

  /// The patterns that need a tag and no word.
  func patterns(of tag: Tag) -> UnsafeBufferPointer<UInt32> {
    let place = Int(tag.rawValue)
    guard place + 1 < tagEnds.count else { return some(0..<0) }
    return some(Int(tagEnds[place])..<Int(tagEnds[place + 1]))
  }

  /// The id of the rule that a pattern belongs to.
  func rule(_ pattern: SentencePattern) -> String { rules[Int(pattern.file)] }

  /// What a pattern offers: pieces for each fix.
  func fixes(_ pattern: SentencePattern) -> [[SentencePattern.Piece]] {
    PatternText.fixes(text(pattern.fixes))
  }

  /// What a pattern says; `\1` stands for the first element.
  func message(_ pattern: SentencePattern) -> [SentencePattern.Piece] {
    PatternText.message(text(pattern.message))
  }

  private func text(_ place: (UInt32, UInt32)) -> Substring {
    String(decoding: UnsafeBufferPointer(rebasing: text[Int(place.0)..<Int(place.1)]), as: UTF8.self)[...]
  }

  /// The files of patterns of a folder, in the order in which they are read.
  package static func names(_ folder: String) -> [String] {
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
