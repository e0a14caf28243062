import Bitext
import SourceText

/// A word for a part or a multiple of what is counted: `half`, `verdoppelt`, `三倍`.
struct Multiple {
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
      if term.value > 0 { found.append(Multiple(value: term.value, range: side.range(i..<end))) }
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
  /// The one part or multiple of each side, where they differ and neither is a number of the other side.
  var otherMultiple: (source: Multiple, target: Multiple)? {
    let words = lexicon.multiples
    guard let from = words.find(source), from.count == 1, let to = words.find(target), to.count == 1,
      abs(from[0].value - to[0].value) > 0.01,
      // Twice as little is half.
      abs(from[0].value * to[0].value - 1) > 0.01,
      !has(from[0].value, target), !has(to[0].value, source)
    else { return nil }
    return (from[0], to[0])
  }

  private func has(_ value: Double, _ side: SideReading) -> Bool {
    side.figures.contains { figure in
      [figure.value, figure.alternate ?? figure.value].contains { number in
        abs(number - value) < 0.01 || abs(number - value * 100) < 1
      }
    }
  }
}
