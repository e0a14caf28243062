import SourceText

/// Words, and the links that begin like them.
extension Tokenizer {
  // MARK: Words

  mutating func readWord() {
    let start = i
    if mayStartLink, isLinkStart { return readLink(from: start) }
    let isCapitalised = p[i] < 0x5B
    let hash = scanPlain()
    let next = i < p.count ? classes[Int(p[i])] : .space
    if mayJoin(i), joinsAddress(at: i) { return readLink(from: start) }
    switch next {
    case .letter, .digit, .apostrophe, .nonASCII, .at: break
    case .stop where i - start == 1: break
    default: return appendPlain(from: start, hash, isCapitalised: isCapitalised)
    }
    var word = WordScan(hash, letters: i - start, isCapitalised: isCapitalised)
    scanWord(&word)
    // The stops of an initialism belong to it: `U.S.`, `a.m.`, `J.K.`
    if word.letters == 1, i - start == 1, isInitialismStop { scanInitialism(&word) }
    // A letter right before `@` begins an e-mail address.
    if i + 1 < p.count, p[i] == 0x40, isASCIILetterOrDigit(i + 1) { return readLink(from: start) }
    if mayJoin(i), joinsAddress(at: i) { return readLink(from: start) }
    appendWord(from: start, word)
  }

  /// Reads a letter and the small ones behind it, which most words are, and hashes them.
  @inline(__always)
  private mutating func scanPlain() -> ByteHash {
    let p = p
    var k = i
    var hash = ByteHash()
    hash.add(p[k] | 0x20)
    k += 1
    while k < p.count, p[k] &- 0x61 < 26 {
      hash.add(p[k])
      k += 1
    }
    i = k
    return hash
  }

  /// Appends a word of letters, none but the first of which may be a capital, behind which no letter stands.
  @inline(__always)
  private mutating func appendPlain(from start: Int, _ hash: ByteHash, isCapitalised: Bool) {
    let range = TextRange(start, i)
    // All of it is the run of letters with which it begins (see `WordList.lead`).
    let form = forms.intern(hash.value, core: range, token: tokens.count, lead: hash.value)
    tokens.append(
      Token(
        range: range, form: form, kind: .word, shape: isCapitalised ? pending.union(.capitalised) : pending))
    pending = []
  }

  mutating func scanWord(_ word: inout WordScan) {
    while i < p.count {
      let b = p[i]
      switch classes[Int(b)] {
      case .letter:
        word.add(letter: b)
        i += 1
      case .digit:
        word.hasDigit = true
        word.hash.add(b)
        i += 1
      case .apostrophe:
        guard isLetter(at: i + 1) else { return }
        word.apostrophe(at: i)
        i += 1
      case .nonASCII:
        let (value, size) = Scalars.decode(p, at: i)
        if value == 0x2019 || value == 0x02BC || value == 0xFF07 {
          guard isLetter(at: i + size) else { return }
          word.apostrophe(at: i)
          word.nonASCII = true
        } else if Scalars.isLetter(value) || value == 0xAD {
          word.add(scalar: value)
        } else {
          return
        }
        i += size
      default:
        return
      }
    }
  }

  /// Whether the byte at `i` is a stop between two single letters.
  private var isInitialismStop: Bool {
    guard i + 1 < p.count, p[i] == 0x2E, classes[Int(p[i + 1])] == .letter else { return false }
    if i + 2 < p.count, p[i + 2] == 0x2E { return true }
    // `U.S` without its last stop, but not `a.But`.
    return p[i - 1] < 0x5B && p[i + 1] < 0x5B && (i + 2 == p.count || classes[Int(p[i + 2])] != .letter)
  }

  private mutating func scanInitialism(_ word: inout WordScan) {
    word.dotted = true
    while isInitialismStop {
      word.hash.add(0x2E)
      word.add(letter: p[i + 1])
      i += 2
    }
    if i < p.count, p[i] == 0x2E {
      word.hash.add(0x2E)
      i += 1
    }
  }

  mutating func appendWord(from start: Int, _ word: borrowing WordScan) {
    var shape = pending.union(word.shape)
    var possessive = 0
    var hash = word.hash.value
    if let at = word.lastApostrophe, i - at <= 4, word.lettersSinceApostrophe == 1,
      p[i - 1] | 0x20 == 0x73
    {
      possessive = i - at
      hash = word.hashBeforeApostrophe
      if word.capitals == word.letters - 1, word.letters > 2 { shape.insert(.allCapitals) }
    }
    let core = TextRange(start, i - possessive)
    let form = forms.intern(hash, core: core, token: tokens.count, lead: WordList.lead(p, at: start))
    tokens.append(
      Token(
        range: TextRange(start, i), form: form, kind: .word, possessive: UInt8(possessive),
        shape: shape))
    pending = []
  }

  // MARK: Links

  /// More letters than this stand in no name before `@` (RFC 5321).
  private static let longestMailbox = 64

  /// Whether a mark that may stand inside a mailbox's name stands here. Asked before the rest, which takes a copy of
  /// the tokenizer: behind most words stands a space.
  @inline(__always)
  func mayJoin(_ i: Int) -> Bool {
    i < p.count && (p[i] == 0x2E || p[i] == 0x5F || p[i] == 0x2B || p[i] == 0x2D)
  }

  /// Whether a mark inside a mailbox's name stands here, and the name goes on to an `@`: `ines.okafor@`.
  @inline(never)
  func joinsAddress(at i: Int) -> Bool {
    guard i + 3 < p.count, mayJoin(i), isASCIILetterOrDigit(i + 1) else { return false }
    return leadsToMailbox(from: i + 1)
  }

  private func leadsToMailbox(from start: Int) -> Bool {
    var k = start
    let end = min(p.count - 1, start + Tokenizer.longestMailbox)
    while k < end, isASCIILetterOrDigit(k) || p[k] == 0x2E || p[k] == 0x5F || p[k] == 0x2B || p[k] == 0x2D {
      k += 1
    }
    return k < end && p[k] == 0x40 && isASCIILetterOrDigit(k + 1)
  }

  /// A quick no for most words: `ht` and `ww` alone begin links.
  @inline(__always)
  private var mayStartLink: Bool {
    guard i + 4 < p.count else { return false }
    let (first, second) = (p[i] | 0x20, p[i + 1] | 0x20)
    return first == 0x68 && second == 0x74 || first == 0x77 && second == 0x77
  }

  private var isLinkStart: Bool {
    func matches(_ text: StaticString) -> Bool {
      guard i + text.utf8CodeUnitCount <= p.count else { return false }
      for k in 0..<text.utf8CodeUnitCount where Folding.lower(p[i + k]) != text.utf8Start[k] {
        return false
      }
      return true
    }
    return matches("http://") || matches("https://") || matches("www.")
  }

  /// Reads to the end of a URL, address or handle: white space, a quotation mark or an angle bracket;
  /// marks at its end belong to the sentence.
  mutating func readLink(from start: Int) {
    while i < p.count {
      let kind = classes[Int(p[i])]
      if kind == .space || kind == .lineBreak || kind == .doubleQuote || p[i] == 0x3C || p[i] == 0x3E {
        break
      }
      if kind == .nonASCII {
        let (value, size) = Scalars.decode(p, at: i)
        if !Scalars.isLetter(value) { break }
        i += size
      } else {
        i += 1
      }
    }
    while i > start + 1 {
      switch classes[Int(p[i - 1])] {
      case .stop, .comma, .terminal, .colon, .closeBracket, .apostrophe: i -= 1
      default:
        return appendMark(.link, from: start)
      }
    }
    appendMark(.link, from: start)
  }
}
