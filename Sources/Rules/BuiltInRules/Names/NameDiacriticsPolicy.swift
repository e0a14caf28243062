import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags diacritics in names where the house goes without them.
package struct NameDiacriticsPolicy: Rule {
  package let info = RuleInfo(
    id: "name-diacritics-policy",
    category: .names,
    severity: .warning,
    isOnByDefault: false,
    summary: "Names go without diacritics, where that is the house's style.",
    rationale: """
      Several wire services strip diacritics, since clients' systems cannot show them all; others keep \
      them. For those that strip: every name with diacritics is flagged, and the letters without them are \
      the fix. Ordinary words (`café`) and names in other scripts are left alone.
      """,
    fixSafety:
      "Safe: the same name in the letters that the house asks for; the rule is off by default.",
    examples: [
      .flags(
        "Mr ⟦Kaczyński⟧ left Warsaw on Monday.", fixed: "Mr Kaczynski left Warsaw on Monday."),
      .flags("Envoys met ⟦Erdoğan⟧ in Ankara.", fixed: "Envoys met Erdogan in Ankara."),
      .allows("Mr Kaczynski sat in a café in Warsaw. Café Central was full."),
      .allows("Mr Kaczynski left Athens (Αθήνα) on Monday."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])
  .taking([
    .list("keep", dividedBy: "|", "Names that keep their diacritics.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let kept = Set(
      context.list("keep", of: info).map { ByteHash.ofFolded($0) })
    return article.tokens.compactMap { token in
      guard token.isCapitalised, token.shape.contains(.nonASCII), !token.shape.contains(.otherScript),
        !kept.contains(article.hash(token))
      else { return nil }
      let text = article.core(token)
      let plain = NameDiacriticsPolicy.plain(text)
      guard plain != text, plain.unicodeScalars.allSatisfy({ $0.value < 0x80 || $0 == "\u{2019}" }),
        !context.speller.isLowercaseWord(formHash: article.hash(token), text: { text.lowercased() })
      else { return nil }
      return Finding(
        at: token.core, "'\(text)' is written '\(plain)' without diacritics",
        fixes: [.replace(token.core, with: plain, .safe)])
    }
  }

  /// The letters without diacritics, each in its case.
  private static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if 0x300...0x36F ~= scalar.value { continue }
      guard scalar.value >= 0x80, scalar != "\u{2019}" else {
        out.unicodeScalars.append(scalar)
        continue
      }
      let lower = scalar.properties.lowercaseMapping
      guard lower.unicodeScalars.count == 1, let small = lower.unicodeScalars.first,
        let base = Diacritics.base(small)
      else {
        out.unicodeScalars.append(scalar)
        continue
      }
      let letters = String(decoding: base, as: UTF8.self)
      let isUpper = scalar != small
      out += isUpper ? letters.prefix(1).uppercased() + letters.dropFirst() : letters
    }
    return out
  }
}
