import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a word that sticks to the outside of a bracket or a quotation mark.
package struct MissingSpaceBesideMark: Rule {
  package let info = RuleInfo(
    id: "missing-space-beside-mark",
    category: .punctuation,
    severity: .warning,
    summary: "A space stands between a word and the outside of a bracket or quotation mark.",
    rationale: """
      `(in 2020)that`, `"It is over,"said` and `He said"no"` lost their space when copy was pasted or its tags were \
      stripped. Brackets inside words (`(re)open`, `MP(s)`, `sow[ing]`) and endings behind a mark (`the "X"s`) are \
      left alone.
      """,
    fixSafety:
      "Safe: a space is set outside a pair that is closed, beside a whole word of a dictionary.",
    examples: [
      .flags(
        "The mayor said (in ⟦2020)that⟧ the quay was safe.",
        fixed: "The mayor said (in 2020) that the quay was safe."),
      .flags(#""It is over⟦,"said⟧ the pilot."#, fixed: #""It is over," said the pilot."#),
      .flags(#"The pilot ⟦said"no⟧" to the plan."#, fixed: #"The pilot said "no" to the plan."#),
      .flags("The quay ⟦was(in⟧ May) shut.", fixed: "The quay was (in May) shut."),
      .allows("The (re)opened quay takes MP(s) and crew(s); farmers have begun sow[ing]."),
      .allows(#"The "bold" plan, said (in May) by two "ex"s, is a "yes"-or-"no" one."#),
      .allows("He is 6\"tall and read f(x) and getElementById(id)of a page."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    brackets(article, context) + quotations(article, context)
  }

  private func brackets(_ article: Article, _ context: RuleContext) -> [Finding] {
    var result: [Finding] = []
    var open: Int?
    for i in article.marks.brackets {
      if article.tokens[i].kind == .openBracket {
        open = isRound(i, article) ? i : nil
        continue
      }
      guard let start = open, isRound(i, article) else { continue }
      open = nil
      // One word in brackets may be part of another, or what a function is asked of.
      guard i - start > 2,
        article.paragraphIndex(at: article.tokens[start].range.start)
          == article.paragraphIndex(at: article.tokens[i].range.start)
      else { continue }
      if article.tokens[start].shape.contains(.spaceBefore), isGlued(behind: i, article, context) {
        result.append(glued(behind: i, article))
      }
      if i + 1 >= article.tokens.count || !article.tokens[i + 1].isWord
        || article.tokens[i + 1].shape.contains(.spaceBefore), isGlued(before: start, article, context)
      {
        result.append(glued(before: start, article))
      }
    }
    return result
  }

  private func quotations(_ article: Article, _ context: RuleContext) -> [Finding] {
    article.quotations.flatMap { quotation -> [Finding] in
      guard quotation.ending == .closed, !quotation.style.isSingle, quotation.depth == 1,
        quotation.tokens.count > 2
      else { return [] }
      let (first, last) = (quotation.tokens.lowerBound, quotation.tokens.upperBound - 1)
      let isOpenRight = isFree(before: first, article)
      let isClosedRight = isFree(behind: last, article)
      var found: [Finding] = []
      // Glued on both sides, either mark may be the other's.
      if isClosedRight, isGlued(before: first, article, context) {
        found.append(glued(before: first, article))
      }
      if isOpenRight, isGlued(behind: last, article, context) { found.append(glued(behind: last, article)) }
      return found
    }
  }

  private func isRound(_ i: Int, _ article: Article) -> Bool {
    [UInt8(ascii: "("), UInt8(ascii: ")")].contains(article.bytes[article.tokens[i].range.lower])
  }

  private func isFree(before i: Int, _ article: Article) -> Bool {
    i == 0 || article.tokens[i].shape.contains(.spaceBefore) || !article.tokens[i - 1].isWord
  }

  private func isFree(behind i: Int, _ article: Article) -> Bool {
    i + 1 >= article.tokens.count || article.tokens[i + 1].shape.contains(.spaceBefore)
      || !article.tokens[i + 1].isWord
  }

  /// Whether a whole small word sticks to a mark that closes.
  private func isGlued(behind i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    guard i + 1 < article.tokens.count, !article.tokens[i + 1].shape.contains(.spaceBefore),
      isWhole(i + 1, article, context)
    else { return false }
    // An ending with its hyphen, an address, another bracket: something else.
    guard i + 2 < article.tokens.count else { return true }
    let after = article.tokens[i + 2]
    return after.shape.contains(.spaceBefore) || [.stop, .comma, .colon, .terminal].contains(after.kind)
  }

  /// Whether a whole small word sticks to a mark that opens.
  private func isGlued(before i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    guard i > 0, i + 1 < article.tokens.count, !article.tokens[i].shape.contains(.spaceBefore),
      !article.tokens[i + 1].shape.contains(.spaceBefore), isWhole(i - 1, article, context)
    else { return false }
    return article.tokens[i - 1].shape.contains(.spaceBefore)
  }

  /// A word in small letters that is no mere ending: two letters are `of` or `in`.
  private func isWhole(_ i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    let word = article.tokens[i]
    guard word.isLowercase, word.shape.isDisjoint(with: [.hasDigit, .otherScript, .dotted, .nonASCII]),
      word.core.count > 2
        || article.token(i, isIn: article.vocabulary["title-small-words"])
          && word.core.count == 2
    else { return false }
    return context.speller.isWord(article.core(word))
  }

  private func glued(behind i: Int, _ article: Article) -> Finding {
    let (mark, next) = (article.tokens[i], article.tokens[i + 1])
    let start = i > 0 && !mark.shape.contains(.spaceBefore) ? article.tokens[i - 1].range : mark.range
    return Finding(
      at: start.union(next.range),
      "no space between '\(article.string(mark))' and '\(article.string(next))'",
      fixes: [Fix("Insert a space", .safe, [.insert(" ", at: next.range.lower)])])
  }

  private func glued(before i: Int, _ article: Article) -> Finding {
    let (mark, before) = (article.tokens[i], article.tokens[i - 1])
    return Finding(
      at: before.range.union(article.tokens[i + 1].range),
      "no space between '\(article.string(before))' and '\(article.string(mark))'",
      fixes: [Fix("Insert a space", .safe, [.insert(" ", at: mark.range.lower)])])
  }
}
