import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Runs translation rules over the segments of a document.
package struct BilingualCheck {
  private let rules: [(rule: any TranslationRule, severity: Severity?)]
  private let context: TranslationContext
  private let minimum: Severity

  package init(
    rules: [(rule: any Rule, severity: Severity?)], context: TranslationContext, minimum: Severity
  ) {
    self.rules = rules.compactMap { entry in
      (entry.rule as? any TranslationRule).map { ($0, entry.severity) }
    }
    self.context = context
    self.minimum = minimum
  }

  /// The diagnostics of some segments of a document: ranges in the target side's text, related places in the
  /// source side's.
  package func diagnostics(of document: BilingualDocument, segments: Range<Int>) -> [Diagnostic] {
    let pair = SegmentPair(
      source: SideReading(language: document.source.language ?? .other, lexicon: context.lexicon),
      target: SideReading(language: document.target.language ?? .other, lexicon: context.lexicon))
    var found: [Diagnostic] = []
    document.source.text.bytes.withUnsafeBufferPointer { source in
      document.target.text.bytes.withUnsafeBufferPointer { target in
        for index in segments {
          pair.read(document.segments[index], index, source: source, target: target)
          for (rule, severity) in rules {
            var own = rule.check(pair, in: context)
            if own.isEmpty { continue }
            if let severity { for i in own.indices { own[i].severity = severity } }
            found += own.filter { $0.severity >= minimum }
          }
        }
      }
    }
    return found
  }
}
