import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a bracket without its partner in the same paragraph.
package struct BracketUnbalanced: Rule {
  package let info = RuleInfo(
    id: "bracket-unbalanced",
    category: .quotation,
    severity: .warning,
    summary: "A bracket has its partner in the same paragraph.",
    rationale: """
      A bracket that is not closed swallows the rest of the sentence. List markers such as `a)` and \
      `1)`, and faces such as `:)`, are left alone.
      """,
    examples: [
      .flags(
        "The agency ⟦(AEK⟧ said on Monday that the plant is safe.",
        fixed: "The agency (AEK) said on Monday that the plant is safe."),
      .flags("The council ⟦UNC]⟧ met in private."),
      .flags("The vote (held in June) and again in ⟦May)⟧ ended in a draw ⟦[as⟧ before."),
      .allows("The agency (AEK) said on Monday that the plant is safe."),
      .allows("The offer has two parts: a) a loan; b) a grant."),
      .allows("1) The port opens. 2) The road follows."),
      .allows("The quay was full (picture from www.port.example)Ferries waited."),
      .allows("They tried to seat them all but it got twisted:)"),
      .allows("She signed the message with :) and a wave."),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var next = 0
    let brackets = article.marks.brackets
    return article.paragraphs.flatMap { paragraph -> [Finding] in
      let start = next
      while next < brackets.count, brackets[next] < paragraph.tokens.upperBound { next += 1 }
      return start < next ? unbalanced(brackets[start..<next], in: paragraph, article) : []
    }
  }

  private func unbalanced(_ brackets: some Sequence<Int>, in paragraph: Paragraph, _ article: Article)
    -> [Finding]
  {
    var open: [Int] = []
    var result: [Finding] = []
    for i in brackets {
      switch article.tokens[i].kind {
      case .openBracket where !isFace(i, article):
        open.append(i)
      case .closeBracket where !isFace(i, article):
        if let partner = open.last, matches(partner, i, article) {
          open.removeLast()
        } else if !isListMarker(i, in: paragraph, article), !isGluedFace(i, article) {
          result.append(extraCloser(i, article))
        }
      default: break
      }
    }
    return result
      + open.filter { !isClosedInAddress($0, in: paragraph, article) }.map {
        unclosed($0, in: paragraph, article)
      }
  }

  private func matches(_ opener: Int, _ closer: Int, _ article: Article) -> Bool {
    let pair = (
      article.bytes[article.tokens[opener].range.lower], article.bytes[article.tokens[closer].range.lower]
    )
    return pair == (0x28, 0x29) || pair == (0x5B, 0x5D) || pair == (0x7B, 0x7D)
  }

  /// `(from www.port.example)Ships`: an address took the closing bracket in.
  private func isClosedInAddress(_ i: Int, in paragraph: Paragraph, _ article: Article) -> Bool {
    let opener = article.bytes[article.tokens[i].range.lower]
    return (i + 1..<min(i + 12, paragraph.tokens.upperBound)).contains {
      article.tokens[$0].kind == .link && holds(article.tokens[$0], opener, article)
    }
  }

  /// Whether an address holds the partner of a bracket that it did not open itself.
  private func holds(_ link: Token, _ opener: UInt8, _ article: Article) -> Bool {
    let closer: UInt8 = opener == 0x28 ? 0x29 : opener == 0x5B ? 0x5D : 0x7D
    var depth = 0
    for byte in article.text.slice(link.range) {
      if byte == opener { depth += 1 }
      if byte == closer { depth -= 1 }
      if depth < 0 { return true }
    }
    return false
  }

  /// `it got twisted:)`, where no bracket is open.
  private func isGluedFace(_ i: Int, _ article: Article) -> Bool {
    i > 0 && article.tokens[i - 1].kind == .colon && !article.tokens[i].shape.contains(.spaceBefore)
  }

  /// `:)` and `;-(`.
  private func isFace(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, !article.tokens[i].shape.contains(.spaceBefore) else { return false }
    let before = article.tokens[i - 1]
    if before.kind == .hyphen { return i > 1 && article.tokens[i - 2].kind == .colon }
    return before.kind == .colon && before.shape.contains(.spaceBefore)
  }

  /// `a)`, `12)` or `iv)` with white space before it.
  private func isListMarker(_ i: Int, in paragraph: Paragraph, _ article: Article) -> Bool {
    guard i > paragraph.tokens.lowerBound, !article.tokens[i].shape.contains(.spaceBefore) else {
      return true
    }
    let label = article.tokens[i - 1]
    let starts = i - 1 == paragraph.tokens.lowerBound || label.shape.contains(.spaceBefore)
    return starts && label.range.count <= 3
      && (label.kind == .number || label.range.count == 1 || label.isLowercase && label.range.count <= 2)
  }

  private func extraCloser(_ i: Int, _ article: Article) -> Finding {
    let range =
      i > 0 && !article.tokens[i].shape.contains(.spaceBefore)
      ? article.tokens[i - 1].range.union(article.tokens[i].range) : article.tokens[i].range
    let mark = article.string(article.tokens[i])
    return Finding(
      at: range, "bracket '\(mark)' closes nothing",
      fixes: [Fix("Remove the bracket", .choice, [.delete(article.tokens[i].range)])])
  }

  private func unclosed(_ i: Int, in paragraph: Paragraph, _ article: Article) -> Finding {
    let mark = article.string(article.tokens[i])
    let partner = mark == "(" ? ")" : mark == "[" ? "]" : "}"
    let next = min(i + 1, paragraph.tokens.upperBound - 1)
    return Finding(
      at: article.tokens[i].range.union(article.tokens[next].range),
      "bracket opened at '\(article.excerpt(i..<min(i + 4, paragraph.tokens.upperBound)))' is not closed",
      fixes: places(after: i, in: paragraph, article).map {
        Fix(
          "Close the bracket after '\(article.string(article.tokens[$0]))'", .choice,
          [.insert(partner, at: article.tokens[$0].range.upper)])
      })
  }

  /// Tokens after which the partner may belong: an acronym or figure right behind, else before the next
  /// comma, stop or verb of speech.
  private func places(after i: Int, in paragraph: Paragraph, _ article: Article) -> [Int] {
    var result: [Int] = []
    let end = paragraph.tokens.upperBound
    if i + 1 < end {
      let next = article.tokens[i + 1]
      if next.shape.contains(.allCapitals) || next.kind == .number { result.append(i + 1) }
    }
    for k in (i + 1)..<max(i + 1, min(end, i + 40)) where k > i + 1 {
      let token = article.tokens[k]
      let breaks =
        token.kind == .comma || token.kind == .stop || token.kind == .colon || token.kind == .terminal
      let verb = token.isLowercase && article.isSpeechVerb(k)
      let lower = token.isLowercase && article.tokens[k - 1].isCapitalised
      if breaks || verb || lower, !result.contains(k - 1) { result.append(k - 1) }
      if result.count == 4 { break }
    }
    if let last = paragraph.tokens.last, result.isEmpty { result.append(last) }
    return result
  }
}
