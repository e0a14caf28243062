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
    fixSafety:
      "Safe: no word changes; spaced ellipses, scores, braces and marks that begin a name are left alone, and a mark is moved only before a known word.",
    examples: [
      .flags("The envoys met⟦ ⟧, then left.", fixed: "The envoys met, then left."),
      .flags("The envoys left⟦ ⟧.", fixed: "The envoys left."),
      .flags("The agency (⟦ ⟧AEK⟦ ⟧) is small.", fixed: "The agency (AEK) is small."),
      .flags("The mayor⟦ ,⟧who left early, was ill.", fixed: "The mayor, who left early, was ill."),
      .flags("The ferry was full⟦ .⟧The crew left.", fixed: "The ferry was full. The crew left."),
      .allows("The envoys met, then left."),
      .allows("\"We waited . . . and then it came,\" a clerk said. They won 3 : 1 on a map of 1 : 50,000."),
      .allows("He waited ... and waited … for the .NET developers and a .38 revolver."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    if article.metadata.language?.hasPrefix("fr") == true { return [] }
    var result: [Finding] = []
    for mark in article.marks.punctuation {
      if article.tokens[mark].kind == .openBracket { check(mark + 1, article, &result) }
      guard article.tokens[mark].shape.contains(.spaceBefore) else { continue }
      check(mark, article, &result)
      if let found = wrongSide(mark, article, context) { result.append(found) }
    }
    return result.saidOnce(in: article, above: 3)
  }

  /// `mayor ,who`, `crew .He`: the space stands before the mark instead of behind it. Behind a stop only a word that
  /// begins sentences shows it: `.NET` is a name.
  private func wrongSide(_ i: Int, _ article: Article, _ context: RuleContext) -> Finding? {
    guard i > 0, i + 1 < article.tokens.count else { return nil }
    let (before, mark, next) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    guard mark.kind == .comma || mark.kind == .stop, mark.shape.contains(.spaceBefore),
      !mark.shape.contains(.lineBefore), mark.range.count == 1, before.isWord || before.kind == .closeBracket,
      next.isWord, !next.shape.contains(.spaceBefore), next.core.count > 1,
      next.shape.isDisjoint(with: [.otherScript, .hasDigit, .dotted, .innerCapital]),
      mark.kind == .comma
        ? context.speller.isWord(article.core(next))
        : article.vocabulary.sentenceStarters.contains(exactly: article.core(next))
    else { return nil }
    let range = TextRange(before.range.upper, next.range.lower)
    let sign = article.string(mark)
    return Finding(
      at: range, "space before '\(sign)' instead of behind it",
      fixes: [Fix("Move the space behind '\(sign)'", .safe, [Edit(range, sign + " ")])])
  }

  private func check(_ i: Int, _ article: Article, _ result: inout [Finding]) {
    guard i > 0, i < article.tokens.count, article.tokens[i].shape.contains(.spaceBefore),
      !article.tokens[i].shape.contains(.lineBefore), isMisplaced(i, article)
    else { return }
    let found = diagnostic(before: i, article)
    // `( )`: one space is behind one bracket and before the other.
    if result.last?.range != found.range { result.append(found) }
  }

  private func isMisplaced(_ i: Int, _ article: Article) -> Bool {
    let before = article.tokens[i - 1]
    if before.kind == .openBracket {
      // Braces and `CDATA[` are a program's.
      return isProse(i - 1, article) && (article.tokens[i].isWord || article.tokens[i].kind == .number)
    }
    guard
      before.isWord || before.kind == .number || before.kind == .closeBracket
        || before.kind == .symbol && before.range.count > 2
    else { return false }
    switch article.tokens[i].kind {
    case .comma, .colon:
      // Behind a bracketed label a colon may stand apart.
      return !isGluedToNext(i, article) && before.kind != .closeBracket && !isBetweenFigures(i, article)
    case .closeBracket: return isProse(i, article)
    case .stop:
      return !isGluedToNext(i, article) && !isSpacedEllipsis(i, article)
    case .terminal:
      let mark = article.bytes[article.tokens[i].range.lower]
      return (mark == 0x21 || mark == 0x3F) && !isGluedToNext(i, article)
    default: return false
    }
  }

  /// Whether a bracket is one of prose, no brace and none that hangs on what stands before it.
  private func isProse(_ i: Int, _ article: Article) -> Bool {
    let bracket = article.tokens[i]
    let byte = article.bytes[bracket.range.lower]
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return false }
    return bracket.kind == .closeBracket || i == 0 || bracket.shape.contains(.spaceBefore)
  }

  /// `waited . . . and`: an ellipsis set with spaces has one on both sides of each stop.
  private func isSpacedEllipsis(_ i: Int, _ article: Article) -> Bool {
    i + 1 < article.tokens.count && article.tokens[i + 1].kind == .stop
      && article.tokens[i + 1].shape.contains(.spaceBefore)
  }

  /// `3 : 1`: a score or a scale.
  private func isBetweenFigures(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .colon && article.tokens[i - 1].kind == .number
      && i + 1 < article.tokens.count && article.tokens[i + 1].kind == .number
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

  private func diagnostic(before i: Int, _ article: Article) -> Finding {
    let range = TextRange(article.tokens[i - 1].range.upper, article.tokens[i].range.lower)
    let opens = article.tokens[i - 1].kind == .openBracket
    let mark = article.string(article.tokens[opens ? i - 1 : i])
    return Finding(
      at: range, opens ? "space behind '\(mark)'" : "space before '\(mark)'",
      fixes: [Fix("Remove the space", .safe, [.delete(range)])])
  }
}
