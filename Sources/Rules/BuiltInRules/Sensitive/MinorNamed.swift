import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a child who is named in a sentence about a crime, abuse or a court.
package struct MinorNamed: Rule {
  package let info = RuleInfo(
    id: "minor-named",
    category: .sensitive,
    severity: .warning,
    isOnByDefault: false,
    summary: "No child is named as a suspect, victim or witness of a crime.",
    rationale: """
      Most codes of the press, and the law of many countries, keep the names of children out of reports on \
      crimes, abuse and trials. A full name with an age of less than 18 in a sentence with a word of crime \
      or court is flagged; an athlete or a campaigner of 16 is not. Whether the law allows the name is for \
      the desk to decide.
      """,
    examples: [
      .flags("⟦Yerlan Dosmukhanov⟧, 14, was charged with arson on Monday."),
      .flags("The court heard ⟦Ludmila Brandvold⟧, aged 15, who was abused at school."),
      .flags("Police arrested 16-year-old ⟦Halvard Brekkestad⟧ at the port."),
      .allows("Yerlan Dosmukhanov, 14, won the race on Monday."),
      .allows("Yerlan Dosmukhanov, 24, was charged with arson on Monday."),
      .allows("A boy of 14 was charged with arson on Monday, his lawyer Ludmila Brandvold said."),
      .allows("Ludmila Brandvold, 8-10 in sets, was charged with a foul by the umpire."),
    ])

  /// Years from which on somebody is no child: the Convention on the Rights of the Child, article 1.
  private static let ofAge = 18

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let contexts = article.vocabulary["minor-contexts"]
    return article.mentions.compactMap { mention in
      guard mention.isFull, let age = age(of: mention, article), age < MinorNamed.ofAge,
        let s = article.sentence(holding: mention.tokens.lowerBound),
        article.sentences[s].tokens.contains(where: { article.token($0, isIn: contexts) })
      else { return nil }
      return Finding(
        at: mention.range,
        "'\(article.text[mention.range])' is \(age) and named in a report on a crime: leave the name out unless the law and the desk allow it"
      )
    }
  }

  /// The age beside a name: `, 14,` or `, aged 14` behind it, `14-year-old` before it.
  private func age(of mention: Mention, _ article: Article) -> Int? {
    let end = mention.tokens.upperBound
    if end + 1 < article.tokens.count, article.tokens[end].kind == .comma {
      let isAged = article.string(article.tokens[end + 1]).lowercased() == "aged"
      let number = end + (isAged ? 2 : 1)
      if let age = years(number, article), isClosed(number + 1, article) { return age }
    }
    var start = mention.title.isEmpty ? mention.tokens.lowerBound : mention.title.lowerBound
    // `14-year-old` is five tokens.
    guard start >= 5 else { return nil }
    start -= 5
    let words = (start..<(start + 5)).map { article.string(article.tokens[$0]).lowercased() }
    guard Array(words[1...]) == ["-", "year", "-", "old"] else { return nil }
    return years(start, article)
  }

  private func years(_ i: Int, _ article: Article) -> Int? {
    guard i < article.tokens.count, article.tokens[i].kind == .number else { return nil }
    return Int(article.string(article.tokens[i])).flatMap { (1...120).contains($0) ? $0 : nil }
  }

  private func isClosed(_ i: Int, _ article: Article) -> Bool {
    guard i < article.tokens.count else { return true }
    return [.comma, .stop, .terminal, .colon, .closeBracket].contains(article.tokens[i].kind)
  }
}
