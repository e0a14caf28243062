import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags white space before a comma, stop or closing bracket, or behind an opening bracket.
package struct SpaceBeforePunct: Rule {
  package let info = RuleInfo(
    id: "space-before-punct",
    category: .punctuation,
    severity: .warning,
    summary: "No space stands before a comma, a stop or a closing bracket.",
    rationale: """
      The space comes from deleted words or from a language that sets it so. An ellipsis after a space, \
      names such as `.NET` and figures such as `.38` are left alone, and so is copy marked as French.
      """,
    examples: [
      .flags("The envoys met⟦ ⟧, then left.", fixed: "The envoys met, then left."),
      .flags("The envoys left⟦ ⟧.", fixed: "The envoys left."),
      .flags("The agency (⟦ ⟧AEK⟦ ⟧) is small.", fixed: "The agency (AEK) is small."),
      .allows("The envoys met, then left."),
      .allows("He waited ... and waited … for the .NET developers and a .38 revolver."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    if article.metadata.language?.hasPrefix("fr") == true { return [] }
    var result: [Finding] = []
    for mark in article.marks.punctuation {
      if article.tokens[mark].kind == .openBracket { check(mark + 1, article, &result) }
      check(mark, article, &result)
    }
    return result
  }

  private func check(_ i: Int, _ article: Article, _ result: inout [Finding]) {
    guard i > 0, i < article.tokens.count, article.tokens[i].shape.contains(.spaceBefore),
      !article.tokens[i].shape.contains(.lineBefore), isMisplaced(i, article)
    else { return }
    let found = finding(before: i, article)
    // `( )`: one space is behind one bracket and before the other.
    if result.last?.range != found.range { result.append(found) }
  }

  private func isMisplaced(_ i: Int, _ article: Article) -> Bool {
    let before = article.tokens[i - 1]
    if before.kind == .openBracket { return article.tokens[i].isWord || article.tokens[i].kind == .number }
    guard
      before.isWord || before.kind == .number || before.kind == .closeBracket
        || before.kind == .symbol && before.range.count > 2
    else { return false }
    switch article.tokens[i].kind {
    case .comma, .colon:
      // Behind a bracketed label a colon may stand apart.
      return !isGluedToNext(i, article) && before.kind != .closeBracket
    case .closeBracket: return true
    case .stop:
      return !isGluedToNext(i, article)
    case .terminal:
      let mark = article.bytes[article.tokens[i].range.lower]
      return (mark == 0x21 || mark == 0x3F) && !isGluedToNext(i, article)
    default: return false
    }
  }

  /// `.NET`, `.38`, `:)`: the mark begins something.
  private func isGluedToNext(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count, !article.tokens[i + 1].shape.contains(.spaceBefore) else {
      return false
    }
    switch article.tokens[i + 1].kind {
    case .doubleQuote, .singleQuote: return false
    default: return true
    }
  }

  private func finding(before i: Int, _ article: Article) -> Finding {
    let range = TextRange(article.tokens[i - 1].range.upper, article.tokens[i].range.lower)
    let opens = article.tokens[i - 1].kind == .openBracket
    let mark = article.string(article.tokens[opens ? i - 1 : i])
    return Finding(
      at: range, opens ? "space behind '\(mark)'" : "space before '\(mark)'",
      fixes: [Fix("Remove the space", .safe, [.delete(range)])])
  }
}
