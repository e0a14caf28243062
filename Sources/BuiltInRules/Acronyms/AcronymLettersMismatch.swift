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
    regions: [.body, .caption],
    summary: "An acronym in brackets fits the words before it.",
    rationale: """
      `World Health Organization (WTO)` names one body and abbreviates another. Many acronyms keep the \
      initials of another language (`Federal Security Service (FSB)`), so that a mismatch alone proves \
      nothing: it is flagged where the story uses the fitting acronym elsewhere, or where either acronym \
      is listed in `dictionaries/lists/acronyms-known.txt` with other words.
      """,
    examples: [
      .flags("The World Health Organization (⟦WTO⟧) sent a team to the port on Monday."),
      .flags("The International Atomic Energy Agency (⟦IEAE⟧) board met on Monday."),
      .flags(
        "The National Harbour Board (⟦NBH⟧) met on Monday. The NHB did not agree, the NHB chairman said."),
      .allows(
        "The federal Centers for Disease Control and Prevention (CDC) sent a team. The CDC has offices."),
      .allows("Doctors Without Borders (MSF) and the Federal Security Service (FSB) did not comment."),
      .allows("The Ministry of Health, Labour and Welfare (MHLW) sent a team to the port on Monday."),
      .allows("The Social Democrats (SPD) and the National Liberation Front (FLN) sent envoys on Monday."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let table = context.shared { AcronymTable(article) }
    let known = article.vocabulary["acronyms-known"]
    var result: [Diagnostic] = []
    for entry in table.entries where entry.isBracketed && entry.letters.utf8.count >= 3 {
      let fields = known.fields(entry.hash) ?? []
      if fields.first == "foreign" { continue }
      for use in entry.uses where isMismatch(use, entry) {
        guard let words = words(before: use - 1, entry, article) else { continue }
        let right = initials(words, article)
        let isForeign = known.fields(ByteHash.of(right.utf8))?.first == "foreign"
        let rightHash = ByteHash.of(right.lowercased().utf8)
        let isProven =
          (table[rightHash]?.uses.count ?? 0) > 0 || fields.count > 1
          || matchesKnown(words, known.fields(rightHash), article)
        guard isProven, !isForeign, !isSame(words, fields, article), !isLongerName(words, entry, article)
        else {
          continue
        }
        result.append(
          Diagnostic(
            info.id, info.severity, at: table.range(use, entry),
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

  /// As many capitalised words as the acronym has letters, right before the bracket, small words apart.
  private func words(before open: Int, _ entry: AcronymTable.Entry, _ article: Article) -> Range<Int>? {
    let small = article.vocabulary["acronym-small-words"]
    var left = entry.letters.utf8.count
    var i = open - 1
    while i >= 0, open - i < 24 {
      let token = article.tokens[i]
      if token.isCapitalised, token.core.count > 1, !token.shape.contains(.allCapitals) {
        left -= 1
        if left == 0 { return i..<open }
      } else if !(token.isWord && small.contains(article.hash(token))) {
        // Parts of hyphenated words count or do not, as it pleases those who make acronyms.
        return nil
      }
      i -= 1
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
