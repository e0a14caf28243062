import ArticleModel
import Bitext
import Diagnostics
import Dispatch
import FoundationEssentials
import RuleKit
import SourceText

/// The rules of articles on the target side of a bilingual text.
extension ArticleLinter {
  /// Segments of a file are no running text: what the source says twice, the translation says twice.
  private static let ofRunningText: Set<String> = [
    "duplicate-paragraph", "duplicate-sentence", "near-duplicate-paragraph",
  ]
  /// What they flag is right where the source has it; translation rules compare it.
  private static let ofTranslator: Set<String> = [
    "escaped-markup", "html-entity-in-text", "placeholder-left", "raw-tag",
  ]

  /// Makes linters for other threads that read the target side: with all rules where it is English, with
  /// those that need no language otherwise.
  func articleTwin(of document: BilingualDocument, in language: Language) -> @Sendable () -> ArticleLinter {
    let (vocabulary, lexicon, settings) = (parser.vocabulary, speller.lexicon, settings)
    let kept = rules.filter { entry in
      let info = entry.rule.info
      return info.category != .translation
        && (language == .english || ArticleLinter.needsNoLanguage(info))
        && (document.isAligned || !ArticleLinter.ofRunningText.contains(info.id))
    }
    let (isStale, cap) = (isStale, cap)
    return {
      let twin = ArticleLinter(vocabulary: vocabulary, lexicon: lexicon, rules: kept, settings: settings)
      twin.isStale = isStale
      twin.cap = cap
      return twin
    }
  }

  /// Whether a rule holds for text of any language.
  private static func needsNoLanguage(_ info: RuleInfo) -> Bool {
    info.category == .characters && info.id != "nbsp-in-prose" || info.id == "double-space"
  }

  /// What the rules of articles say of the target side of a document, ranges in the side's text, and how many
  /// findings were not gathered.
  func editorial(_ document: BilingualDocument) -> (found: [Diagnostic], leftOut: [String: Int]) {
    guard !rules.isEmpty else { return ([], [:]) }
    let started = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
    let article = parser.parse(ReadDocument(text: document.target.text))
    if settings.measuresTime {
      addTime(["parse": DispatchTime.now().uptimeNanoseconds - started])
    }
    let outcome = outcome(of: article)
    let found = (outcome.diagnostics + outcome.nearby).compactMap { diagnostic -> Diagnostic? in
      if ArticleLinter.ofTranslator.contains(diagnostic.rule), isInSource(diagnostic.range, document) {
        return nil
      }
      var result = diagnostic
      addSuggestions(to: &result)
      return result
    }
    return (found, outcome.leftOut)
  }

  /// Whether the source of a segment has the text of a range of its target.
  private func isInSource(_ range: TextRange, _ document: BilingualDocument) -> Bool {
    // Segments stand in the order of the target.
    var (low, high) = (0, document.segments.count)
    while low < high {
      let middle = (low + high) / 2
      if document.segments[middle].target.end < range.end { low = middle + 1 } else { high = middle }
    }
    guard low < document.segments.count, document.segments[low].target.start <= range.start else {
      return false
    }
    let segment = document.segments[low]
    let source = document.source.text.slice(segment.source)
    return source.firstRange(of: document.target.text.slice(range)) != nil
  }
}
