import ArticleModel
import SourceText

/// What each form of an article means in figures and dates, asked once for each form instead of for each
/// word.
package struct FigureWords: Sendable {
  /// What a form is for in a figure or a date.
  package enum Kind: UInt8, Sendable {
    /// No list has the form.
    case none
    /// zero to nineteen
    case unit
    /// twenty to ninety
    case tens
    /// `hundred`
    case hundred
    /// A power of ten: thousand, million, …
    case scale
    /// `fifth`
    case ordinal
    /// `a.m.`: minutes added to the hour
    case meridiem
    /// `noon`: minutes since midnight
    case clock
    /// `June`, `Jun`
    case month
    /// `Tuesday`, `Tue`
    case weekday
    /// May begin the name of a month of another calendar.
    case otherMonth
  }

  /// A form's kind with the number that it stands for.
  package struct Meaning: Sendable {
    /// `none` where no list has the form.
    package var kind = Kind.none
    /// By `kind`: the number itself, the power of ten of a scale word, minutes for `a.m.` and for `noon`, 1
    /// to 12 of months, 1 (Monday) to 7 of weekdays.
    package var value = 0
    /// `en` for English forms; of months and weekdays only.
    package var isEnglish = true
  }

  /// By form id.
  private let meanings: [Meaning]

  /// Tokens of digits and of number words, sorted.
  package let numbers: [Int]
  /// Tokens of months, sorted.
  package let months: [Int]
  /// Tokens that may begin a month of another calendar, sorted.
  package let otherMonths: [Int]
  /// Tokens of `noon` and its like, sorted.
  package let clocks: [Int]

  /// Asks the lists of the article's vocabulary once for each form, then notes the tokens of those that they
  /// have.
  package init(_ article: Article) {
    var meanings = [Meaning](repeating: Meaning(), count: article.forms.count + 1)
    var known: [Int] = []
    let words = article.vocabulary["figure-words"]
    let (months, weekdays) = (article.vocabulary.months, article.vocabulary.weekdays)
    // Asked first whether any list holds the form: nearly none is in one.
    article.forms.forms.withUnsafeBufferPointer { forms in
      for id in 1..<max(1, forms.count) {
        let hash = forms[id].hash
        guard words.contains(hash) || months.contains(hash) || weekdays.contains(hash) else { continue }
        meanings[id] = FigureWords.meaning(hash, words, article.vocabulary)
        known.append(id)
      }
    }
    self.meanings = meanings
    // Forms of figures and dates are few: their tokens are sooner put in order than found among all.
    func places(_ kinds: Kind...) -> [Int] {
      known.filter { kinds.contains(meanings[$0].kind) }.flatMap { id in
        article.forms.tokens(of: UInt32(id)).map { Int($0) }.filter { article.tokens[$0].kind == .word }
      }.sorted()
    }
    numbers = (article.marks.numbers + places(.unit, .tens, .hundred, .ordinal)).sorted()
    self.months = places(.month)
    otherMonths = places(.otherMonth)
    clocks = places(.clock)
  }

  /// The kind that the list names so.
  private static func kind(_ name: Substring) -> Kind {
    switch name {
    case "unit": .unit
    case "tens": .tens
    case "hundred": .hundred
    case "scale": .scale
    case "ordinal": .ordinal
    case "meridiem": .meridiem
    case "clock": .clock
    case "calendar": .otherMonth
    default: .none
    }
  }

  private static func meaning(_ hash: UInt64, _ words: WordList, _ vocabulary: Vocabulary) -> Meaning {
    if let fields = words.fields(hash), fields.count >= 2, let value = Int(fields[1]) {
      return Meaning(kind: kind(fields[0]), value: value)
    }
    for (list, kind) in [(vocabulary.months, Kind.month), (vocabulary.weekdays, Kind.weekday)] {
      if let fields = list.fields(hash), fields.count >= 2, let value = Int(fields[0]) {
        return Meaning(kind: kind, value: value, isEnglish: fields[1] == "en")
      }
    }
    return Meaning()
  }

  /// The tokens of numbers in a run.
  package func numbers(in run: Range<Int>) -> ArraySlice<Int> {
    let next = numbers.partitioningIndex { $0 >= run.lowerBound }
    return numbers[next...].prefix { $0 < run.upperBound }
  }

  /// What a token means; nothing for marks and digits.
  package subscript(_ token: Token) -> Meaning {
    token.kind == .word ? meanings[Int(token.form)] : Meaning()
  }
}
