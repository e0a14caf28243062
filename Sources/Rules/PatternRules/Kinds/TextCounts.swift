import ArticleModel
import SourceText

/// What is counted of a story's prose.
struct TextCounts {
  var words = 0.0
  var sentences = 0.0
  var characters = 0.0
  var syllables = 0.0
  var paragraphs = 0.0
  /// Words of more than six letters.
  var longWords = 0.0
  /// Words of three syllables or more.
  var polysyllables = 0.0
  /// The same without those that an ending makes so long.
  var complexWords = 0.0
  /// Headings by level from 1; text without mark-up has them all at 1.
  private var headings: [Double] = Array(repeating: 0, count: 7)
  private var lists = 0.0
  private var blockquotes = 0.0

  init(_ article: Article) {
    for paragraph in article.paragraphs where RegionSet.prose.contains(paragraph.kind) {
      if paragraph.kind == .body { paragraphs += 1 } else if article.blocks.isEmpty { headings[1] += 1 }
      sentences += Double(paragraph.sentences.count)
      for token in article.tokens[paragraph.tokens] where token.kind == .word || token.kind == .number {
        words += 1
        characters += Double(token.core.count)
        let count = TextCounts.syllables(article.bytes[token.core.lower..<token.core.upper])
        syllables += Double(count)
        if token.core.count > 6 { longWords += 1 }
        if count > 2 {
          polysyllables += 1
          complexWords += 1
        }
      }
    }
    for block in article.blocks {
      if block.kinds.contains(.list) { lists += 1 }
      if block.kinds.contains(.blockquote) { blockquotes += 1 }
      for level in 1...6 where block.kinds.contains(.heading(level)) { headings[level] += 1 }
    }
  }

  /// As Vale counts marked-up text: the paragraphs, lists and quotations without headings and tables, words as runs of
  /// letters, figures and apostrophes.
  init(valeBlocksOf article: Article) {
    for block in article.blocks {
      if block.kinds.contains(.summary) { add(block.range, of: article) }
      if block.kinds.contains(.list) { lists += 1 }
      if block.kinds.contains(.blockquote) { blockquotes += 1 }
      for level in 1...6 where block.kinds.contains(.heading(level)) { headings[level] += 1 }
    }
  }

  private mutating func add(_ range: TextRange, of article: Article) {
    paragraphs += 1
    sentences += Double(BlockSentences.ranges(of: article, in: range).count)
    let bytes = article.bytes
    var i = range.lower
    while i < range.upper {
      let start = i
      var letters = 0
      while i < range.upper {
        let (value, length) = bytes.withUnsafeBufferPointer { Scalars.decode($0, at: i) }
        let isLetter = value != 0x5F && WordBytes.isWordScalar(value)
        guard isLetter || value == 0x27 else { break }
        letters += isLetter ? 1 : 0
        i += length
      }
      if i == start {
        i += bytes.withUnsafeBufferPointer { Scalars.decode($0, at: i).1 }
      } else {
        add(word: bytes[start..<i], letters: letters)
      }
    }
  }

  private mutating func add(word: ArraySlice<UInt8>, letters: Int) {
    words += 1
    characters += Double(letters)
    let count = TextCounts.syllables(word)
    syllables += Double(count)
    if word.count > 6 { longWords += 1 }
    if count > 2 { polysyllables += 1 }
    let hasEnding = ["es", "ed", "ing"].contains { word.reversed().starts(with: $0.utf8.reversed()) }
    if count - (hasEnding ? 1 : 0) > 2 { complexWords += 1 }
  }

  /// By the names that formulas use.
  var variables: [String: Double] {
    var variables = [
      "words": words, "sentences": sentences, "characters": characters, "syllables": syllables,
      "paragraphs": paragraphs, "complex_words": complexWords, "long_words": longWords,
      "polysyllabic_words": polysyllables, "list": lists, "blockquote": blockquotes,
    ]
    for level in 1...6 { variables["heading_h\(level)"] = headings[level] }
    return variables
  }

  /// Runs of vowels, without a silent e at the end; at least one.
  private static func syllables(_ word: ArraySlice<UInt8>) -> Int {
    var count = 0
    var wasVowel = false
    for byte in word {
      let isVowel = "aeiouy".utf8.contains(byte | 0x20)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    if count > 1, word.last.map({ $0 | 0x20 }) == 0x65, word.dropLast().last.map({ $0 | 0x20 }) != 0x6C {
      count -= 1
    }
    return max(1, count)
  }
}

extension PatternFinder {
  /// What is counted of the story; nil where Vale counts nothing, which measures mark-up and never plain text.
  var counts: TextCounts? {
    guard rule.isVale else { return TextCounts(article) }
    return rule.readsMarkup(of: article) ? TextCounts(valeBlocksOf: article) : nil
  }

  /// Adds a finding on the story as a whole.
  mutating func addForStory(_ value: Double) {
    let hundredths = Int(bounded: (value * 100).rounded())
    let tail = abs(hundredths % 100)
    let sign = hundredths < 0 && hundredths / 100 == 0 ? "-" : ""
    let shown = "\(sign)\(hundredths / 100).\(tail < 10 ? "0" : "")\(tail)"
    if rule.isVale { return addForFile([shown]) }
    guard let word = article.tokens.first(where: { regions.contains(article.region(at: $0.range.start)) })
    else {
      return
    }
    add(word.range, [shown], in: word.range)
  }

  private var regions: RegionSet { rule.scope.regions ?? rule.regions ?? .prose }
}
