import ArticleModel
import SourceText

/// Prints a parsed article for people who write rules.
package enum ArticleDump {
  /// Regions, paragraphs with their sentences, quotations and mentions.
  package static func text(_ article: Article) -> String {
    let lines = LineIndex(article.text)
    func place(_ range: TextRange) -> String {
      let position = lines.position(at: range.lower)
      return "\(position.line):\(position.column)"
    }
    var out = "article \(article.text.name)"
    if let label = article.metadata.label { out += " '\(label)'" }
    out += " (\(article.metadata.format), \(article.bytes.count) bytes"
    if let date = article.metadata.date { out += ", date \(date)" }
    if let language = article.metadata.language { out += ", language \(language)" }
    if let set = article.origin.layers.first(where: \.isCharacterSet) { out += ", \(set.name)" }
    out += ")\n\n"
    if !article.metadata.skipped.isEmpty {
      out += "skipped, in bytes of the file\n"
      for part in article.metadata.skipped {
        out += "  \(part.range.lower)-\(part.range.upper) \(part.what)\n"
      }
      out += "\n"
    }
    out += "regions\n"
    for region in article.regions {
      out += "  \(place(region.range)) \(region.kind.name): \(article.excerpt(region.range, limit: 70))\n"
    }
    out += "\nsentences\n"
    for paragraph in article.paragraphs {
      out +=
        "  paragraph \(place(paragraph.range)) \(paragraph.kind.name)\(paragraph.isHardWrapped ? ", hard-wrapped" : "")\n"
      for sentence in article.sentences[paragraph.sentences] {
        out += "    \(place(sentence.range)) \(article.excerpt(sentence.range, limit: 4000))\n"
      }
    }
    out += "\nquotations\n"
    for quotation in article.quotations {
      out += "  " + line(quotation, article, place(quotation.range)) + "\n"
    }
    out += "\nmentions\n"
    for mention in article.mentions {
      let title = mention.title.isEmpty ? "" : " (\(article.excerpt(mention.title)))"
      out += "  \(place(mention.range)) \(article.text[mention.range])\(title)\n"
    }
    return out
  }

  private static func line(_ quotation: Quotation, _ article: Article, _ place: String) -> String {
    var words = ["\(place)", "\(quotation.style)", "\(quotation.ending)"]
    if quotation.running != .no { words.append("running: \(quotation.running)") }
    if quotation.depth > 1 { words.append("inside another") }
    if quotation.nestedSame != nil { words.append("holds another in the same marks") }
    return words.joined(separator: ", ") + ": " + article.excerpt(quotation.range, limit: 80)
  }
}
