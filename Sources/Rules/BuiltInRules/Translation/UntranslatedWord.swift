import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags words of another script that were left in English copy.
package struct UntranslatedWord: Rule {
  package let info = RuleInfo(
    id: "untranslated-word",
    category: .translation,
    severity: .warning,
    summary: "No word of another script is left in English copy.",
    rationale: """
      A word in Cyrillic, Arabic or Chinese letters in the middle of an English sentence was forgotten in \
      translation, and clients cannot print it. The original of a name or word in brackets, in quotation \
      marks, behind a colon or before its own rendering in brackets is meant for readers, and so is a \
      paragraph in another language. Single letters such as Ω are left alone.
      """,
    examples: [
      .flags("The envoy opened the ⟦выставка⟧ in the port on Monday."),
      .flags("Crews of the ⟦بندر عباس⟧ ferry rested, and 40 ⟦学生⟧ waited."),
      .flags("Harbour of ⟦Владивосток⟧ closed\n\nThe mayor said the ferries rest on Monday.", isWhole: true),
      .allows("The club (АЕК, Greek: ΑΕΚ) plays in Москва (Moscow), a clerk said."),
      .allows("The word «мир» means peace, and “мир” the world."),
      .allows("He took 5 μg of β-carotene with an Ω in a Щ-shaped box."),
      .allows("The mayor spoke of peace.\n\nМэр говорил о мире во всём мире."),
      .allows(
        "The mayor spoke of peace on Monday, and of ferries. Russian: Мир и дружба. Все ждали. He left at noon."
      ),
      .allows("In Russian: мир и дружба. The #мир tag and мир.рф were shared."),
    ]
  )
  .reading([.headline, .crosshead, .body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let foreign = Array(article.marks.foreignWords)
    guard !foreign.isEmpty, foreign.count * 3 < article.tokens.count else { return [] }
    var original: Int?
    return runs(foreign, article).compactMap { run in
      let paragraph = article.paragraphIndex(at: article.tokens[run.lowerBound].range.start)
      // Behind `Russian:` the original may run on for sentences.
      if isBehindColon(run, article) { original = paragraph }
      guard paragraph != original, isWord(run, article), !isForReaders(run, article),
        !isInForeignParagraph(run, article)
      else { return nil }
      let range = article.range(of: run)
      return Finding(
        at: range,
        "'\(article.text[range])' is not translated: write it in English, or in brackets behind the English")
    }
  }

  /// Words of another script that follow one another.
  private func runs(_ foreign: [Int], _ article: Article) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in foreign {
      if let last = result.last, isJoined(last.upperBound, i, article) {
        result[result.count - 1] = last.lowerBound..<(i + 1)
      } else {
        result.append(i..<(i + 1))
      }
    }
    return result
  }

  private func isJoined(_ end: Int, _ next: Int, _ article: Article) -> Bool {
    guard next - end <= 1, !article.tokens[next].shape.contains(.lineBefore) else { return false }
    return end == next || [.comma, .hyphen, .dash].contains(article.tokens[end].kind)
  }

  /// Directly, or with a sign between that cannot be seen.
  private func isBehindColon(_ run: Range<Int>, _ article: Article) -> Bool {
    article.tokens[max(0, run.lowerBound - 2)..<run.lowerBound].contains { $0.kind == .colon }
  }

  /// Two letters at least of another script, and none of ours in the word: what is mixed is
  /// mixed-script-word's.
  private func isWord(_ run: Range<Int>, _ article: Article) -> Bool {
    let letters = run.flatMap { article.core(article.tokens[$0]).unicodeScalars }.filter {
      $0.properties.isAlphabetic
    }
    // Greek letters are signs of science before they are words.
    let isGreek = letters.allSatisfy { (0x370...0x3FF).contains($0.value) }
    return letters.count >= (isGreek ? 4 : 2) && letters.allSatisfy { $0.value > 0x24F }
  }

  /// Whether it stands for readers who know the script: in brackets or quotation marks, behind a colon, or
  /// before brackets.
  private func isForReaders(_ run: Range<Int>, _ article: Article) -> Bool {
    if article.tokens[run.lowerBound].shape.contains(.quoted) || isPartOfLink(run, article) { return true }
    if run.upperBound < article.tokens.count {
      let next = article.tokens[run.upperBound].kind
      // A hyphen joins it to a word that says what it looks like.
      if next == .openBracket || next == .hyphen { return true }
    }
    guard let s = article.sentence(holding: run.lowerBound) else { return true }
    var depth = 0
    for i in article.sentences[s].tokens where i < run.lowerBound {
      switch article.tokens[i].kind {
      case .openBracket: depth += 1
      case .closeBracket: depth -= 1
      case .colon, .doubleQuote, .singleQuote: return true
      default: break
      }
    }
    return depth > 0
  }

  /// `#мир`, `мир.рф`.
  private func isPartOfLink(_ run: Range<Int>, _ article: Article) -> Bool {
    let first = article.tokens[run.lowerBound]
    if !first.shape.contains(.spaceBefore), run.lowerBound > 0 {
      let before = article.tokens[run.lowerBound - 1].kind
      if before == .symbol || before == .stop || before == .link { return true }
    }
    guard run.upperBound + 1 < article.tokens.count, article.tokens[run.upperBound].kind == .stop else {
      return false
    }
    return article.tokens[run.upperBound + 1].isWord
      && !article.tokens[run.upperBound + 1].shape.contains(.spaceBefore)
  }

  private func isInForeignParagraph(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: article.tokens[run.lowerBound].range.start) else { return true }
    var words = 0
    var foreign = 0
    for i in article.paragraphs[p].tokens where article.tokens[i].isWord {
      words += 1
      if article.tokens[i].shape.contains(.otherScript) { foreign += 1 }
    }
    return foreign * 2 > words
  }
}
