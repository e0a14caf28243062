import ArticleModel
import SourceText

/// The two ways to write yeh and kaf: Arabic `ي` and `ك`, Persian `ی` and `ک`.
enum YehAndKaf {
  /// Persian copy has this many Persian letters for one Arabic one at least; otherwise both languages
  /// stand side by side.
  private static let majority = 8

  /// Words of a Persian story with an Arabic yeh or kaf, and what they should be.
  static func strangers(in article: Article) -> [(range: TextRange, right: String)] {
    if article.marks.foreignWords.isEmpty { return [] }
    var persian = 0
    var arabic: [Int] = []
    let bytes = article.bytes
    for i in article.marks.foreignWords {
      let range = article.tokens[i].range
      var isArabic = false
      var k = range.lower
      while k + 1 < range.upper {
        switch (bytes[k], bytes[k + 1]) {
        case (0xDB, 0x8C), (0xDA, 0xA9): persian += 1
        case (0xD9, 0x8A), (0xD9, 0x83): isArabic = true
        default: break
        }
        k += 1
      }
      if isArabic { arabic.append(i) }
    }
    guard !arabic.isEmpty, persian >= arabic.count * majority else { return [] }
    return arabic.map { (article.tokens[$0].range, persianForm(of: article.text[article.tokens[$0].range])) }
  }

  /// A word with the Persian letters throughout.
  static func persianForm(of word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.unicodeScalars.map { $0 == "\u{64A}" ? "\u{6CC}" : $0 == "\u{643}" ? "\u{6A9}" : $0 }))
  }
}
