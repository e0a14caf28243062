import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags letters of another script inside a word.
package struct MixedScriptWord: Rule {
  package let info = RuleInfo(
    id: "mixed-script-word",
    category: .characters,
    severity: .error,
    summary: "The letters of a word are of one script.",
    rationale: """
      A Cyrillic `Т` or a Greek `ο` looks like the Latin letter and is another character: spelling \
      and searches fail, and addresses can be faked. Words such as `μg`, `β-carotene` and \
      `Щ-shaped`, whose foreign letter looks like no Latin one, are left alone. So are whole words \
      of another script, unless all their letters look Latin and Latin words surround them.
      """,
    examples: [
      .flags("The mayor met ⟦Тrump⟧ on Monday.", fixed: "The mayor met Trump on Monday."),
      .flags("The ⟦cοuncil⟧ will meet again.", fixed: "The council will meet again."),
      .flags("Мэр ⟦Mосквы⟧ встретил посла.", fixed: "Мэр Москвы встретил посла."),
      .flags("Some of ⟦АР⟧ photos were lost.", fixed: "Some of AP photos were lost."),
      .flags("وزير ⟦كیف⟧ را دید.", fixed: "وزير کیف را دید."),
      .allows("He took 5 μg of β-carotene from a Щ-shaped box with an Ω and a λmax of 3."),
      .allows("The word «мир» means peace, and the club is called “ΑΕΚ”. Мэр встретил посла."),
      .allows("The council will meet again."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    if article.marks.foreignWords.isEmpty { return [] }
    let letters = article.vocabulary["confusable-letters"]
    return article.marks.foreignWords.compactMap { i in
      let word = ScriptedWord(article.text[article.tokens[i].core], letters)
      if word.hasBothArabicForms { return arabicForms(i, article) }
      if word.isMixed { return word.inOneScript.map { finding(i, $0, word, article) } }
      guard let latin = word.asLatin, isAmongLatin(i, article) else { return nil }
      return Finding(
        .warning, at: article.tokens[i].core,
        "'\(article.core(article.tokens[i]))' looks Latin and is written in \(word.foreign) letters",
        fixes: [.replace(article.tokens[i].core, with: latin, .unsafe)])
    }
  }

  private func finding(
    _ i: Int, _ right: String, _ word: ScriptedWord, _ article: Article
  ) -> Finding {
    let range = article.tokens[i].core
    let strange = word.strangers.map { "'\($0)'" }.joined(separator: ", ")
    return Finding(
      at: range,
      "'\(article.text[range])' holds the \(word.minority) \(strange), which only look like letters of the word",
      fixes: [.replace(range, with: right, .unsafe)])
  }

  private func arabicForms(_ i: Int, _ article: Article) -> Finding {
    Finding(
      .warning, at: article.tokens[i].core,
      "'\(article.core(article.tokens[i]))' has both the Arabic and the Persian yeh or kaf",
      fixes: [
        .replace(
          article.tokens[i].core, with: YehAndKaf.persianForm(of: article.core(article.tokens[i])), .unsafe)
      ])
  }

  /// Whether Latin words stand on both sides, with nothing but spaces between.
  private func isAmongLatin(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, i + 1 < article.tokens.count else { return false }
    return [article.tokens[i - 1], article.tokens[i + 1]].allSatisfy {
      $0.isWord && !$0.shape.contains(.otherScript)
    }
  }
}
