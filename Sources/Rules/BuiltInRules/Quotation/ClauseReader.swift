import ArticleModel
import SourceText

/// What the words about a place say of who speaks there: the source or the reporter.
struct ClauseReader {
  /// The part that a small word plays in a clause (`clause-words`).
  enum Part {
    case preposition, conjunction, determiner, pronoun, auxiliary, that, naming

    /// Whether a word of this part leads on to others, so that no phrase ends behind it.
    var leadsOn: Bool { self != .pronoun && self != .auxiliary }
  }

  let article: Article
  /// The token behind the last that may be read.
  let end: Int

  /// The part of a small word; nil for other words and for marks.
  func part(_ i: Int) -> Part? {
    guard i >= 0, i < end, article.tokens[i].isWord,
      let name = article.vocabulary["clause-words"].fields(article.hash(article.tokens[i]))?.first
    else { return nil }
    switch name {
    case "preposition": return .preposition
    case "conjunction": return .conjunction
    case "determiner": return .determiner
    case "pronoun": return .pronoun
    case "auxiliary": return .auxiliary
    case "that": return .that
    default: return .naming
    }
  }

  /// Whether a token is a pronoun of the first person.
  func isFirstPerson(_ i: Int) -> Bool { article.token(i, isIn: article.vocabulary["first-person-words"]) }

  func isAsking(_ i: Int) -> Bool { i < end && article.tokens[i].kind == .terminal }

  /// Whether a speech verb stands among the next few words, before another mark: `the mayor said`.
  func isAttributed(from i: Int) -> Bool {
    for k in i..<max(i, min(i + 7, end)) {
      switch article.tokens[k].kind {
      case .word: if article.isSpeechVerb(k) { return true }
      case .comma, .stop, .terminal, .colon, .doubleQuote: return false
      default: break
      }
    }
    return false
  }

  /// Whether a sentence may begin behind a stop or terminal mark: not behind an initial, nor before a small
  /// letter.
  func endsSentence(_ i: Int) -> Bool {
    guard i > 0, i < end, article.tokens[i].kind == .stop || article.tokens[i].kind == .terminal,
      article.tokens[i - 1].core.count > 1
    else { return false }
    return i + 1 >= end || !article.tokens[i + 1].isLowercase
  }

  /// Whether the sentence from a token on is the reporter's: it holds a speech verb and nobody's `I`.
  func isReporting(from i: Int) -> Bool {
    var reports = false
    for k in i..<max(i, end) {
      if article.isSpeechVerb(k) { reports = true }
      if isFirstPerson(k) { return false }
      if endsSentence(k) || article.tokens[k].kind == .doubleQuote { break }
    }
    return reports
  }
}

/// On which side of the closing mark a story sets commas and stops.
struct QuoteConvention {
  /// Closed quotations of sentences, and fragments, with the mark inside and outside.
  private var sentences = (inside: 0.0, outside: 0.0)
  private var fragments = (inside: 0.0, outside: 0.0)

  init(_ article: Article) {
    for quotation in article.quotations where quotation.ending == .closed && !quotation.style.isSingle {
      let closer = quotation.tokens.upperBound - 1
      let isInside = QuoteConvention.isPoint(closer - 1, article)
      guard isInside || closer + 1 < article.tokens.count && QuoteConvention.isPoint(closer + 1, article)
      else { continue }
      let opener = quotation.tokens.lowerBound
      let isFirst = article.paragraphs[quotation.paragraphs.lowerBound].tokens.lowerBound == opener
      if QuotationEnds.isSentence(opener, isFirst: isFirst, article) {
        if isInside { sentences.inside += 1 } else { sentences.outside += 1 }
      } else {
        if isInside { fragments.inside += 1 } else { fragments.outside += 1 }
      }
    }
  }

  private static func isPoint(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .comma || article.tokens[i].kind == .stop
  }

  /// For quotations of sentences or for fragments: how many more marks stand inside than outside, as the
  /// ratio of the two; quotations of the other sort count for less.
  func ratio(ofSentences: Bool) -> Double {
    let (own, other) = ofSentences ? (sentences, fragments) : (fragments, sentences)
    return (own.inside + 0.3 * other.inside + 0.3) / (own.outside + 0.3 * other.outside + 0.3)
  }
}
