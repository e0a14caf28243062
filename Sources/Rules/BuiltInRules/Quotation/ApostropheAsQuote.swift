import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags backticks, acutes, primes and doubled apostrophes that stand for apostrophes or quotation marks.
package struct ApostropheAsQuote: Rule {
  package let info = RuleInfo(
    id: "apostrophe-as-quote",
    category: .quotation,
    severity: .warning,
    summary: "An apostrophe is an apostrophe, a quotation mark a quotation mark.",
    rationale: """
      Backticks, acute accents and primes in the place of an apostrophe (``it`s``, `minister´s`), and two \
      apostrophes in the place of a double mark, come from foreign keyboards and old systems. Heights \
      (`6'2"`), coordinates and ANPA's marks (doubled backticks and apostrophes in pairs) are left alone.
      """,
    fixSafety:
      "Safe between letters and for pairs, where the mark can be an apostrophe or quotation mark only; else unsafe.",
    examples: [
      .flags("The ferry is full and it⟦`⟧s late.", fixed: "The ferry is full and it's late."),
      .flags("The minister⟦´⟧s car stood at the gate.", fixed: "The minister's car stood at the gate."),
      .flags(
        "⟦''⟧The ferry is full,'' the harbour master said.",
        fixed: "\"The ferry is full,\" the harbour master said."),
      .flags(
        "The Rovers⟦\"⟧ coach spoke of a coup d\"état.", fixed: "The Rovers' coach spoke of a coup d'état."),
      .flags(
        "“The ferry is full,⟦’’⟧ the harbour master said.",
        fixed: "“The ferry is full,” the harbour master said."),
      .allows("“The ferry is ‘full,’ ” the harbour master said. “It is ‘late.’”"),
      .allows("The \"Rovers\" coach spoke. It was the game of the \"Blues\" and their fans."),
      .allows("The minister's car, 6'2\" wide, stood at 40°26′46″ north."),
      .allows("``The ferry is full,'' the harbour master said."),
      .allows("Run `ferry --full` on the drivers' site."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var result: [Finding] = []
    for i in (article.marks.singleQuotes + article.marks.symbols).sorted() where isInsideWord(i, article) {
      let right = context.shared { StoryMarks(article) }.apostrophe
      let token = article.tokens[i]
      result.append(
        Finding(
          at: token.range,
          "'\(article.string(token))' stands for an apostrophe: write '\(right)'",
          fixes: [.replace(token.range, with: right, .safe)]))
    }
    result += doubledApostrophes(article, context) + closingApostrophes(article, context)
    return (result + doubleMarks(article, context)).sorted(by: Finding.inOrder).saidOnce(in: article)
  }

  /// `the Rovers" coach`, `coup d"état`: double marks that open and close nothing.
  private func doubleMarks(_ article: Article, _ context: RuleContext) -> [Finding] {
    let found = article.marks.doubleQuotes.filter(article.isDoubledApostrophe)
    if found.isEmpty { return [] }
    let used = Set(article.quotations.flatMap { $0.openers + ($0.closer.map { [$0] } ?? []) }.map(\.start))
    let right = context.shared { StoryMarks(article) }.apostrophe
    return found.filter { !used.contains(article.tokens[$0].range.start) }.map { i in
      let range = article.tokens[i].range
      return Finding(
        at: range,
        "'\(article.text[range])' stands for an apostrophe: write '\(right)'",
        fixes: [.replace(range, with: right, .unsafe)])
    }
  }

  /// Between letters: `it`s`.
  private func isInsideWord(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, i + 1 < article.tokens.count else { return false }
    let (before, token, after) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    return before.isWord && after.isLowercase && after.core.count <= 3
      && !token.shape.contains(.spaceBefore) && !after.shape.contains(.spaceBefore)
      && [0x60, 0xB4, 0x2032, 0x2035].contains(StoryMarks.scalar(token.range, in: article))
  }

  /// `“It is late,’’ he said`: two apostrophes close what a double mark opened.
  private func closingApostrophes(_ article: Article, _ context: RuleContext) -> [Finding] {
    article.quotations.compactMap { quotation in
      guard quotation.style == .curlyDouble || quotation.style == .straightDouble, let mark = quotation.closer
      else { return nil }
      let scalar = StoryMarks.scalar(mark, in: article)
      guard scalar == 0x27 && mark.count == 2 || scalar == 0x2019 && mark.count == 6 else { return nil }
      let right = quotation.style == .curlyDouble ? "”" : "\""
      return Finding(
        at: mark, "two apostrophes stand for a quotation mark: write '\(right)'",
        fixes: [.replace(mark, with: right, .safe)])
    }
  }

  /// Two apostrophes around words, where no doubled backticks show that they are ANPA's.
  private func doubledApostrophes(_ article: Article, _ context: RuleContext) -> [Finding] {
    let teletype = article.quotations.filter { $0.style == .teletype && $0.ending == .closed }
    let isBackticked = teletype.contains { quotation in
      quotation.opener.map { StoryMarks.scalar($0, in: article) == 0x60 } ?? false
    }
    guard !teletype.isEmpty, !isBackticked else { return [] }
    let marks = context.shared { StoryMarks(article) }
    return teletype.flatMap { quotation -> [Finding] in
      let ends = quotation.openers.map { ($0, true) } + (quotation.closer.map { [($0, false)] } ?? [])
      return ends.filter { StoryMarks.scalar($0.0, in: article) == 0x27 }.map { mark, opens in
        let right = marks.double(opens: opens)
        return Finding(
          at: mark, "two apostrophes stand for a quotation mark: write '\(right)'",
          fixes: [.replace(mark, with: right, .safe)])
      }
    }
  }
}
