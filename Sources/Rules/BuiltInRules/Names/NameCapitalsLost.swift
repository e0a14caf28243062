import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a known name that has lost the capitals inside it.
package struct NameCapitalsLost: Rule {
  package let info = RuleInfo(
    id: "name-capitals-lost",
    category: .names,
    severity: .warning,
    summary: "A firm's or product's name has the capitals that its owner gives it.",
    rationale: """
      `Youtube`, `Ebay`, `Leonardo Dicaprio`: the name is known (`dictionaries/lists/inner-capitals.txt`), and nobody \
      who bears it writes it so. A first capital may be added at the beginning of a sentence (`EBay`), and all of it \
      may be in capitals. Addresses, handles and tags are left alone. Where the story has both forms, \
      `name-capital-mixed` says so.
      """,
    fixSafety: "Safe: only capitals change, to those of the one form that the name has.",
    examples: [
      .flags(
        "The clip was seen on ⟦Youtube⟧ by a million people.",
        fixed: "The clip was seen on YouTube by a million people."),
      .flags(
        "Bids on ⟦Ebay⟧ ended on Monday, and ⟦Paypal⟧'s fees rose.",
        fixed: "Bids on eBay ended on Monday, and PayPal's fees rose."),
      .flags(
        "The clip was seen on ⟦Youtube⟧. Nobody at Youtube has seen it.",
        fixed: "The clip was seen on YouTube. Nobody at YouTube has seen it."),
      .flags(
        "Bids on eBay ended on Monday. Nobody at ⟦Ebay⟧ has an answer.",
        fixed: "Bids on eBay ended on Monday. Nobody at eBay has an answer."),
      .allows("EBay shares fell on Monday, and YOUTUBE shows the clip."),
      .allows("The harbour, as it says on Youtube.com and at @Youtube and #Youtube, is shut."),
      .allows("A Blackberries stall stood on the quay, and a facebook of the school lay on it."),
    ]
  )
  .reading([.headline, .body, .caption, .abstract])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let names = article.vocabulary["inner-capitals"]
    let places = article.places(of: names).filter { article.tokens[$0].isWord }
    guard !places.isEmpty else { return [] }
    let written = Set(places.map { article.core(article.tokens[$0]) })
    let found = places.compactMap { i -> Finding? in
      let token = article.tokens[i]
      guard token.isCapitalised, article.core(token).dropFirst().allSatisfy(\.isLowercase),
        info.regions.contains(article.region(at: token.range.start)), !isAddress(token, article),
        let right = names.fields(article.hash(token))?.first,
        // Of a name that begins with a small letter the other rule knows nothing.
        right.first?.isLowercase == true || !written.contains(String(right))
      else { return nil }
      return Finding(
        at: token.core, "'\(article.core(token))' is written '\(right)'",
        fixes: [Fix("Write it '\(right)'", .safe, [Edit(token.core, String(right))])])
    }
    // Each name once, at its first place.
    return Dictionary(grouping: found, by: \.message).values.map { $0.saidOnce(in: article) }
      .sorted { $0[0].range < $1[0].range }.flatMap { $0 }
  }

  /// `@Youtube`, `#Youtube`, `www.Youtube`, `Youtube.com`.
  private func isAddress(_ token: Token, _ article: Article) -> Bool {
    if let before = article.byte(before: token.range.lower), NameCapitalsLost.signs.contains(before) {
      return true
    }
    guard article.byte(at: token.range.upper) == UInt8(ascii: "."),
      let behind = article.byte(at: token.range.upper + 1)
    else { return false }
    return behind &- UInt8(ascii: "a") < 26
  }

  /// What stands before a name in an address, a handle and a tag.
  private static let signs = Set("#./@".utf8)
}
