import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a stated language that the text is not in.
package struct LanguageMismatch: Rule {
  package let info = RuleInfo(
    id: "language-mismatch",
    category: .input,
    severity: .warning,
    summary: "A story is in the language that its file states.",
    rationale: """
      Systems route, translate and read aloud by the language of the header. A translation that keeps the `language` \
      of its source goes to the wrong desk, and rules for English are not asked. Said only where one of the two is \
      English and the small words of the text leave no doubt.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed in Langvik", "language": "⟦fa⟧", "body_text": "The council closed the old bridge on Monday after cracks were found in two of its pillars, and it will not be opened before the end of the year. The mayor said that the town has no other way over the river and that the ferry will be free for all who live on the island."}"#,
        in: "item.json"),
      .flags(
        #"{"headline": "Brücke in Langvik gesperrt", "language": "⟦en-GB⟧", "body_text": "Der Rat hat am Montag die alte Brücke gesperrt, weil sich in zwei Pfeilern Risse zeigten, und sie wird nicht vor dem Ende des Jahres geöffnet. Die Stadt hat keinen anderen Weg über den Fluss, und die Fähre ist für alle frei, die auf der Insel leben, sagte die Bürgermeisterin nach der Sitzung auf einer Pressekonferenz in der Stadt."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "language": "en", "body_text": "The council closed the old bridge on Monday after cracks were found in two of its pillars, and it will not be opened before the end of the year. The mayor said that the town has no other way over the river and that the ferry will be free for all who live on the island."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed", "language": "de", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false).needing(.story)

  /// So many small words of a language, and so many times those of the other, leave no doubt.
  private static let (fewest, ratio): (UInt32, UInt32) = (12, 4)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.language) else { return [] }
    let tag = field.value.lowercased().prefix { $0 != "-" && $0 != "_" }
    let isEnglish = tag == "en" || tag == "eng" || tag == "english"
    guard isEnglish || (2...3).contains(tag.utf8.count), !["und", "mul", "zxx", "mis"].contains(tag) else {
      return []
    }
    let list = article.vocabulary["language-words"]
    var (english, other): (UInt32, UInt32) = (0, 0)
    for form in article.forms.forms.dropFirst() where form.lowercaseCount > 0 {
      guard let language = list.firstField(form.hash) else { continue }
      if language.elementsEqual("en".utf8) {
        english += form.lowercaseCount
      } else {
        other += form.lowercaseCount
      }
    }
    let (named, rival) = isEnglish ? (english, other) : (other, english)
    guard rival >= LanguageMismatch.fewest, rival > named * LanguageMismatch.ratio else { return [] }
    let what = isEnglish ? "is in another language" : "is in English"
    return [.at(field, of: article, "the file says that it is in '\(field.value)', the text \(what)")]
  }
}
