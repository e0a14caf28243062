import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Paragraphs that end with a mark, but not with one that ends a sentence.
extension ParagraphNoTerminal {
  /// Paragraphs that are one quotation, ended by its mark alone. Several are a way of setting them.
  func quoted(_ article: Article, _ context: RuleContext) -> [Finding] {
    let found = article.paragraphs.indices.filter { endsWithBareMark($0, article) }
    guard found.count == 1, let i = found.first, !context.shared({ HeadlineLines(article) }).holds(i) else {
      return []
    }
    let mark = article.tokens[article.paragraphs[i].tokens.upperBound - 1].range
    return [
      Finding(
        at: mark, "the quotation ends without a stop before its mark",
        fixes: [Fix("Add a full stop", .unsafe, [.insert(".", at: mark.lower)])])
    ]
  }

  private func endsWithBareMark(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    guard paragraph.kind == .body, paragraph.tokens.count > ParagraphNoTerminal.fewestBeforeComma,
      let first = paragraph.tokens.first, let last = paragraph.tokens.last,
      article.tokens[first].kind == .doubleQuote, article.tokens[last].kind == .doubleQuote,
      article.tokens[last - 1].isLowercase
    else { return false }
    // `"…" — Nils Gamm` on the next line, and a clause that goes on there.
    if i + 1 < article.paragraphs.count {
      let begins = article.tokens[article.paragraphs[i + 1].tokens.lowerBound]
      if begins.isLowercase || [.dash, .hyphen].contains(begins.kind) { return false }
    }
    // Titles are written with capitals, and two quotations in a row are a list.
    let inner = first + 1..<last
    return !inner.contains { article.tokens[$0].kind == .doubleQuote }
      && inner.filter { article.tokens[$0].isLowercase }.count * 2 > inner.count
  }

  /// Paragraphs that end with a comma though a new sentence follows.
  func commas(_ article: Article, _ context: RuleContext) -> [Finding] {
    let found = article.paragraphs.indices.dropLast().filter { endsWithComma($0, article) }
    guard !found.isEmpty, found.count <= ParagraphNoTerminal.mostCommas,
      !context.shared({ StoryVoice(article) }).isTranscript
    else { return [] }
    return found.map { i in
      let comma = article.tokens[article.paragraphs[i].tokens.upperBound - 1].range
      return Finding(
        at: comma, "the paragraph ends with a comma",
        fixes: [Fix("Write a full stop", .unsafe, [Edit(comma, ".")])])
    }
  }

  /// More are the lines of verse or of a list.
  private static let mostCommas = 2

  private func endsWithComma(_ i: Int, _ article: Article) -> Bool {
    let (paragraph, next) = (article.paragraphs[i], article.paragraphs[i + 1])
    guard paragraph.kind == .body, next.kind == .body, let last = paragraph.tokens.last,
      article.tokens[last].kind == .comma, article.tokens[last].shape.isDisjoint(with: .quoted),
      article.endsSentence(next.tokens)
    else { return false }
    let first = article.tokens[next.tokens.lowerBound]
    guard first.isCapitalised || first.kind == .doubleQuote else { return false }
    let words = paragraph.tokens.filter { article.tokens[$0].isWord }
    let small = words.filter { article.tokens[$0].isLowercase }
    // `Ines Okafor said,` leads in; `Good afternoon, Mr President,` has no verb.
    return words.count >= ParagraphNoTerminal.fewestBeforeComma && small.count * 2 > words.count
      && small.contains { article.token($0, isIn: article.vocabulary["finite-verbs"]) }
      && !paragraph.tokens.suffix(ParagraphNoTerminal.leadIn).contains {
        article.tokens[$0].isWord && article.isSpeechVerb($0)
      }
      && !paragraph.tokens.prefix(ParagraphNoTerminal.leadIn * 2).contains {
        article.tokens[$0].kind == .colon
      }
  }

  private static let fewestBeforeComma = 12
  private static let leadIn = 8
}
