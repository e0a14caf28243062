import ArticleModel
import SourceText

/// The words of a run as numbers that can be compared.
enum WordRun {
  /// A hash of the words in order, whatever their case and the marks between them; nil for fewer words.
  static func hash(_ tokens: Range<Int>, _ article: Article, fewest: Int) -> UInt64? {
    var hash = ByteHash()
    var words = 0
    for i in tokens where article.tokens[i].form != 0 {
      words += 1
      add(article.tokens[i].form, to: &hash)
    }
    return words >= fewest ? hash.value : nil
  }

  /// Hashes of all runs of `length` words, in order.
  static func shingles(_ tokens: Range<Int>, _ article: Article, length: Int) -> [UInt64] {
    let forms = tokens.map { article.tokens[$0].form }.filter { $0 != 0 }
    guard forms.count >= length else { return [] }
    return (0...(forms.count - length)).map { start in
      var hash = ByteHash()
      for form in forms[start..<(start + length)] { add(form, to: &hash) }
      return hash.value
    }
  }

  private static func add(_ form: UInt32, to hash: inout ByteHash) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { hash.add(UInt8(truncatingIfNeeded: form >> shift)) }
  }
}
