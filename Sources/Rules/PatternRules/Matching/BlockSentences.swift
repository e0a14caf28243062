import ArticleModel
import SourceText

/// Sentences of a block as Vale divides them, for `scope: sentence` of styles made for it.
enum BlockSentences {
  /// Their ranges in the whole text, sorted: a blank line ends none. Abbreviations with inner stops, titles and single capitals end none.
  static func ranges(of article: Article) -> [TextRange] {
    ranges(of: article, in: TextRange(0, article.bytes.count))
  }

  /// The same in one stretch of the text.
  static func ranges(of article: Article, in block: TextRange) -> [TextRange] {
    let bytes = article.bytes
    let abbreviations = article.vocabulary.abbreviations
    var sentences: [TextRange] = []
    var start = block.lower
    var i = block.lower
    while i < block.upper {
      let byte = bytes[i]
      guard byte == 0x2E || byte == 0x21 || byte == 0x3F else {
        i += 1
        continue
      }
      var end = i + 1
      while end < block.upper, isTrailing(bytes, end) > 0 { end += isTrailing(bytes, end) }
      guard end < block.upper, isSpace(bytes[end]) else {
        i = end
        continue
      }
      var next = end
      while next < block.upper, isSpace(bytes[next]) { next += 1 }
      if next == block.upper || ends(bytes, stop: i, end: end, next: next, from: start, abbreviations) {
        sentences.append(TextRange(start, end))
        start = next
      }
      i = next
    }
    if start < block.upper { sentences.append(TextRange(start, block.upper)) }
    return sentences
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Length of a closing mark at an offset; 0 where there is none.
  private static func isTrailing(_ bytes: [UInt8], _ i: Int) -> Int {
    switch bytes[i] {
    case 0x22, 0x27, 0x29, 0x5D, 0x21, 0x3F, 0x2E: return 1
    case 0xE2
    where i + 2 < bytes.count && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x99 || bytes[i + 2] == 0x9D):
      return 3
    default: return 0
    }
  }

  private static func ends(
    _ bytes: [UInt8], stop: Int, end: Int, next: Int, from start: Int, _ abbreviations: WordList
  ) -> Bool {
    if bytes[stop] != 0x2E { return true }
    let lower = bytes[next] >= 0x61 && bytes[next] <= 0x7A
    if lower { return false }
    // A stop that a writer has put into a quotation, `[.]`, ends no sentence.
    if stop > start, bytes[stop - 1] == 0x5B, bytes[stop + 1] == 0x5D { return false }
    if end > stop + 1 { return true }
    var wordStart = stop
    while wordStart > start, !isSpace(bytes[wordStart - 1]) { wordStart -= 1 }
    let word = bytes[wordStart..<stop]
    // `No. 5`: a figure goes with the abbreviation before it.
    if bytes[next] >= 0x30, bytes[next] <= 0x39, word.count < 6,
      abbreviations.contains(exactHash: ByteHash.of(word))
    {
      return false
    }
    // A single capital is an initial; inner stops make an abbreviation.
    if word.count == 1, let only = word.first, only >= 0x41, only <= 0x5A { return false }
    if word.count < 6, abbreviations.fields(ByteHash.of(Folding.fold(word)))?.first == "always" {
      return false
    }
    return !word.contains(0x2E) || !word.allSatisfy { $0 == 0x2E || ($0 | 0x20) >= 0x61 }
  }
}
