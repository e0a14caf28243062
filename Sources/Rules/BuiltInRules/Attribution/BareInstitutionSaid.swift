import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags an institution without its article as the speaker.
package struct BareInstitutionSaid: Rule {
  package let info = RuleInfo(
    id: "bare-institution-said",
    category: .attribution,
    severity: .warning,
    summary: "A ministry, committee or army takes an article before a verb of speech.",
    rationale: """
      `Norwegian Foreign Ministry said` is translated from a language without articles. Bodies that English \
      names without one (Parliament, Congress, NATO, news agencies, city councils, police forces) and \
      companies are left alone.
      """,
    examples: [
      .flags(
        "⟦Norwegian Foreign Ministry⟧ said the pact stands.",
        fixed: "The Norwegian Foreign Ministry said the pact stands."),
      .flags(
        #""The pact stands," ⟦Ministry of Defence⟧ said on Monday."#,
        fixed: #""The pact stands," the Ministry of Defence said on Monday."#),
      .allows("The Norwegian Foreign Ministry said the pact stands."),
      .allows("Parliament said so. Leeds City Council said no. Xinhua News Agency reported it."),
      .allows("In a letter, Norway's Foreign Ministry said the pact stands."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let heads = article.phrases(of: article.vocabulary["article-institutions"]).map(\.lowerBound)
    return heads.compactMap { head in
      guard article.tokens[head].isCapitalised, !article.tokens[head].shape.contains(.quoted),
        let name = name(around: head, article, context.speller)
      else { return nil }
      return finding(name, article)
    }
  }

  /// Capitalised words around a body's noun that a verb of speech follows and that begin the sentence or
  /// follow a quotation; nil with an article or name before them.
  private func name(around head: Int, _ article: Article, _ speller: Speller) -> Range<Int>? {
    var verb = head + 1
    if verb < article.tokens.count, ["of", "for"].contains(article.string(article.tokens[verb])) {
      while verb + 1 < article.tokens.count, verb - head < 8, isPart(verb, before: verb + 1, article) {
        verb += 1
      }
    }
    guard verb < article.tokens.count, article.tokens[verb].isLowercase, article.isSpeechVerb(verb) else {
      return nil
    }
    // `Department of Health Permanent Secretary Peter May said`: a person speaks.
    if endsWithPerson(verb, article) { return nil }
    var start = head
    while start > 0, verb - start < 8, isPart(start - 1, before: start, article) { start -= 1 }
    guard verb - start >= 2, article.tokens[start].isCapitalised, isBare(start, article) else { return nil }
    let first = article.tokens[start]
    let startsPlainly =
      start == head || article.token(start, isIn: article.vocabulary["demonym-words"])
      || speller.isLowercaseWord(formHash: article.hash(first)) { article.core(first).lowercased() }
    return startsPlainly ? start..<verb : nil
  }

  /// A capitalised word, or `of` and `and` between two; nothing in the genitive.
  private func isPart(_ i: Int, before next: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, token.possessive == 0, article.tokens[next].shape.contains(.spaceBefore),
      !token.shape.contains(.quoted)
    else { return false }
    return token.isCapitalised || ["of", "and", "for"].contains(article.string(token))
  }

  private func isBare(_ start: Int, _ article: Article) -> Bool {
    if article.tokens[start].shape.contains(.sentenceStart) {
      return !article.vocabulary["determiners"].contains(article.hash(article.tokens[start]))
    }
    return start > 0 && article.tokens[start - 1].kind == .doubleQuote
  }

  private func finding(_ name: Range<Int>, _ article: Article) -> Finding {
    let range = article.tokens[name.lowerBound].range.union(article.tokens[name.upperBound - 1].range)
    let opens = article.tokens[name.lowerBound].shape.contains(.sentenceStart)
    let word = opens ? "The " : "the "
    return Finding(
      at: range,
      "'\(article.text[range])' without article: write '\(word)\(article.text[range])'",
      fixes: [Fix("Write '\(word)' before it", .unsafe, [.insert(word, at: range.lower)])])
  }

  private func endsWithPerson(_ verb: Int, _ article: Article) -> Bool {
    verb > 1 && article.token(verb - 2, isIn: article.vocabulary["given-names"])
  }
}
