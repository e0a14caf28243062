import Testing

@testable import ArticleModel

/// Places of clauses in runs of tokens.
@Suite struct SpeechClauseTests {
  private static let cases: [(Range<Int>, Range<Int>)] = [
    (0..<9, 0..<3), (0..<2, 0..<0), (0..<3, 0..<1), (2..<4, 0..<2), (3..<8, 1..<2), (8..<9, 2..<3),
    (9..<20, 3..<3), (4..<4, 2..<2),
  ]

  @Test(arguments: cases)
  func placesAreFoundByHalving(_ run: Range<Int>, _ places: Range<Int>) {
    let clauses = [2, 3, 8].map { SpeechClause(shape: .speakerFirst, verb: $0, speaker: nil) }
    #expect(clauses.places(in: run) == places)
    #expect([SpeechClause]().places(in: run) == 0..<0)
  }
}
