import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText

/// A check of a segment: a pure function from source and target to diagnostics.
///
/// Ranges are offsets into the target side's text; related places, offsets into the source side's. It is a
/// `Rule` so that it is selected, configured, listed and suppressed as every other; of articles it says
/// nothing.
package protocol TranslationRule: Rule {
  /// The diagnostics of one segment, in any order.
  func check(_ pair: SegmentPair, in context: TranslationContext) -> [Diagnostic]
}

extension TranslationRule {
  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] { [] }

  /// A diagnostic at a place of the target that names a place of the source.
  func report(
    _ severity: Severity, at range: TextRange, _ message: String, source: TextRange? = nil, fixes: [Fix] = []
  )
    -> Diagnostic
  {
    Diagnostic(
      info.id, severity, at: range, message,
      related: source.map { [RelatedPlace($0, "the source has this")] } ?? [], fixes: fixes)
  }
}

/// The only things that a translation rule may ask beyond the segment.
package final class TranslationContext {
  package let lexicon: TranslationLexicon
  /// Options by rule id and option name, as configured.
  private let options: [String: [String: String]]

  package init(lexicon: TranslationLexicon, options: [String: [String: String]] = [:]) {
    self.lexicon = lexicon
    self.options = options
  }

  /// The configured value of a rule's option; nil where the configuration says nothing.
  package func option(_ name: String, of rule: String) -> String? { options[rule]?[name] }
}
