import ArticleModel
import Bitext
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// A check of a segment: a pure function from source and target to findings.
///
/// Ranges are offsets into the target side's text; related places, offsets into the source side's. It is a
/// `Rule` so that it is selected, configured, listed and suppressed as every other; of articles it says
/// nothing.
package protocol TranslationRule: Rule {
  /// The findings of one segment, in any order.
  func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding]
  /// The findings that only a whole file shows; asked after all of its segments. Ranges are offsets into
  /// the file, those of related places as well.
  func conclude(_ ledgers: Ledgers) -> [Finding]
}

extension TranslationRule {
  /// None: what one segment shows is all that the rule looks at.
  package func conclude(_ ledgers: Ledgers) -> [Finding] { [] }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] { [] }

  /// A finding at a place of the target that names a place of the source.
  func report(
    _ severity: Severity? = nil, at range: TextRange, _ message: String, source: TextRange? = nil,
    fixes: [Fix] = []
  ) -> Finding {
    Finding(
      severity, at: range, message,
      related: source.map { [RelatedPlace($0, "the source has this")] } ?? [], fixes: fixes)
  }
}

/// The only things that a translation rule may ask beyond the segment.
///
/// One context serves one thread; it is not `Sendable` because the speller remembers what it looked up.
package final class TranslationContext {
  /// The lists of both languages, such as those of figures and dates.
  package let lexicon: TranslationLexicon
  /// Terms that users and the project's lists prescribe.
  package let glossary: Glossary
  /// What rules keep of the segments so far.
  package internal(set) var ledgers = Ledgers()
  private let speller: Speller?
  private var knownWords: [String: Bool] = [:]
  private var commonWords: [UInt64: Bool] = [:]
  private var nearWords: [UInt64: String?] = [:]
  /// Whether nobody wants the result any more: asked before each segment.
  let isStale: @Sendable () -> Bool

  /// `speller`: of English; nil: no dictionary is asked.
  package init(
    lexicon: TranslationLexicon, glossary: Glossary = Glossary(), speller: Speller? = nil,
    isStale: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isStale = isStale
    self.lexicon = lexicon
    self.glossary = glossary
    self.speller = speller
  }

  /// Whether the English dictionary has a word in small letters: what is no name.
  func isCommonWord(_ text: String) -> Bool { isWord(text.lowercased()) }

  /// What a name that is no word is likely to be, found once for each name; of a file with very many of them, for the
  /// first, since each takes some hundred looks into the dictionary.
  func wordNear(_ hash: UInt64, _ letters: [UInt8], _ find: ([UInt8]) -> String?) -> String? {
    if let known = nearWords[hash] { return known }
    guard nearWords.count < 2_000 else { return nil }
    let found = find(letters)
    nearWords[hash] = .some(found)
    return found
  }

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
}
