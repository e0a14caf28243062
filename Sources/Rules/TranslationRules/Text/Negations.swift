import Bitext
import SourceText

/// The words of a side that deny something.
struct Negations {
  /// What denies a sentence by itself: `not`, `не`, Turkish and Persian verbs.
  private(set) var strong: [TextRange] = []
  /// Whether there is anything else that may answer for a negation of the other side: `fails`, `un-`.
  private(set) var hasWeak = false

  init(_ side: SideReading) {
    var i = 0
    while i < side.tokens.count {
      if let term = side.term(.negation, at: i) {
        if term.value > 0 { strong.append(side.range(i..<side.termEnd[i])) }
        hasWeak = hasWeak || term.value == 0
        i = side.termEnd[i]
        continue
      }
      if side.tokens[i].kind == .word {
        switch side.lexicon.negationAffixes.find(in: side.tokens[i], side) {
        case .strong where Negations.isWhether(i, side): break
        case .strong: strong.append(side.tokens[i].range)
        case .weak: hasWeak = true
        case nil: break
        }
      }
      i += 1
    }
  }

  /// `verilip verilmeyeceğini`, whether it is given: a Turkish verb and its negation.
  private static func isWhether(_ i: Int, _ side: SideReading) -> Bool {
    guard side.language == .turkish, i > 0, side.tokens[i - 1].kind == .word else { return false }
    let (verb, negation) = (side.tokens[i - 1].range, side.tokens[i].range)
    return side.p[verb.upper - 1] == UInt8(ascii: "p") && verb.count > 3
      && (0..<3).allSatisfy { side.p[verb.lower + $0] == side.p[negation.lower + $0] }
  }

  var isEmpty: Bool { strong.isEmpty && !hasWeak }
}

/// Letters that make a word a negation.
struct NegationAffixes: Sendable {
  enum Strength: Sendable { case weak, strong }

  private enum Place: String, Sendable { case start, end, inside }

  private struct Affix: Sendable {
    var letters: [UInt32]
    var place: Place
    var strength: Strength
  }

  /// By the language's number; those that deny by themselves first.
  private var affixes: [[Affix]] = Array(repeating: [], count: Language.allCases.count)

  /// Reads rows of a language, a place, a strength and the affixes.
  init(rows: [[String]]) {
    for row in rows where row.count == 4 {
      guard let language = Language(tag: row[0]), let place = Place(rawValue: row[1]) else { continue }
      affixes[Int(language.rawValue)] += row[3].split(separator: "|").map { form in
        Affix(
          letters: form.unicodeScalars.map { WordFolding.fold($0.value) }.filter { $0 != 0 }, place: place,
          strength: row[2] == "1" ? .strong : .weak)
      }
    }
    for i in affixes.indices {
      affixes[i] = affixes[i].filter { $0.strength == .strong } + affixes[i].filter { $0.strength == .weak }
    }
  }

  /// What a word of a side is; nil where it has none of the affixes.
  func find(in token: SideToken, _ side: SideReading) -> Strength? {
    let all = affixes[Int(side.language.rawValue)]
    guard !all.isEmpty, token.range.count >= 4 else { return nil }
    let word = Glossary.folded(side.p, token.range)
    return all.first { affix in
      guard word.count > affix.letters.count + 1 else { return false }
      switch affix.place {
      case .start: return word.starts(with: affix.letters)
      case .end: return word.suffix(affix.letters.count).elementsEqual(affix.letters)
      case .inside: return word.dropFirst(2).firstRange(of: affix.letters) != nil
      }
    }?.strength
  }
}
