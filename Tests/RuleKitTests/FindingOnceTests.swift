import ArticleModel
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Findings of a rule that are said once a story.
@Suite struct FindingOnceTests {
  private let article = TestDesk.article("The gate was shut. The gate was old.")

  private func finding(
    _ place: Int, _ severity: Severity? = nil, _ safeties: FixSafety...
  ) -> Finding {
    let range = TextRange(place, place + 1)
    return Finding(
      severity, at: range, "'gate' has a fault",
      fixes: safeties.map { Fix("Mend it", $0, [Edit(range, "x")]) })
  }

  @Test func oneFindingStaysAsItIs() {
    #expect([Finding]().saidOnce(in: article).isEmpty)
    #expect([finding(4, nil, .safe)].saidOnce(in: article) == [finding(4, nil, .safe)])
  }

  @Test(arguments: [(2, "1 more place"), (3, "2 more places"), (30, "29 more places")])
  func moreAreCountedBesideTheFirst(_ count: Int, _ words: String) throws {
    let all = (0..<count).map { finding($0, nil, .safe) }.saidOnce(in: article)
    let one = try #require(all.first)
    #expect(all.count == 1 && one.range == TextRange(0, 1))
    #expect(one.message == "'gate' has a fault; so in " + words)
    #expect(one.related.map(\.range.lower) == Array(1...min(count - 1, 20)))
    // The fix mends every place, shown or not.
    #expect(one.fixes.map(\.edits.count) == [count])
    #expect(one.fixes.map(\.title) == ["Mend it, here and elsewhere"])
  }

  @Test func onlyLikeFindingsAreOne() {
    let found = [
      finding(0, .note), finding(1, .error), finding(2, .note, .safe), finding(3, .note, .unsafe),
      finding(4, .note, .safe, .choice), finding(5, .note), finding(6, .note, .safe),
    ].saidOnce(in: article)
    #expect(found.map(\.range.lower) == [0, 1, 2, 3, 4])
    #expect(found.map(\.related.count) == [1, 0, 1, 0, 0])
  }

  @Test func placesOutOfMarkupAreSaidEach() {
    let origin = OriginMap(segments: [.init(textStart: 0, fileStart: 3)])
    let read = ArticleParser(vocabulary: TestDesk.vocabulary).parse(
      ReadDocument(text: SourceText("The gate was shut."), origin: origin))
    #expect([finding(0), finding(4)].saidOnce(in: read) == [finding(0), finding(4)])
  }
}
