import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// What Vale was observed to do with plain text (shared/vale/SEMANTICS.md, section 4), rule kind by rule kind.
@Suite struct ValeBehaviourTests {
  struct Case: CustomTestStringConvertible {
    var rule: String
    var text: String
    /// Start, match and, where it matters, message of each alert.
    var alerts: [(Int, String, String?)]

    init(_ rule: String, _ text: String, _ alerts: [(Int, String, String?)]) {
      self.rule = rule
      self.text = text
      self.alerts = alerts
    }
    init(_ rule: String, _ text: String, at alerts: (Int, String)...) {
      self.init(rule, text, alerts.map { ($0.0, $0.1, nil) })
    }
    var testDescription: String { "\(rule) on \(text)" }
  }

  private static func existence(_ rest: String) -> String { "extends: existence\nmessage: \"'%s'\"\n" + rest }

  static let cases: [Case] = [
    // Words have edges; the apostrophe and the hyphen end them, the underscore and digits do not.
    Case(existence("tokens: [foo]"), "foo_ foo1 food foo's foo-bar", at: (15, "foo"), (21, "foo")),
    Case(existence("tokens: [caf]"), "A caf\u{E9} and a caf.", at: (14, "caf")),
    Case(existence("tokens: foo"), "a foo", at: (2, "foo")),
    // The first of two that match at a place, in file order.
    Case(existence("tokens: [in, in order to]"), "He came in order to win.", at: (8, "in")),
    Case(existence("tokens: [in order to, in]"), "He came in order to win.", at: (8, "in order to")),
    // A token that ends in a mark has no word edge behind it.
    Case(existence("tokens: ['e\\.g\\.']"), "so e.g. this"),
    Case(existence("nonword: true\ntokens: ['e\\.g\\.']"), "so e.g. this", at: (3, "e.g.")),
    Case(existence("raw: ['\\bvery ']\ntokens: [big, small]"), "a very big very odd", at: (2, "very big")),
    Case(existence("raw: [' very']\nappend: true\ntokens: [big]"), "a big very odd", at: (2, "big very")),
    Case(existence("ignorecase: true\ntokens: [foo]"), "Foo FOO", at: (0, "Foo"), (4, "FOO")),
    Case(existence("tokens: ['(?i)foo', bar]"), "FOO BAR", at: (0, "FOO"), (4, "BAR")),
    Case(existence("tokens: [Mac \\w+]\nexceptions: [Mac OS]"), "Mac OS, Mac Mini", at: (8, "Mac Mini")),
    Case(existence("tokens: [dark]\nexceptions: [dark web]"), "The Dark web is dark.", at: (16, "dark")),
    // A blank in a token is a blank; white space may be a line break.
    Case(existence("tokens: [foo bar]"), "foo\nbar foo bar", at: (8, "foo bar")),
    Case(existence("tokens: ['foo\\s+bar']"), "a foo\nbar", [(2, "foo\nbar", "'foo bar'")]),
    // A line's start and end are those of each line.
    Case(existence("nonword: true\ntokens: ['^b']"), "a\nb", at: (2, "b")),
    // The place is looked for again, by itself first.
    Case(existence("nonword: true\ntokens: [foo]"), "food foo", at: (5, "foo")),
    Case(existence("limit: 1\ntokens: [foo]"), "foo and foo", at: (0, "foo")),
    Case(existence("scope: heading\ntokens: [foo]"), "foo"),
    Case(existence("scope: nowhere\ntokens: [foo]"), "foo"),
    Case(existence("tokens: ['(?<!:[^ ]+?)\\bfoo']"), "a:x foo :yfoo foo", at: (4, "foo"), (14, "foo")),

    Case(
      "extends: substitution\nmessage: \"use '%s', not '%s'\"\nswap:\n  utilize: use", "We utilize it.",
      [(3, "utilize", "use 'use', not 'utilize'")]),
    Case(
      "extends: substitution\nmessage: \"'%[2]s': '%[1]s'\"\nswap:\n  - utilize: use", "We utilize it.",
      [(3, "utilize", "'utilize': 'use'")]),
    // Longer keys first; groups of the key fill the text.
    Case(
      "extends: substitution\nmessage: '%s'\nswap:\n  foo: x\n  foo bar: y", "foo bar", [(0, "foo bar", "y")]),
    Case(
      "extends: substitution\nmessage: '%s'\nswap:\n  '(\\w+)-wise': 'as to $1'", "tax-wise",
      [(0, "tax-wise", "as to tax")]),
    // What is right already is left alone.
    Case(
      "extends: substitution\nmessage: '%s'\nignorecase: true\nswap:\n  javascript: JavaScript",
      "JavaScript javascript", [(11, "javascript", "JavaScript")]),
    Case(
      "extends: substitution\nmessage: '%s'\naction: {name: replace}\nswap:\n  foo: a|b|c", "foo",
      [(0, "foo", "'a', 'b', or 'c'")]),
    Case("extends: substitution\nmessage: '%s'\nswap:\n  foo: a|b", "foo", [(0, "foo", "a|b")]),
    Case(
      "extends: substitution\nmessage: '%s'\nignorecase: true\ncapitalize: true\nswap:\n  utilize: use",
      "Utilize it", [(0, "Utilize", "Use")]),

    Case(
      "extends: occurrence\nmessage: '%d'\nscope: sentence\nmax: 2\ntoken: '\\bfoo\\b'",
      "A foo, foo, foo. A foo.", [(2, "foo", "3")]),
    Case(
      "extends: occurrence\nmessage: '%s'\nscope: sentence\nmax: 1\ntoken: 'x'", "x x",
      [(0, "x", "%!s(int=2)")]),
    Case("extends: occurrence\nmessage: '%d'\nscope: raw\nmin: 1\ntoken: foo", "bar", [(0, "", "0")]),

    Case(
      "extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']", "the the the the",
      [(0, "the the", "the"), (8, "the the", "the")]),
    Case("extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']", "the the the", at: (0, "the the")),
    Case("extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']", "The the", []),
    Case("extends: repetition\nmessage: '%s'\ntokens: ['\\w+']", "so, so so", at: (0, "so, so")),
    Case("extends: repetition\nmessage: '%s'\ntokens: ['\\w+']", "It was so. So it was.", []),
    Case("extends: repetition\nmessage: '%s'\nalpha: true\ntokens: ['[^\\s]+']", "7 7 b\nb", at: (4, "b\nb")),

    Case(
      "extends: consistency\nmessage: '%s'\nscope: paragraph\neither:\n  colour: color",
      "colour color colour color",
      [(20, "color", "color")]),
    Case(
      "extends: consistency\nmessage: '%s'\nscope: paragraph\neither:\n  colour: color",
      "one colour\n\ntwo color\n\nred colour", at: (16, "color"), (27, "colour")),
    Case("extends: consistency\nmessage: '%s'\neither:\n  colour: color", "color color", []),

    Case(
      "extends: conditional\nmessage: '%s'\nscope: raw\nfirst: '\\b([A-Z]{3})\\b'\nsecond: '\\(([A-Z]{3})\\)'\nexceptions: [ABC]",
      "ABC met. XYZ met. Union (UNO): UNO.", at: (9, "XYZ")),
    // The definition may come later in the block, not in a later one; each use without one is flagged.
    Case(
      "extends: conditional\nmessage: '%s'\nscope: paragraph\nfirst: '\\b([A-Z]{3})\\b'\nsecond: '\\b([A-Z]{3}) \\('",
      "Old ABC, ABC (x).\n\nNew DEF, DEF.\n\nDEF (y) and DEF.", at: (23, "DEF"), (28, "DEF")),
  ]

