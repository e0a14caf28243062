import ArticleModel
import Readers
import SourceText
import Testing

/// Images and empty elements keep their place in a line.
@Suite struct Objects {
  private func text(_ name: String, _ copy: String) -> String {
    String(decoding: read(copy, name: name).document.text.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<p>Crews cheer <img src=\"a.png\">, then leave.</p>", "Crews cheer \u{FFFC}, then leave."),
    ("<p>Press the <i class=\"icon\"></i> key.</p>", "Press the \u{FFFC} key."),
    ("<p>Go to <a href=\"#x\"></a> now.</p>", "Go to \u{FFFC} now."),
    ("<p>It is <math><mi>x</mi></math> high.</p>", "It is \u{FFFC} high."),
    ("<p>See <svg></svg>this.</p>", "See \u{FFFC} this."),
    // Nothing is shown, or nothing stands beside it.
    ("<p>The <a id=\"x\"></a>ferry re<wbr>turned.</p>", "The ferry returned."),
    ("<p><img src=\"a.png\"> The ferry left. <img src=\"b.png\"></p>", "The ferry left."),
  ]) func inPages(_ c: (String, String)) {
    #expect(text("page.html", c.0) == c.1)
  }

  @Test(arguments: [
    ("It is shown in ![map](a.png).", "It is shown in \u{FFFC}."),
    ("Go to [](#data) now.", "Go to \u{FFFC} now."),
    ("They cheer <img src=\"a.png\">, then leave.", "They cheer \u{FFFC}, then leave."),
    ("Read [this](a.md) now.", "Read this now."),
  ]) func inMarkdown(_ c: (String, String)) {
    #expect(text("page.md", c.0) == c.1)
  }
}
