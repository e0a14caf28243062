import Bitext
import SourceText

/// Looking words up.
extension SideReading {
  /// In `termAt`, a number in one word of several: German, Russian.
  static let compoundTerm: Int32 = -2
  /// How many tokens a form of the lists has at most.
  private static let longest = 6

  /// Fills `termAt` and `termEnd`.
  func findTerms() {
    termAt.removeAll(keepingCapacity: true)
    termEnd.removeAll(keepingCapacity: true)
    for i in tokens.indices {
      let token = tokens[i]
      if token.kind == .number {
        termAt.append(-1)
        termEnd.append(i + 1)
        continue
      }
      var hash = token.hash
      var (term, isPrefix) = table.look(hash)
      if term < 0, !isPrefix, token.kind == .word, let bare = bareHash(i) {
        hash = bare
        (term, isPrefix) = table.look(hash)
      }
      if term < 0, !isPrefix, mayBeCompound(token), compound(i) != nil {
        termAt.append(SideReading.compoundTerm)
        termEnd.append(i + 1)
        continue
      }
      var end = i + 1
      if isPrefix { (term, end) = longer(from: i, hash, term) }
      termAt.append(term)
      termEnd.append(end)
    }
  }

  /// The longest form that begins with a token.
  private func longer(from i: Int, _ first: UInt64, _ short: Int32) -> (Int32, Int) {
    var best = (short, i + 1)
    var hash = first
    var k = i + 1
    var isPrefix = true
    while isPrefix, k < tokens.count, k - i < SideReading.longest * 2 {
      // A hyphen or stop that touches both its neighbours, or a stop behind an abbreviation.
      if tokens[k].kind == .mark, tokens[k].scalar == 0x2D || tokens[k].scalar == 0x2E, !tokens[k].isSpaced {
        k += 1
        continue
      }
      hash = WordFolding.joined(hash, tokens[k].hash)
      let found = table.look(hash)
      if found.term >= 0 { best = (found.term, k + 1) }
      isPrefix = found.isPrefix
      k += 1
    }
    return best
  }

  /// The hash of a word without what is written together with it: Arabic particles and article,
  /// the English genitive.
  private func bareHash(_ i: Int) -> UInt64? {
    let token = tokens[i]
    var start = Int(token.start)
    let end = Int(token.end)
    switch language {
    case .arabic:
      guard end - start >= 6 else { return nil }
      var (value, length) = Scalars.decode(p, at: start)
      // And, so, in, for, like.
      if [0x648, 0x641, 0x628, 0x644, 0x643].contains(value) {
        start += length
        (value, length) = Scalars.decode(p, at: start)
        if value == 0x644, tokens[i].scalar == 0x644 {
          // li + al- is written `ll`.
          start += length
          return WordFolding.hash(p, start, end)
        }
      }
      if value == 0x627, start + length < end, Scalars.decode(p, at: start + length).value == 0x644 {
        let bare = WordFolding.hash(p, start + length + 2, end)
        let found = table.look(bare)
        return found.term >= 0 || found.isPrefix
          ? bare : start > Int(token.start) ? WordFolding.hash(p, start, end) : nil
      }
      return start > Int(token.start) ? WordFolding.hash(p, start, end) : nil
    case .persian:
      // `پنجاه وهشت`: and, written to the word behind it.
      guard end - start >= 6, Scalars.decode(p, at: start).value == 0x648 else { return nil }
      let bare = WordFolding.hash(p, start + 2, end)
      let found = table.look(bare)
      return found.term >= 0 || found.isPrefix ? bare : nil
    case .hebrew:
      guard end - start >= 6 else { return nil }
      let (value, length) = Scalars.decode(p, at: start)
      // And, in, to, the, from, that, like.
      return [0x5D5, 0x5D1, 0x5DC, 0x5D4, 0x5DE, 0x5E9, 0x5DB].contains(value)
        ? WordFolding.hash(p, start + length, end) : nil
    case .english:
      // `NATO's`, `year's`: the word before the apostrophe.
      var k = start
      while k < end {
        if p[k] == 0x27 || p[k] == 0xE2 { return k > start ? WordFolding.hash(p, start, k) : nil }
        k += 1
      }
      return nil
    default: return nil
    }
  }

  /// A number that is written as one word of several, and the unit that the word ends with.
  struct Compound {
    var value: Double
    var unit = 0
    var isPercent = false
  }

  /// A quick no for most words: Russian compounds begin with a number other than one.
  private func mayBeCompound(_ token: SideToken) -> Bool {
    guard token.kind == .word, token.range.count >= 9 else { return false }
    switch language {
    case .german: return true
    case .russian:
      return [0x432, 0x434, 0x43E, 0x43F, 0x441, 0x442, 0x447, 0x448].contains(WordFolding.fold(token.scalar))
    default: return false
    }
  }

  /// A number in one word: `dreihundertfünfundzwanzig`, `двухметровый`, `двадцатипятитысячный`; nil for other
  /// words.
  func compound(_ i: Int) -> Compound? {
    let (start, end) = (Int(tokens[i].start), Int(tokens[i].end))
    guard end - start < 80 else { return nil }
    var composer = NumberComposer()
    var result = Compound(value: 0)
    var at = start
    var parts = 0
    while at < end {
      guard let (term, next) = numberPart(from: at, to: end) else { return nil }
      // `одно-` begins words that count nothing.
      if language == .russian, term.role == .cardinal, term.value < 2, parts == 0, term.value != 1.5 {
        return nil
      }
      switch term.role {
      case .cardinal: guard composer.add(cardinal: term.value, unitsFirst: true) else { return nil }
      case .multiplier: guard composer.multiply(by: term.value) else { return nil }
      case .scale: guard composer.close(with: term.value) else { return nil }
      case .unit:
        guard next == end else { return nil }
        result.unit = term.detail
      case .percent:
        guard next == end else { return nil }
        result.isPercent = true
      default: break
      }
      parts += term.role == .joiner ? 0 : 1
      at = next
    }
    result.value = composer.value
    return parts > 1 ? result : nil
  }

  /// The longest part of a number word at a place, and the place behind it.
  private func numberPart(from start: Int, to end: Int) -> (Term, Int)? {
    var hash = ByteHash()
    var found: (Term, Int)?
    var i = start
    while i < end, i - start < 30 {
      let (value, length) = Scalars.decode(p, at: i)
      WordFolding.add(value, to: &hash)
      i += length
      guard i - start > 2 else { continue }
      var k = table.look(hash.value).term
      while k >= 0 {
        let term = table.terms[Int(k)]
        switch term.role {
        case .cardinal, .multiplier, .scale: found = (term, i)
        case .joiner where language == .german: found = (term, i)
        case .unit where i == end: found = (term, i)
        case .percent where i == end: found = (term, i)
        default: break
        }
        k = term.next
      }
    }
    return found
  }
}
