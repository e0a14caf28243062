import Diagnostics
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// Segments of thousands of figures, addresses and codes: compared as a short one is, or not at all.
@Suite struct LargeSegmentTests {
  private static func found(_ id: String, _ source: String, _ target: String) throws -> [Diagnostic] {
    let rule = try #require(translationRules.first { $0.info.id == id })
    return TestDesk.bilingual([rule], SourceText("de\ten\n\(source)\t\(target)\n", name: "segments.tsv"))
  }

  private static func many(_ count: Int, _ piece: (Int) -> String) -> String {
    (0..<count).map(piece).joined(separator: " ")
  }

  @Test func placeholdersAreCountedEach() throws {
    let same = LargeSegmentTests.many(400) { "%\($0)$s" }
    #expect(try LargeSegmentTests.found("translation-placeholder", same, same).isEmpty)
    let found = try LargeSegmentTests.found(
      "translation-placeholder", LargeSegmentTests.many(400) { _ in "%s" },
      LargeSegmentTests.many(399) { _ in "%d" })
    #expect(found.count == 400)
    #expect(found.filter { $0.message == "'%d' where the source has '%s'" }.count == 399)
    #expect(found.filter { $0.message == "'%s' of the source is missing" }.count == 1)
  }

  @Test func addressesAreCountedEach() throws {
    let source = LargeSegmentTests.many(300) { "http://a.b/\($0)" }
    #expect(try LargeSegmentTests.found("translation-url", source, source).isEmpty)
    // In another order, with a slash, in capitals: the same. One more of a kind is one too many on its side only.
    let other = LargeSegmentTests.many(300) { "http://A.b/\(299 - $0)/" }
    #expect(try LargeSegmentTests.found("translation-url", source, other).isEmpty)
    let changed = try LargeSegmentTests.found(
      "translation-url", source, source + " http://a.b/7 http://a.b/x")
    #expect(changed.map(\.message) == ["'http://a.b/x' is not in the source"])
    let exchanged = try LargeSegmentTests.found(
      "translation-url", source + " http://a.b/old", source + " http://a.b/new")
    #expect(exchanged.map(\.message) == ["'http://a.b/new' where the source has 'http://a.b/old'"])
  }

  @Test func aRunOfAddressesWithoutSpacesIsOne() throws {
    let text = LargeSegmentTests.many(1) { _ in String(repeating: "a@b.", count: 2_000) + "c" }
    #expect(try LargeSegmentTests.found("translation-url", text, text).isEmpty)
    #expect(try LargeSegmentTests.found("translation-url", text, text + "d").count == 1)
  }

  @Test func aTableOfFiguresIsNotCompared() throws {
    let (source, target) = (
      LargeSegmentTests.many(190) { "\($0 * 3 + 41) und" },
      LargeSegmentTests.many(190) { "\($0 * 3 + 42) and" }
    )
    #expect(try !LargeSegmentTests.found("translation-number", source, target).isEmpty)
    let (more, others) = (
      LargeSegmentTests.many(900) { "\($0 * 3 + 41) und" },
      LargeSegmentTests.many(900) { "\($0 * 3 + 42) and" }
    )
    #expect(try LargeSegmentTests.found("translation-number", more, others).isEmpty)
  }

  /// Words of a long side are looked up and not gone through: what a short segment says, a long one says too.
  @Test(arguments: [0, 90])
  func acronymsAreMissedAmongManyWords(_ count: Int) throws {
    let (words, others) = (
      LargeSegmentTests.many(count) { _ in "wort und" }, LargeSegmentTests.many(count) { _ in "word and" }
    )
    let found = try LargeSegmentTests.found(
      "translation-acronym", "Gestern traf der Rat die NATO in Halden, \(words) so hieß es danach im Hafen.",
      "Yesterday the council met the WHO in Halden, \(others) so it was said later in the harbour.")
    #expect(found.count == 1)
    #expect(
      try LargeSegmentTests.found(
        "translation-acronym", "Gestern traf der Rat die NATO in Halden, \(words) so hieß es danach im Hafen.",
        "Yesterday the council met NATO in Halden, \(others) so it was said later in the harbour."
      ).isEmpty)
  }
}
