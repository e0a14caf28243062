import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText
import Testing

@testable import TranslationRules

/// Rules over the segments of a document, and what is counted of them.
@Suite struct BilingualCheckTests {
  private static func document(_ source: String, _ target: String, _ segments: [Segment]) -> BilingualDocument
  {
    func side(_ text: String, _ language: Language) -> BilingualSide {
      BilingualSide(text: SourceText(text), origin: .identity, language: language)
    }
    return BilingualDocument(
      source: side(source, .english), target: side(target, .german), segments: segments, isOneFile: false,
      isAligned: false)
  }

  private static let source = "12 ships left on May 12. One waits."
  private static let target = "13 Schiffe fuhren ab. Eines wartet."

  private static func outcome(_ states: [Segment.State]) -> BilingualCheck.Outcome {
    let ranges = [(TextRange(0, 24), TextRange(0, 21)), (TextRange(25, 35), TextRange(22, 35))]
    let segments = zip(ranges, states).map { Segment(source: $0.0, target: $0.1, state: $1) }
    return BilingualCheck(rules: translationRules.map { $0 as any Rule })
      .outcome(of: document(source, target, segments), in: TranslationContext(lexicon: SideReadings.lexicon))
  }

  @Test func segmentsAreReadOneByOne() {
    let outcome = Self.outcome([.translated, .translated])
    #expect(outcome.counts.segments == 2 && outcome.counts.passedOver == 0 && outcome.counts.empty == 0)
    #expect(outcome.counts.numbers == 1 && outcome.counts.dates == 1 && outcome.counts.lonelyDates == 1)
    #expect(outcome.findings.contains { $0.finding.range == TextRange(0, 2) }, "13 for 12")
    #expect(outcome.timing.isEmpty && outcome.leftOut.isEmpty)
  }

  @Test func lockedSegmentsArePassedOver() {
    let outcome = Self.outcome([.locked, .translated])
    #expect(
      outcome.counts.passedOver == 1 && outcome.counts.numbers == 0
        && !outcome.findings.contains { $0.finding.range == TextRange(0, 2) })
  }

  @Test func onlyRulesOfSegmentsAreAsked() {
    let number = translationRules.first { $0.info.id == "translation-number" }
    let check = BilingualCheck(rules: number.map { [$0] } ?? [], clock: { 7 })
    var asked: [Int] = []
    let segment = Segment(source: TextRange(0, 24), target: TextRange(0, 21))
    let outcome = check.outcome(
      of: Self.document(Self.source, Self.target, [segment]),
      in: TranslationContext(lexicon: SideReadings.lexicon), begins: { asked.append($0) })
    #expect(
      asked == [0] && outcome.timing["translation-number"] == 0
        && outcome.findings.allSatisfy { $0.rule == 0 })
    #expect(check.conclusion(Ledgers()).isEmpty)
  }

  @Test func nobodyWaitsForAStaleRun() {
    let context = TranslationContext(lexicon: SideReadings.lexicon, isStale: { true })
    let segment = Segment(source: TextRange(0, 24), target: TextRange(0, 21))
    let outcome = BilingualCheck(rules: []).outcome(
      of: Self.document(Self.source, Self.target, [segment]), in: context)
    #expect(outcome.counts.segments == 0)
  }

  @Test func countsAddUp() {
    var all = Self.outcome([.translated, .translated]).counts
    all.add(Self.outcome([.locked, .translated]).counts)
    #expect(all.segments == 4 && all.passedOver == 1 && all.numbers == 1 && all.dates == 1)
  }
}
