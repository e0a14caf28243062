import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags names of the Gulf other than the house's.
package struct PersianGulfNaming: Rule {
  package let info = RuleInfo(
    id: "persian-gulf-naming",
    category: .terms,
    severity: .note,
    isOnByDefault: false,
    summary: "The gulf between Iran and Arabia has the name that the house gives it.",
    rationale: """
      Agencies write the Persian Gulf, the Gulf or the Arabian Gulf, and each reads as a statement. The \
      option `name` is what the house writes; other names of it are flagged. `the Gulf` is taken for it only \
      where no other gulf is named in the story and no name goes on (`Gulf of Aden`, `Gulf states`, \
      `Gulf Air`).
      """,
    examples: [
      .flags(
        "Tankers waited in the ⟦Arabian Gulf⟧ on Monday.",
        fixed: "Tankers waited in the Persian Gulf on Monday."),
      .flags("Tankers left ⟦the Gulf⟧ on Monday.", fixed: "Tankers left the Persian Gulf on Monday."),
      .allows("Tankers waited in the Persian Gulf on Monday. Gulf states met, and Gulf Air flew."),
      .allows("Tankers left the Gulf of Aden. Later the Gulf was calm."),
      .allows("\"We will guard the Arabian Gulf,\" he said."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption], quotations: false)
  .taking([
    .choice(
      "name", default: "Persian Gulf", of: ["Persian Gulf", "Arabian Gulf", "Gulf"],
      "What the house writes.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let name = context.option("name", of: info)
    guard let gulf = article.forms.id(of: ByteHash.ofFolded("gulf")) else { return [] }
    let uses = article.tokens.indices.filter {
      article.tokens[$0].form == gulf && article.tokens[$0].isCapitalised
    }
    let hasOther = uses.contains { isOtherGulf($0, article) }
    return uses.compactMap { i in
      guard !article.tokens[i].shape.contains(.quoted), let found = naming(i, hasOther, article) else {
        return nil
      }
      let text = article.text[found]
      // `the Gulf` is flagged with its article, the others without.
      let right = text.lowercased().hasPrefix("the ") ? text.prefix(4) + name : name[...]
      guard text.lowercased() != right.lowercased() else { return nil }
      return Finding(
        at: found, "'\(text)' is '\(right)' in this house",
        fixes: [.replace(found, with: String(right), .unsafe)])
    }
  }

  /// `Gulf of Mexico`, `Gulf Coast`.
  private func isOtherGulf(_ i: Int, _ article: Article) -> Bool {
    guard i + 1 < article.tokens.count else { return false }
    return article.string(article.tokens[i + 1]) == "of" || article.string(article.tokens[i + 1]) == "Coast"
  }

  private func naming(_ i: Int, _ hasOther: Bool, _ article: Article) -> TextRange? {
    let range = article.tokens[i].core
    guard i > 0, article.tokens[i].possessive == 0 else { return nil }
    if i + 1 < article.tokens.count,
      article.tokens[i + 1].isCapitalised || article.tokens[i + 1].kind == .hyphen
    {
      return nil
    }
    let before = article.tokens[i - 1]
    if [ByteHash.ofFolded("persian"), ByteHash.ofFolded("arabian")].contains(article.hash(before)) {
      return TextRange(before.range.lower, range.upper)
    }
    // `Gulf states`, `the Gulf war`: a noun may follow.
    let ends =
      i + 1 >= article.tokens.count || !article.tokens[i + 1].isWord
      || article.vocabulary["word-tags"].fields(article.hash(article.tokens[i + 1])) != nil
    return ends && !hasOther && article.hash(before) == ByteHash.ofFolded("the") && !isOtherGulf(i, article)
      ? TextRange(before.range.lower, range.upper) : nil
  }
}
