import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags typographic marks that an ASCII channel cannot carry.
package struct SmartQuoteInAsciiChannel: Rule {
  package let info = RuleInfo(
    id: "smart-quote-in-ascii-channel",
    category: .characters,
    severity: .warning,
    isOnByDefault: false,
    summary: "Copy for an ASCII channel holds typewriter marks only.",
    rationale: """
      Telex lines, short-message gateways and some tickers print curly marks and long dashes as \
      question marks. The list `typewriter-characters` says what is written instead; letters are not \
      its business.
      """,
    fixSafety: "Safe: each curly mark has one plain form.",
    examples: [
      .flags("The minister⟦’⟧s boat ⟦—⟧ late.", fixed: "The minister's boat -- late.", isWhole: true),
      .flags("⟦“⟧It is over,⟦”⟧ he said⟦…⟧", fixed: "\"It is over,\" he said...", isWhole: true),
      .allows("The minister's boat is late -- again.", isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["typewriter-characters"]
    return article.bytes.withUnsafeBufferPointer { p in
      var result: [Finding] = []
      var i = 0
      while i < p.count {
        let (value, length) = Scalars.decode(p, at: i)
        let range = TextRange(i, i + length)
        i += length
        guard value >= 0x80, let text = list.fields(ByteHash.of(String(value, radix: 16)))?.first else {
          continue
        }
        result.append(
          Finding(
            at: range,
            "'\(article.text[range])' does not go through an ASCII channel",
            fixes: [.replace(range, with: String(text), .safe)]))
      }
      return result
    }
  }
}
