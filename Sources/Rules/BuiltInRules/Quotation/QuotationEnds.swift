import ArticleModel

/// How likely each place behind an opening mark is the end of its quotation.
///
/// The weights are log-odds of a conditional logit over all places of a paragraph, fitted to 2,100 closed
/// quotations of Wikinews, en.kremlin.ru and NTREX-128 as if their closing marks were lost; that a comma or
/// stop stands rather inside is set by hand, since of these only Wikinews sets it outside.
struct QuotationEnds {
  /// The weights of one sort of quotation.
  struct Weights {
    var comma, attributedComma, stop, attributedQuestion, beforeNext: Double
    var word, wordBeforeFunction, wordBeforeDeterminer, wordBeforeCapital, wordBeforeWord, wordAtEnd: Double
    var dash, broken, attributedWord: Double
    /// For each sentence with a speech verb and without the first person that it would hold.
    var reporterInside: Double
    /// For each sentence's end that it would run over.
    var sentence: Double
    var reporterBehind: Double

    static let sentences = Weights(
      comma: -0.7, attributedComma: 3.6, stop: 1.5, attributedQuestion: 0.6, beforeNext: -0.3, word: -0.7,
      wordBeforeFunction: -1, wordBeforeDeterminer: -1.5, wordBeforeCapital: 0, wordBeforeWord: -1.5,
      wordAtEnd: 2.5, dash: -0.2, broken: -1, attributedWord: 1.7, reporterInside: -0.5, sentence: 0,
      reporterBehind: 0.3)
    static let fragments = Weights(
      comma: -0.9, attributedComma: 0.9, stop: 0, attributedQuestion: 0, beforeNext: 0, word: -1.2,
      wordBeforeFunction: 0.7, wordBeforeDeterminer: -1.2, wordBeforeCapital: -0.7, wordBeforeWord: -0.2,
      wordAtEnd: 0, dash: 0, broken: -1.6, attributedWord: 0, reporterInside: -1.3, sentence: -1.1,
      reporterBehind: 0)
  }

  private static let questionInside = 2.3
  private static let questionOutside = -0.5
  private static let pointInside = 0.8
  private static let perConvention = 0.5
  private static let behindFunctionWord = -2.2
  private static let touchesNext = -1.7
  private static let shortSentence = -0.4
  /// A sentence's end behind which nobody reports to the end of the paragraph, in a paragraph that begins
  /// with the quotation, and in another.
  private static let breaksParagraph = -1.5
  private static let leavesRest = 0.4
  /// The paragraph's end, if nobody reports in between.
  private static let wholeParagraph = 0.9

  /// Tokens behind each of which the closing mark may stand.
  private(set) var places: [(token: Int, score: Double)] = []
  private let clause: ClauseReader
  private let weights: Weights
  /// What a comma or stop inside the marks is worth.
  private let inside: Double
  private let outside: Double
  private let meetsNext: Bool
  private let isFirst: Bool
  /// The start of the last sentence that is the reporter's; -1 without one.
  private let lastReport: Int

  /// - Parameters:
  ///   - clause: reads as far as the quotation may run.
  ///   - opener: the opening mark.
  ///   - isFirst: whether it begins its paragraph.
  ///   - meetsNext: whether the next quotation of the paragraph begins where the run ends.
  init(clause: ClauseReader, opener: Int, isFirst: Bool, meetsNext: Bool, convention: QuoteConvention) {
    self.clause = clause
    self.meetsNext = meetsNext
    self.isFirst = isFirst
    lastReport = QuotationEnds.lastReport(clause, from: opener + 1)
    let isSentence = QuotationEnds.isSentence(opener, isFirst: isFirst, clause.article)
    weights = isSentence ? .sentences : .fragments
    let habit =
      QuotationEnds.perConvention * QuotationEnds.logarithm(convention.ratio(ofSentences: isSentence))
    inside = QuotationEnds.pointInside + habit
    outside = -habit
    weigh(from: opener + 1, isSentence: isSentence)
  }

  /// Whether a quotation that opens at a mark is a sentence or more, rather than some words of one.
  static func isSentence(_ opener: Int, isFirst: Bool, _ article: Article) -> Bool {
    if isFirst || opener == 0 { return true }
    switch article.tokens[opener - 1].kind {
    case .stop, .terminal, .doubleQuote, .colon, .comma: return true
    default:
      return opener + 1 < article.tokens.count && article.isSpeechVerb(opener - 1)
        && article.tokens[opener + 1].isCapitalised
    }
  }

