import ArticleModel
import Bitext
import Diagnostics
import Dispatch
import RuleKit
import SourceText
import Synchronization
import TranslationRules

/// Checks one bilingual text: translation rules on its segments, the other rules on its target side.
///
/// Threads take turns in reading the next piece of the text and work on their pieces side by side, so that no
/// more of it is taken apart than there are threads.
struct BilingualRun {
  private let linter: ArticleLinter
  private let data: BilingualData

  /// What is found, in any order; ranges in the file.
  struct Outcome {
    var diagnostics: [Diagnostic] = []
    var refused: [RefusedFix] = []
    var counts = ComparisonCounts()
    /// Findings that were not gathered, by rule.
    var leftOut: [String: Int] = [:]
    var languages = (source: Language.other, target: Language.other)
    /// Nanoseconds by rule id, where time is measured.
    var timing: [String: UInt64] = [:]
  }

  init(_ linter: ArticleLinter, _ data: BilingualData) {
    self.linter = linter
    self.data = data
  }

  /// What threads take pieces from.
  ///
  /// Proof that it may be shared: what is not immutable, a reader among it, is used under the lock only.
  private final class Supply: @unchecked Sendable {
    private let lock = Mutex(())
    private let next: () -> BilingualDocument?
    /// What was read before any thread began, last first.
    private var ahead: [BilingualDocument]
    private let languages: (source: Language, target: Language)

    init(
      _ next: @escaping () -> BilingualDocument?, ahead: [BilingualDocument],
      _ languages: (Language, Language)
    ) {
      self.next = next
      self.ahead = ahead
      self.languages = languages
    }

    func take() -> BilingualDocument? {
      lock.withLock { _ in
        guard var document = ahead.popLast() ?? next() else { return nil }
        (document.source.language, document.target.language) = languages
        return document
      }
    }
  }

  private struct Gathered {
    var outcome = Outcome()
    var ledgers = Ledgers()
    var findings: GatheredFindings
  }

  /// Checks all pieces that `next` gives; `file`: the text's file, where it is UTF-8.
  func outcome(of next: @escaping () -> BilingualDocument?, file: SourceText?) -> Outcome {
    // The languages of a text are those of its beginning.
    guard let first = next() else { return Outcome() }
    let languages = (language(of: first.source), language(of: first.target))
    let second = next()
    let supply = Supply(next, ahead: [second, first].compactMap { $0 }, languages)
    let settings = linter.settings
    let (marks, input) = (linter.marks, linter.marks?.mark.input)
    let (isStale, most) = (linter.isStale, linter.pipeline.cap.gathered)
    let gathered = Mutex(Gathered(findings: GatheredFindings(most: most)))
    let clock: @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
    let check = BilingualCheck(
      rules: linter.rules.map(\.rule), clock: settings.runtime.measuresTime ? clock : nil)
    let (pipeline, least) = (linter.pipeline, settings.minimum)
    let twin = linter.articleTwin(of: first, in: languages.1)
    let lexicon = data.lexicon
    let glossary = data.glossary(with: settings.glossary)
    DispatchQueue.concurrentPerform(iterations: second == nil ? 1 : settings.runtime.jobs) { _ in
      let own = twin()
      let context = TranslationContext(
        lexicon: lexicon, glossary: glossary, speller: own.speller, isStale: isStale)
      let limit = FindingLimit(most: most, isStale: isStale)
      let told = marks?.ofThisThread()
      own.tell(told?.mark)
      func add(_ document: BilingualDocument) {
        let outcome = check.outcome(of: document, in: context, within: limit) { told?.begin($0) }
        told?.end()
        let found = pipeline.placed(
          outcome.findings, Placement(segments: document), own.speller, least: least
        ) { own.refused.append($0) }
        let editorial = own.editorial(document)
        gathered.withLock {
          $0.outcome.add(outcome)
          $0.outcome.leftOut.merge(editorial.leftOut, uniquingKeysWith: +)
          $0.findings.add(found)
          $0.findings.add(editorial.found)
        }
      }
      while !isStale(), let document = supply.take() {
        if let told, let input {
          told.mark.working(on: input) { add(document) }
        } else {
          add(document)
        }
      }
      gathered.withLock {
        $0.ledgers.merge(context.ledgers)
        $0.outcome.timing.merge(own.timing, uniquingKeysWith: +)
        $0.outcome.refused += own.refused
      }
    }
    if isStale() { linter.wasDropped = true }
    return gathered.withLock { gathered in
      gathered.outcome.languages = languages
      gathered.ledgers.file = file
      conclude(check, &gathered)
      return gathered.outcome
    }
  }

  /// Adds what only the whole text shows.
  private func conclude(_ check: BilingualCheck, _ gathered: inout Gathered) {
    gathered.findings.add(
      linter.pipeline.placed(
        check.conclusion(gathered.ledgers), .file, linter.speller, least: linter.settings.minimum))
    gathered.findings.move(to: &gathered.outcome)
  }

  private func language(of side: BilingualSide) -> Language {
    side.language ?? LanguageGuess.language(of: side.text.bytes, data.lexicon)
  }
}

extension BilingualRun.Outcome {
  fileprivate mutating func add(_ other: BilingualCheck.Outcome) {
    counts.add(other.counts)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    timing.merge(other.timing, uniquingKeysWith: +)
  }
}
