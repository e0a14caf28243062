import ArticleModel

/// How likely each place before a closing mark is the start of its quotation.
///
/// The weights are log-odds, fitted as those of `QuotationEnds` to 2,300 quotations as if their opening
/// marks were lost.
struct QuotationStarts {
  /// What the closing mark's neighbours say of the quotation.
  private enum Sort: Int {
    /// Whole sentences, for an attribution follows.
    case attributed
    /// The mark ends a sentence.
    case ending
    /// Some words of a sentence.
    case fragment
  }

  /// What stands before a place; for each the weights by `Sort`.
  private enum Front {
    case sentence, quotation, colon, speechComma, comma, speech, that, naming, determiner, preposition
    case auxiliary, conjunction, mark, word

    var weights: [Double] {
      switch self {
      case .sentence: [2.6, 1.2, 0]
      case .quotation: [-0.3, -1.2, -1.3]
      case .colon: [1.9, 2.6, 0.7]
      case .speechComma: [0.8, 2.6, 1.9]
      case .comma: [0, 0.6, -0.3]
      case .speech: [-0.7, 0, -0.3]
      case .that: [-0.7, -0.3, 0]
      case .naming: [1, 1.3, 1.7]
      case .determiner: [-0.6, -1.1, 0.8]
      case .preposition: [-0.5, -0.9, 0]
      case .auxiliary: [0, 0, 0.7]
      case .conjunction: [-0.8, -0.4, 0]
      case .mark: [-0.5, -0.5, -0.4]
      case .word: [-1.3, -1.5, -0.7]
      }
    }

    /// What a capital behind it is worth.
    var capital: Double {
      switch self {
      case .quotation: 1.7
      case .colon: 2.5
      case .comma: 2.8
      case .speech: 2.4
      case .speechComma: 4
      case .word: 1.5
      default: 0
      }
    }
  }

  private static let paragraphStart = [1.5, 0.7, 1.7]
  private static let reporterInside = [-3.1, -2.2, -1.6]
  private static let sentence = [0.0, 0, -1]
  private static let shortSentence = [1.2, 0.4, 0]
  private static let startsWithMark = -2.1
  private static let behindReporter = 0.9
  private static let behindSpeaker = -0.3

  /// Tokens before each of which the opening mark may stand.
  private(set) var places: [(token: Int, score: Double)] = []
  private let clause: ClauseReader
  private let start: Int
  private let closer: Int
  private let isFirst: Bool

  /// - Parameters:
  ///   - clause: reads to the paragraph's end.
  ///   - start: the first token that the quotation may begin with.
  ///   - closer: the closing mark.
  ///   - isFirst: whether the start is the paragraph's.
  init(clause: ClauseReader, start: Int, closer: Int, isFirst: Bool) {
    self.clause = clause
    self.start = start
    self.closer = closer
    self.isFirst = isFirst
    weigh(sort.rawValue)
  }

  private var sort: Sort {
    let tokens = clause.article.tokens
    let next = closer + 1 < clause.end ? tokens[closer + 1].kind : .stop
    if tokens[closer - 1].kind == .comma || next == .comma {
      return clause.isAttributed(from: closer + (next == .comma ? 2 : 1)) ? .attributed : .fragment
    }
    let ends = [.stop, .terminal].contains(tokens[closer - 1].kind)
    if !ends || tokens[closer - 1].kind == .terminal, clause.isAttributed(from: closer + 1) {
      return .attributed
    }
    return ends || next == .stop ? .ending : .fragment
  }

  /// Walks backwards, so that what a quotation would hold is counted once.
  private mutating func weigh(_ sort: Int) {
    var words = 0
    var sentences = 0
    // Of the sentence that the walk is in, and how many of those behind it are the reporter's.
    var reporting = (closed: 0, speaks: false, isOwn: false)
    for i in (start..<closer).reversed() {
      let token = clause.article.tokens[i]
      if i + 1 < closer, clause.endsSentence(i) {
        sentences += 1
        reporting = (reporting.closed + (reporting.speaks && !reporting.isOwn ? 1 : 0), false, false)
      }
      if token.isWord || token.kind == .number { words += 1 }
      if clause.article.isSpeechVerb(i) { reporting.speaks = true }
      if clause.isFirstPerson(i) { reporting.isOwn = true }
      let inner = reporting.closed + (reporting.speaks && !reporting.isOwn ? 1 : 0)
      var score = position(i, sort) + length(words, sort)
      score += Double(min(2, inner)) * QuotationStarts.reporterInside[sort]
      score += Double(min(4, sentences)) * QuotationStarts.sentence[sort]
      places.append((i, score))
    }
  }

  private func length(_ words: Int, _ sort: Int) -> Double {
    guard sort == Sort.fragment.rawValue else { return words < 3 ? QuotationStarts.shortSentence[sort] : 0 }
    return words == 1 ? 1.2 : words < 7 ? 0.6 : words < 13 ? -0.7 : -1.1
  }

  private func position(_ i: Int, _ sort: Int) -> Double {
    let token = clause.article.tokens[i]
    let front = front(i)
    var score = front.weights[sort]
    if i == start, isFirst { score += QuotationStarts.paragraphStart[sort] }
    if token.isCapitalised { score += front.capital }
    switch token.kind {
    case .word, .number, .openBracket, .singleQuote, .terminal, .symbol: break
    default: score += QuotationStarts.startsWithMark
    }
    if case .sentence = front, i > start { score += voice(before: i) }
    return score
  }

  private func front(_ i: Int) -> Front {
    if i == start { return isFirst ? .sentence : .quotation }
    let before = clause.article.tokens[i - 1]
    if clause.endsSentence(i - 1) { return .sentence }
    switch before.kind {
    case .colon: return .colon
    case .comma: return i - 2 >= start && clause.article.isSpeechVerb(i - 2) ? .speechComma : .comma
    case .word: break
    default: return .mark
    }
    if clause.article.isSpeechVerb(i - 1) { return .speech }
    switch clause.part(i - 1) {
    case .that: return .that
    case .naming: return .naming
    case .determiner: return .determiner
    case .preposition: return .preposition
    case .auxiliary: return .auxiliary
    case .conjunction: return .conjunction
    default: return .word
    }
  }

  /// Who speaks in the sentence before a place: behind the reporter's a quotation rather begins.
  private func voice(before i: Int) -> Double {
    var reports = false
    var k = i - 2
    while k >= start, !clause.endsSentence(k) {
      if clause.isFirstPerson(k) { return QuotationStarts.behindSpeaker }
      if clause.article.isSpeechVerb(k) { reports = true }
      k -= 1
    }
    return reports ? QuotationStarts.behindReporter : 0
  }
}
