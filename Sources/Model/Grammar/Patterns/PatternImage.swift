import SourceText

/// The patterns as they are in memory: flat tables, made of the files of patterns and kept between runs.
enum PatternImage {
  /// The sections of the image, in their order.
  enum Section: Int, CaseIterable {
    case choices, atoms, hashes, lists, elements, patterns, keys, slots, numbers, tagEnds, rules, failures,
      text
  }

  /// The patterns that need a word: a slot of a table that is looked through from `hash & (count - 1)` on.
  struct Slot: BitwiseCopyable, Sendable {
    var hash: UInt64 = 0
    /// The first of the patterns in `numbers`, and how many there are; none in a free slot.
    var first: UInt32 = 0
    var count: UInt32 = 0
    /// The same for those that need it inside a quotation.
    var firstQuoted: UInt32 = 0
    var quotedCount: UInt32 = 0
  }

  static let kind: StaticString = "WLPATRN6"

  /// The image of the files of a folder.
  static func made(of files: [(name: String, memory: StoredBytes)], _ forms: Morphology) -> [UInt8] {
    var syntax = PatternSyntax(forms)
    var text: [UInt8] = []
    var failures: [String] = []
    for (number, file) in files.enumerated() {
      let own = file.memory.bytes.withMemoryRebound(to: UInt8.self) {
        syntax.read($0, file: number, offset: text.count)
      }
      failures += own.map { "\(file.name):\($0.line): \($0.reason)" }
      text += file.memory.bytes
    }
    let index = PatternIndex(syntax)
    let keys = PatternKeys(elements: syntax.elements, choices: syntax.tests.choices)
    // `preposition-wrong.valency.txt` has more patterns of `preposition-wrong`.
    let rules = files.map { file in String(file.name.prefix { $0 != "." }) }
    let sections = [
      bytes(syntax.tests.choices), bytes(syntax.tests.atoms), bytes(syntax.tests.hashes),
      lines(syntax.tests.lists), bytes(syntax.elements), bytes(syntax.patterns),
      bytes(syntax.patterns.map(keys.key)),
      bytes(index.slots),
      bytes(index.numbers), bytes(index.tagEnds), lines(rules),
      lines(failures), text,
    ]
    let image = GrammarFile.bytes(kind: kind, sections: sections)
    // A sum of all of it stands behind it.
    return image + bytes([image.withUnsafeBytes { BlockChecksum.of($0.bindMemory(to: UInt64.self)) }])
  }

  /// The image in some memory; nil where it is none, or damaged.
  static func read(_ memory: StoredBytes) -> GrammarFile? {
    guard memory.count > 8, let words = memory.words(0..<memory.count),
      BlockChecksum.of(UnsafeBufferPointer(rebasing: words.dropLast())) == words.last
    else { return nil }
    return GrammarFile(memory, kind: kind, sections: Section.allCases.count)
  }

  private static func bytes<Record: BitwiseCopyable>(_ records: [Record]) -> [UInt8] {
    records.withUnsafeBytes { Array($0) }
  }

  private static func lines(_ texts: [String]) -> [UInt8] { Array(texts.joined(separator: "\n").utf8) }

  /// The lines of a section.
  static func lines(_ file: GrammarFile?, _ section: Section) -> [String] {
    let bytes = file?.records(section.rawValue, of: UInt8.self)
    return bytes.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n").map(String.init) ?? []
  }
}
