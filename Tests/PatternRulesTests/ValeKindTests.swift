import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// Kinds of Vale's rules that look at more than a list of patterns (shared/vale/SEMANTICS.md, sections 4 and 7).
@Suite struct ValeKindTests {
  private func found(
    _ rule: String, on text: String, accepted: [String] = [], isVale: Bool = true
  ) throws -> [String] {
    let file = RuleFile(path: "R.yml", id: "S.R", bytes: Array(rule.utf8), isVale: isVale)
    let words = accepted.map { (pattern: $0, path: "accept.txt", line: 1) }
    let rule = try #require(try RuleStyle.rules(of: [file], accepted: words).first)
    return RuleRunner.run(rule, on: TestDesk.article(text), in: TestDesk.context())
      .sorted(by: Finding.inOrder).map(\.message)
  }

  private func capitalised(_ text: String, _ rest: String) throws -> Bool {
    try found("extends: capitalization\nmessage: '%s'\nscope: raw\n" + rest, on: text).isEmpty
  }

  @Test func sentencesMayHaveAFifthInCapitals() throws {
    #expect(try !capitalised("The cat met Peter", "match: $sentence"))
    #expect(try capitalised("The cat met old Peter", "match: $sentence"))
    #expect(try capitalised("The cat met Peter", "match: $sentence\nexceptions: [Peter]"))
    #expect(try !capitalised("The men of NASA", "match: $sentence"))
    #expect(try capitalised("The men of NASA", "match: $sentence\nexceptions: [NASA]"))
    #expect(try capitalised("The cat: Peter", "match: $sentence\nindicators: [':']"))
    #expect(try capitalised("The cat met Peter", "match: $sentence\nthreshold: 0.7"))
  }

