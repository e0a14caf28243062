import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `a` before a vowel sound and `an` before a consonant sound.
package struct IndefiniteArticle: Rule {
  package let info = RuleInfo(
    id: "indefinite-article",
    category: .usage,
    severity: .warning,
    summary: "The article is 'an' before a vowel sound and 'a' before any other.",
    rationale: """
      Sound decides, not spelling: an hour, a university, an MRI, a US envoy, an 8th man. Words that are \
      said both ways (`historic`, `hotel`) are left alone, and so are capitals and letters as names.
      """,
    examples: [
      .flags("He met ⟦a envoy⟧ of the bank.", fixed: "He met an envoy of the bank."),
      .flags(
        "It was ⟦an long⟧ day in ⟦an university⟧ town.", fixed: "It was a long day in a university town."),
      .flags("He waited ⟦a hour⟧ for ⟦an decision⟧.", fixed: "He waited an hour for a decision."),
      .allows("He waited an hour at a university for a European envoy and a one-off deal."),
      .allows(
        "It was a historic day and an historic night at a hotel, with an 8 percent rise and an 18-hole course."
      ),
      .allows("Vitamin A is good, and plan A failed."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    guard let a = article.forms.id(of: ByteHash.of("a")) ?? article.forms.id(of: ByteHash.of("an")) else {
      return []
    }
    let an = article.forms.id(of: ByteHash.of("an")) ?? a
    var result: [Diagnostic] = []
    for i in article.tokens.indices.dropLast()
    where article.tokens[i].form == a || article.tokens[i].form == an {
      let word = article.tokens[i]
      let next = article.tokens[i + 1]
      guard word.isWord, word.possessive == 0, !word.shape.contains(.dotted),
        next.shape.contains(.spaceBefore),
        word.range.count == 1
          ? !word.isCapitalised || word.shape.contains(.sentenceStart) : !word.shape.contains(.allCapitals),
        let vowel = beginsWithVowelSound(next, article), vowel != (word.range.count == 2)
      else { continue }
      let right = vowel ? "an" : "a"
      let written = word.isCapitalised ? right.prefix(1).uppercased() + right.dropFirst() : right
      result.append(
        Diagnostic(
          info.id, info.severity, at: word.range.union(next.range),
          "'\(article.string(word))' before '\(article.string(next))': write '\(written) \(article.string(next))'",
          fixes: [Fix("Replace with '\(written)'", .unsafe, [Edit(word.range, String(written))])]))
    }
    return result
  }

  /// Whether a lower-case word begins with a vowel sound; nil where that is not sure.
  private func beginsWithVowelSound(_ next: Token, _ article: Article) -> Bool? {
    guard next.isLowercase, next.range.count > 2,
      next.shape.isDisjoint(with: [.nonASCII, .hasDigit, .dotted])
    else { return nil }
    let hash = article.hash(next)
    if article.vocabulary["either-article"].contains(hash) { return nil }
    if article.vocabulary["an-before"].contains(hash) { return true }
    if isListed(next, article) { return false }
    switch article.bytes[next.range.lower] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: return true
    default: return false
    }
  }

  /// Whether the list of consonant sounds holds the word or a beginning of it.
  private func isListed(_ next: Token, _ article: Article) -> Bool {
    let list = article.vocabulary["a-before"]
    var hash = ByteHash()
    for byte in article.text.slice(next.core) {
      hash.add(Folding.lower(byte))
      var beginning = hash
      beginning.add(0x2A)
      if list.contains(beginning.value) { return true }
    }
    return list.contains(hash.value)
  }
}
