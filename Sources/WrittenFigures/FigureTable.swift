import ArticleModel
import Calendars
import SourceText

/// The dates, times of day and quantities of an article, read once for all rules.
package struct FigureTable: Sendable {
  /// The quantities of one sentence.
  package struct SentenceFigures: Sendable {
    /// Index of the sentence.
    package var sentence: Int
    /// Indices into `quantities`.
    package var quantities: Range<Int>
  }

  package let words: FigureWords
  package let dates: [WrittenDate]
  package let clocks: [WrittenClock]
  package let quantities: [Quantity]
  /// Sentences that hold quantities, in order.
  package let sentences: [SentenceFigures]
  /// The dateline of the lead, taken apart.
  package let dateline: Dateline?
  /// The story's date as its own text states it outside the body: dateline, line of date, sign-off.
  package let statedDate: CalendarDate?

  package init(_ article: Article) {
    words = FigureWords(article)
    dates = DateReader(article: article, words: words).dates()
    let clocks = ClockReader(article: article, words: words).clocks()
    let dateRuns = dates.map(\.tokens)
    // The figures of a date are no time of day.
    self.clocks =
      clocks.isEmpty || dateRuns.isEmpty
      ? clocks : clocks.filter { clock in !dateRuns.contains { $0.overlaps(clock.figures) } }
    var taken = dateRuns + self.clocks.map(\.tokens)
    taken.sort { $0.lowerBound < $1.lowerBound }
    quantities = QuantityReader(article, words, taken: taken).quantities()
    sentences = FigureTable.grouped(quantities, article)
    dateline = DatelineReader(article: article, dates: dates).opening()
    statedDate = FigureTable.statedDate(dates, article)
  }

  private static func grouped(_ quantities: [Quantity], _ article: Article) -> [SentenceFigures] {
    var result: [SentenceFigures] = []
    var s = 0
    var k = 0
    while k < quantities.count {
      let token = quantities[k].number.lowerBound
      while s < article.sentences.count, article.sentences[s].tokens.upperBound <= token { s += 1 }
      guard s < article.sentences.count else { break }
      var end = k
      while end < quantities.count, quantities[end].number.lowerBound < article.sentences[s].tokens.upperBound
      {
        end += 1
      }
      if end > k, article.sentences[s].tokens.contains(token) {
        result.append(SentenceFigures(sentence: s, quantities: k..<end))
      }
      k = max(end, k + 1)
    }
    return result
  }

  /// The first full date outside the body: what stands there is when the story was written.
  private static func statedDate(_ dates: [WrittenDate], _ article: Article) -> CalendarDate? {
    let places: RegionSet = [.dateline, .byline, .editorNote, .signOff]
    for date in dates where date.calendar == nil && date.lastDay == nil {
      guard let day = date.stated, date.form != .numeric,
        places.contains(article.region(at: article.tokens[date.tokens.lowerBound].range.start))
      else { continue }
      return day
    }
    return nil
  }

  /// The second of two datelines in a row.
  package func secondDateline(_ article: Article) -> Dateline? {
    dateline.flatMap { DatelineReader(article: article, dates: dates).second(after: $0) }
  }

  /// The dates whose tokens lie in a run.
  package func dates(in run: Range<Int>) -> [WrittenDate] {
    dates.filter { run.contains($0.tokens.lowerBound) }
  }

  /// The times of day whose tokens lie in a run.
  package func clocks(in run: Range<Int>) -> [WrittenClock] {
    clocks.filter { run.contains($0.tokens.lowerBound) }
  }
}
