import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText

/// What was compared, and what could not be.
package struct ComparisonCounts: Sendable {
  package var segments = 0
  /// Segments without a translation.
  package var empty = 0
  /// Segments that are not to be translated, or have no counterpart.
  package var passedOver = 0
  /// Numbers, amounts and times of the source.
  package var numbers = 0
  /// Numbers of the source that only answer for others: `one`, `millions`, Roman numerals.
  package var vague = 0
  package var dates = 0
  /// Dates of which the other side has none.
  package var lonelyDates = 0

  package init() {}

  package mutating func add(_ other: ComparisonCounts) {
    segments += other.segments
    empty += other.empty
    passedOver += other.passedOver
    numbers += other.numbers
    vague += other.vague
    dates += other.dates
    lonelyDates += other.lonelyDates
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
    if pair.target.dates.isEmpty { lonelyDates += pair.source.dates.count }
  }
}

/// Runs translation rules over the segments of a document.
package struct BilingualCheck {
  private let rules: [(rule: any TranslationRule, severity: Severity?)]
  private let minimum: Severity

  package init(rules: [(rule: any Rule, severity: Severity?)], minimum: Severity) {
    self.rules = rules.compactMap { entry in
      (entry.rule as? any TranslationRule).map { ($0, entry.severity) }
    }
    self.minimum = minimum
  }

  private func kept(_ found: [Diagnostic], _ severity: Severity?) -> [Diagnostic] {
    if found.isEmpty { return found }
    var found = found
    if let severity { for i in found.indices { found[i].severity = severity } }
    return found.filter { $0.severity >= minimum }
  }

  /// The diagnostics of some segments of a document: ranges in the target side's text, related places in the
  /// source side's.
  package func diagnostics(
    of document: BilingualDocument, segments: Range<Int>, in context: TranslationContext,
    counts: inout ComparisonCounts
  ) -> [Diagnostic] {
    let pair = SegmentPair(
      source: SideReading(language: document.source.language ?? .other, lexicon: context.lexicon),
      target: SideReading(language: document.target.language ?? .other, lexicon: context.lexicon),
      isAligned: document.isAligned)
    var found: [Diagnostic] = []
    document.source.text.bytes.withUnsafeBufferPointer { source in
      document.target.text.bytes.withUnsafeBufferPointer { target in
        for index in segments {
          let segment = document.segments[index]
          let codes = document.codes[Int(segment.codes.lowerBound)..<Int(segment.codes.upperBound)]
          pair.read(segment, index, codes: codes, source: source, target: target)
          counts.add(pair)
          for (rule, severity) in rules { found += kept(rule.check(pair, in: context), severity) }
        }
      }
    }
    return found
  }

  /// The diagnostics that only the whole document shows; the context has seen all segments.
  package func diagnostics(of document: BilingualDocument, in context: TranslationContext) -> [Diagnostic] {
    rules.flatMap { kept($0.rule.check(document, in: context), $0.severity) }
  }
}
