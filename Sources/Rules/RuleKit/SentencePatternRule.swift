import ArticleModel
import Diagnostics
import Grammar
import SourceText

/// A rule whose faults are patterns of `dictionaries/grammar/patterns/<id>.txt`.
package protocol SentencePatternRule: Rule {}

extension SentencePatternRule {
  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    context.sentencePatterns(of: article)[info.id].map { finding in
      var safety = finding.isSafe ? FixSafety.safe : .unsafe
      if finding.replacements.count > 1 { safety = .choice }
      return Diagnostic(
        info.id, finding.isNote ? min(.note, info.severity) : info.severity, at: finding.range,
        finding.message,
        fixes: finding.replacements.map { text in
          text.isEmpty
            ? Fix(
              "Remove '\(article.text[finding.range])'", safety, [deletion(of: finding.range, in: article)])
            : .replace(finding.range, with: text, safety)
        })
    }
  }

  /// The edit that takes a word out with the space before it.
  private func deletion(of range: TextRange, in article: Article) -> Edit {
    let hasSpace = article.byte(before: range.lower) == 0x20
    return Edit.delete(TextRange(range.lower - (hasSpace ? 1 : 0), range.upper))
  }
}
