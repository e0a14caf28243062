import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText

/// What was compared, and what could not be.
package struct ComparisonCounts: Sendable {
  /// All segments of the file or pair.
  package var segments = 0
  /// Segments without a translation.
  package var empty = 0
  /// Segments that are not to be translated, or have no counterpart.
  package var passedOver = 0
  /// Numbers, amounts and times of the source.
  package var numbers = 0
  /// Numbers of the source that only answer for others: `one`, `millions`, Roman numerals.
  package var vague = 0
  /// Dates of the source.
  package var dates = 0
  /// Dates of which the other side has none.
  package var lonelyDates = 0
  /// Numbers beside a word of a language that is not known.
  package var unread = 0

  package init() {}

  /// Adds the counts of other segments.
  package mutating func add(_ other: ComparisonCounts) {
    segments += other.segments
    empty += other.empty
    passedOver += other.passedOver
    numbers += other.numbers
    vague += other.vague
    dates += other.dates
    lonelyDates += other.lonelyDates
    unread += other.unread
  }

  mutating func add(_ pair: SegmentPair) {
    segments += 1
    if pair.target.tokens.isEmpty { empty += 1 }
    guard pair.isWhole else {
      passedOver += 1
      return
    }
    let weak = pair.source.figures.count { $0.strength == .support }
    numbers += pair.source.figures.count - weak
    vague += weak
    dates += pair.source.dates.count
    if pair.source.language == .other || pair.target.language == .other { unread += pair.figures.unread }
    if pair.target.dates.isEmpty { lonelyDates += pair.source.dates.count }
  }
}

/// Runs translation rules over the segments of documents.
package struct BilingualCheck: Sendable {
  /// Those of the run's rules that read segments, with their index among all.
  private let rules: [(index: Int, rule: any TranslationRule)]
  /// The time in nanoseconds; nil where time is not measured.
  private let clock: (@Sendable () -> UInt64)?

  /// `rules`: all of the run, by whose indices findings name theirs.
  package init(rules: [any Rule], clock: (@Sendable () -> UInt64)? = nil) {
    self.rules = rules.enumerated().compactMap { index, rule in
      // Looking a conformance up costs more than a category.
      guard rule.info.category == .translation else { return nil }
      return (rule as? any TranslationRule).map { (index, $0) }
    }
    self.clock = clock
  }

  /// What comes of some segments.
  package struct Outcome: Sendable {
    /// Ranges in the target side's text, those of related places in the source side's.
    package var findings: [RuleFinding] = []
    /// What was compared in the segments.
    package var counts = ComparisonCounts()
    /// Findings that were not gathered, by rule id.
    package var leftOut: [String: Int] = [:]
    /// Nanoseconds by rule id, where time is measured.
    package var timing: [String: UInt64] = [:]
  }

  /// What the rules say of the segments of a document; `limit`: how much one may say of a segment, `begins`: is
  /// told the index of each rule before it is asked.
  package func outcome(
    of document: BilingualDocument, in context: TranslationContext,
    within limit: FindingLimit = FindingLimit(most: .max), begins: (Int) -> Void = { _ in }
  ) -> Outcome {
    let pair = SegmentPair(
      source: SideReading(language: document.source.language ?? .other, lexicon: context.lexicon),
      target: SideReading(language: document.target.language ?? .other, lexicon: context.lexicon),
      places: SidePlaces(source: document.source.origin, target: document.target.origin),
      isAligned: document.isAligned)
    var outcome = Outcome()
    document.source.text.bytes.withUnsafeBufferPointer { source in
      document.target.text.bytes.withUnsafeBufferPointer { target in
        for segment in document.segments {
          if context.isStale() { break }
          let codes = document.codes[Int(segment.codes.lowerBound)..<Int(segment.codes.upperBound)]
          pair.read(segment, codes: codes, source: source, target: target)
          outcome.counts.add(pair)
          for (index, rule) in rules {
            let start = clock?() ?? 0
            begins(index)
            let found = limit.hold { rule.check(pair, in: context) }
            let excess = limit.takeExcess()
            if excess > 0 { outcome.leftOut[rule.info.id, default: 0] += excess }
            if let clock { outcome.timing[rule.info.id, default: 0] += clock() - start }
            if !found.isEmpty { outcome.findings += found.map { RuleFinding(rule: index, $0) } }
          }
        }
      }
    }
    return outcome
  }

  /// The findings that only the whole file shows; ranges in the file.
  package func conclusion(_ ledgers: Ledgers) -> [RuleFinding] {
    rules.flatMap { index, rule in
      rule.conclude(ledgers).map { RuleFinding(rule: index, $0) }
    }
  }
}
