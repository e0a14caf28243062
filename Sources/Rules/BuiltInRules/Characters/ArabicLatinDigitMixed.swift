import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags digits of another script in Latin copy, numbers in two kinds of digits, and two kinds of
/// yeh and kaf in one story.
package struct ArabicLatinDigitMixed: Rule {
  package let info = RuleInfo(
    id: "arabic-latin-digit-mixed",
    category: .characters,
    severity: .warning,
    summary: "Digits are those of the script around them, and one story has one kind of yeh and kaf.",
    rationale: """
      `۲۰۲۰` in English copy was carried over from the source. A number in two kinds of digits is a \
      slip in any language. In Persian copy the Arabic yeh and kaf (`ي`, `ك`) come from another \
      keyboard: they look alike, and searches do not find the word.
      """,
    fixSafety:
      "Safe: the digits are those of the number in the script that most of the word has; its value stays.",
    examples: [
      .flags("The deal was signed in ⟦۲۰۱۵⟧ and ended.", fixed: "The deal was signed in 2015 and ended."),
      .flags("The fund has ⟦20۲۰⟧ members."),
      .flags(
        "این کار در تهران انجام شد و گروهی دیگر نیز که در این شهر کار می کنند آمدند. ⟦ايران⟧ این را گفت.",
        fixed: "این کار در تهران انجام شد و گروهی دیگر نیز که در این شهر کار می کنند آمدند. ایران این را گفت."
      ),
      .allows("The deal was signed in 2015. The sign read سال ۲۰۱۵ ما in white."),
      .allows("در سال ۱۳۹۹ این کار انجام شد."),
      .allows("قالت وزارة الخارجية في بيان إن الوزير يزور طهران."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let digits = CharacterScan.of(article, in: context).runs(of: .digit)
    return digits.compactMap { number($0, article) }
      + YehAndKaf.strangers(in: article).map { word in
        Finding(
          at: word.range,
          "'\(article.text[word.range])' has the Arabic yeh or kaf, the story the Persian one: '\(word.right)'",
          fixes: [.replace(word.range, with: word.right, .safe)])
      }
  }

  private func number(_ run: CharacterScan.Run, _ article: Article) -> Finding? {
    let bytes = article.bytes
    func isDigit(_ i: Int) -> Bool { bytes.indices.contains(i) && bytes[i] &- 0x30 < 10 }
    var (low, high) = (run.range.lower, run.range.upper)
    while isDigit(low - 1) { low -= 1 }
    while isDigit(high) { high += 1 }
    let range = TextRange(low, high)
    if range != run.range {
      return Finding(at: range, "'\(article.text[range])' is written in two kinds of digits")
    }
    guard article.isMostlyLatin, isAmongLatinWords(range, article) else { return nil }
    // Each block of digits begins at a multiple of 16, or 6 behind one.
    let plain = String(
      String.UnicodeScalarView(
        run.values.compactMap { value in
          let zero = value < 0x700 ? value & 0xFFF0 : value & 0xFF80 | 0x66
          return Unicode.Scalar(0x30 + value - zero)
        }))
    return Finding(
      at: range, "'\(article.text[range])' in Latin copy: write '\(plain)'",
      fixes: [.replace(range, with: plain, .unsafe)])
  }

  /// Whether the paragraph holds no word of another script, whose digits these would be.
  private func isAmongLatinWords(_ range: TextRange, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: range.start) else { return true }
    return !article.marks.foreignWords.contains(anyOf: article.paragraphs[p].tokens)
  }
}
