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
    regions: .body,
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
  ).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    let known = article.vocabulary["acronyms-known"]
    var initials: InitialRuns?
    var result: [Finding] = []
    for entry in table.entries
    where entry.letters.utf8.count >= 3 && entry.definitions.isEmpty && !entry.isBracketed {
      if let kind = known.fields(entry.hash)?.first, kind != "define" { continue }
      if article.vocabulary["outlet-acronyms"].contains(entry.hash) { continue }
      guard let use = table.bodyUses(entry).first, isAcronym(entry, context) else { continue }
      var runs = initials ?? InitialRuns(AcronymUndefined.initials(article))
      let isNamed = runs.hold(Array(entry.letters.utf8))
      initials = runs
      if isNamed { continue }
      let names = article.vocabulary["organisation-acronyms"].fields(entry.hash)?.first
      // `Doctors Without Borders … MSF`
      if let names, self.isNamed(names, article) { continue }
      let hint = names.map { " (\($0.split(separator: "|").joined(separator: ", "))?)" } ?? ""
      result.append(
        Finding(
          at: table.range(use, entry),
          "'\(entry.letters)'\(hint) is not explained in this article"))
    }
    return result
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

}

/// The initials of the capitalised words of a story, and whether some letters stand among them in a row: each
/// length of acronym is looked for once, however many acronyms of it there are.
private struct InitialRuns {
  private let text: [UInt8]
  /// Runs of up to eight letters, each packed into one number, by their length.
  private var packed: [Int: Set<UInt64>] = [:]

  init(_ text: [UInt8]) { self.text = text }

  mutating func hold(_ letters: [UInt8]) -> Bool {
    let count = letters.count
    guard text.count >= count, count > 0 else { return false }
    guard count <= 8 else {
      return (0...(text.count - count)).contains { text[$0...].starts(with: letters) }
    }
    if packed[count] == nil {
      packed[count] = Set((0...(text.count - count)).lazy.map { [text] in pack(text[$0..<$0 + count]) })
    }
    return packed[count]?.contains(pack(letters[...])) ?? false
  }
}

private func pack(_ letters: ArraySlice<UInt8>) -> UInt64 {
  letters.reduce(0) { $0 << 8 | UInt64($1) }
}
