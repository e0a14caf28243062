import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags account, card and identity numbers and the home addresses of people.
package struct PersonalData: Rule {
  package let info = RuleInfo(
    id: "personal-data",
    category: .sensitive,
    severity: .warning,
    isOnByDefault: false,
    summary: "No account, card or identity number and no home address stands in the copy.",
    rationale: """
      Numbers of accounts and cards and the door at which somebody lives do harm and tell readers nothing. \
      Accounts (IBAN) and cards are known by their check digits, so that other long numbers are left alone; \
      an address is one where a word of living stands before the number and street. E-mail addresses and \
      telephone numbers are `email-phone-in-body`'s.
      """,
    examples: [
      .flags("Donations went to ⟦GB29 NWBK 6016 1331 9268 19⟧, a clerk said."),
      .flags("He paid with the card ⟦4111 1111 1111 1111⟧ in the port."),
      .flags("Her Social Security number is ⟦219-09-9999⟧, the file says."),
      .flags("The mayor lives at ⟦14 Harbour Street⟧ in Bergen."),
      .allows("The file GB29 NWBK 6016 1331 9268 18 and the number 4111 1111 1111 1112 were lost."),
      .allows("The office at 14 Harbour Street in Bergen closed, and phone 219-09-9999 rang."),
      .allows("The ship has the IMO number 9074729 and cost 4,111,111,111,111,111 rials."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var found: [Finding] = []
    var i = 0
    while i < article.tokens.count {
      guard article.tokens[i].shape.contains(.hasDigit), let (end, what) = number(at: i, article) else {
        i += 1
        continue
      }
      let range = article.range(of: i..<end)
      found.append(
        Finding(at: range, "'\(article.text[range])' is \(what): leave it out"))
      i = end
    }
    return found
  }

  private func number(at i: Int, _ article: Article) -> (end: Int, what: String)? {
    if let end = account(at: i, article) { return (end, "the number of an account") }
    if let end = card(at: i, article) { return (end, "the number of a card") }
    if let end = identity(at: i, article) { return (end, "a Social Security number") }
    if let end = home(at: i, article) { return (end, "somebody's home") }
    return nil
  }

  /// Tokens that follow one another with nothing but blanks or hyphens between, from one on.
  private func group(_ i: Int, most: Int, _ article: Article) -> [(end: Int, text: String)] {
    var result: [(end: Int, text: String)] = []
    var text = ""
    var k = i
    while k < article.tokens.count, k - i < most {
      let token = article.tokens[k]
      if token.kind == .hyphen, k > i {
        k += 1
        continue
      }
      guard token.kind == .number || token.isWord, !token.shape.contains(.nonASCII),
        k == i || !token.shape.contains(.lineBefore)
      else { break }
      let piece = article.string(token)
      guard piece.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x41 < 26 }) else { break }
      text += piece
      k += 1
      result.append((k, text))
    }
    return result
  }

  /// An IBAN (ISO 13616): a country, two check digits, 11 to 30 letters and digits, 1 modulo 97.
  private func account(at i: Int, _ article: Article) -> Int? {
    guard article.tokens[i].isWord || article.tokens[i].shape.contains(.capitalised) else { return nil }
    return group(i, most: 12, article).reversed().first { end, text in
      let bytes = Array(text.utf8)
      guard (15...34).contains(bytes.count), bytes[..<2].allSatisfy({ $0 &- 0x41 < 26 }),
        bytes[2..<4].allSatisfy({ $0 &- 0x30 < 10 })
      else { return false }
      let rest = (bytes[4...] + bytes[..<4]).reduce(0) { sum, byte in
        byte < 0x41 ? (sum * 10 + Int(byte - 0x30)) % 97 : (sum * 100 + Int(byte - 0x37)) % 97
      }
      return rest == 1
    }?.end
  }

  /// A card (ISO/IEC 7812): 13 to 19 digits in groups, that Luhn's sum divides by 10.
  private func card(at i: Int, _ article: Article) -> Int? {
    guard article.tokens[i].kind == .number else { return nil }
    return group(i, most: 9, article).reversed().first { end, text in
      let digits = text.utf8.map { Int($0) - 0x30 }
      // Groups: a figure of thirteen digits by itself is a figure.
      guard (13...19).contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }), end > i + 1,
        (3...6).contains(digits[0])
      else { return false }
      let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
        let doubled = digit.offset % 2 == 1 ? digit.element * 2 : digit.element
        return sum + (doubled > 9 ? doubled - 9 : doubled)
      }
      return sum % 10 == 0
    }?.end
  }

  /// `219-09-9999` behind the words `Social Security`.
  private func identity(at i: Int, _ article: Article) -> Int? {
    guard i + 4 < article.tokens.count, article.tokens[i].kind == .number else { return nil }
    let pieces = (i..<(i + 5)).map { article.string(article.tokens[$0]) }
    guard pieces[1] == "-", pieces[3] == "-", pieces[0].utf8.count == 3, pieces[2].utf8.count == 2,
      pieces[4].utf8.count == 4
    else { return nil }
    return article.tokens[max(0, i - 6)..<i].contains { article.string($0).lowercased() == "security" }
      ? i + 5 : nil
  }

  /// A number, one to three capitalised words and a word for a street, behind a word of living.
  private func home(at i: Int, _ article: Article) -> Int? {
    guard article.tokens[i].kind == .number, article.tokens[i].range.count <= 5, i >= 2 else { return nil }
    let words = article.vocabulary["street-words"]
    let before = (max(0, i - 3)..<i).filter { article.tokens[$0].isWord }
    guard article.token(i - 1, isIn: article.vocabulary["address-prepositions"]),
      before.contains(where: { words.fields(article.hash(article.tokens[$0]))?.first == "home" })
    else { return nil }
    var k = i + 1
    while k < article.tokens.count, k - i <= 4, article.tokens[k].isCapitalised {
      k += 1
      if k - i > 2, words.fields(article.hash(article.tokens[k - 1]))?.first == "street" { return k }
    }
    return nil
  }
}