  @Test func titlesKeepSmallWordsLow() throws {
    #expect(try capitalised("State-of-the-Art Ships", "match: $title"))
    // A long preposition has a capital but in Chicago's style; one word of five may be wrong.
    #expect(try !capitalised("Talks between Two Towns", "match: $title"))
    #expect(try capitalised("Long Talks between Two Towns", "match: $title"))
    #expect(try capitalised("Talks between Two Towns", "match: $title\nstyle: Chicago"))
    #expect(try capitalised("Talks Between Two Towns", "match: $title"))
    #expect(try !capitalised("What it Is About", "match: $title"))
    #expect(
      try found("extends: capitalization\nmessage: '%s'\nscope: raw\nmatch: $title", on: "a tale of cats")
        == ["a tale of cats"])
  }

  @Test func exceptionsOfSeveralWordsAndFiguresAreOneWord() throws {
    #expect(try capitalised("Use VS Code today with friends", "match: $sentence\nexceptions: [VS Code]"))
    #expect(try !capitalised("Use VS Code today", "match: $sentence\nthreshold: 1.0"))
    #expect(try capitalised("1. Correction of it", "match: $sentence\nindicators: [':']"))
    #expect(try !capitalised("old men of the sea", "match: $sentence"))
  }

  /// Exceptions and accepted words are whole words.
  @Test func exceptionsHaveEdges() throws {
    let rule = "extends: existence\nmessage: '%s'\ntokens: ['[A-Z]{3,5}']\n"
    #expect(try found(rule + "exceptions: [NAS]", on: "NASA and NAS") == ["NASA"])
    #expect(try found(rule, on: "NASA and NAS", accepted: ["NAS"]) == ["NASA"])
    #expect(try found(rule + "vocab: false", on: "NAS", accepted: ["NAS"]) == ["NAS"])
  }

  /// Without a group the second pattern has to stand in the same block; with several each captures what is defined.
  @Test func conditionsAreMetByGroups() throws {
    let start = "extends: conditional\nmessage: '%s'\nscope: raw\n"
    let groups = start + "first: '\\([A-Z]{3}\\)'\nsecond: '((?:[A-Z]\\w+ )+)(\\([A-Z]{3}\\))'"
    #expect(try found(groups, on: "The Fine Great Office (FGO) and (XYZ)") == ["(XYZ)"])
    let plain = start + "first: 'table'\nsecond: 'caption'"
    #expect(try found(plain, on: "a table") == ["table"])
    #expect(try found(plain, on: "a table with a caption") == [])
  }

  @Test func actionsOfferTexts() throws {
    func fixed(_ rest: String, _ text: String) throws -> [String] {
      let file = RuleFile(
        path: "R.yml", id: "S.R", bytes: Array(("extends: existence\nmessage: x\n" + rest).utf8), isVale: true
      )
      let rule = try #require(try RuleStyle.rules(of: [file]).first)
      return RuleRunner.run(rule, on: TestDesk.article(text), in: TestDesk.context()).flatMap { finding in
        finding.fixes.flatMap { fix in fix.edits.map { "\($0.range.lower)-\($0.range.upper)=\($0.text)" } }
      }
    }
    #expect(try fixed("action: {name: remove}\ntokens: [very]", "the very bad") == ["4-9="])
    #expect(try fixed("action: {name: remove}\ntokens: [very]", "bad, very.") == ["4-9="])
    #expect(try fixed("action: {name: replace, params: [a, b]}\ntokens: [foo]", "foo") == ["0-3=a", "0-3=b"])
    #expect(
      try fixed("action: {name: edit, params: [truncate, ' ']}\ntokens: [foo foo]", "foo foo") == ["0-7=foo"])
    #expect(
      try fixed("action: {name: edit, params: [regex, '(\\w+)-ly', '$1']}\ntokens: [sad-ly]", "sad-ly") == [
        "0-6=sad"
      ])
    #expect(try fixed("action: {name: edit, params: [split, '-', '1']}\ntokens: [a-b]", "a-b") == ["0-3=b"])
    #expect(
      try fixed("action: {name: convert, params: [simple]}\nnonword: true\ntokens: ['\u{201C}']", "\u{201C}")
        == ["0-3=\""])
    #expect(try fixed("tokens: [foo]", "foo") == [])
  }

  /// F12: the marks of a message belong to the list where there is one, and to the text where there is none.
  @Test(arguments: [
    ("foo", "Use 'a' or 'b' rather than 'foo'."), ("bar", "Use 'c' rather than 'bar'."),
    ("baz", "Use 'd', 'e', or 'f' rather than 'baz'."),
  ])
  func messagesHaveMarksOnce(_ text: String, _ wanted: String) throws {
    let file = RuleFile(
      path: "R.yml", id: "S.R",
      bytes: Array(
        "extends: substitution\nmessage: Use '%s' rather than '%s'.\naction: {name: replace}\nswap: {foo: a|b, bar: c, baz: d|e|f}\n"
          .utf8), isVale: true)
    let rule = try #require(try RuleStyle.rules(of: [file]).first)
    let found = RuleRunner.run(rule, on: TestDesk.article(text), in: TestDesk.context())
    #expect(found.map(\.message) == [wanted])
    #expect(rule.info.statement?.action == "replace" && rule.info.statement?.kind == "substitution")
  }

  /// Scripts and the like are left out, the rest runs.
  @Test func filesThatCannotBeUsedAreLeftOut() throws {
    func file(_ name: String, _ text: String) -> RuleFile {
      RuleFile(path: name + ".yml", id: "S." + name, bytes: Array(text.utf8), isVale: true)
    }
    let made = RuleStyle.valeRules(of: [
      file("Script", "extends: script\nmessage: x\nscript: x\n"),
      file("Twice", "extends: substitution\nmessage: '%s'\nignorecase: 'true'\nswap:\n  a: b\n  a: c\n"),
      file("Empty", "extends: substitution\nmessage: x\nswap:\n"),
      file("None", "extends: existence\nmessage: x\n"),
    ])
    #expect(made.rules.map(\.info.id) == ["S.Empty", "S.None"])
    #expect(made.notices.count == 2 && made.notices[0].hasPrefix("Script.yml:1:10: note: "))
    // Vale finds nothing with a rule in which a key comes twice.
    #expect(made.notices[1].hasPrefix("Twice.yml:6:3: note: 'a' comes twice"))
    #expect(throws: RuleFileErrors.self) {
      try RuleStyle.rules(of: [RuleFile(path: "a", id: "S.A", bytes: Array("a: b\na: c\n".utf8))])
    }
  }

  @Test func spellingPassesOverWhatValeDoes() {
    for word in ["NASA", "iPhone", "Łukasz", "x1", "HTMLs", "McDonald", "e-mail"] {
      #expect(
        SpellingEvaluation.isPassedOver(Array(word.utf8)) == !["HTMLs", "iPhone"].contains(word), "\(word)")
    }
    let text = Array("(\"word's,\" U.S. Mr. — $5".utf8)
    var words: [String] = []
    for run in text.split(separator: 0x20) {
      let range = TextRange(run.startIndex, run.endIndex)
      if let word = SpellingEvaluation.word(range, text) {
        words.append(String(decoding: text[word.lower..<word.upper], as: UTF8.self))
      }
    }
    #expect(words == ["word's", "U.S.", "Mr."])
  }

  @Test func lowerAndUpperAndPatternsAreExact() throws {
    #expect(try capitalised("all low", "match: $lower"))
    #expect(try !capitalised("All low", "match: $lower"))
    #expect(try capitalised("ALL UP", "match: $upper"))
    #expect(try !capitalised("ALL Up", "match: $upper"))
    #expect(try capitalised("x1", "match: '^[a-z]\\d$'"))
    #expect(try !capitalised("1x", "match: '^[a-z]\\d$'"))
  }

  @Test func plainTextIsNeverMeasuredForVale() throws {
    let metric = "extends: metric\nmessage: '%s'\nformula: words / sentences\ncondition: '> 3.0'\n"
    let grade = "extends: readability\nmessage: '%s'\nmetrics: [Flesch-Kincaid, SMOG]\ngrade: 1\n"
    let text = "Seven administrative authorities deliberated interminably. They left."
    #expect(try found(metric, on: text) == [] && found(grade, on: text) == [])
    // Rules for copy are measured: seven words in two sentences.
    #expect(try found(metric, on: text, isVale: false) == ["3.50"])
    #expect(try found(grade, on: text, isVale: false).count == 1)
  }

  @Test func wordsAreLookedUpWhole() throws {
    let spelling = "extends: spelling\nmessage: '%s'\n"
    #expect(try found(spelling, on: "an xyzz, xyzz-abc and HTML5 FUBARX colour") == ["xyzz"])
    #expect(try found(spelling + "custom: true\n", on: "an HTML5 page").contains("HTML5"))
    #expect(try found(spelling + "custom: true\n", on: "the half-mast – ‘of’ the quay") == ["half-mast"])
    #expect(try found(spelling + "filters: ['xy.*']\n", on: "an xyzz") == [])
    #expect(try found(spelling, on: "an xyzz", accepted: ["(?i)XYZZ"]) == [])
    #expect(try found(spelling + "vocab: false\n", on: "an xyzz", accepted: ["xyzz"]) == ["xyzz"])
  }

  @Test func acceptedWordsAreExceptions() throws {
    let rule = "extends: existence\nmessage: '%s'\ntokens: ['Foo\\w*']\n"
    #expect(try found(rule, on: "Fooa Foob", accepted: ["Fooa"]) == ["Foob"])
    #expect(try found(rule + "vocab: false\n", on: "Fooa Foob", accepted: ["Fooa"]) == ["Fooa", "Foob"])
    #expect(try found(rule + "nonword: true\n", on: "Fooa Foob", accepted: ["Fooa"]) == ["Fooa", "Foob"])
    let swap = "extends: substitution\nmessage: '%s'\nswap: {foo: bar}\n"
    #expect(try found(swap, on: "foo", accepted: ["foo"]) == [])
  }

  @Test func sequencesLookBothWaysAndMaySkip() throws {
    let rule =
      "extends: sequence\nmessage: '%[1]s|%[2]s'\ntokens:\n  - tag: MD\n  - pattern: of\n    skip: 1\n"
    #expect(try found(rule, on: "He could of gone.") == ["could|of"])
    let negated =
      "extends: sequence\nmessage: '%[1]s'\nignorecase: true\ntokens:\n  - pattern: the\n  - pattern: end\n    negate: true\n"
    #expect(try found(negated, on: "At The end of the day.") == ["the"])
  }

  /// Nothing is passed over, also where the text looks damaged.
  @Test func stylesReadDamagedText() throws {
    let rule = "extends: existence\nmessage: '%s'\nnonword: true\ntokens: ['[|]']\n"
    let line = "# | | | | | | . | | | | | | | | | |"
    let text = "---\n\(line)\n\(line)\n\(line)\n"
    #expect(try found(rule, on: text).count > 20)
    // Rules of our own pass over it.
    #expect(try found(rule, on: text, isVale: false).count < 20)
  }

  /// Vale knows `ignorecase` of these rules and never heeds it.
  @Test func conditionsHeedTheCase() throws {
    let rule =
      "extends: conditional\nmessage: '%s'\nignorecase: true\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\n"
    #expect(try found(rule, on: "The ships left and HDT stayed.") == ["HDT"])
    #expect(try found(rule, on: "The Harbour Desk Team (HDT) and HDT.") == [])
  }

  /// Words that may be skipped end the search with the first that fits, and a short form is a word of its own.
  @Test func sequencesAreFoundAsValeFindsThem() throws {
    let pronoun =
      "extends: sequence\nmessage: '%[1]s|%[2]s'\nignorecase: true\ntokens:\n  - tag: NN\n    skip: 3\n  - pattern: he|its?\n"
    // All words between are of the row.
    #expect(try found(pronoun, on: "The mayor said he left.") == ["mayor|said"])
    #expect(try found(pronoun, on: "She left there early and he left.") == [])
    let plural =
      "extends: sequence\nmessage: '%[1]s|%[2]s'\ntokens:\n  - pattern: '[A-Z]{2,}'\n  - pattern: \"'s\"\n  - tag: NN\n    negate: true\n"
    #expect(try found(plural, on: "They sold the CD's in March and CD's price fell.") == ["CD|'s"])
    // A row over a mark that is written otherwise is none.
    #expect(try found(pronoun, on: "The mayor \u{2014}a friend\u{2014} he knew.") == [])
  }

  /// A word that no dictionary of tags knows has no tag, and is not all of them at once.
  @Test func unknownWordsHaveNoTag() throws {
    let rule = "extends: sequence\nmessage: '%[1]s|%[2]s'\ntokens:\n  - pattern: data\n  - tag: VBP|VBZ\n"
    #expect(try found(rule, on: "The data zorblish the quay.") == [])
    #expect(try found(rule, on: "The data shows the quay.") == ["data|shows"])
  }

  /// Each wording of `swap` stands in a group of its own, tokens share one.
  @Test func flagsHoldWithinTheirGroup() throws {
    let swap = "extends: substitution\nmessage: '%s|%s'\nswap:\n  '(?i)am now': x\n  'M.D.': MD\n"
    #expect(try found(swap, on: "AM NOW made M.D.") == ["x|AM NOW"])
    let tokens = "extends: existence\nmessage: '%s'\ntokens: [One, '(?i)two', Three]\n"
    #expect(try found(tokens, on: "one TWO three") == ["TWO", "three"])
  }

  /// What replaces a match is text there, and a pattern of what is right elsewhere.
  @Test func replacementsAreText() throws {
    let rule = "extends: substitution\nmessage: '%s|%s'\nnonword: true\nswap: {'(?:,,,|q{3})': '...|…'}\n"
    #expect(try found(rule + "action: {name: replace}\n", on: "on ,,, and") == ["'...' or '…'|,,,"])
    #expect(try found(rule, on: "on ,,, and") == [])
  }

  /// In `raw` the ends of lines are none, unless the pattern asks for them.
  @Test func rawPatternsKnowTheEndsOfBlocks() throws {
    let rule = "extends: existence\nmessage: '%s'\nscope: raw\nraw: ['^There']\n"
    let text = "There it is.\nThere it was.\n"
    #expect(try found(rule, on: text) == ["There"])
    #expect(try found(rule.replacing("^There", with: "(?m)^There"), on: text) == ["There", "There"])
    #expect(
      try found(rule.replacing("^There", with: "[^o]There|w[.a]s\\.$"), on: "There was.\n") == ["was."])
    #expect(try found(rule + "append: true\n", on: text) == ["There", "There"])
  }

  /// A look-behind of no fixed length is looked for before the pattern is tried anywhere.
  @Test func whatMustStandBeforeIsLookedForFirst() throws {
    let rule =
      "extends: existence\nmessage: '%s'\nscope: raw\nnonword: true\ntokens: ['(?<=image:{1,2})[^[]*?[A-Z][^[]*(?=\\[)']\n"
    #expect(try found(rule, on: String(repeating: "The Harbour opened Today and so on. ", count: 120)) == [])
    #expect(try found(rule, on: "image::Quay.png[the quay]\n") == [":Quay.png"])
  }

  @Test func keysHaveNoCaseAndTextsMayBeNumbers() throws {
    #expect(
      try found("Extends: existence\nMessage: '%s'\nTokens: [2019]\nIgnoreCase: true\n", on: "in 2019") == [
        "2019"
      ])
  }

  @Test(arguments: [
    ("extends: existence\nmessage: x\ntokens: [a]\ncode: true", "'code: true' is not supported"),
    ("extends: existence\nmessage: x\ntokens: [a]\nscope: code", "the scope 'code'"),
    ("extends: existence\nmessage: x\ntokens: [a]\nscope: [text, link]", "the scope 'link'"),
  ])
  func whatValeRefusesIsRefused(_ rule: String, _ wanted: String) throws {
    let file = RuleFile(path: "R.yml", id: "S.R", bytes: Array(rule.utf8), isVale: true)
    let error = #expect(throws: RuleFileErrors.self) { _ = try RuleStyle.rules(of: [file]) }
    #expect(error?.lines.first?.contains(wanted) ?? false)
  }
}
