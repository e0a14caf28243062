import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym whose words the article never gives.
package struct AcronymUndefined: Rule {
  package let info = RuleInfo(
    id: "acronym-undefined",
    category: .acronyms,
    severity: .note,
    summary: "An acronym that is not generally known is explained.",
    rationale: """
      Readers outside the trade do not know what `JCPOA` is. The words may stand in brackets, in \
      apposition or anywhere in the story: `the harbour board … NHB`. Acronyms that everybody knows are in \
      `dictionaries/lists/acronyms-known.txt`. Live copy takes much for granted, so this is a note.
      """,
    examples: [
      .flags("The ⟦AEKO⟧ met on Monday. Nobody from AEKO spoke."),
      .flags("The ministry is preparing for the ⟦JCPOA⟧ talks."),
      .allows("Doctors Without Borders left on Monday. Nobody from MSF spoke to NHK."),
      .allows("The UN, the EU and NATO met on Monday, the BBC said."),
      .allows("The National Harbour Board met on Monday. The NHB did not agree."),
      .allows("The National Harbour Board (NHB) met on Monday. The NHB did not agree."),
    ]
  )
  .reading(.body).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    let asked = table.entries.compactMap { entry -> (entry: AcronymTable.Entry, use: Int)? in
      guard isAsked(entry, article), let use = table.bodyUses(entry).first, isAcronym(entry, context) else {
        return nil
      }
      return (entry, use)
    }
    if asked.isEmpty { return [] }
    let spelledOut = AcronymUndefined.spelledOut(
      Set(asked.map { ByteHash.of($0.entry.letters.utf8) }), article)
    return asked.compactMap { entry, use in
      if spelledOut.contains(ByteHash.of(entry.letters.utf8)) { return nil }
      let names = article.vocabulary["organisation-acronyms"].fields(entry.hash)?.first
      // `Doctors Without Borders … MSF`
      if let names, isNamed(names, article) { return nil }
      let hint = names.map { " (\($0.split(separator: "|").joined(separator: ", "))?)" } ?? ""
      return Finding(
        at: table.range(use, entry),
        "'\(entry.letters)'\(hint) is not explained in this article")
    }
  }

  /// Whether an acronym has to be explained, and no brackets do it.
  private func isAsked(_ entry: AcronymTable.Entry, _ article: Article) -> Bool {
    guard entry.letters.utf8.count >= 3, entry.definitions.isEmpty, !entry.isBracketed else { return false }
    if let kind = article.vocabulary["acronyms-known"].fields(entry.hash)?.first, kind != "define" {
      return false
    }
    return !article.vocabulary["outlet-acronyms"].contains(entry.hash)
  }

  /// Whether the story has one of some names divided by `|`.
  private func isNamed(_ names: Substring, _ article: Article) -> Bool {
    let list = WordList(parsing: names.split(separator: "|").joined(separator: "\n"))
    return !article.phrases(of: list).isEmpty
  }

  /// Not a word in capitals for the sake of emphasis.
  private func isAcronym(_ entry: AcronymTable.Entry, _ context: RuleContext) -> Bool {
    !context.speller.isLowercaseWord(formHash: entry.hash) { entry.letters.lowercased() }
  }

  /// The initials of every run of capitalised words, a space between runs; small words between them
  /// count for nothing.
  private static func initials(_ article: Article) -> [UInt8] {
    let small = article.vocabulary["acronym-small-words"]
    var out: [UInt8] = []
    for token in article.tokens {
      if token.isCapitalised {
        if let first = NameSpelling.plainLetters(article.text.slice(token.core).prefix(4)).first {
          out.append(first & 0xDF)
        }
      } else if out.last != 0x20, token.kind != .hyphen,
        !(token.isWord && small.contains(article.hash(token)))
      {
        out.append(0x20)
      }
    }
    return out
  }

  /// Which of some acronyms, by the hashes of their letters, are the initials of words of the story that follow
  /// each other: all are looked for in one walk.
  private static func spelledOut(_ wanted: Set<UInt64>, _ article: Article) -> Set<UInt64> {
    let text = initials(article)
    var found: Set<UInt64> = []
    for start in text.indices where text[start] != 0x20 {
      var hash = ByteHash()
      for letter in text[start...].prefix(AcronymTable.mostLetters) {
        if letter == 0x20 { break }
        hash.add(letter)
        if wanted.contains(hash.value) { found.insert(hash.value) }
      }
    }
    return found
  }
}
