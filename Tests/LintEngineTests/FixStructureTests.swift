import BuiltInRules
import Diagnostics
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Fixes leave the structure of a file as it is: its tags, rows, cells and entries.
@Suite struct FixStructureTests {
  private func linter(enabled: [String] = []) throws -> ArticleLinter {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    settings.selection.enabled = enabled
    var plan = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings)
    plan.bilingual = BilingualData(DataFolder(path: TestDesk.root))
    return plan.linter()
  }

  private func fix(
    _ text: String, _ name: String, unsafe: Bool = false, enabled: [String] = []
  ) throws -> (text: String, outcome: FixOutcome) {
    let outcome = FixRun(linter: try linter(enabled: enabled), unsafe: unsafe).fix(
      SourceText(name: name, bytes: Array(text.utf8)))
    #expect(outcome.report.failure == nil, "\(text): \(outcome.report.failure?.reason ?? "")")
    return (String(decoding: outcome.after.bytes, as: UTF8.self), outcome)
  }

  /// White space between a mark and a word goes in on the mark's side of what the file has there.
  @Test(arguments: [
    ("a.md", "KARVIK (MNA) —*The crews rest.*\n", "KARVIK (MNA) — *The crews rest.*\n"),
    (
      "a.html", "<p>KARVIK (MNA) —<b>The crews rest.</b></p>\n",
      "<p>KARVIK (MNA) — <b>The crews rest.</b></p>\n"
    ),
    ("a.html", "<p>KARVIK (MNA) —The crews rest.</p>\n", "<p>KARVIK (MNA) — The crews rest.</p>\n"),
    ("a.md", "The crews rested,**and the ferries** wait.\n", "The crews rested, **and the ferries** wait.\n"),
    ("a.html", "<p><b>The crews rested,</b>and left.</p>\n", "<p><b>The crews rested, </b>and left.</p>\n"),
    // In every form that the file has of the text.
    (
      "a.json",
      #"{"type":"text","uri":"u","body_text":"The crews rested,and left.","body_html":"<p>The crews rested,<b>and left.</b></p>"}"#,
      #"{"type":"text","uri":"u","body_text":"The crews rested, and left.","body_html":"<p>The crews rested, <b>and left.</b></p>"}"#
    ),
  ])
  func spacesStandOutsideOfMarkup(_ name: String, _ text: String, _ fixed: String) throws {
    let (after, outcome) = try fix(text, name)
    #expect(after == fixed)
    #expect(outcome.refused.isEmpty)
  }

  /// Harmless text that an invisible character keeps from being mark-up, with a doubled word elsewhere that
  /// is mended all the same.
  @Test(arguments: [
    ("a.html", "<p>A quiet day in the the town. <\u{200B}script>alert(1)</script></p>\n", "zero-width"),
    ("a.html", "<p>A quiet day in the the town. <\u{202D}img src=x onerror=a()></p>\n", "bidi-control"),
    ("a.html", "<p>A quiet day in the the town. <\u{AD}b>bold</p>\n", "soft-hyphen"),
    ("a.md", "A quiet day in the the town. <\u{1}i>it</i>\n", "control-char"),
    ("a.html", "<p>A quiet day in the the town. <em>it<\\/em></p>\n", "escaped-slash"),
    ("a.html", "<p>A quiet day in the the town. &\u{200B}lt;script&gt;</p>\n", "zero-width"),
    ("a.html", "<p>A quiet day in the the town. &l\u{200B}t;script&gt;</p>\n", "zero-width"),
    ("a.html", "<p>A quiet day in the the town. <\u{200B}!-- x --> y</p>\n", "zero-width"),
    ("a.md", "A quiet day in the the town. <\u{200B}script>alert(1)</script>\n", "zero-width"),
    ("a.md", "A quiet day in the the town. [here]\u{200B}(http://evil.example)\n", "zero-width"),
    ("a.md", "A quiet day in the the town.\n\n\u{200B}# No heading\n", "zero-width"),
    (
      "a.json",
      #"{"type":"text","uri":"u","body_html":"<p>A quiet day in the the town. <\u200bscript>alert(1)</script></p>"}"#
        + "\n",
      "zero-width"
    ),
    (
      "a.xml",
      "<nitf><body><body.content><p>A quiet day in the the town. &lt;\u{200B}script>x</p></body.content></body></nitf>\n",
      "zero-width"
    ),
  ])
  func whatWouldBeMarkupIsLeftOutAndTheRestGoesIn(_ name: String, _ text: String, _ rule: String) throws {
    let (after, outcome) = try fix(text, name)
    #expect(after == text.replacing("the the town", with: "the town"), "\(after)")
    #expect(outcome.refused.map(\.rule) == [rule])
    #expect(outcome.fighting.isEmpty && outcome.unfinished.isEmpty)
    // What is offered to editors and clients has no such fix either, but where it takes the whole file to see it.
    let offered = outcome.report.diagnostics.filter { $0.rule == rule }
    #expect(offered.count == 1 && (offered.allSatisfy(\.fixes.isEmpty) || name == "a.md"))
  }

  @Test(arguments: [
    ("a.html", "<p>A quiet\u{200B} day, <b>of\u{200B}ficials</b> said. 5 < \u{200B}6 & \u{200B}more.</p>\n"),
    ("a.md", "A quiet\u{200B} day, *of\u{200B}ficials* said. <http://a\u{200B}.example/>\n"),
    ("a.txt", "A quiet\u{200B} day. <\u{200B}script>\n"),
    ("a.json", #"{"type":"text","uri":"u","body_text":"A quiet\u200b day, officials said."}"# + "\n"),
  ])
  func theSameFixesElsewhereGoIn(_ name: String, _ text: String) throws {
    let (after, outcome) = try fix(text, name)
    #expect(after == text.replacing("\u{200B}", with: "").replacing(#"\u200b"#, with: ""), "\(after)")
    #expect(outcome.refused.isEmpty)
  }

  /// Two fixes, each of which is harmless by itself.
  @Test func whatTwoFixesMakeTogetherIsLeftOut() throws {
    let text = "<p>A quiet day in the the town. <\u{200B}\u{AD}script>alert(1)</script></p>\n"
    let (after, outcome) = try fix(text, "a.html")
    #expect(!after.contains("<script") && after.contains("in the town"))
    #expect(!outcome.refused.isEmpty)
  }

  @Test func anEditorIsOfferedNoneAndAPersonIsTold() throws {
    let file = SourceText(name: "a.md", bytes: Array("Go on [here]\u{200B}(http://evil.example) now.\n".utf8))
    var review = FixReview(file, linter: try linter())
    let offer = try #require(review.offer(without: []))
    let fix = try #require(offer.diagnostic.fixes.first)
    let goesIn = review.accept(fix, of: offer.diagnostic)
    #expect(!goesIn)
    #expect(review.refusal == "it would change the tags of the file")
    #expect(review.current.bytes == file.bytes)
  }

  // MARK: Bilingual files

  private static let xliff = """
    <?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file \
    source-language="de" target-language="en" original="a" datatype="plaintext"><body><trans-unit id="1">\
    <source>Die Brücke ist lang.</source><target>The bridge  is long.</target></trans-unit></body></file></xliff>
    """
  private static let po = """
    msgid ""
    msgstr "Content-Type: text/plain; charset=UTF-8\\n"
    "Language: en_GB\\n"
    "Plural-Forms: nplurals=2;  plural=(n != 1);\\n"

    #, c-format
    msgid "Die Brücke hat %d Bögen."
    msgid_plural "Die Brücken haben %d Bögen."
    msgstr[0] "The bridge has %d arch."
    msgstr[1] "The bridge  has %d arches."
    """

  @Test(arguments: [
    ("a.tsv", "de\ten\nDie Brücke ist lang.\tThe bridge  is long."),
    ("a.csv", "de,en\nDie Brücke ist lang.,The bridge  is long."),
    ("a.xlf", FixStructureTests.xliff), ("a.po", FixStructureTests.po),
    ("a.xlf", FixStructureTests.xliff + "\n"), ("a.po", FixStructureTests.po + "\n"),
  ])
  func aLineEndIsNoneOfASegmentsBusiness(_ name: String, _ text: String) throws {
    let (after, outcome) = try fix(text, name, enabled: ["final-newline"])
    #expect(after == text.replacing("bridge  ", with: "bridge "), "\(after)")
    #expect(outcome.refused.allSatisfy { $0.rule == "double-space" } && outcome.report.failure == nil)
  }

  @Test func aLineEndInACellIsNotWritten() throws {
    for (name, mark) in [("a.tsv", "\t"), ("a.csv", ","), ("a.txt", "")] {
      let text =
        name == "a.txt"
        ? #"It opened.\nIt closed  again."# : "de\(mark)en\nAuf.\(mark)It opened.\\nIt closed  again.\n"
      let (after, outcome) = try fix(text, name)
      let mended = text.replacing("closed  again", with: "closed again")
      #expect(after == (name == "a.txt" ? mended.replacing("\\n", with: "\n") : mended), "\(after)")
      #expect(outcome.report.failure == nil)
    }
  }

  /// What the source has in the same place is how these files write it.
  @Test func anEscapeThatTheSourceHasIsNotFlagged() throws {
    let found = try linter().lint(
      SourceText(name: "a.tsv", bytes: Array("de\ten\nAuf.\\nZu.\tOpen.\\nShut.\nAuf.\tOpen.\\nShut.\n".utf8))
    )
    #expect(found.diagnostics.filter { $0.rule == "escaped-slash" }.map(\.range.lower) == [39])
  }

  /// A rule that writes what it is told to, wherever a word stands.
  private func fix(_ text: String, _ name: String, writing new: String, for old: String) -> FixOutcome {
    var plan = LintPlan(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: [(Rewriting("change", old, new), nil)], settings: LintSettings())
    plan.bilingual = BilingualData(DataFolder(path: TestDesk.root))
    return FixRun(linter: plan.linter(), unsafe: false).fix(SourceText(name: name, bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    // Cells and rows.
    ("a.csv", "de,en\nAuf,open\n", "open", "open, then", false),
    ("a.csv", "de,en\nAuf,\"open, then\"\n", "open", "\"open", false),
    ("a.csv", "de,en\nAuf,\"open, then\"\n", "open", "opened", true),
    ("a.tsv", "de\ten\nAuf\topen\n", "open", "opened, then", true),
    ("a.tsv", "de\ten\nAuf\topen\n", "open", "opened\tthen", false),
    // What msgfmt compares.
    ("a.po", "#, c-format\nmsgid \"%d auf\"\nmsgstr \"%d open\"\n", "%d", "%s", false),
    ("a.po", "msgid \"%d auf\"\nmsgstr \"%d open\"\n", "%d", "%s", true),
    ("a.po", "#, python-brace-format\nmsgid \"{a} auf\"\nmsgstr \"{a} open\"\n", "{a}", "it", false),
    ("a.po", "msgid \"auf\\n\"\nmsgstr \"open\\n\"\n", "open\n", "open", false),
    ("a.po", "msgid \"auf\\n\"\nmsgstr \"open\\n\"\n", "open", "opened", true),
    (
      "a.po", "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n", "Language", "Tongue",
      false
    ),
    // Mark-up of Markdown and front matter.
    ("a.md", "Go on open now.\n", "open", "*open*", false),
    ("a.md", "Go on open now.\n", "open", "[open](http://a.example)", false),
    ("a.md", "open now.\n", "open", "# open", false), ("a.md", "open now.\n", "open", "opened", true),
    ("a.md", "Go on `code` open now.\n", "open", "opened", true),
    ("a.md", "---\ntitle: \"It is open\"\n---\nGo on.\n", "open", "\"open\"", false),
    ("a.md", "---\ntitle: It is open\n---\nGo on.\n", "open", "open: now", false),
    ("a.md", "---\ntitle: It is open\n---\nGo on.\n", "open", "opened", true),
    ("a.md", "<div>\n<b>open</b> now\n</div>\n", "open", "opened", true),
    // Angle brackets are references in HTML and XML.
    ("a.html", "<p>It is open.</p>", "open", "<b>open</b>", true),
  ])
  func whatChangesTheStructureIsRefused(
    _ name: String, _ text: String, _ old: String, _ new: String, _ goesIn: Bool
  ) {
    let outcome = fix(text, name, writing: new, for: old)
    #expect(
      outcome.isChanged == goesIn,
      "\(String(decoding: outcome.after.bytes, as: UTF8.self)) \(outcome.refused)")
    #expect(outcome.refused.isEmpty == goesIn || new == "opened\tthen")
    #expect(outcome.report.failure == nil)
  }

  // MARK: Byte-order marks

  @Test(arguments: [
    (
      "a.html",
      "<!DOCTYPE html><html><head><title>The bridge opens</title></head><body><p>It opened the the gate.</p></body></html>\n"
    ),
    ("a.html", "<p>It opened the the gate.</p>\n"),
    ("a.md", "# The bridge opens\n\nIt opened the the gate.\n"),
    ("a.md", "---\ntitle: The bridge opens\n---\nIt opened the the gate.\n"),
    (
      "a.json",
      #"{"type":"text","uri":"u","headline":"The bridge opens","body_text":"It opened the the gate."}"# + "\n"
    ),
    ("a.xml", "<nitf><body><body.content><p>It opened the the gate.</p></body.content></body></nitf>\n"),
  ])
  func aByteOrderMarkStaysAndIsNotFlagged(_ name: String, _ text: String) throws {
    let file = SourceText(name: name, bytes: Array(("\u{FEFF}" + text).utf8))
    let report = try linter().lint(file)
    #expect(report.diagnostics.allSatisfy { !["zero-width", "bom"].contains($0.rule) })
    let (after, _) = try fix("\u{FEFF}" + text, name)
    #expect(
      Array(after.utf8)
        == Array(("\u{FEFF}" + text.replacing("It opened the the gate", with: "It opened the gate")).utf8))
  }
}
