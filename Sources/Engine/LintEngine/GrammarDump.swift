import ArticleModel
import Grammar
import SourceText

/// Prints the words of an article with their parts of speech for people who write rules.
package enum GrammarDump {
  /// Each sentence in a line: its place, then `word/TAG` for each word; behind them the lines of pattern files
  /// that cannot be read.
  package static func text(_ article: Article) -> String {
    let table = GrammarTable(article)
    guard let model = table.model else { return "no grammar in the data folder\n" }
    let lines = LineIndex(article.text)
    var out = ""
    for index in article.sentences.indices {
      guard let sentence = table.sentence(index) else { continue }
      let position = lines.position(at: article.sentences[index].range.lower)
      out += "\(position.line):\(position.column)\(sentence.isProse ? "" : " (no sentence)")"
      for unit in sentence.units { out += " \(article.text[unit.range])/\(unit.tag.name)" }
      out += "\n"
    }
    for failure in model.patterns(article.vocabulary).failures { out += "unreadable: \(failure)\n" }
    return out
  }
}
