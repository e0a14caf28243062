import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym in brackets that does not fit the words before it.
package struct AcronymLettersMismatch: Rule {
  package let info = RuleInfo(
    id: "acronym-letters-mismatch",
    category: .acronyms,
    severity: .warning,
    summary: "An acronym in brackets fits the words before it.",
    rationale: """
      `World Health Organization (WTO)` names one body and abbreviates another. Many acronyms keep the \
      initials of another language (`Federal Security Service (FSB)`), so that a mismatch alone proves \
      nothing: it is flagged where two neighbouring letters changed places, where the story uses the fitting acronym elsewhere, or where either acronym \
      is listed in `dictionaries/lists/acronyms-known.txt` with other words, or where the name is in \
      `dictionaries/names/organisations.tsv` and the acronym a slip of its own or another body's.
      """,
    examples: [
      .flags("The World Health Organization (⟦WTO⟧) sent a team to the port on Monday."),
      .flags("The International Atomic Energy Agency (⟦IEAE⟧) board met on Monday."),
      .flags("The Coastal Heritage Office (⟦COH⟧) sent a team to the port on Monday."),
      .flags("The Association of Southeast Asian Nations (⟦ASAEN⟧) met on Monday."),
      .flags(
        "The National Harbour Board (⟦NBH⟧) met on Monday. The NHB did not agree, the NHB chairman said."),
      .allows(
        "The federal Centers for Disease Control and Prevention (CDC) sent a team. The CDC has offices."),
      .allows("The International Union of Cave Mappers (UICM) met on Monday."),
      .allows("Doctors Without Borders (MSF) and the Federal Security Service (FSB) did not comment."),
      .allows("The Ministry of Health, Labour and Welfare (MHLW) sent a team to the port on Monday."),
      .allows("The Social Democrats (SPD) and the National Liberation Front (FLN) sent envoys on Monday."),
    ]
  )
  .reading([.body, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    let known = article.vocabulary["acronyms-known"]
    var result: [Finding] = []
    for entry in table.entries where entry.isBracketed && entry.letters.utf8.count >= 3 {
      let fields = known.fields(entry.hash) ?? []
      if fields.first == "foreign" { continue }
      for use in entry.uses where isMismatch(use, entry) {
        if let (words, acronyms) = organisation(before: use - 1, article) {
          if acronyms.contains(where: { $0.uppercased() == entry.letters }) { continue }
          if let right = slip(of: acronyms, entry, article) {
            result.append(
              Finding(
                at: table.range(use, entry),
                "'\(entry.letters)' does not fit '\(article.excerpt(words))', which is '\(right)'"))
            continue
          }
        }
        guard let words = table.words(before: use - 1, entry) else { continue }
        let right = table.initials(words)
        let isForeign = known.fields(ByteHash.of(right.utf8))?.first == "foreign"
        let rightHash = ByteHash.of(right.lowercased().utf8)
        let isProven =
          (table[rightHash]?.uses.count ?? 0) > 0 || fields.count > 1
          || isSwap(right, entry.letters, words, article)
          || matchesKnown(words, known.fields(rightHash), article)
        guard isProven, right != entry.letters, !isForeign, !isSame(words, fields, article),
          !isLongerName(words, entry, article)
        else {
          continue
        }
        result.append(
          Finding(
            at: table.range(use, entry),
            "'\(entry.letters)' does not fit '\(article.excerpt(words))', which would be '\(right)'"))
      }
    }
    return result

    func isMismatch(_ use: Int, _ entry: AcronymTable.Entry) -> Bool {
      use > 0 && use + 1 < article.tokens.count && article.tokens[use - 1].kind == .openBracket
        && article.tokens[use + 1].kind == .closeBracket
        && !entry.definitions.contains { $0.token == use && $0.byInitials }
    }
  }

  /// The longest name of an organisation right before the bracket, and its acronyms.
  private func organisation(before open: Int, _ article: Article) -> (
    words: Range<Int>, acronyms: [Substring]
  )? {
    let names = article.vocabulary["organisation-names"]
    for i in max(0, open - 12)..<max(0, open - 1) where article.tokens[i].isCapitalised {
      if let acronyms = names.fields(article.phraseHash(i..<open))?.first {
        return (i..<open, acronyms.split(separator: "|"))
      }
    }
    return nil
  }

  /// `Centers for Disease Control and Prevention (CDC)`: the name begins further left, and the acronym leaves out
  /// its end.
  private func isLongerName(_ words: Range<Int>, _ entry: AcronymTable.Entry, _ article: Article) -> Bool {
    let small = article.vocabulary["acronym-small-words"]
    var start = words.lowerBound
    var i = start - 1
    while i >= 0, words.lowerBound - i < 8, article.tokens[i].isWord {
      if article.tokens[i].isCapitalised {
        start = i
      } else if !small.contains(article.hash(article.tokens[i])) {
        break
      }
      i -= 1
    }
    return start < words.lowerBound
      && initials(start..<words.upperBound, article).utf8.starts(with: entry.letters.uppercased().utf8)
  }

  private func initials(_ words: Range<Int>, _ article: Article) -> String {
    String(
      decoding: words.compactMap { i -> UInt8? in
        guard article.tokens[i].isCapitalised else { return nil }
        return NameSpelling.plainLetters(article.text.slice(article.tokens[i].core).prefix(4)).first.map {
          $0 & 0xDF
        }
      }, as: UTF8.self)
  }

  /// The right acronym of an organisation where a story has a slip of it, or another organisation's.
  private func slip(of acronyms: [Substring], _ entry: AcronymTable.Entry, _ article: Article) -> Substring? {
    if article.vocabulary["organisation-acronyms"].contains(entry.hash) { return acronyms.first }
    let letters = Array(entry.letters.utf8)
    return acronyms.first { right in
      right.utf8.sorted() == letters.sorted() || NameSpelling.isOneEdit(letters, Array(right.utf8))
    }
  }

  /// Whether two neighbours of the initials changed places. Adjectives stand behind their nouns in other
  /// languages: `International Union of Speleology (UIS)`.
  private func isSwap(_ right: String, _ found: String, _ words: Range<Int>, _ article: Article) -> Bool {
    let (a, b) = (Array(right.utf8), Array(found.utf8))
    guard a.count == b.count, a.sorted() == b.sorted(), NameSpelling.isOneEdit(a, b),
      let place = a.indices.first(where: { a[$0] != b[$0] })
    else { return false }
    let parts = words.filter { article.tokens[$0].isCapitalised }
    guard parts.count == a.count else { return false }
    let endings = article.vocabulary["adjective-endings"].entries
    return !parts[place...(place + 1)].contains { i in
      endings.contains { article.core(article.tokens[i]).hasSuffix($0) }
    }
  }

  /// Whether the words are those that the list gives for their initials.
  private func matchesKnown(_ words: Range<Int>, _ fields: [Substring]?, _ article: Article) -> Bool {
    guard let fields, fields.count > 1 else { return false }
    return isSame(words, fields, article)
  }

  /// Whether the words are the list's words for an acronym, `s` and `z` alike.
  private func isSame(_ words: Range<Int>, _ fields: [Substring], _ article: Article) -> Bool {
    guard fields.count > 1 else { return false }
    func plain(_ text: some Sequence<UInt8>) -> [UInt8] {
      text.compactMap { $0 | 0x20 == 0x7A ? 0x73 : ($0 | 0x20) &- 0x61 < 26 ? $0 | 0x20 : nil }
    }
    return plain(
      article.text.slice(
        article.tokens[words.lowerBound].range.union(article.tokens[words.upperBound - 1].range)))
      == plain(fields[1].utf8)
  }
}
