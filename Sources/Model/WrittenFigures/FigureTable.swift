import ArticleModel
import Calendars
import SourceText
import Synchronization

/// The dates, times of day and quantities of an article, read once for all rules. A class, so that handing it
/// to each costs one reference.
package final class FigureTable: Sendable {
  /// The quantities of one sentence.
  package struct SentenceFigures: Sendable {
    /// Index of the sentence.
    package var sentence: Int
    /// Indices into `quantities`.
    package var quantities: Range<Int>
  }

  /// What each form of the article means in figures and dates.
  package let words: FigureWords
  /// In the order of the text, not overlapping.
  package let dates: [WrittenDate]
  /// Times of day, in the order of the text.
  package let clocks: [WrittenClock]
  /// The dateline of the lead, taken apart.
  package let dateline: Dateline?
  /// The story's date as its own text states it outside the body: dateline, line of date, sign-off.
  package let statedDate: CalendarDate?

  private let counted: Counted

  /// All quantities in order.
  package var quantities: [Quantity] { counted.value.quantities }
  /// Sentences that hold quantities, in order.
  package var sentences: [SentenceFigures] { counted.value.sentences }

  /// `before`: the table of an earlier version of the text and what changed since; it saves work and changes
  /// nothing, since no figure is read over the end of a sentence at a paragraph's end.
  package init(_ article: Article, after before: (table: FigureTable, change: ArticleChange)? = nil) {
    words = FigureWords(article)
    let dates = DateReader(article: article, words: words).dates()
    self.dates = dates
    let clocks = ClockReader(article: article, words: words).clocks()
    let dateRuns = dates.map(\.tokens)
    // The figures of a date are no time of day.
    self.clocks =
      clocks.isEmpty || dateRuns.isEmpty
      ? clocks : clocks.filter { !FigureTable.isTaken($0.figures, by: dates) }
    var taken = dateRuns + self.clocks.map(\.tokens)
    taken.sort { $0.lowerBound < $1.lowerBound }
    counted = Counted(article, words, taken: taken, after: before)
    dateline = DatelineReader(article: article, dates: dates).opening()
    statedDate = FigureTable.statedDate(dates, article)
  }

  /// The quantities, which cost most of the table: read when a rule first asks.
  private final class Counted: Sendable {
    final class Value: Sendable {
      let quantities: [Quantity]
      let sentences: [SentenceFigures]

      init(_ quantities: [Quantity], _ sentences: [SentenceFigures]) {
        self.quantities = quantities
        self.sentences = sentences
      }
    }

    private let made = MadeOnce<Value>()
    /// Held while they are read, so that one thread does it.
    private let making = Mutex(())
    private let article: Article
    private let words: FigureWords
    private let taken: [Range<Int>]
    private let before: Mutex<(table: FigureTable, change: ArticleChange)?>

    init(
      _ article: Article, _ words: FigureWords, taken: [Range<Int>],
      after before: (table: FigureTable, change: ArticleChange)?
    ) {
      // One that was never read would hold the one before it, and so on.
      self.before = Mutex(before?.table.counted.made.made == nil ? nil : before)
      self.article = article
      self.words = words
      self.taken = taken
    }

    var value: Value {
      if let value = made.made { return value }
      return making.withLock { _ in
        made.value {
          let quantities = read()
          return Value(quantities, FigureTable.grouped(quantities, article))
        }
      }
    }

    private func read() -> [Quantity] {
      // Taken, not kept: each table would hold the one before it.
      let before = before.withLock { before in
        defer { before = nil }
        return before
      }
      guard let (table, change) = before, let known = table.counted.made.made,
        known.quantities.count < QuantityReader.most
      else {
        return QuantityReader(article, words, taken: taken).quantities()
      }
      let part = FigureTable(article.part(change.surroundings)).quantities
      let old = table.counted.article
      let first = article.paragraphs[change.surroundings.lowerBound].tokens.lowerBound
      let window = article.tokens(of: change.paragraphs)
      let oldEnd = window.upperBound + old.tokens.count - article.tokens.count
      return known.quantities.prefix { $0.number.lowerBound < window.lowerBound }
        + part.map { $0.moved(by: first) }.filter { window.contains($0.number.lowerBound) }
        + known.quantities.drop { $0.number.lowerBound < oldEnd }.map {
          $0.moved(by: article.tokens.count - old.tokens.count)
        }
    }
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
    let start = FigureTable.place(of: run.lowerBound, dates.count) { dates[$0].tokens.lowerBound }
    return Array(dates[start...].prefix { $0.tokens.lowerBound < run.upperBound })
  }

  /// The times of day whose tokens lie in a run.
  package func clocks(in run: Range<Int>) -> [WrittenClock] {
    let start = FigureTable.place(of: run.lowerBound, clocks.count) { clocks[$0].tokens.lowerBound }
    return Array(clocks[start...].prefix { $0.tokens.lowerBound < run.upperBound })
  }

  /// Where, among so many in order, the first one begins at a token or behind it.
  private static func place(of token: Int, _ count: Int, beginning: (Int) -> Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if beginning(middle) < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a run shares a token with one of some dates, which are in order and do not overlap.
  private static func isTaken(_ run: Range<Int>, by dates: [WrittenDate]) -> Bool {
    let next = place(of: run.upperBound, dates.count) { dates[$0].tokens.lowerBound }
    return next > 0 && dates[next - 1].tokens.overlaps(run)
  }
}
