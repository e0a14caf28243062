import ArticleModel
import SourceText

/// Whether a story is told by an agency or by a person: transcripts, columns, interviews and letters say
/// `I` and `we` everywhere, and rules on attribution leave them alone.
struct StoryVoice {
  /// With more first-person sentences than this share outside quotations, the story is told in it.
  private static let genreShare = 0.12
  private static let mostSlips = 3

  /// Sentences of the body with their first word of the first person outside quotations.
  let firstPerson: [(sentence: Int, token: Int)]
  /// Whether three paragraphs or more begin with a speaker's label.
  let isTranscript: Bool
  /// Whether the story is told in the first person, or is a transcript.
  let isPersonal: Bool

  init(_ article: Article) {
    let words = article.places(firstOf: article.vocabulary["first-person-words"])
    let labels = article.paragraphs.indices.filter {
      article.paragraphs[$0].kind == .body && article.labelEnd(ofParagraph: $0) != nil
    }
    isTranscript = labels.count >= 3
    guard !words.isEmpty else {
      firstPerson = []
      isPersonal = isTranscript
      return
    }
    var slips: [(sentence: Int, token: Int)] = []
    var sentences = 0
    var next = 0
    for (s, sentence) in article.sentences.enumerated()
    where article.paragraphs[sentence.paragraph].kind == .body {
      sentences += 1
      while next < words.count, words[next] < sentence.tokens.lowerBound { next += 1 }
      while next < words.count, words[next] < sentence.tokens.upperBound {
        defer { next += 1 }
        if StoryVoice.isFirstPerson(words[next], article) {
          slips.append((s, words[next]))
          break
        }
      }
    }
    firstPerson = slips
    isPersonal =
      isTranscript || slips.count > StoryVoice.mostSlips
      || slips.count > 1 && Double(slips.count) > max(1, Double(sentences) * StoryVoice.genreShare)
  }

  private static func isFirstPerson(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, !token.shape.contains(.quoted) else { return false }
    // `US` is a country; `We` inside a name (`We Charity`) goes with capitals around it.
    if token.core.count > 1, token.shape.contains(.allCapitals) { return false }
    if token.isCapitalised, token.core.count > 1 {
      return token.shape.contains(.sentenceStart)
        && !(i + 1 < article.tokens.count && article.tokens[i + 1].isCapitalised)
    }
    guard token.core.count == 1 else { return true }
    // `I`: not a numeral behind a name, not an initial, not a list label.
    guard token.isCapitalised, token.possessive == 0 else { return false }
    if i > 0, !token.shape.contains(.sentenceStart),
      article.tokens[i - 1].isCapitalised || article.tokens[i - 1].kind == .hyphen
    {
      return false
    }
    return i + 1 < article.tokens.count && article.tokens[i + 1].isLowercase
      && article.tokens[i + 1].shape.contains(.spaceBefore)
  }

}
