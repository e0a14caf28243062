import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a crime that is stated as done by somebody who is only held or charged.
package struct AllegedMissing: Rule {
  package let info = RuleInfo(
    id: "alleged-missing",
    category: .sensitive,
    severity: .warning,
    isOnByDefault: false,
    summary: "The deed of an accused person is alleged until a court has spoken.",
    rationale: """
      `Smith, who killed his wife, was charged` and `arrested for killing` say that the charge is true. \
      Write `who is accused of killing` and `arrested on suspicion of killing`. Where the story speaks of a \
      verdict, sentence or confession, or says who alleges it, the words are in order.
      """,
    examples: [
      .flags("Halvard Brekkestad, who ⟦stabbed⟧ the clerk, was charged on Monday."),
      .flags("Police arrested Ludmila Brandvold for ⟦robbing⟧ the bank in the port."),
      .flags("Yerlan Dosmukhanov, who had ⟦kidnapped⟧ two sailors, is held in Bergen."),
      .allows("Halvard Brekkestad, who allegedly stabbed the clerk, was charged on Monday."),
      .allows("Halvard Brekkestad, accused of stabbing the clerk, was arrested on suspicion of killing him."),
      .allows("Halvard Brekkestad, who stabbed the clerk, was convicted and is held in Bergen."),
      .allows("Police arrested a man and thanked Ludmila Brandvold for stopping him."),
      .allows("Ludmila Brandvold, who killed time in the port, was late."),
      .allows("“He was arrested for killing her,” the lawyer said."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  /// Words that may stand between `who` or `for` and the verb.
  private static let reach = 3

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let deeds = article.vocabulary["deed-verbs"]
    let pretrial = article.vocabulary["pretrial-words"]
    let doubts = article.vocabulary["allegation-words"]
    guard !article.mentions.isEmpty, !isDecided(article) else { return [] }
    return article.sentences.compactMap { sentence in
      guard
        let deed = sentence.tokens.first(where: { i in
          article.token(i, isIn: deeds) && !article.tokens[i].shape.contains(.quoted)
            && isStated(i, sentence, article)
        }),
        sentence.tokens.contains(where: { article.token($0, isIn: pretrial) }),
        !sentence.tokens.contains(where: { article.token($0, isIn: doubts) && !isPolice($0, article) }),
        !article.mentions(in: sentence.range).isEmpty
      else { return nil }
      return Finding(
        at: article.tokens[deed].range,
        "'\(article.string(article.tokens[deed]))' of somebody who is not convicted: write that it is alleged, or what the charge is"
      )
    }
  }

  /// `Name, who … killed`, or `arrested … for killing`.
  private func isStated(_ verb: Int, _ sentence: Sentence, _ article: Article) -> Bool {
    let isGerund = article.string(article.tokens[verb]).hasSuffix("ing")
    for i in (max(sentence.tokens.lowerBound, verb - AllegedMissing.reach)..<verb).reversed() {
      guard article.tokens[i].isWord else { return false }
      switch article.string(article.tokens[i]) {
      case "for" where isGerund:
        return sentence.tokens.prefix { $0 < i }.suffix(6).contains {
          article.token($0, isIn: article.vocabulary["detention-verbs"])
        }
      case "who" where !isGerund: return isBehindName(i, article)
      default: continue
      }
    }
    return false
  }

  /// Whether the clause belongs to somebody who is named.
  private func isBehindName(_ who: Int, _ article: Article) -> Bool {
    guard who >= 2, article.tokens[who - 1].kind == .comma else { return false }
    return article.mentionPlace(holding: who - 2) != nil
  }

  /// The police that arrest somebody allege nothing.
  private func isPolice(_ i: Int, _ article: Article) -> Bool {
    article.hash(article.tokens[i]) == ByteHash.of("police")
  }

  private func isDecided(_ article: Article) -> Bool {
    !article.vocabulary["verdict-words"].phraseWords.firstIDs { article.forms.id(of: $0) }.isEmpty
  }
}
