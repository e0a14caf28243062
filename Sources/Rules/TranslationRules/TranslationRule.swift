import ArticleModel
import Bitext
import Diagnostics
import Lexicon
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
  /// The diagnostics that only a whole file shows; asked after all of its segments. Ranges are offsets into
  /// the file, those of related places as well.
  func conclude(_ ledgers: Ledgers) -> [Diagnostic]
}

extension TranslationRule {
  package func conclude(_ ledgers: Ledgers) -> [Diagnostic] { [] }

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
///
/// One context serves one thread; it is not `Sendable` because the speller remembers what it looked up.
package final class TranslationContext {
  package let lexicon: TranslationLexicon
  /// Terms that users and the project's lists prescribe.
  package let glossary: Glossary
  /// What rules keep of the segments so far.
  package internal(set) var ledgers = Ledgers()
  private let speller: Speller?
  private var knownWords: [String: Bool] = [:]
  private var commonWords: [UInt64: Bool] = [:]
  /// Whether nobody wants the result any more.
  let isStale: @Sendable () -> Bool
  /// Options by rule id and option name, as configured.
  private let options: [String: [String: String]]

  /// `speller`: of English; nil: no dictionary is asked.
  package init(
    lexicon: TranslationLexicon, glossary: Glossary = Glossary(), speller: Speller? = nil,
    options: [String: [String: String]] = [:], isStale: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isStale = isStale
    self.lexicon = lexicon
    self.glossary = glossary
    self.speller = speller
    self.options = options
  }

  /// Whether the English dictionary has a word in small letters: what is no name.
  func isCommonWord(_ text: String) -> Bool { isWord(text.lowercased()) }

  /// The same of a word of a side, by its hash.
  func isCommonWord(_ token: SideToken, _ text: @autoclosure () -> String) -> Bool {
    if let known = commonWords[token.hash] { return known }
    let isKnown = isCommonWord(text())
    if commonWords.count < 1 << 16 { commonWords[token.hash] = isKnown }
    return isKnown
  }

  /// Whether the English dictionary has a word in this very case.
  func isWord(_ text: String) -> Bool {
    if let known = knownWords[text] { return known }
    let isKnown = speller?.isWord(text) ?? false
    if knownWords.count < 1 << 16 { knownWords[text] = isKnown }
    return isKnown
  }

  /// The configured value of a rule's option; nil where the configuration says nothing.
  package func option(_ name: String, of rule: String) -> String? { options[rule]?[name] }
}
