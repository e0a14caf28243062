import ArticleModel
import SourceText
import Testing

@testable import Readers

/// The blocks that styles made for Vale read of marked-up text (shared/vale/SEMANTICS.md, section 5, and trials of Vale
/// 3.15 on pages of our own).
@Suite struct ScopeReaderTests {
  /// Blocks as `kind: text`, line ends as `/`, without the file as it stands.
  private func blocks(_ text: String, _ name: String = "a.md", _ options: ScopeOptions = ScopeOptions())
    throws
    -> [String]
  {
    let file = SourceText(name: name, bytes: Array(text.utf8))
    let document = try #require(ScopeReader.read(file, options)?.document)
    return document.blocks.filter { !$0.kinds.contains(.raw) }.map { block in
      let kind =
        block.kinds.contains(.frontMatter)
        ? block.key
        : block.kinds.contains(.alternative)
          ? "alt"
          : block.kinds.contains(.list)
            ? "li"
            : block.kinds.contains(.blockquote)
              ? "q"
              : block.kinds.contains(.tableHeader)
                ? "th"
                : block.kinds.contains(.tableCell)
                  ? "td"
                  : block.kinds.contains(.heading(1)) ? "h1" : block.kinds.contains(.heading(2)) ? "h2" : "p"
      return "\(kind): \(document.text[block.range].replacing("\n", with: "/"))"
    }
  }

  @Test(arguments: [
    ("# The `X` Thing\n\nA *pier*, un**believ**able.\n", ["h1: The * Thing", "p: A pier, un believ able."]),
    // Two blanks are two, a line end is a line end.
    ("One.  Two\nlines.\n", ["p: One.  Two/lines."]),
    // Vale joins an item to the list in it, unless the list it lies in begins with it.
    ("- a\n- b\n  - c\n\n> q\n>\n> r\n", ["li: a", "li: bc", "q: q", "p: r"]),
    ("- b\n  - c\n", ["li: b c"]),
    // Bare addresses and code are masked, code blocks are none.
    (
      "See https://a.example/b and `x y`.\n\n    code\n\n```js\ncode\n```\n",
      ["p: See ******************* and ***."]
    ),
    ("| a | b |\n|--|--|\n| c | d |\n", ["th: a", "th: b", "td: c", "td: d"]),
    ("---\ntitle: \"A pier\"\nweight: 3\n---\nText\n", ["title: A pier", "p: Text"]),
    ("![a pier](x.png) and [a (quay)](y)\n", ["alt: a pier", "p:  and a (quay)"]),
    ("$$\nx\n$$\n\nA note[^1] here.\n\n[^1]: The text.\n", ["p: A note 1 here.", "li: The text."]),
    ("A &amp; B <span>c</span>d\n", ["p: A & B c d"]), ("<div>x</div>\n\n<!-- no -->\n", ["p: x"]),
  ])
  func markdownIsDividedIntoBlocks(_ text: String, _ wanted: [String]) throws {
    #expect(try blocks(text) == wanted)
  }

  /// What no end tag parts is joined, as Vale joins it.
  @Test func pagesAreDividedAtEndTags() throws {
    let page = """
      <html><head><title>T</title><style>p {}</style></head><body><h2>A <code>x</code> b</h2>
      <ul><li>one<li>two</ul><p class="pre">gone</p><p>see <a href="http://a">http://a</a></p><pre>no</pre></body></html>
      """
    #expect(try blocks(page, "a.html") == ["p: T", "h2: A * b", "li: onetwo", "p: see ********"])
  }

  @Test func configuredElementsAndStretchesAreLeftOut() throws {
    var options = ScopeOptions()
    options.ignoredElements = ["em"]
    options.skippedElements = ["blockquote"]
    options.ignoredTokens = { bytes in
      ByteSearch.first(Array("{{x}}".utf8), in: bytes, from: 0).map {
        [(TextRange($0, $0 + 5), TextRange($0 + 2, $0 + 3))]
      } ?? []
    }
    #expect(try blocks("A *pier* `x` {{x}}\n\n> q\n", "a.md", options) == ["p: A **** x x"])
  }

