import ArticleModel
import SourceText

/// The quotation marks and apostrophes that a story mostly uses: straight or curly.
struct StoryMarks {
  /// Double marks of closed quotations that are straight, and those that are curly, in order.
  private(set) var straight: [TextRange] = []
  private(set) var curly: [TextRange] = []
  private let straightApostrophes: Int
  private let curlyApostrophes: Int

  init(_ article: Article) {
    for quotation in article.quotations
    where quotation.style == .straightDouble || quotation.style == .curlyDouble {
      for mark in quotation.openers + (quotation.closer.map { [$0] } ?? []) {
        switch StoryMarks.scalar(mark, in: article) {
        case 0x22: straight.append(mark)
        case 0x201C, 0x201D, 0x201F: curly.append(mark)
        default: break
        }
      }
    }
    var apostrophes = (straight: 0, curly: 0)
    for form in article.forms.forms where form.count > 0 {
      let token = article.tokens[Int(form.firstToken)]
      guard token.possessive > 0 else { continue }
      if token.possessive == 2 { apostrophes.straight += 1 } else { apostrophes.curly += 1 }
    }
    (straightApostrophes, curlyApostrophes) = apostrophes
  }

  /// Whether most double marks are curly; without any, whether most apostrophes are.
  var areCurly: Bool {
    if straight.count != curly.count { return curly.count > straight.count }
    if let a = straight.first, let b = curly.first { return b < a }
    return curlyApostrophes > straightApostrophes
  }

  /// Whether an apostrophe is mostly written `’`.
  var hasCurlyApostrophes: Bool {
    straightApostrophes == curlyApostrophes ? areCurly : curlyApostrophes > straightApostrophes
  }

  /// The double mark that opens or closes.
  func double(opens: Bool) -> String { areCurly ? opens ? "“" : "”" : "\"" }

  /// The single mark that opens or closes.
  func single(opens: Bool) -> String { areCurly ? opens ? "‘" : "’" : "'" }

  var apostrophe: String { hasCurlyApostrophes ? "’" : "'" }

  /// The first scalar of a mark.
  static func scalar(_ mark: TextRange, in article: Article) -> UInt32 {
    article.text.bytes.withUnsafeBufferPointer { Scalars.decode($0, at: mark.lower).value }
  }
}
