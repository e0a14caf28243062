import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags marks that end a sentence twice.
package struct MultipleTerminals: Rule {
  package let info = RuleInfo(
    id: "multiple-terminals",
    category: .punctuation,
    severity: .warning,
    summary: "One mark ends a sentence.",
    rationale: """
      `..` is a stop too many or an ellipsis too short, `?.` and `!.` end a sentence twice, `.,` is \
      a mark left over from editing. `!!` and `??` shout; inside quotation marks, where posts and \
      chants are quoted, they are left alone. `,,` and `,.` are slips of the same kind. An ellipsis, and the stop of an abbreviation before a \
      comma, are in order.
      """,
    examples: [
      .flags("The bridge is closed⟦..⟧ Nobody knows why.", fixed: "The bridge is closed. Nobody knows why."),
      .flags("Is the bridge closed⟦?.⟧ Nobody knows.", fixed: "Is the bridge closed? Nobody knows."),
      .flags("The bridge is closed⟦!!⟧ Nobody knows why.", fixed: "The bridge is closed! Nobody knows why."),
      .flags("The bridge⟦.,⟧ which is old, is closed."),
      .flags("The bridge⟦,,⟧ which is old, is closed.", fixed: "The bridge, which is old, is closed."),
      .flags("The bridge is closed⟦,.⟧ Nobody knows why."),
      .allows("He waited ... and left. Nobody knows etc., and the U.S., too, is silent…"),
      .allows("\"Close it!!\" the crowd chanted. \"What?!\" she asked."),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let bytes = article.bytes
    return commas(article)
      + (article.marks.terminals + article.marks.stops).sorted().compactMap { i in
        let mark = article.tokens[i]
        // What nearly all are: one mark and a space.
        if mark.range.count == 1, mark.range.upper < bytes.count, bytes[mark.range.upper] <= 0x20 {
          return nil
        }
        let text = article.text.slice(mark.range)
        if text.elementsEqual([0x2E, 0x2E]) {
          return isNumbered(i, article) ? nil : twice(mark.range, ".", article)
        }
        if text.count > 1, text.allSatisfy({ $0 == 0x21 || $0 == 0x3F }) {
          guard !mark.shape.contains(.quoted), text.count < 4, i > 0, !mark.shape.contains(.spaceBefore),
            Set(text).count == 1 || text.count > 2
          else { return nil }
          return twice(mark.range, String(decoding: [text[text.startIndex]], as: UTF8.self), article)
        }
        guard mark.range.count == 1, mark.range.upper < bytes.count else { return nil }
        let next = bytes[mark.range.upper]
        let range = TextRange(mark.range.lower, mark.range.upper + 1)
        switch (bytes[mark.range.lower], next) {
        case (0x21, 0x2E), (0x3F, 0x2E):
          let isLast = i + 1 < article.tokens.count && article.tokens[i + 1].kind == .stop
          return isLast
            ? twice(range, String(decoding: [bytes[mark.range.lower]], as: UTF8.self), article) : nil
        case (0x2E, 0x2C):
          return isAbbreviation(i - 1, article)
            ? nil
            : Finding(
              at: range, "'.,' is a stop or a comma too many")
        case (0x2E, _): return behindQuotation(i, article)
        default: return nil
        }
      }
  }

  /// `lawyer,, who` and `left,.`; `,,so''` is a quotation mark of typewriters.
  private func commas(_ article: Article) -> [Finding] {
    article.marks.commas.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (before, mark, next) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard mark.range.count == 1, !mark.shape.contains(.spaceBefore), before.kind != .comma,
        !next.shape.contains(.spaceBefore), next.range.count == 1,
        i + 2 >= article.tokens.count || article.tokens[i + 2].shape.contains(.spaceBefore)
      else { return nil }
      let range = mark.range.union(next.range)
      switch next.kind {
      case .comma: return twice(range, ",", article)
      case .stop:
        return Finding(
          at: range, "',.' is a comma or a stop too many",
          fixes: [.replace(range, with: ".", .choice), .replace(range, with: ",", .choice)])
      default: return nil
      }
    }
  }

  /// `… a wrong turn.".`
  private func behindQuotation(_ i: Int, _ article: Article) -> Finding? {
    guard i > 0, i + 2 < article.tokens.count, article.tokens[i + 1].kind == .doubleQuote,
      article.tokens[i + 2].kind == .stop, article.tokens[i + 2].range.count == 1,
      ![i + 1, i + 2].contains(where: { article.tokens[$0].shape.contains(.spaceBefore) }),
      !isAbbreviation(i - 1, article)
    else { return nil }
    let range = article.range(of: i..<i + 3)
    let right = article.text[article.range(of: i..<i + 2)]
    return Finding(
      at: range, "'\(article.text[range])' has a stop too many",
      fixes: [.replace(range, with: right, .unsafe)])
  }

  /// Two stops, or a stop behind a mark, are a slip; marks of feeling that are doubled are a matter of style.
  private func twice(_ range: TextRange, _ mark: String, _ article: Article) -> Finding {
    Finding(
      article.bytes[range.upper - 1] == 0x2E ? info.severity : .note, at: range,
      "'\(article.text[range])' where one mark belongs: '\(mark)'",
      fixes: [.replace(range, with: mark, .unsafe)])
  }

  /// `1..5` and `../`: dots of programs.
  private func isNumbered(_ i: Int, _ article: Article) -> Bool {
    guard i > 0 else { return true }
    let before = article.tokens[i - 1]
    let isGlued = i + 1 < article.tokens.count && !article.tokens[i + 1].shape.contains(.spaceBefore)
    return !before.isWord && before.kind != .closeBracket
      || isGlued && ![.doubleQuote, .closeBracket].contains(article.tokens[i + 1].kind)
  }

  private func isAbbreviation(_ i: Int, _ article: Article) -> Bool {
    guard i >= 0, article.tokens[i].isWord else { return true }
    let word = article.tokens[i]
    return word.core.count < 4 || word.isCapitalised || word.shape.contains(.dotted)
      || article.vocabulary.abbreviations.contains(article.hash(word))
  }
}