  @Test(arguments: [
    (
      "Title\n=====\n\nText with ``code`` here::\n\n   literal\n\nSub\n---\n",
      ["h1: Title", "p: Text with **** here:", "h1: Sub"]
    ),
    ("- one\n- two\n\n  more\n", ["li: one", "li: two", "p: more"]),
    (
      ".. note:: Mind *this*.\n\n.. comment\n   gone\n\n.. code-block:: js\n\n   gone\n",
      ["p: Note", "p: Mind this."]
    ),
    ("term\n   its meaning\n\n   quoted\n", ["p: term", "p: its meaning", "p: quoted"]),
    // Roles that docutils does not know and references to what the text does not name are text.
    ("See :ref:`x` and `text <http://a>`_.\n", ["p: See :ref:`x` and text."]),
    (
      "See Foo_, bar_, `Two words`_ and |v|.\n\n.. _foo: http://a\n",
      ["p: See Foo, bar_, `Two words`_ and |v|."]
    ),
    ("See `Two Words`_ here.\n\nTwo words\n---------\n", ["p: See Two Words here.", "h1: Two words"]),
    // Vale puts a blank before an inline element, at the start of a paragraph too.
    ("*One* and two.\n", ["p:  One and two."]),
    ("=====  =====\nA      B\n=====  =====\nc      d\n=====  =====\n", ["th: A", "th: B", "td: c", "td: d"]),
  ])
  func restructuredTextIsDividedIntoBlocks(_ text: String, _ wanted: [String]) throws {
    #expect(try blocks(text, "a.rst") == wanted)
  }

  @Test(arguments: [
    (
      "= Title\n:toc:\n\n== Sub\n\nText with `code`.\n// gone\n",
      ["h1: Title", "h2: Sub", "p: Text with ****."]
    ),
    ("* one\n** two\n* three\n\n. four\n", ["li: one", "li: two", "li: three", "li: four"]),
    ("----\ncode\n----\n\nNOTE: Mind this.\n", ["td: Note", "td: Mind this."]),
    (
      "[NOTE]\n====\nMind.\n====\n\n|===\n|A |B\n\n|c\n|d\n|===\n",
      ["td: Note", "td: Mind.", "th: A", "th: B", "td: c", "td: d"]
    ),
    (":name: Pier\n\nThe {name} and {gone}link:x[text], https://a.b[c^].\n", ["p: The Pier and text, c."]),
    ("term:: its meaning\n", ["p: term", "p: its meaning"]),
  ])
  func asciiDocIsDividedIntoBlocks(_ text: String, _ wanted: [String]) throws {
    #expect(try blocks(text, "a.adoc") == wanted)
  }

  /// Every byte that stands in the file leads back to itself.
  @Test func placesLeadBackToTheFile() throws {
    let text = "---\ntitle: One\n---\n\n# Two `x`\n\n> Three &amp; *four*\n> five\n\n| a |\n|-|\n| six |\n"
    let file = SourceText(name: "a.md", bytes: Array(text.utf8))
    let document = try #require(ScopeReader.read(file, ScopeOptions())?.document)
    for word in ["One", "Two", "Three", "four", "five", "six"] {
      let bytes = Array(word.utf8)
      let at = try #require(ByteSearch.first(bytes, in: document.text.bytes, from: 0))
      let place = document.origin.fileRange(TextRange(at, at + bytes.count))
      #expect(file[place] == word)
      #expect(document.origin.isWritable(TextRange(at, at + bytes.count)))
    }
    let raw = try #require(document.blocks.last)
    #expect(document.origin.fileRange(raw.range) == TextRange(0, file.bytes.count))
  }

  /// Deep and broken mark-up ends, and takes time in step with its length.
  @Test(arguments: [
    "> ", "- ", "* ", "** ", "[", "`", "<b>", "|", "::", "====\n", ".. note::\n   ", "{", "<<", "\"`",
  ])
  func brokenMarkupEnds(_ piece: String) throws {
    let text = String(repeating: piece, count: 3_000)
    for name in ["a.md", "a.html", "a.rst", "a.adoc"] { _ = try blocks(text, name) }
  }
}
