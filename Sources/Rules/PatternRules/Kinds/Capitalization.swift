import ArticleModel
import SourceText

/// Flags a whole block that is not written in the stated case.
struct CapitalizationEvaluation: KindEvaluation {
  let searches: [Int] = []
  private let terms: CapitalizationTerms
  private let pattern: CompiledPattern?
  private let prefix: CompiledPattern?

  init(_ terms: CapitalizationTerms) {
    self.terms = terms
    if case .pattern(let text) = terms.style {
      pattern = try? CompiledPattern(text.wrapped)
    } else {
      pattern = nil
    }
    prefix = terms.prefix.flatMap { try? CompiledPattern("^\($0.wrapped)") }
  }

  func find(with finder: inout PatternFinder) {
    for unit in finder.units {
      var block = unit
      if let prefix, let lead = finder.pass.ranges(of: prefix, in: unit).first {
        block = TextRange(lead.upper, unit.upper)
      }
      let observed = finder.text(block)
      if let pattern {
        if !finder.pass.matches(pattern, in: block) { finder.add(block, [observed, ""], in: unit) }
        continue
      }
      let expected = expected(block, observed, finder)
      if let expected, expected != observed {
        finder.add(
          block, [observed, expected], in: unit,
          fixes: finder.rule.action.name == "replace"
            ? [.replace(block, with: expected, finder.rule.fixSafety ?? .unsafe)] : [])
      }
    }
  }

  /// The block as it should be; nil where it is right, or nearly enough.
  private func expected(_ block: TextRange, _ observed: String, _ finder: PatternFinder) -> String? {
    switch terms.style {
    case .lower: return observed.lowercased()
    case .upper: return observed.uppercased()
    case .title: return cased(block, finder) { word, isFirst, isLast in title(word, isFirst, isLast, finder) }
    case .sentence:
      return cased(block, finder) { word, isFirst, _ in
        isFirst ? word.prefix(1).uppercased() + word.dropFirst() : word.lowercased()
      }
    case .pattern: return nil
    }
  }

  /// The words of a block in their right case; nil where enough of them are right as they stand.
  private func cased(
    _ block: TextRange, _ finder: PatternFinder, _ right: (String, Bool, Bool) -> String
  ) -> String? {
    var out = ""
    var correct = 0
    var count = 0
    let bytes = finder.article.bytes
    let words = CapitalizationEvaluation.words(block, bytes)
    let last = words.count - 1
    var afterMark = true
    var end = block.lower
    for (i, word) in words.enumerated() {
      out += finder.text(TextRange(end, word.lower))
      let text = finder.text(word)
      let isFree = i == 0 || afterMark
      let wanted = finder.isExcepted(word, in: block) ? text : right(text, isFree, i == last)
      count += 1
      if wanted == text || (isFree && i > 0) { correct += 1 }
      out += isFree && i > 0 ? text : wanted
      afterMark = terms.indicators.contains {
        finder.text(TextRange(word.upper, min(block.upper, word.upper + $0.utf8.count))) == $0
      }
      end = word.upper
    }
    out += finder.text(TextRange(end, block.upper))
    guard count > 0, Double(correct) / Double(count) < terms.threshold else { return nil }
    return out
  }

  /// Words without the marks around them; hyphens join.
  private static func words(_ block: TextRange, _ bytes: [UInt8]) -> [TextRange] {
    var words: [TextRange] = []
    var start: Int?
    for i in block.lower...block.upper {
      let isWord =
        i < block.upper
        && (WordBytes.isWord(bytes[i]) || bytes[i] >= 0x80 || bytes[i] == 0x27 || bytes[i] == 0x2D)
      if isWord {
        start = start ?? i
      } else if let open = start {
        words.append(TextRange(open, i))
        start = nil
      }
    }
    return words
  }

  private func title(_ word: String, _ isFirst: Bool, _ isLast: Bool, _ finder: PatternFinder) -> String {
    let small = finder.article.vocabulary["title-small-words"]
    if !isFirst, !isLast, small.contains(folded: word) {
      // Long prepositions may stand either way where the style is not Chicago's.
      return word.utf8.count > 3 && !terms.isChicago ? word : word.lowercased()
    }
    return word.split(separator: "-", omittingEmptySubsequences: false).enumerated().map { i, part in
      i > 0 && small.contains(folded: part)
        ? part.lowercased() : part.prefix(1).uppercased() + part.dropFirst()
    }.joined(separator: "-")
  }
}
