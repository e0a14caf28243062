import Bitext
import SourceText

/// A word for a part or a multiple of what is counted: `half`, `verdoppelt`, `三倍`.
struct Multiple {
  /// How many of it; 0 for one that measures nothing, below 0 for one in a fixed phrase, as in the first half.
  var value: Double
  var range: TextRange
}

/// The words of `multiples.tsv` by language.
struct MultipleWords: Sendable {
  private var tables: [Language: TermTable] = [:]

  /// Reads rows of a language, a value and the forms.
  init(rows: [[String]]) {
    for row in rows where row.count == 3 {
      guard let language = Language(tag: row[0]), let value = Double(row[1]) else { continue }
      for form in row[2].split(separator: "|") {
        tables[language, default: TermTable()]
          .add(String(form), .fraction, value: value, detail: 0, language: language)
      }
    }
  }

  /// The parts and multiples of a side, the longest form at each place; nil where the language has no list.
  func find(_ side: SideReading) -> [Multiple]? {
    guard let table = tables[side.language] else { return nil }
    var found: [Multiple] = []
    var i = 0
    while i < side.tokens.count {
      guard let (term, end) = longest(table, side, i) else {
        i += 1
        continue
      }
      found.append(Multiple(value: term.value, range: side.range(i..<end)))
      i = end
    }
    return found
  }

  private func longest(_ table: TermTable, _ side: SideReading, _ i: Int) -> (Term, Int)? {
    guard side.tokens[i].kind != .mark else { return nil }
    var hash = side.tokens[i].hash
    var (term, isPrefix) = table.look(hash)
    var best = term >= 0 ? (table.terms[Int(term)], i + 1) : nil
    var k = i + 1
    while isPrefix, k < side.tokens.count {
      if side.isMark(k, 0x2D), !side.tokens[k].isSpaced {
        k += 1
        continue
      }
      hash = WordFolding.joined(hash, side.tokens[k].hash)
      (term, isPrefix) = table.look(hash)
      k += 1
      if term >= 0 { best = (table.terms[Int(term)], k) }
    }
    return best
  }
}

extension SegmentPair {
  /// The one part or multiple of each side that the other side does not have, where neither is a number of it: a half
  /// that became a third.
  var otherMultiple: (source: Multiple, target: Multiple)? {
    let words = lexicon.multiples
    guard var from = words.find(source), !from.isEmpty, var to = words.find(target), !to.isEmpty,
      from.count * to.count <= FigureMatch.mostPairs
    else {
      return nil
    }
    let (sourceWords, targetWords) = (from, to)
    for isSame in [true, false] {
      for one in from {
        guard let k = to.firstIndex(where: { one.agrees(with: $0, isSame: isSame) }) else { continue }
        to.remove(at: k)
        from.removeAll { $0.range == one.range }
      }
    }
    guard from.count == 1, to.count == 1, to[0].value > 0, from[0].value != 0,
      !has(from[0].value, target, beside: targetWords), !has(to[0].value, source, beside: sourceWords)
    else { return nil }
    return (from[0], to[0])
  }

  /// Whether a side has a number that may stand for a part or multiple: none of its words for such (those were
  /// compared), and none that says which of several (the Second World War is no double).
  private func has(_ value: Double, _ side: SideReading, beside words: [Multiple]) -> Bool {
    let value = abs(value)
    return side.figures.contains { figure in
      if figure.isOrdinal && figure.value >= 2 { return false }
      if words.contains(where: { $0.range.lower < figure.range.upper && figure.range.lower < $0.range.upper })
      {
        return false
      }
      let other = figure.isForeignAlternate ? nil : figure.alternate
      return [figure.value, other ?? figure.value].contains { number in
        abs(number - value) < 0.01 || abs(number - value * 100) < 1
      }
    }
  }
}

extension Multiple {
  /// Whether two are the same, or say the same in another way: twice as little is half.
  fileprivate func agrees(with other: Multiple, isSame: Bool) -> Bool {
    isSame ? abs(abs(value) - abs(other.value)) <= 0.01 : abs(value * other.value - 1) <= 0.01
  }
}
