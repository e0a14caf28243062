import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags placeholders for something that was still to come.
package struct PlaceholderLeft: Rule {
  package let info = RuleInfo(
    id: "placeholder-left",
    category: .residue,
    severity: .error,
    summary: "No placeholder stands in the copy.",
    rationale: """
      `TK`, `XXX`, `[name]`, `(sp?)` and `{{quote}}` stand where a name, a figure or a check was \
      still missing. Names such as `TK Maxx`, numerals such as `Super Bowl XXX` and `XXX Olympiad`, \
      and questions such as `What???` are left alone.
      """,
    examples: [
      .flags("The mayor, ⟦TK⟧, will meet the envoy on ⟦TKTK⟧ at noon."),
      .flags("The council paid ⟦XXX⟧ dollars to ⟦[name]⟧, a clerk."),
      .flags("The envoy, Ines Holm ⟦(sp?)⟧, met Jan Berg ⟦(CQ)⟧ on Monday."),
      .flags("The mayor said: ⟦{{quote}}⟧ and left for ⟦???⟧ on ⟦%s⟧."),
      .flags("The firm paid a fine of ⟦$XX⟧ million and ⟦€X⟧ in costs."),
      .flags("⟦Lorem ipsum⟧ dolor sit amet. ⟦FIXME⟧"),
      .allows(
        "TK Maxx opened a shop. The XXX Olympiad and Super Bowl XXX were held; Pope John XXIII was not there."
      ),
      .allows("The Social Party (SP) won, and lawmaker Jan Maas (SP) thanked its voters."),
      .allows(
        "Tellus Kraft (TK) closed its plant. A clerk of the court, Ines Holm (TBC), won; TBC has two seats."),
      .allows("Four films are out: XXX, Hellboy and Once Upon a Time. Write to listings {at} example.com."),
      .allows("\"What???\" she asked. He knew the number and the name (of the ferry) and paid 5%."),
      .allows("\"We met [the mayor] and his aides [in Rome],\" he said. The code was {a, b}."),
    ]
  )
  .reading([.headline, .byline, .dateline, .body, .crosshead, .caption, .signOff]).onTargets(
    .rightWhereTheSourceHasIt)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["placeholders"]
    var found: [TextRange] = article.phrases(of: list).compactMap { place($0, list, article) }
    found += article.marks.terminals.compactMap { i in
      let token = article.tokens[i]
      let isQuestion = token.range.count >= 3 && article.text.slice(token.range).allSatisfy { $0 == 0x3F }
      return isQuestion && token.shape.contains(.spaceBefore) ? token.range : nil
    }
    found += formats(article) + sums(article)
    found += CharacterScan.of(article, in: context).braces.compactMap { braced(Int($0), article) }
    return found.map { range in
      Finding(
        at: range,
        "'\(article.excerpt(range, limit: 30))' is a placeholder: something is still missing here")
    }
  }

  /// The range of a listed word or phrase where it is a placeholder.
  private func place(_ run: Range<Int>, _ list: WordList, _ article: Article) -> TextRange? {
    guard let kind = list.fields(article.phraseHash(run))?.first else { return nil }
    let range = article.range(of: run)
    switch kind {
    case "phrase": return range
    case "word" where !isBracketed(run, article):
      // Two letters are a word of another language's too.
      guard article.isEnglish, !isTitleInList(run, article) else { return nil }
      return list.contains(exactly: article.text[range]) && !isPartOfName(run, article) ? range : nil
    default:
      guard isBracketed(run, article), kind != "small" || article.tokens[run.lowerBound].isLowercase,
        !isShortForm(run, article)
      else { return nil }
      return bracketed(run, article)
    }
  }

  /// `the Social Party (SP)`, and a form in capitals that the story has outside brackets as well: `The SP thanked
  /// its voters`.
  private func isShortForm(_ run: Range<Int>, _ article: Article) -> Bool {
    let token = article.tokens[run.lowerBound]
    guard run.count == 1, token.isWord, token.shape.contains(.allCapitals) else { return false }
    let letters = article.text.slice(token.core).map(Folding.lower)
    let first = run.lowerBound - 1 - letters.count
    let spelled =
      first >= 0
      && zip(first..<run.lowerBound - 1, letters).allSatisfy { i, letter in
        article.tokens[i].isWord && Folding.lower(article.bytes[article.tokens[i].range.lower]) == letter
      }
    return spelled
      // The first places will do: a hostile text may hold a hundred thousand.
      || article.forms.tokens(of: token.form).prefix(64).contains { place in
        let i = Int(place)
        return article.tokens[i].shape.contains(.allCapitals)
          && (i == 0 || article.tokens[i - 1].kind != .openBracket)
      }
  }

  private func isBracketed(_ run: Range<Int>, _ article: Article) -> Bool {
    run.lowerBound > 0 && run.upperBound < article.tokens.count
      && article.tokens[run.lowerBound - 1].kind == .openBracket
      && article.byte(at: article.tokens[run.lowerBound - 1].range.lower) != 0x7B
      && article.tokens[run.upperBound].kind == .closeBracket
      // `(name)` may explain a word; in square brackets, and with `?`, it never does.
      && (article.byte(at: article.tokens[run.lowerBound - 1].range.lower) != 0x28
        || isEditorsMark(run, article))
  }

  /// What stands in round brackets only as an editor's mark.
  private func isEditorsMark(_ run: Range<Int>, _ article: Article) -> Bool {
    let last = article.tokens[run.upperBound - 1]
    return last.kind == .terminal
      || last.isWord && last.core.count <= 4 && run.count == 1
        && article.text.slice(last.core).allSatisfy { ![0x61, 0x65, 0x69, 0x6F, 0x75].contains($0 | 0x20) }
  }

  private func bracketed(_ run: Range<Int>, _ article: Article) -> TextRange {
    article.range(of: (run.lowerBound - 1)..<(run.upperBound + 1))
  }

  /// `TK Maxx`, `XXX Olympiad`, `Super Bowl XXX`, `the film "XXX"`.
  private func isPartOfName(_ run: Range<Int>, _ article: Article) -> Bool {
    func isName(_ i: Int) -> Bool {
      article.tokens.indices.contains(i) && article.tokens[i].isCapitalised
        && !article.tokens[i].shape.contains(.sentenceStart)
    }
    if isName(run.upperBound) || isName(run.lowerBound - 1) { return true }
    let beside = [run.lowerBound - 1, run.upperBound].filter(article.tokens.indices.contains)
    return beside.contains { [.doubleQuote, .singleQuote, .hyphen].contains(article.tokens[$0].kind) }
  }

  /// `the films are XXX, Hellboy and …`: between a colon or comma and a comma before another capital.
  private func isTitleInList(_ run: Range<Int>, _ article: Article) -> Bool {
    let (before, behind) = (run.lowerBound - 1, run.upperBound)
    guard before >= 0, behind + 1 < article.tokens.count else { return false }
    return [.colon, .comma].contains(article.tokens[before].kind) && article.tokens[behind].kind == .comma
      && article.tokens[behind + 1].isCapitalised
  }

  /// `$XX million`, `€X`: a sum that somebody was to look up.
  private func sums(_ article: Article) -> [TextRange] {
    article.marks.symbols.compactMap { i in
      guard i + 1 < article.tokens.count, ["$", "€", "£"].contains(article.string(article.tokens[i])) else {
        return nil
      }
      let next = article.tokens[i + 1]
      guard next.isWord, !next.shape.contains(.spaceBefore), next.core.count <= 4,
        article.text.slice(next.core).allSatisfy({ $0 | 0x20 == 0x78 })
      else { return nil }
      return article.tokens[i].range.union(next.core)
    }
  }

  /// `%s` and `%d` of a program.
  private func formats(_ article: Article) -> [TextRange] {
    article.marks.symbols.compactMap { i in
      let range = article.tokens[i].range
      guard range.count == 1, article.bytes[range.lower] == 0x25,
        article.tokens[i].shape.contains(.spaceBefore),
        i + 1 < article.tokens.count, article.tokens[i + 1].range.start == range.end,
        ["s", "d", "1$s", "@"].contains(article.string(article.tokens[i + 1]))
      else { return nil }
      return range.union(article.tokens[i + 1].range)
    }
  }

  /// `{{quote}}`, `{0}` or `{name}`; nil for braces around a list.
  private func braced(_ start: Int, _ article: Article) -> TextRange? {
    let bytes = article.bytes
    if start > 0, bytes[start - 1] == 0x7B { return nil }
    var i = start
    while i < bytes.count, bytes[i] == 0x7B { i += 1 }
    let depth = i - start
    let name = i
    while i < bytes.count, i - name < 60, bytes[i] != 0x7D, bytes[i] != 0x7B, bytes[i] != 0x0A { i += 1 }
    let inner = bytes[name..<i]
    // `listings {at} example.com`
    if inner.elementsEqual("at".utf8) || inner.elementsEqual("dot".utf8) { return nil }
    let isName = inner.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F || $0 == 0x2E }
    guard depth <= 2, !inner.isEmpty, isName || depth == 2,
      bytes[i...].starts(with: repeatElement(0x7D, count: depth))
    else { return nil }
    let dollar = start > 0 && bytes[start - 1] == 0x24
    return TextRange(dollar ? start - 1 : start, i + depth)
  }
}
