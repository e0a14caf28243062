import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Finds lines of web furniture of given kinds, for the rules that flag them.
struct LeftoverLine {
  /// One finding for each leftover line of the kinds that stands in no block of such lines; headlines of other stories
  /// below a `related` line go with it. Several of them in a story are said once, unless a rule has others to say with
  /// them.
  static func findings(
    kinds: [Substring], what: String, severity: Severity? = nil, once: Bool = true, in article: Article,
    _ context: RuleContext
  ) -> [Finding] {
    var result: [Finding] = []
    for (i, paragraph) in article.paragraphs.enumerated() {
      guard paragraph.kind == .furniture, let kind = article.leftoverKind(paragraph), kinds.contains(kind),
        !context.shared({ ResidueBlocks(article) }).holds(i)
      else { continue }
      var last = i
      while kind == "related", last + 1 < article.paragraphs.count,
        article.paragraphs[last + 1].kind == .furniture,
        article.leftoverKind(article.paragraphs[last + 1]) == nil
      {
        last += 1
      }
      let before = i > 0 ? article.paragraphs[i - 1].range.upper : paragraph.range.lower
      let title = last == i ? "Remove the line" : "Remove the line and the \(last - i) below it"
      result.append(
        Finding(
          severity, at: paragraph.range, "'\(article.excerpt(paragraph.range, limit: 40))' is \(what)",
          fixes: [Fix(title, .unsafe, [.delete(TextRange(before, article.paragraphs[last].range.upper))])]))
    }
    return once ? result.saidOnce(in: article) : result
  }
}
