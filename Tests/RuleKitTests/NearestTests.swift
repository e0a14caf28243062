import Testing

@testable import RuleKit

/// The nearest of some names, and how far is too far.
@Suite struct NearestTests {
  private static func distance(_ a: String, _ b: String) -> Int {
    Nearest.distance(Array(a.utf8), Array(b.utf8))
  }

  @Test(arguments: [
    ("", "", 0), ("gate", "gate", 0), ("", "gate", 4), ("gate", "", 4), ("gate", "gates", 1),
    ("gate", "ate", 1), ("gate", "gale", 1), ("gate", "agte", 1), ("gate", "gaet", 1),
    ("gate", "etag", 3), ("ab", "bca", 3), ("kitten", "sitting", 3), ("é", "e", 2), ("𝄞", "", 4),
  ])
  func editsAreCounted(_ a: String, _ b: String, _ edits: Int) {
    #expect(Self.distance(a, b) == edits)
    #expect(Self.distance(b, a) == edits)
  }

  private static let names = ["severity", "quotations", "on", "regions"]

  @Test(arguments: [
    ("severty", "severity"), ("SEVERITY", "severity"), ("quotatoin", "quotations"), ("no", "on"),
    ("region", "regions"), ("quottns", "quotations"),
  ])
  func slipsAreUnderstood(_ name: String, _ meant: String) {
    #expect(Nearest.match(name, in: Self.names) == meant)
  }

  @Test(arguments: ["colour", "quo", "everything", "sev"])
  func otherWordsAreNot(_ name: String) {
    #expect(Nearest.match(name, in: Self.names) == nil)
  }

  @Test func nothingIsNearToNothing() {
    #expect(Nearest.match("on", in: []) == nil)
    // Two edits are always near enough: also from an empty word.
    #expect(Nearest.match("", in: ["on"]) == "on" && Nearest.match("", in: ["one"]) == nil)
    #expect(Nearest.match("gbte", in: ["gcte", "gate"]) == "gcte", "the first of those as near")
  }
}