  private static func lastReport(_ clause: ClauseReader, from start: Int) -> Int {
    var last = -1
    var begins = true
    for i in start..<clause.end {
      if begins, clause.isReporting(from: i) { last = i }
      begins = clause.endsSentence(i)
    }
    return last
  }

  private mutating func weigh(from start: Int, isSentence: Bool) {
    var words = 0
    var sentences = 0
    var reporting = (closed: 0, speaks: false, isOwn: false)
    for i in start..<clause.end {
      let token = clause.article.tokens[i]
      if token.isWord || token.kind == .number { words += 1 }
      if i > start, clause.article.isSpeechVerb(i) { reporting.speaks = true }
      if clause.isFirstPerson(i) { reporting.isOwn = true }
      let inner = reporting.closed + (reporting.speaks && !reporting.isOwn ? 1 : 0)
      var score = score(behind: i)
      score += Double(min(2, inner)) * weights.reporterInside + Double(min(4, sentences)) * weights.sentence
      if meetsNext, i + 1 == clause.end { score += QuotationEnds.touchesNext }
      score += length(words, isSentence: isSentence)
      places.append((i, score))
      if clause.endsSentence(i) {
        sentences += 1
        reporting = (inner, false, false)
      }
    }
  }

  private func length(_ words: Int, isSentence: Bool) -> Double {
    if isSentence { return words < 3 ? QuotationEnds.shortSentence : 0 }
    return words == 1 ? -0.2 : words < 7 ? 1.6 : 0
  }

  private func score(behind i: Int) -> Double {
    let tokens = clause.article.tokens
    let next: Token.Kind? = i + 1 < clause.end ? tokens[i + 1].kind : nil
    if tokens[i].kind == .comma { return comma(behind: i + 1) + inside }
    if next == .comma { return comma(behind: i + 2) + outside }
    if clause.endsSentence(i) { return stop(i, behind: i + 1, isInside: true) }
    if i + 1 < clause.end, clause.endsSentence(i + 1) { return stop(i + 1, behind: i + 2, isInside: false) }
    switch tokens[i].kind {
    case .openBracket, .dash, .hyphen, .colon, .symbol, .stop: return weights.broken
    default: break
    }
    switch next {
    case .closeBracket, .singleQuote: return weights.broken
    case .hyphen where !tokens[i + 1].shape.contains(.spaceBefore): return weights.broken
    case .hyphen, .dash, .openBracket, .colon: return weights.dash
    default: return word(i)
    }
  }

  private func comma(behind next: Int) -> Double {
    weights.comma + (clause.isAttributed(from: next) ? weights.attributedComma : 0)
  }

  private func stop(_ mark: Int, behind next: Int, isInside: Bool) -> Double {
    var score = weights.stop
    if clause.isAsking(mark) {
      score += isInside ? QuotationEnds.questionInside : QuotationEnds.questionOutside
      if clause.isAttributed(from: next) { score += weights.attributedQuestion }
    } else {
      score += isInside ? inside : outside
    }
    if next >= clause.end {
      return score + (meetsNext ? weights.beforeNext : lastReport < 0 ? QuotationEnds.wholeParagraph : 0)
    }
    if clause.isReporting(from: next) { return score + weights.reporterBehind }
    if lastReport > next { return score }
    return score + (isFirst ? QuotationEnds.breaksParagraph : QuotationEnds.leavesRest)
  }

  /// Between two words.
  private func word(_ i: Int) -> Double {
    var score = weights.word
    if clause.isAttributed(from: i + 1) { score += weights.attributedWord }
    if clause.part(i)?.leadsOn == true { score += QuotationEnds.behindFunctionWord }
    guard i + 1 < clause.end else { return score + weights.wordAtEnd }
    switch clause.part(i + 1) {
    case .preposition, .conjunction, .pronoun, .naming: return score + weights.wordBeforeFunction
    case .determiner, .that: return score + weights.wordBeforeDeterminer
    default:
      let isName = clause.article.tokens[i + 1].isCapitalised
      return score + (isName ? weights.wordBeforeCapital : weights.wordBeforeWord)
    }
  }

  /// The natural logarithm to two places, which needs no library: x is at most a few hundred.
  private static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    var (mantissa, exponent) = (x.significand, Double(x.exponent))
    if mantissa > 1.5 { (mantissa, exponent) = (mantissa / 2, exponent + 1) }
    let y = (mantissa - 1) / (mantissa + 1)
    return exponent * 0.693 + 2 * (y + y * y * y / 3)
  }
}
