import Bitext
import SourceText

/// Finds terms of a glossary in one side.
struct TermSearch {
  private let side: SideReading

  init(_ side: SideReading) { self.side = side }

  /// Folded scalars of a token that is no mark, with and without what is written together with it.
  private func forms(_ i: Int) -> [[UInt32]] {
    let token = side.tokens[i]
    guard token.kind != .mark else { return [] }
    let whole = Glossary.folded(side.p, token.range)
    guard side.language == .arabic, token.kind == .word else { return [whole] }
    return [whole] + TermSearch.bare(whole)
  }

  /// An Arabic word without its particles and article.
  private static func bare(_ scalars: [UInt32]) -> [[UInt32]] {
    var result: [[UInt32]] = []
    var rest = scalars[...]
    if rest.count > 3, let first = rest.first, [0x648, 0x641, 0x628, 0x644, 0x6A9].contains(first) {
      rest = rest.dropFirst()
      result.append(Array(rest))
      // `li` and the article are written `ll`: terms have the article or none.
      if first == 0x644, rest.first == 0x644 {
        result.append([0x627] + Array(rest))
        result.append(Array(rest.dropFirst()))
      }
    }
    if rest.count > 3, rest.starts(with: [0x627, 0x644]) { result.append(Array(rest.dropFirst(2))) }
    return result
  }

  /// The tokens of a term, from a token on where one is given.
  func find(_ term: Glossary.Term, at start: Int? = nil) -> Range<Int>? {
    if let start { return match(term, start) }
    for i in side.tokens.indices {
      if let found = match(term, i) { return found }
    }
    return nil
  }

  private func match(_ term: Glossary.Term, _ start: Int) -> Range<Int>? {
    var i = start
    for (k, word) in term.words.enumerated() {
      // Hyphens and the like between the words do not count.
      while k > 0, i < side.tokens.count, side.tokens[i].kind == .mark,
        [0x2D, 0x2E, 0x27, 0x2019].contains(side.tokens[i].scalar)
      {
        i += 1
      }
      guard i < side.tokens.count, mayFit(i, word), forms(i).contains(where: { fits($0, word) }) else {
        return nil
      }
      if term.isExact, !side.tokens[i].flags.contains(.allCapitals) { return nil }
      i += 1
    }
    return start..<i
  }

  /// A quick no for most tokens; Arabic writes particles before its words.
  private func mayFit(_ i: Int, _ word: Glossary.Word) -> Bool {
    side.language == .arabic || WordFolding.fold(side.tokens[i].scalar) == word.stem.first
  }

  private func fits(_ scalars: [UInt32], _ word: Glossary.Word) -> Bool {
    scalars.count >= word.stem.count && scalars.count <= word.stem.count + word.room
      && scalars.starts(with: word.stem)
  }

  /// The entries whose source form stands in the side, with where.
  func entries(of glossary: Glossary, target: Language) -> [(entry: Int, tokens: Range<Int>)] {
    var found: [(entry: Int, tokens: Range<Int>)] = []
    for i in side.tokens.indices where glossary.mayBeginTerm(side, side.tokens[i]) {
      for form in forms(i) {
        for index in glossary.candidates(form) where !found.contains(where: { $0.entry == index }) {
          let entry = glossary.entries[index]
          guard entry.sourceLanguage == nil || entry.sourceLanguage == side.language,
            entry.targetLanguage == nil || entry.targetLanguage == target
          else { continue }
          for term in entry.source {
            if let tokens = find(term, at: i) {
              found.append((index, tokens))
              break
            }
          }
        }
      }
    }
    // A longer term says more than one within it.
    return found.filter { own in
      !found.contains {
        $0.entry != own.entry && $0.tokens.count > own.tokens.count
          && $0.tokens.clamped(to: own.tokens) == own.tokens
      }
    }
  }
}