  /// Sections 2, 3 and 5: levels, the dialect of patterns, scopes of plain text.
  static let dialect: [Case] = [
    Case(existence("tokens: ['fo(?=o)o', '(?<=a )bar']"), "foo a bar bar", at: (0, "foo"), (6, "bar")),
    Case(existence("tokens: ['(\\w+) \\1']"), "so so it", at: (0, "so so")),
    Case(existence("tokens: ['(?<w>\\w+) \\k<w>']"), "so so it", at: (0, "so so")),
    Case(existence("tokens: ['\\p{Lu}\\w+']"), "an Ärger und", at: (3, "\u{C4}rger")),
    Case(existence("tokens: ['[[:upper:]]{2}']"), "an EU in", at: (3, "EU")),
    Case(existence("tokens: ['(?>fo|foo)o']"), "foo fooo", at: (0, "foo")),
    Case(existence("tokens: ['foo.bar']"), "foo\nbar foo-bar", at: (8, "foo-bar")),
    Case(existence("nonword: true\ntokens: ['a$']"), "a\nb a\n", at: (0, "a"), (4, "a")),
    Case(existence("tokens: ['\\.NET']"), "so .NET it"),
    Case(existence("scope: text.txt\ntokens: [foo]"), "foo", at: (0, "foo")),
    Case(existence("scope: raw\ntokens: [foo]"), "foo", at: (0, "foo")),
    Case(existence("scope: [heading, paragraph]\ntokens: [foo]"), "foo", at: (0, "foo")),
    Case(existence("scope: paragraph & ~heading\ntokens: [foo]"), "foo", at: (0, "foo")),
    Case(existence("scope: list\ntokens: [foo]"), "foo"),
    Case(existence("scope: summary\ntokens: [foo]"), "foo"),
    // The rule's own matches do not overlap, and each place is reported once.
    Case(existence("tokens: ['a b', 'b c']"), "a b c", at: (0, "a b")),
    // Positions are those of the file, whatever stands before them.
    Case(existence("tokens: [foo]"), "\u{E9} \u{2014} \u{1F600}\tfoo\r\nfoo", at: (12, "foo"), (17, "foo")),
  ]

