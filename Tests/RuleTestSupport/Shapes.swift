import ArticleModel
import SourceText

/// Articles of shapes that no story has, made by putting a few contents into every part that an article may
/// have: rules that count on a neighbour meet here a part that is empty, missing, or one word long.
package enum Shapes {
  /// An article with what its format says of its parts, or without.
  package struct Shape: Sendable {
    package var text: String
    package var stated: [Region]
  }

  /// What a part may hold: nothing, one word, marks alone, the beginnings of what rules look for.
  private static let contents = [
    "x", "Reuters", "By", "BY INES OKAFOR", "=", "\"", "“", "‘", "’s", "(", ")", "(AP)", "-", "—", ",", ".",
    "…", "?!", ":", "$",
    "%", "&", "<", "{{", "@", "#x", "7", "7.", "3-2", "1,", "12:30", "2020", "June", "Monday", "on Monday",
    "said", "he said", "“No", "No,” he said", "\"No.\" he", "\"\"", "(((", "U.S.", "Mr", "Mr.",
    "Dr Ines Okafor", "UN",
    "UN (", "A", "a a", "the the", "an", "not only", "from", "between 5 and", "about 7 percent", "7 million",
    "aged", "5-year-old",
    "5 km (", "age of", "the 19th", "century", "per cent", "\u{301}", "\u{200B}", "\u{202E}", "\u{FEFF}",
    "\u{FFFD}", "é", "中文",
    "سلام", "👩🏽‍💻", "Â", "â€", "\\n", "&amp;", "http://", "a@b.c", "+49 30", "LONDON (AP) -", "Related:",
    "Read more", "END", "(END)",
    "ENDS", "©", "Photo:", "Editor:", "EMBARGO", "1. 2. 3.", "- x\n- y", "a  b", " ", "\u{A0}", "\t", "\r",
    "...", "a\tb\t\tc   d", "Kim Jong",
    "told", "according to", "Iranian year 1399", "Persian", "vs.", "No. 1", "I", "we", "you", "it's", "don't",
    "1/2", "0", "100%", "-5", "5-", "« »", "„ “", "«x» «» « »", "over. (Photo: (Photo: Reuters)",
    "It is over.Mr.Mr.Mr.Ahlgren left",
  ]

  /// Every content alone, in pairs with a space, a line end or an empty line between, at the end of each kind
  /// of part, and in each part that a format states, with the others empty, missing or as long as they are.
  package static let all: [Shape] = {
    var shapes: [Shape] = [Shape(text: "", stated: [])]
    for content in contents {
      for text in [content, content + "\n", "\n\n" + content, "The bridge opened. " + content] {
        shapes.append(Shape(text: text, stated: []))
      }
      for place in 0..<3 {
        // A story's own parts, inferred: headline, lead and last line.
        var parts = ["Bridge opens in Langvik", "The old bridge opened on Monday.", "The mayor left."]
        parts[place] = content
        shapes.append(Shape(text: parts.joined(separator: "\n\n"), stated: []))
      }
      for kind in RegionKind.allCases {
        shapes.append(stated([(kind, content)]))
      }
      shapes.append(stated([(.headline, content), (.byline, content), (.body, content)]))
      shapes.append(stated([(.headline, "Bridge opens"), (.byline, content), (.body, "The bridge opened.")]))
    }
    for (i, first) in contents.enumerated() {
      let second = contents[(i * 37 + 11) % contents.count]
      for gap in [" ", "\n", "\n\n", ""] { shapes.append(Shape(text: first + gap + second, stated: [])) }
    }
    return shapes
  }()

  /// Parts one below the other, each stated.
  private static func stated(_ parts: [(RegionKind, String)]) -> Shape {
    var text = ""
    var regions: [Region] = []
    for (kind, content) in parts {
      if !text.isEmpty { text += "\n\n" }
      let start = text.utf8.count
      text += content
      regions.append(Region(kind: kind, range: TextRange(start, text.utf8.count)))
    }
    return Shape(text: text, stated: regions)
  }

  /// A copy cut off behind, or before, each of its tokens: what a rule looks for, without what it goes on to
  /// look at.
  package static func cuts(of copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.tokens.flatMap { token in
      [
        article.text[TextRange(0, token.range.upper)],
        article.text[TextRange(token.range.lower, article.bytes.count)],
      ]
    }
  }
}
