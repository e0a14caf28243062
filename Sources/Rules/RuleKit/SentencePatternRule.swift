import ArticleModel
import Diagnostics
import Grammar
import SourceText

/// A rule whose faults are patterns of `dictionaries/grammar/patterns/<id>.txt`.
package protocol SentencePatternRule: Rule {}

extension SentencePatternRule {
  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.sentencePatterns(of: article)[info.id].map { match in
      let isChoice = match.replacements.count > 1
      return Finding(
        match.isNote ? .note : nil, at: match.range, match.message,
        fixes: match.replacements.map { text in
          let safety: FixSafety = isChoice ? .choice : match.isSafe ? .safe : .unsafe
          return text.isEmpty
            ? Fix("Remove '\(article.text[match.range])'", safety, [deletion(of: match.range, in: article)])
            : .replace(match.range, with: text, safety)
        })
    }
  }

  /// The edit that takes a word out with the space before it.
  private func deletion(of range: TextRange, in article: Article) -> Edit {
    let hasSpace = article.byte(before: range.lower) == 0x20
    return Edit.delete(TextRange(range.lower - (hasSpace ? 1 : 0), range.upper))
  }
}
