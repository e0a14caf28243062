import ArticleModel
import SourceText

/// Telephone numbers in international form: `+49 30 2852 31472`, `+1-202-555-0143`.
enum PhoneNumber {
  /// Runs of tokens from the plus sign on, with 8 to 15 digits (ITU-T E.164).
  static func all(in article: Article) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in article.marks.symbols where article.byte(at: article.tokens[i].range.lower) == 0x2B {
      var end = i + 1
      var digits = 0
      while end < article.tokens.count, end - i < 14, belongs(end, behind: i, article) {
        if article.tokens[end].kind == .number { digits += article.tokens[end].range.count }
        end += 1
      }
      while end > i + 1, article.tokens[end - 1].kind != .number { end -= 1 }
      if (8...15).contains(digits) { result.append(i..<end) }
    }
    return result
  }

  private static func belongs(_ i: Int, behind start: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if i == start + 1 { return token.kind == .number && !token.shape.contains(.spaceBefore) }
    guard !token.shape.contains(.lineBefore) else { return false }
    switch token.kind {
    case .number:
      return article.text.slice(token.range).allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2F || $0 == 0x2E }
    case .hyphen, .openBracket, .closeBracket: return true
    default: return false
    }
  }
}