  /// Whole sentences are what a pattern over `sentence` sees.
  static let sentences: [Case] = [
    "Mr. Smith met Dr. Jones.", "He left at 5 p.m. on Monday.", "The U.S. Army came.",
    "It was No. 5 of them.",
    "It rose 3.5 points.", "He said \"it is over[.]\" Reports differ.",
  ].map { text in
    Case(
      "extends: existence\nmessage: '%s'\nscope: sentence\nnonword: true\ntokens: ['\\A.+\\z']", text,
      at: (0, text))
  }

  @Test(arguments: dialect + sentences)
  func readsPatternsAndScopesAsVale(_ c: Case) throws { try behavesAsVale(c) }

  @Test func theLevelIsAWarningWhereTheRuleNamesNone() throws {
    let file = RuleFile(
      path: "R.yml", id: "S.R", bytes: Array(ValeBehaviourTests.existence("tokens: [a]").utf8))
    #expect(try RuleStyle.rules(of: [file]).first?.info.severity == .warning)
  }

  @Test(arguments: cases)
  func behavesAsVale(_ c: Case) throws {
    let file = RuleFile(path: "R.yml", id: "S.R", bytes: Array(c.rule.utf8), isVale: true)
    let rule = try #require(try RuleStyle.rules(of: [file]).first)
    let article = TestDesk.article(SourceText(c.text))
    let found = RuleRunner.run(rule, on: article, in: TestDesk.context()).sorted(by: Finding.inOrder)
    #expect(found.map(\.range.lower) == c.alerts.map(\.0), "\(found)")
    #expect(found.map { article.text[$0.range] } == c.alerts.map(\.1))
    for (diagnostic, alert) in zip(found, c.alerts) {
      if let message = alert.2 { #expect(diagnostic.message == message) }
    }
  }
}
