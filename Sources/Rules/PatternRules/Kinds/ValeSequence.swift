import ArticleModel
import Grammar
import SourceText

/// Looks for words in a row as Vale does (shared/vale/SEMANTICS.md, section 4, and trials of Vale 3.15): from the first
/// word with a pattern to the left, then to the right.
///
/// What its tags and patterns name may stand anywhere in a tag or word. Marks, `n't` and `'s` are words of their own. A
/// word that may be skipped ends the search on its side as soon as one is found. A sequence that does not stand in the
/// sentence as it is put together again, such as one over a quotation mark, is none.
struct ValeSequence: Sendable {
  /// A token of the rule; one with `skip` comes once for each word that may be skipped, and once more.
  private struct Step {
    var pattern: CompiledPattern?
    /// Nil: any.
    var tags: Set<Tag>?
    var isNegated: Bool
    var hasSkip: Bool
    /// Whether it is the first of those that may be skipped.
    var isStart: Bool
    var isOptional: Bool
  }

  private let steps: [Step]
  /// The first step with a pattern.
  private let anchor: Int

  /// Nil where no word has a pattern: Vale finds nothing then.
  init?(_ kind: SequenceKind) {
    var steps: [Step] = []
    for step in kind.steps {
      let pattern = step.pattern.flatMap {
        try? CompiledPattern($0.wrapped, .init(ignoresCase: kind.ignoresCase))
      }
      var made = Step(
        pattern: pattern, tags: ValeSequence.tags(step.tags), isNegated: step.isNegated,
        hasSkip: step.skip > 0,
        isStart: false, isOptional: true)
      for i in 0..<step.skip {
        made.isStart = i == 0
        steps.append(made)
      }
      (made.isStart, made.isOptional) = (step.skip == 1, false)
      steps.append(made)
    }
    guard let anchor = steps.firstIndex(where: { $0.pattern != nil && !$0.isNegated }) else { return nil }
    self.steps = steps
    self.anchor = anchor
  }

  /// The tags in which one of some patterns is found.
  private static func tags(_ patterns: [String]) -> Set<Tag>? {
    guard !patterns.isEmpty else { return nil }
    guard let pattern = try? CompiledPattern(patterns.joined(separator: "|")) else { return [] }
    let scratch = MatchScratch()
    return Set(
      Tag.allCases.filter { tag in
        Array("\(tag.name)".utf8).withUnsafeBufferPointer { name in
          if case .match = pattern.search(name, from: 0, with: scratch) { return true }
          return false
        }
      })
  }

  /// Whether a sentence is worth tagging.
  func mayHold(in sentence: TextRange, _ pass: PatternPass) -> Bool {
    steps[anchor].pattern.map { pass.matches($0, in: sentence) } ?? false
  }

  /// The rows of words in a sentence, each by its range and the texts of its words.
  func rows(in sentence: TaggedSentence, _ range: TextRange, _ article: Article, _ pass: PatternPass) -> [(
    range: TextRange, words: [String]
  )] {
    let units = sentence.units
    let text = String(decoding: article.bytes[range.lower..<range.upper], as: UTF8.self)
    return units.indices.compactMap { i in
      guard holds(steps[anchor], units[i], pass), let row = row(around: i, units, pass) else { return nil }
      let words = units[row].map { article.text[$0.range] }
      guard let first = units[row].first, let last = units[row].last,
        text.contains(ValeSequence.joined(words))
      else { return nil }
      return (first.range.union(last.range), words)
    }
  }

  private func holds(_ step: Step, _ unit: Unit, _ pass: PatternPass) -> Bool {
    let isTagged = step.tags.map { $0.contains(unit.tag) != step.isNegated } ?? true
    let isMatched = step.pattern.map { pass.matches($0, in: unit.range) != step.isNegated } ?? true
    // A token without either is one that is negated or any.
    return step.tags == nil && step.pattern == nil ? !step.isNegated : isTagged && isMatched
  }

  /// The words around one that the anchor matches; nil where a step does not hold.
  private func row(around i: Int, _ units: [Unit], _ pass: PatternPass) -> ClosedRange<Int>? {
    var (first, last) = (i, i)
    for distance in 1..<(anchor + 1) {
      guard i - distance >= 0 else { return nil }
      var step = steps[anchor - distance]
      // Seen from the right the last of those that may be skipped is the first one.
      if step.hasSkip { step.isOptional = !step.isStart }
      first = i - distance
      let holds = holds(step, units[first], pass)
      if holds, step.isOptional { break }
      if !holds, !step.isOptional { return nil }
    }
    for distance in 0..<(steps.count - anchor) {
      guard i + distance < units.count else { return nil }
      let step = steps[anchor + distance]
      last = i + distance
      let holds = holds(step, units[last], pass)
      if holds, step.isOptional { break }
      if !holds, !step.isOptional { return nil }
    }
    return first...last
  }

  /// Words as Vale puts them together: without a blank before marks and short forms.
  private static func joined(_ words: [String]) -> String {
    var text = ""
    for word in words {
      let isMark = [".", ",", ":", ";", "!", "?", "'", "\"", ")"].contains(word) || word.hasPrefix("'")
      if !text.isEmpty, !isMark { text += " " }
      text += word
    }
    return text
  }
}
