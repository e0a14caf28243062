import ArticleModel
import SourceText

/// The opening of a wire story: `ROSCOE, South Dakota, Nov. 13 (AP) - `, taken apart (DOMAIN.md 2.6).
package struct Dateline: Sendable {
  /// From the place to the separator.
  package var tokens: Range<Int>
  /// The tokens of the city.
  package var place: Range<Int>
  /// The tokens of state, province or country; nil without one.
  package var region: Range<Int>?
  /// The day that stands behind the place; nil without one.
  package var date: WrittenDate?
  /// The agencies that it credits, each by its tokens.
  package var agencies: [Range<Int>]
  /// The token of the dash, stop or colon at its end; nil where none stands.
  package var separator: Int?

  /// The bytes in an article.
  package func range(in article: Article) -> TextRange { article.range(of: tokens) }
}

/// Takes datelines apart.
struct DatelineReader {
  let article: Article
  let dates: [WrittenDate]

  /// The dateline that opens the story; nil without one. A line that holds only a date is none.
  func opening() -> Dateline? {
    guard
      let region = article.regions.first(where: {
        $0.kind == .dateline && article.paragraph(.body)?.range.contains($0.range) ?? false
      })
    else { return nil }
    let start = article.tokenIndex(atOrAfter: region.range.start)
    return read(start..<article.tokenIndex(atOrAfter: region.range.end))
  }

  /// A second dateline right behind the first.
  func second(after first: Dateline) -> Dateline? {
    guard let paragraph = article.paragraphIndex(at: article.tokens[first.tokens.lowerBound].range.start),
      let end = article.datelineEnd(
        first.tokens.upperBound..<article.paragraphs[paragraph].tokens.upperBound)
    else { return nil }
    return read(first.tokens.upperBound..<end)
  }

  private func read(_ run: Range<Int>) -> Dateline? {
    guard !run.isEmpty else { return nil }
    var end = run.upperBound
    var separator: Int?
    if isSeparator(end - 1) {
      separator = end - 1
      end -= 1
    }
    var dateline = Dateline(tokens: run, place: run.lowerBound..<run.lowerBound, agencies: [])
    dateline.separator = separator
    dateline.date = dates.first { run.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= end }
    var parts: [Range<Int>] = []
    var start = run.lowerBound
    for i in run.lowerBound..<max(run.lowerBound, end) {
      let isIn = dateline.date?.tokens.contains(i) ?? false
      let divides = [.comma, .openBracket, .closeBracket, .symbol].contains(article.tokens[i].kind)
      guard isIn || divides || isAgency(i) else { continue }
      if start < i { parts.append(start..<i) }
      if isAgency(i) { dateline.agencies.append(i..<i + 1) }
      start = i + 1
    }
    if start < end { parts.append(start..<end) }
    parts = parts.filter { article.tokens[$0.lowerBound].kind == .word }
    guard let place = parts.first else { return nil }
    dateline.place = trimmed(place)
    // What stands between place and date, before any credit.
    let credit = dateline.agencies.first?.lowerBound ?? end
    if parts.count > 1, parts[1].lowerBound < credit { dateline.region = trimmed(parts[1]) }
    return dateline
  }

  /// Without a stop or separator at its end, but with the stop of `Ill.`
  private func trimmed(_ run: Range<Int>) -> Range<Int> {
    var end = run.upperBound
    while end - 1 > run.lowerBound, [.hyphen, .dash, .colon].contains(article.tokens[end - 1].kind) {
      end -= 1
    }
    return run.lowerBound..<end
  }

  private func isSeparator(_ i: Int) -> Bool {
    [.hyphen, .dash, .colon, .stop, .symbol].contains(article.tokens[i].kind)
  }

  private func isAgency(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.kind == .word else { return false }
    return article.vocabulary.agencies.contains(exactHash: ByteHash.of(article.text.slice(token.core)))
  }
}
