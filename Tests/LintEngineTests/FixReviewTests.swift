import BuiltInRules
import Diagnostics
import LintEngine
import RuleTestSupport
import SourceText
import Testing

@Suite struct FixReviewTests {
  private func review(_ text: String, name: String = "a.txt") throws -> FixReview {
    let settings = LintSettings()
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings
    ).linter()
    return FixReview(SourceText(name: name, bytes: Array(text.utf8)), linter: linter)
  }

  private func text(_ review: FixReview) -> String { String(decoding: review.current.bytes, as: UTF8.self) }

  @Test func aSkippedFindingStaysSkippedWhenItsNeighbourIsFixed() throws {
    var review = try review("The envoy left the the hall and and went home.\n")
    let first = try #require(review.offer(without: []))
    #expect(first.left == 2)
    review.skip(first.diagnostic)
    let second = try #require(review.offer(without: []))
    #expect(second.diagnostic.range.lower > first.diagnostic.range.lower)
    let isAccepted = review.accept(try #require(second.diagnostic.fixes.first), of: second.diagnostic)
    #expect(isAccepted)
    #expect(review.offer(without: []) == nil)
    #expect(text(review) == "The envoy left the the hall and went home.\n")
    #expect(review.outcome.applied == ["duplicate-word": 1])
    #expect(review.skipped == 1)
    let isUndone = review.undo()
    #expect(isUndone)
    let isUndoneToo = review.undo()
    #expect(isUndoneToo)
    let isAnythingLeft = review.undo()
    #expect(!isAnythingLeft)
    #expect(review.offer(without: [])?.left == 2)
    #expect(review.offer(without: ["duplicate-word"]) == nil)
    #expect(!review.outcome.isChanged)
  }

  @Test func whatIsOfferedAfterAFixIsTrueOfTheNewText() throws {
    // Once the first is put right, the second stands at another offset.
    var review = try review("The envoy left the the hall.\n\nNobody spoke to to them.\n")
    let count = review.acceptAll(of: "duplicate-word")
    #expect(count == 2)
    #expect(text(review) == "The envoy left the hall.\n\nNobody spoke to them.\n")
    let countAgain = review.acceptAll(of: "duplicate-word")
    #expect(countAgain == 0)
    let isUndone = review.undo()
    #expect(isUndone)
    #expect(text(review).contains("to to"))
  }

  @Test func whatIsTypedIsWrittenAsTheFormatWantsIt() throws {
    var review = try review(
      #"{"headline": "Envoy leaves", "body_text": "The envoy left the the hall on Friday."}"#, name: "a.json")
    let offer = try #require(review.offer(without: []))
    let place = try #require(review.editable(offer.diagnostic))
    #expect(place.now == "the the")
    #expect(place.proposed == "the")
    let fix = try #require(review.rewrite(place.range, as: "the \"great\""))
    let isAccepted = review.accept(fix, of: offer.diagnostic)
    #expect(isAccepted)
    #expect(text(review).contains(#"left the \"great\" hall"#))
  }

  @Test func aPassageOverLinesIsNoLineToEdit() throws {
    let review = try review(
      "The envoy left\nthe the hall.\n\nHe said: \"Nobody spoke to us.\n\nThey went home.\n")
    let offers = review.outcome.report.diagnostics
    let quote = try #require(offers.first { $0.rule == "quote-unclosed" })
    // Its repair stands at the end of the line, so all of that line can be edited.
    #expect(review.editable(quote)?.proposed.hasSuffix("\"") == true)
  }
}
