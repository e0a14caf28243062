import ArticleModel
import SourceText
import WrittenFigures

/// The events of a story that happen once to somebody or something and are given a day: `Ilves was arrested on Monday`.
struct ToldEvents {
  /// One such clause.
  struct Event {
    /// What happened, as `once-verbs` names it.
    var kind: Substring
    /// Form of the surname, or of the noun behind its article.
    var subject: UInt32
    var isNamed: Bool
    /// Whether the noun has `the` before it.
    var isDefinite: Bool
    /// The first word of a name of several.
    var given: UInt32?
    var day: Day
    /// The tokens of the day.
    var tokens: Range<Int>
    var sentence: Int
    /// The year in its sentence.
    var year: Int?
  }

  /// A weekday or a date, or both.
  struct Day {
    /// Monday is 1.
    var weekday: Int?
    var date: (month: Int, day: Int)?

    func contradicts(_ other: Day) -> Bool {
      if let a = date, let b = other.date { return a != b }
      if let a = weekday, let b = other.weekday { return a != b }
      return false
    }
  }

  private let article: Article
  private let figures: FigureTable
  private let once: WordList
  private let links: WordList

  /// Farthest that a day stands from its verb, in tokens.
  private static let reach = 9
  private static let firstYear = 1000
  private static let lastYear = 2100

  init(_ article: Article, _ figures: FigureTable) {
    self.article = article
    self.figures = figures
    once = article.vocabulary["once-verbs"]
    links = article.vocabulary["event-auxiliaries"]
  }

  /// In the order of the text. What holds for a sentence is asked once: it may be nothing but such verbs.
  func events() -> [Event] {
    let verbs = article.places(of: once)
    guard verbs.count > 1 else { return [] }
    let doubts = article.vocabulary["repeat-words"]
    var found: [Event] = []
    var last: (sentence: Int, isDoubted: Bool, year: Int?)?
    for verb in verbs {
      guard let sentence = article.sentenceIndex(ofToken: verb) else { continue }
      let run = article.sentences[sentence].tokens
      if last?.sentence != sentence {
        last = (sentence, run.contains { article.token($0, isIn: doubts) }, year(in: run))
      }
      guard let last, !last.isDoubted, var event = event(verb, run, sentence) else { continue }
      event.year = last.year
      found.append(event)
    }
    return found
  }

  private func event(_ verb: Int, _ run: Range<Int>, _ sentence: Int) -> Event? {
    let token = article.tokens[verb]
    guard token.isLowercase, token.shape.isDisjoint(with: .quoted),
      let fields = once.fields(article.hash(token)), let kind = fields.first,
      isSaidOfSubject(verb, fields.last ?? ""),
      let (day, tokens) = dayBehind(verb, run) ?? dayBefore(verb, run),
      let subject = subject(of: verb, run)
    else { return nil }
    return Event(
      kind: kind, subject: article.tokens[subject.token].form,
      isNamed: article.tokens[subject.token].isCapitalised,
      isDefinite: subject.token > 0
        && article.string(article.tokens[subject.token - 1]).lowercased() == "the",
      given: subject.given, day: day, tokens: tokens, sentence: sentence)
  }

  /// `was killed`, `, killed on Monday,`; `fell ill`, not `was ill`, which may last. `voice`: as `once-verbs` has it.
  private func isSaidOfSubject(_ verb: Int, _ voice: Substring) -> Bool {
    guard verb > 0 else { return false }
    if voice == "own" { return true }
    if voice != "passive" {
      return voice.split(separator: " ").contains { $0 == article.string(article.tokens[verb - 1]) }
    }
    if article.tokens[verb - 1].kind == .comma { return true }
    var i = verb - 1
    while i > 0, verb - i <= ToldEvents.reach, article.token(i, isIn: links) {
      if article.token(i, isIn: article.vocabulary["being-forms"]) { return true }
      i -= 1
    }
    return false
  }

  // MARK: The day

