import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name that the same article writes with and without its diacritics.
package struct NameDiacriticsMixed: Rule {
  package let info = RuleInfo(
    id: "name-diacritics-mixed",
    category: .names,
    severity: .warning,
    summary: "A name keeps its diacritics, or goes without, throughout an article.",
    rationale: """
      Wire services strip most diacritics, papers keep them; a story that joins copy of both has `Kaczyński` \
      and `Kaczynski`. Only the mixture is flagged. The rarer form is, or the later one. Different people \
      (`José Alvim`, `Jose Smith`) are left alone, and so are words that are English without the accent.
      """,
    examples: [
      .flags(
        "Mr Kaczyński left Warsaw on Monday. Aides to ⟦Kaczynski⟧ said Kaczyński would be back.",
        fixed: "Mr Kaczyński left Warsaw on Monday. Aides to Kaczyński said Kaczyński would be back."),
      .flags(
        "Envoys met Erdogan in Ankara. They had last seen ⟦Erdoğan⟧ in May.",
        fixed: "Envoys met Erdogan in Ankara. They had last seen Erdogan in May."),
      .allows("Envoys met Erdoğan in Ankara. They had last seen Erdoğan in May."),
      .allows("Envoys met Erdogan in Ankara. They had last seen Erdogan in May."),
      .allows("The mayors, André Alvim and Andre Smithson, met Mr Núñez on Monday."),
      .allows("The Café Central and the Cafe Nero opened. The Pâté House, a bar, closed; Pate said so."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])
  .taking([.number("each", default: 5, "How many occurrences of one form are reported.")])
  .deciding(by: [RuleThreshold(fewestLetters, "letters of a name that is compared, at least")])

  package init() {}

  /// Shorter names are others' too often.
  private static let fewestLetters = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let groups = groups(of: article, context.speller.isLowercaseWord)
    if groups.isEmpty { return [] }
    let neighbours = NameContext(article, context.speller, of: groups.joined())
    var right: [UInt32: UInt32] = [:]
    for forms in groups {
      guard let kept = forms.max(by: { isBetter($1, than: $0, article) }) else { continue }
      for form in forms where form != kept && !neighbours.areDifferent(form, kept) { right[form] = kept }
    }
    return right.isEmpty
      ? [] : findings(right, article, most: context.number("each", of: info))
  }

  /// Forms of names that are alike but for diacritics, at least one of which has some.
  private func groups(
    of article: Article, _ isWord: (_ formHash: UInt64, _ text: () -> String) -> Bool
  ) -> [[UInt32]] {
    var groups: [UInt64: [UInt32]] = [:]
    for id in 1..<UInt32(max(1, article.forms.count + 1)) {
      let form = article.forms[id]
      let token = article.tokens[Int(form.firstToken)]
      guard token.shape.contains(.nonASCII), isName(form, token) else { continue }
      let plain = NameSpelling.plainLetters(article.text.slice(form.first))
      let hash = ByteHash.of(plain)
      // Combining marks spell the same letters otherwise.
      guard plain.count >= NameDiacriticsMixed.fewestLetters, plain.allSatisfy({ $0 < 0x80 }),
        !isDecomposed(form.first, article),
        !isWord(hash, { String(decoding: plain, as: UTF8.self) })
      else { continue }
      groups[hash, default: []].append(id)
    }
    return groups.compactMap { hash, accented in
      var forms = accented
      if let plain = article.forms.id(of: hash), !accented.contains(plain),
        isName(article.forms[plain], article.tokens[Int(article.forms[plain].firstToken)])
      {
        forms.append(plain)
      }
      return forms.count > 1 ? forms : nil
    }
  }

  private func isName(_ form: FormTable.Form, _ token: Token) -> Bool {
    form.lowercaseCount == 0 && token.isWord
      && token.shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript, .allCapitals])
  }

  private func isDecomposed(_ range: TextRange, _ article: Article) -> Bool {
    article.text.slice(range).contains { $0 == 0xCC || $0 == 0xCD }
  }

  /// More frequent, or as frequent and earlier.
  private func isBetter(_ a: UInt32, than b: UInt32, _ article: Article) -> Bool {
    let (x, y) = (article.forms[a], article.forms[b])
    return x.count != y.count ? x.count > y.count : x.first < y.first
  }

  private func findings(_ right: [UInt32: UInt32], _ article: Article, most: Int) -> [Finding] {
    var counts: [UInt32: Int] = [:]
    var result: [Finding] = []
    let places = right.keys.flatMap { article.forms.tokens(of: $0) }.sorted()
    for token in places.lazy.map({ article.tokens[Int($0)] })
    where token.isCapitalised && !token.shape.contains(.allCapitals) {
      guard let kept = right[token.form], counts[token.form, default: 0] < most else { continue }
      counts[token.form, default: 0] += 1
      let first = article.forms[kept].first
      let spelling = article.text[first]
      result.append(
        Finding(
          at: token.core,
          "'\(article.core(token))' is written '\(spelling)' elsewhere in this article",
          related: [RelatedPlace(first, "'\(spelling)' first here")],
          fixes: [.replace(token.core, with: spelling, .unsafe)]))
    }
    return result
  }
}
