import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an initialism with stops that the same article writes without them, or the other way round.
package struct AcronymPeriodsMixed: Rule {
  package let info = RuleInfo(
    id: "acronym-periods-mixed",
    category: .acronyms,
    severity: .warning,
    summary: "An initialism is written with stops, or without them, throughout a story.",
    rationale: """
      `U.S.` and `US` are both right, each in its house's style; together they show that copy of two \
      houses was joined. The rarer form is flagged, outside quotations, once with all of its places. Headlines have a style of their \
      own and do not count.
      """,
    examples: [
      .flags(
        "The U.S. envoy left. A U.S. team stayed. The ⟦US⟧ embassy is closed.",
        fixed: "The U.S. envoy left. A U.S. team stayed. The U.S. embassy is closed."),
      .flags(
        "The UN envoy left. A UN team stayed. The ⟦U.N.⟧ office is closed, the UN said.",
        fixed: "The UN envoy left. A UN team stayed. The UN office is closed, the UN said."),
      .allows("The U.S. envoy left. A U.S. team stayed."),
      .allows("The US envoy left. A US team stayed, J.K. Ahlgren said."),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    var dotted: [UInt64: [Int]] = [:]
    for i in article.marks.initialisms {
      let token = article.tokens[i]
      guard token.isCapitalised, isCounted(i, article) else { continue }
      let letters = article.text.slice(token.core).filter { $0 != 0x2E }
      guard letters.count >= 2, letters.allSatisfy({ $0 &- 0x41 < 26 }) else { continue }
      dotted[ByteHash.of(letters.map { $0 | 0x20 }), default: []].append(i)
    }
    if dotted.isEmpty { return [] }
    var result: [Finding] = []
    for entry in table.entries {
      guard let stops = dotted[entry.hash] else { continue }
      // `US$100` has no other form.
      let plain = entry.uses.filter {
        isCounted($0, article) && article.byte(at: article.tokens[$0].range.upper) != 0x24
      }
      if plain.isEmpty { continue }
      let spelled = entry.letters.map { "\($0)." }.joined()
      if stops.count >= plain.count {
        result += together(plain.map { finding(table.range($0, entry), entry.letters, spelled, article) })
      } else {
        result += together(stops.map { finding(article.tokens[$0].core, spelled, entry.letters, article) })
      }
    }
    return result
  }

  /// One finding for all places of a form, with one fix where each has one.
  private func together(_ places: [Finding]) -> [Finding] {
    guard var first = places.first, places.count > 1 else { return places }
    first.related += places.dropFirst().prefix(20).map { RelatedPlace($0.range, "also here") }
    let edits = places.compactMap(\.fixes.first).flatMap(\.edits)
    if let fix = first.fixes.first, places.allSatisfy({ !$0.fixes.isEmpty }) {
      first.fixes = [Fix(fix.title, fix.safety, edits)]
    }
    return [first]
  }

  private func isCounted(_ i: Int, _ article: Article) -> Bool {
    !article.tokens[i].shape.contains(.quoted) && article.region(at: article.tokens[i].range.start) == .body
  }

  private func finding(_ range: TextRange, _ found: String, _ right: String, _ article: Article)
    -> Finding
  {
    // The stop of an initialism at a sentence's end ends the sentence too.
    let endsSentence = article.byte(before: range.upper) == 0x2E && range.upper < article.bytes.count
    let next = article.tokenIndex(atOrAfter: UInt32(range.upper))
    let isLast =
      next >= article.tokens.count
      || article.tokens[next].shape.contains(.sentenceStart)
      || article.tokens[next].shape.contains(.lineBefore)
    let isFixable = !(endsSentence && isLast) && !(article.byte(at: range.upper) == 0x2E)
    return Finding(
      at: range, "'\(found)' is mostly written '\(right)' in this story",
      fixes: isFixable ? [.replace(range, with: right, .unsafe)] : [])
  }
}
