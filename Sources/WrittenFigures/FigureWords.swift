import ArticleModel
import SourceText

/// What each form of an article means in figures and dates, asked once for each form instead of for each
/// word.
package struct FigureWords: Sendable {
  package enum Kind: UInt8, Sendable {
    case none
    /// zero to nineteen
    case unit
    /// twenty to ninety
    case tens
    case hundred
    /// A power of ten: thousand, million, …
    case scale
    /// `fifth`
    case ordinal
    /// `a.m.`: minutes added to the hour
    case meridiem
    /// `noon`: minutes since midnight
    case clock
    case month
    case weekday
    /// May begin the name of a month of another calendar.
    case otherMonth
  }

  package struct Meaning: Sendable {
    package var kind = Kind.none
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

  package init(_ article: Article) {
    var meanings = [Meaning](repeating: Meaning(), count: article.forms.count + 1)
    let words = article.vocabulary["figure-words"]
    let others = article.vocabulary["calendar-months"]
    article.bytes.withUnsafeBufferPointer { bytes in
      for id in 1..<max(1, article.forms.count + 1) {
        let form = article.forms[UInt32(id)]
        meanings[id] = FigureWords.meaning(form.hash, words, article.vocabulary)
        if meanings[id].kind == .none, others.mayBegin(bytes, at: form.first.lower) {
          meanings[id].kind = .otherMonth
        }
      }
    }
    var numbers: [Int] = []
    var months: [Int] = []
    var otherMonths: [Int] = []
    var clocks: [Int] = []
    for i in article.tokens.indices {
      if article.tokens[i].kind == .number {
        numbers.append(i)
        continue
      }
      guard article.tokens[i].kind == .word else { continue }
      switch meanings[Int(article.tokens[i].form)].kind {
      case .none, .meridiem, .weekday, .scale: break
      case .unit, .tens, .hundred, .ordinal: numbers.append(i)
      case .month: months.append(i)
      case .otherMonth: otherMonths.append(i)
      case .clock: clocks.append(i)
      }
    }
    self.meanings = meanings
    self.numbers = numbers
    self.months = months
    self.otherMonths = otherMonths
    self.clocks = clocks
  }

  private static func meaning(_ hash: UInt64, _ words: WordList, _ vocabulary: Vocabulary) -> Meaning {
    if let fields = words.fields(hash), fields.count >= 2, let value = Int(fields[1]) {
      let kinds: [Substring: Kind] = [
        "unit": .unit, "tens": .tens, "hundred": .hundred, "scale": .scale, "ordinal": .ordinal,
        "meridiem": .meridiem, "clock": .clock,
      ]
      return Meaning(kind: kinds[fields[0]] ?? .none, value: value)
    }
    for (list, kind) in [(vocabulary.months, Kind.month), (vocabulary.weekdays, Kind.weekday)] {
      if let fields = list.fields(hash), fields.count >= 2, let value = Int(fields[0]) {
        return Meaning(kind: kind, value: value, isEnglish: fields[1] == "en")
      }
    }
    return Meaning()
  }

  /// What a token means; nothing for marks and digits.
  package subscript(_ token: Token) -> Meaning {
    token.kind == .word ? meanings[Int(token.form)] : Meaning()
  }
}