  /// `was arrested late on Monday`: nothing but small words between.
  private func dayBehind(_ verb: Int, _ run: Range<Int>) -> (Day, Range<Int>)? {
    let joints = article.vocabulary["clause-joints"]
    var i = verb + 1
    while i < min(run.upperBound, verb + ToldEvents.reach) {
      if let found = day(at: i) { return isDated(i) ? found : nil }
      let token = article.tokens[i]
      guard token.isWord || token.kind == .number, !article.token(i, isIn: joints),
        !article.token(i, isIn: once)
      else { return nil }
      i += 1
    }
    return nil
  }

  /// `On Monday, Ilves was arrested`
  private func dayBefore(_ verb: Int, _ run: Range<Int>) -> (Day, Range<Int>)? {
    let on = run.lowerBound
    guard verb - on <= ToldEvents.reach, article.string(article.tokens[on]) == "On",
      let found = day(at: on + 1), found.1.upperBound < verb
    else { return nil }
    let between = found.1.upperBound..<verb
    let hasOther = between.contains { day(at: $0) != nil || article.token($0, isIn: once) }
    let commas = between.filter { article.tokens[$0].kind == .comma }
    return hasOther || commas.contains { $0 != between.lowerBound } ? nil : found
  }

  private func day(at i: Int) -> (Day, Range<Int>)? {
    if let date = figures.dates(in: i..<i + 1).first {
      guard date.tokens.lowerBound == i, date.lastDay == nil, date.calendar == nil,
        date.form == .dayFirst || date.form == .monthFirst
      else {
        return nil
      }
      return (Day(weekday: date.weekday?.number, date: (date.month, date.day)), date.tokens)
    }
    let meaning = figures.words[article.tokens[i]]
    guard meaning.kind == .weekday, article.tokens[i].possessive == 0 else { return nil }
    return (Day(weekday: meaning.value, date: nil), i..<i + 1)
  }

  /// `on Monday`, `died Monday`, `late Monday`; not `by Monday` nor `last Monday`.
  private func isDated(_ i: Int) -> Bool {
    article.token(i - 1, isIn: article.vocabulary["day-openers"]) || article.token(i - 1, isIn: once)
  }

  private func year(in run: Range<Int>) -> Int? {
    for i in figures.words.numbers(in: run) where article.tokens[i].kind == .number {
      if let year = Int(article.core(article.tokens[i])), article.tokens[i].core.count == 4,
        ToldEvents.firstYear...ToldEvents.lastYear ~= year
      {
        return year
      }
    }
    return nil
  }

  // MARK: Whom it befell

  /// The token of the surname, or of a noun right behind its article.
  private func subject(of verb: Int, _ run: Range<Int>) -> (token: Int, given: UInt32?)? {
    var i = verb - 1
    while i >= run.lowerBound, verb - i <= ToldEvents.reach, article.token(i, isIn: links) { i -= 1 }
    // `Ilves, who was arrested on Monday,` and `Ilves, 42, was arrested`
    if i >= run.lowerBound, article.token(i, isIn: article.vocabulary["subject-relatives"]) { i -= 1 }
    if i > run.lowerBound, article.tokens[i].kind == .comma {
      i -= 1
      if article.tokens[i].isLowercase || article.tokens[i].kind == .number {
        let end = i
        while i > run.lowerBound, article.tokens[i].kind != .comma, end - i < ToldEvents.reach { i -= 1 }
        guard article.tokens[i].kind == .comma else { return nil }
        i -= 1
      }
    }
    guard run.contains(i) else { return nil }
    let token = article.tokens[i]
    guard token.isWord, token.possessive == 0, token.shape.isDisjoint(with: .quoted) else { return nil }
    if token.isCapitalised {
      guard !article.vocabulary.sentenceStarters.contains(article.hash(token)) else { return nil }
      var first = i
      while first > run.lowerBound, article.tokens[first - 1].isCapitalised { first -= 1 }
      return (i, first < i ? article.tokens[first].form : nil)
    }
    guard i > run.lowerBound, article.token(i - 1, isIn: article.vocabulary["noun-articles"]) else {
      return nil
    }
    return (i, nil)
  }
}
