import ArticleModel
import Foundation
import SourceText
import Testing

@testable import Readers

/// Pieces of HTML that are read without a tree: they are read as the tree would be.
@Suite struct HTMLFragmentTests {
  /// All that a walk leaves, as text to compare.
  private static func written(
    _ piece: [UInt8], _ kind: RegionKind, after open: String, byTree: Bool
  ) -> String {
    var before = MarkupText()
    Array(open.utf8).withUnsafeBufferPointer { before.append($0, at: 0) }
    var walk = HTMLWalk(continuing: before, at: 1000, in: kind)
    piece.withUnsafeBufferPointer { walk.run($0, byTree: byTree) }
    let text = walk.text
    return
      "\(String(decoding: text.bytes, as: UTF8.self))\n\(text.origin.segments)\n\(text.regions)\n\(text.quoted)\n"
      + "\(text.verbatim)\n\(text.blocks)\n\(text.zones.map { "\($0.start) \($0.layers)" })\n\(text.markup)"
  }

  private static func isFragment(_ piece: [UInt8]) -> Bool {
    piece.withUnsafeBufferPointer { HTMLFragment($0) != nil }
  }

  /// Compares the two readings of a piece that needs no tree; whether it is one.
  private static func compare(_ piece: [UInt8]) -> Bool {
    guard isFragment(piece) else { return false }
    for (kind, open) in [
      (RegionKind.body, ""), (.abstract, ""), (.body, "It was open "), (.caption, "It was open"),
    ] {
      let shown = String(decoding: piece, as: UTF8.self)
      #expect(
        written(piece, kind, after: open, byTree: false) == written(piece, kind, after: open, byTree: true),
        "\(kind) \(shown)")
    }
    // What is looked for in front of a tree changes nothing either.
    #expect(XHTMLTags.opened(piece) == piece && HTMLNesting.fault(in: piece) == nil)
    return true
  }

  private static func compare(_ piece: String) -> Bool { compare(Array(piece.utf8)) }

  @Test(arguments: [
    "It opened.", " \n<p>It opened.</p>\n<p>It <b>closed</b> .</p> ",
    "<P CLASS='lead'>It <EM>opened</EM></P>",
    "<ul>\n<li>One <ul><li><p>Two</p></li></ul></li>\n</ul>",
    "<div><h2>Harbour</h2>It opened.<hr />It closed.</div>",
    "<p>A&nbsp;boat &amp; a bridge &#8217;s R & D caf&eacute; &#38; &lt;b&gt; &#151; &hellip;&mdash;</p>",
    "<p>One<br>two<br/>three<br /><br>four</p>",
    "<blockquote><p>\u{201C}It opened.\u{201D}</p></blockquote>after",
    "<figure class=\"size-full\"><img src=\"a.jpg\" alt=\"A > B\"/><figcaption>The bridge</figcaption></figure>",
    "<p>See <a href=\"/a?b=1&c=2\" rel='noopener nofollow' target='_blank'>this</a> one</p>",
    "<a href='/x'><p>A block in a link</p></a>", "<b><div>x<p>y</p></div>z</b>", "<p>one\r\ntwo \r three</p>",
    "<p>Press <kbd>Ctrl</kbd> or <code>a &lt; b</code></p>", "<p>x <img src='a'> y <img src='b'>, z</p>",
    "<b>1<b>2<b>3<b>4<b>5</b></b></b></b></b>6", "<span></span><a name='x'></a>text",
    "<p>\u{1F600} \u{A0}\u{FFFD}</p>",
    "<h1>Harbour</h1><h1></h1><p>It opened.</p>", "&#8220;It", "& so", "&", "&#0;",
    "<b>one</b>\r\n&nbsp;<b>two</b>\r\nthree", "",
  ])
  func whatNeedsNoTreeIsReadAlike(_ piece: String) { #expect(HTMLFragmentTests.compare(piece)) }

  @Test(arguments: [
    "<p>one<p>two</p>", "<p>one", "one</p>", "<b><i>one</b></i>", "<a href='x'>one<a href='y'>two</a></a>",
    "<p><div>one</div></p>", "<ul><li>one<li>two</ul>", "<li>one</li>", "<table><tr><td>1</td></tr></table>",
    "<script>x</script>", "<!-- x -->one", "a < b", "a<b", "<p hidden>one</p>",
    "<p aria-hidden=\"true\">one</p>",
    "<span class=\"byline\">By Ann Okafor</span>", "<a rel=\"author\" href='x'>Ann Okafor</a>",
    "<p class=\"photo-credit\">one</p>", "<p class='share x'>one</p>", "<p class='dateline'>one</p>",
    "<p><i class=\"icon\"></i>one</p>", "<p><a href=\"x\"></a>one</p>", "AT&T", "&notit;", "&amp", "&foo;",
    "&semi;", "&AMP;", "&NotEqualTilde;", "<p>a\u{0}b</p>", "a\u{1}b", "a\u{80}b", "a\u{7F}b",
    "\u{FEFF}one", "<p a='<b>'>one</p>", "<p a=b>one</p>", "<p a = 'b'>one</p>", "<p/>one",
    "<p a='b'c='d'>one</p>", "</br>one",
    "<p>one<hr>two</p>", "<p></p x>one", "<blockquotes>one</blockquotes>", "<", "<p", "<p a", "<p a='",
  ])
  func allElseIsLeftToTheTree(_ piece: String) { #expect(!HTMLFragmentTests.isFragment(Array(piece.utf8))) }

  @Test func brokenUTF8IsLeftToTheTree() {
    for tail: [UInt8] in [
      [0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x80], [0xEF, 0xBF, 0xBF],
      [0xEF, 0xB7, 0x90],
    ] {
      #expect(!HTMLFragmentTests.isFragment(Array("one".utf8) + tail))
      #expect(!HTMLFragmentTests.isFragment(Array("<p a='".utf8) + tail + Array("'>one</p>".utf8)))
    }
  }

  @Test func depthPartsAndAttributesAreBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<i>", count: depth) + "x" + String(repeating: "</i>", count: depth)
    }
    #expect(HTMLFragmentTests.compare(nested(64)))
    #expect(!HTMLFragmentTests.isFragment(Array(nested(65).utf8)))
    #expect(HTMLFragmentTests.isFragment(Array(String(repeating: "x&lt;", count: 1 << 13).utf8)))
    #expect(!HTMLFragmentTests.isFragment(Array((String(repeating: "x&lt;", count: 1 << 13) + "x").utf8)))
    func attributes(_ count: Int) -> String {
      "<p" + (0..<count).map { " a\($0)='b'" }.joined() + ">x</p>"
    }
    #expect(HTMLFragmentTests.compare(attributes(32)))
    #expect(!HTMLFragmentTests.isFragment(Array(attributes(33).utf8)))
  }

  // MARK: Invented pieces

  private static let texts = [
    "The harbour board", " met on Monday", ", it said. ", "\n", " ", "caf\u{E9} ", "\u{201C}Yes,\u{201D}",
    "R & D", "&amp;", "&#8217;s",
    "&nbsp;", "&eacute;t", "&#x2019;", "&lt;p&gt;", "\r\n", "\t 12 ",
  ]
  private static let phrases = ["b", "i", "em", "strong", "span", "a", "sup", "code", "q", "U"]
  private static let blocks = ["p", "div", "h2", "blockquote", "ul", "figure", "section"]
  private static let attributes = [
    "", "", "", " class=\"lead\"", " href='/a?b&c'", " id=x9", " style=\"color: red\" title",
    " class='share'", " rel=\"author\"",
    " data-x=\"1\" class=\"size-full wp-image-7\"",
  ]
  private static let junk = [
    "<", ">", "&", "</", "<p>", "</p>", "<b>", "</b>", "<li>", "</ul>", "<a href='x'>", "</a>", "<br", "<!--",
    "-->", "'", "\"", "<table>",
    "<td>", "\u{0}", "\r", ";", "=", "/>", "<h2>", "</h2>", "<div>", "</div>", "&am", "<svg>", "<head>",
    "<body>", "<title>",
  ]

  /// A piece whose elements are closed in their order.
  private static func piece(_ dice: inout SeededNumbers, depth: Int = 0, inLine: Bool = false) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let attribute = attributes.randomElement(using: &dice) ?? ""
      switch Int.random(in: 0..<10, using: &dice) {
      case 0...3: text += texts.randomElement(using: &dice) ?? ""
      case 4:
        text += ["<br>", "<img src='a'\(attribute)>", "<br />", "<hr>"].randomElement(using: &dice) ?? ""
      case 5...6 where depth < 5:
        let name = phrases.randomElement(using: &dice) ?? "b"
        text += "<\(name)\(attribute)>\(piece(&dice, depth: depth + 1, inLine: true))</\(name)>"
      case _ where depth < 5 && !(inLine && Bool.random(using: &dice)):
        let name = blocks.randomElement(using: &dice) ?? "p"
        let inside = piece(&dice, depth: depth + 1, inLine: name == "p")
        text += name == "ul" ? "<ul>\n<li>\(inside)</li> </ul>" : "<\(name)\(attribute)>\(inside)</\(name)>"
      default: text += texts.randomElement(using: &dice) ?? ""
      }
    }
    return text
  }

  @Test func inventedPiecesAndTheirMutationsAreReadAlike() {
    var dice = SeededNumbers(seed: 24)
    var (whole, mutated) = (0, 0)
    for _ in 0..<1500 {
      var bytes = Array(HTMLFragmentTests.piece(&dice).utf8)
      if HTMLFragmentTests.compare(bytes) { whole += 1 }
      for _ in 0..<3 {
        let at = Int.random(in: 0...bytes.count, using: &dice)
        let end = min(bytes.count, at + Int.random(in: 0...6, using: &dice))
        if Bool.random(using: &dice) {
          bytes.removeSubrange(at..<end)
        } else {
          bytes.insert(
            contentsOf: Array((HTMLFragmentTests.junk.randomElement(using: &dice) ?? "<").utf8), at: at)
        }
        if HTMLFragmentTests.compare(bytes) { mutated += 1 }
      }
    }
    #expect(whole > 300 && mutated > 100, "\(whole) \(mutated)")
  }

  @Test func numbersOfCharactersAreReadAsGumboReadsThem() {
    for value in Array(1...0x180) + [0x2019, 0xD7FF, 0xD800, 0xE000, 0xFDD0, 0xFFFD, 0xFFFF, 0x1F600] {
      let piece = Array("a&#\(value);b".utf8)
      _ = HTMLFragmentTests.compare(piece)
    }
  }

  // MARK: Agencies' forms

  /// What looks like HTML in the fixtures of formats, as it stands and without the escapes of XML and JSON.
  private static func piecesOfFixtures() throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/formats")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).flatMap {
      file in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [String]() }
      let unescaped = [
        text, text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&"),
        text.replacing("\\n", with: "\n").replacing("\\\"", with: "\"").replacing("\\/", with: "/"),
      ]
      return unescaped.flatMap { text in
        [text] + text.matches(of: /(?s)<(p|div|ul|h2|figure)\b.*<\/\1>/).map { String($0.0) }
          + text.matches(of: /(?s)<(p|a|em|h[1-6]|li|figure)\b.*?<\/\1>/).map { String($0.0) }
      }
    }
  }

  @Test func piecesOfFixturesAreReadAlike() throws {
    let fragments = try HTMLFragmentTests.piecesOfFixtures().count { HTMLFragmentTests.compare($0) }
    #expect(fragments > 200, "\(fragments)")
  }
}
