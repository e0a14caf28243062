import Bitext
import Testing

@testable import TranslationRules

/// Tags and placeholders in the text itself.
@Suite struct MarkupScanTests {
  private static func items(_ text: String, _ find: (SideReading) -> [MarkupScan.Item]) -> [String] {
    SideReadings.read(text, .english) { find($0).map(\.text) }
  }

  @Test(arguments: [
    ("a <b>gate</b>", ["<b>", "</b>"]), ("a <br/> b", ["<br/>"]),
    ("<a href=\"x\">gate</a>", ["<a href=\"x\">", "</a>"]), ("<gate>x</gate>", ["<gate>", "</gate>"]),
    ("<g id=\"1\"/>", ["<g id=\"1\"/>"]),
    ("</x:y-z.1>", ["</x:y-z.1>"]), ("<B>", ["<B>"]), ("<x/>", ["<x/>"]),
  ])
  func tagsAreFound(_ text: String, _ expected: [String]) {
    #expect(Self.items(text, MarkupScan.tags) == expected)
  }

  @Test(arguments: [
    "", "<", "<>", "a < b > c", "<process ID>", "<file>", "<jan@velm.example>", "<https://gate.example>",
    "<1>", "<b", "<b<c>", "</>", "<é>", "5<7>3",
  ])
  func otherAnglesAreNone(_ text: String) {
    #expect(Self.items(text, MarkupScan.tags).filter { $0 != "</>" }.isEmpty)
  }

  @Test(arguments: [
    ("%s gates", ["%s"]), ("%1$s and %2$d", ["%1$s", "%2$d"]), ("%.2f", ["%.2f"]), ("%ld", ["%ld"]),
    ("%(name)s", ["%(name)s"]), ("{name}", ["{name}"]), ("{0} of {1}", ["{0}", "{1}"]), ("%@", ["%@"]),
    ("{count, plural, one {a gate} other {# gates}}", ["{count}"]),
    ("{n, select, a {{x} gate} other {{x} gates}}", ["{n}", "{x}"]), ("{{name}}", ["{name}"]),
  ])
  func placeholdersAreFound(_ text: String, _ expected: [String]) {
    #expect(Self.items(text, MarkupScan.placeholders) == expected)
  }

  @Test(arguments: [
    "", "%", "5%", "5 %", "5 %de", "50%d", "100 % of", "{}", "{ a }", "{a b}", "{größe}", "{",
    "https://gate.example/a%20d", "%k", "{a{b",
  ])
  func otherSignsAreNone(_ text: String) {
    #expect(Self.items(text, MarkupScan.placeholders).isEmpty)
  }

  @Test func numberedOnesAreFoundApart() {
    #expect(Self.items("%1 of %22", MarkupScan.numbered) == ["%1", "%22"])
    for text in ["%0", "5%1", "%1$s", "%1a", "%333", "%"] {
      #expect(Self.items(text, MarkupScan.numbered).isEmpty, "\(text)")
    }
  }

  @Test func whatOneHasMoreOftenIsMissing() {
    SideReadings.read("%s %s %d", .english) { source in
      SideReadings.read("%d %s {a}", .english) { target in
        let (a, b) = (MarkupScan.placeholders(source), MarkupScan.placeholders(target))
        #expect(
          MarkupScan.missing(a, in: b).map(\.range.lower) == [3]
            && MarkupScan.missing(b, in: a).map(\.text) == ["{a}"])
        #expect(MarkupScan.missing(a, in: a).isEmpty && MarkupScan.missing([], in: a).isEmpty)
      }
    }
  }
}
