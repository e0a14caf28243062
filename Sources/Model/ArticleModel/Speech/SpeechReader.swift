import SourceText

/// Finds the verbs of speech outside quotations with their speakers (DOMAIN.md 5.2).
struct SpeechReader {
  private let article: Article
  private let speakers: SpeakerReader
  private let determiners: WordList
  private let according: UInt32?
  /// Phrases such as `went on to say`, in order.
  private let phrases: [Range<Int>]

  init(_ article: Article, _ people: People) {
    self.article = article
    speakers = SpeakerReader(article, people)
    determiners = article.vocabulary["determiners"]
    phrases = article.phrases(of: article.vocabulary["speech-phrases"])
    according = article.forms.id(of: ByteHash.of("according"))
  }

  /// The clauses of body, captions and headings in order.
  func clauses() -> [SpeechClause] {
    var result: [SpeechClause] = []
    var phrases = phrases[...]
    let read: [RegionKind] = [.body, .headline, .crosshead, .caption]
    for (i, paragraph) in article.paragraphs.enumerated() where read.contains(paragraph.kind) {
      if let colon = article.labelEnd(ofParagraph: i) {
        let label = paragraph.tokens.lowerBound..<colon
        result.append(
          SpeechClause(shape: .label, verb: colon, speaker: Speaker(kind: .person, tokens: label)))
      }
      for sentence in article.sentences[paragraph.sentences] {
        appendClauses(of: sentence.tokens, &phrases, to: &result)
      }
    }
    return result
  }

  /// `phrases`: those that have not been passed.
  private func appendClauses(
    of run: Range<Int>, _ phrases: inout ArraySlice<Range<Int>>, to result: inout [SpeechClause]
  ) {
    for i in run where mayReport(i, phrases.first) && !article.tokens[i].shape.contains(.quoted) {
      while let next = phrases.first, next.upperBound - 1 < i { phrases.removeFirst() }
      if let according, article.tokens[i].form == according {
        result.append(
          SpeechClause(
            shape: .source, verb: i, speaker: speakers.speaker(after: i + 1, to: run.upperBound)))
      } else if let start = phrases.first?.lowerBound, phrases.first?.upperBound == i + 1 {
        result.append(
          SpeechClause(
            shape: .speakerFirst, verb: i, speaker: speakers.speaker(before: start, from: run.lowerBound)))
      } else if article.isSpeechVerb(i), article.tokens[i].isLowercase, isVerb(i, in: run) {
        result.append(clause(of: i, in: run))
      }
    }
  }

  /// Whether a word is `according`, a verb of speech or near the next phrase of several words: a quick no for most.
  @inline(__always)
  private func mayReport(_ i: Int, _ next: Range<Int>?) -> Bool {
    let token = article.tokens[i]
    guard token.isWord else { return false }
    return article.speechForms[Int(token.form)] || token.form == according
      || next.map { $0.upperBound <= i + 1 } ?? false
  }

  /// A form of `be` right before a past form, adverbs aside.
  private func isPassive(_ verb: Int, from start: Int) -> Bool {
    guard !article.core(article.tokens[verb]).hasSuffix("ing") else { return false }
    for k in (max(start, verb - 3)..<max(start, verb)).reversed() where article.tokens[k].isWord {
      let fields = article.vocabulary["speech-adverbs"].fields(article.hash(article.tokens[k]))
      if fields?.first == "be" { return true }
      if fields == nil { return false }
    }
    return false
  }

  /// `the announced plan` and `member states` hold no verb.
  private func isVerb(_ i: Int, in run: Range<Int>) -> Bool {
    guard article.tokens[i].possessive == 0 else { return false }
    let end = article.tokens[i].core.upper
    if i > run.lowerBound {
      // `the president's claims`
      if article.tokens[i - 1].possessive > 0 { return false }
      if article.bytes[end - 1] == 0x73, speakers.isSeveral(i - 1) { return false }
    }
    return i == run.lowerBound || !article.token(i - 1, isIn: determiners)
  }

  private func clause(of verb: Int, in run: Range<Int>) -> SpeechClause {
    if let before = speakers.speaker(before: verb, from: run.lowerBound) {
      return SpeechClause(
        shape: .speakerFirst, verb: verb, isPassive: isPassive(verb, from: run.lowerBound), speaker: before)
    }
    let inverts = verb == run.lowerBound || !article.tokens[verb - 1].isWord
    let behind = inverts ? speakers.speaker(after: verb, to: run.upperBound) : nil
    return SpeechClause(shape: behind == nil ? .speakerFirst : .verbFirst, verb: verb, speaker: behind)
  }
}

extension Article {
  private static var longestLabel: Int { 6 }

  /// The index of the colon behind a name at the start of a paragraph (`Ana Diaz:`, `Q:`), as transcripts
  /// write it; nil where the paragraph begins otherwise.
  public func labelEnd(ofParagraph i: Int) -> Int? {
    let run = paragraphs[i].tokens
    guard let first = run.first else { return nil }
    // Interviews mark the asking side with brackets: `((WN)) How …`
    if tokens[first].kind == .openBracket, first + 2 < run.upperBound, tokens[first + 1].kind == .openBracket
    {
      return run.prefix(Article.longestLabel + 4).last { tokens[$0].kind == .closeBracket }
    }
    guard tokens[first].isCapitalised else { return nil }
    for k in run.prefix(Article.longestLabel + 1).dropFirst() {
      switch tokens[k].kind {
      case .colon: return k + 1 < run.upperBound && bytes[tokens[k].range.lower] == 0x3A ? k : nil
      case .word: if tokens[k].isLowercase, !vocabulary.nameParticles.contains(hash(tokens[k])) { return nil }
      case .hyphen, .openBracket, .closeBracket, .number: break
      case .stop where tokens[k - 1].core.count <= 4: break
      default: return nil
      }
    }
    return nil
  }
}
