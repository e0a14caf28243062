import SourceText

/// Tokenizes a text that was edited, and takes over the tokens of the lines that were not.
///
/// That gives what tokenizing all of it gives: no token reaches over a line break, none depends on what
/// stands beyond the break before it or behind it, and at the first token of a line the tokenizer's state
/// is the same whatever came before. What forms count is counted anew, from the hashes that tokens have.
extension Tokenizer {
  /// The longest scalar: one that the edit changed may share its first bytes with what stood there.
  private static let scalar = 4

  /// What later passes find out of tokens.
  private static let foundLater: Token.Shape = [.sentenceStart, .quoted]

  mutating func run(after old: Article) {
    let (head, tail) = old.bytes.withUnsafeBufferPointer { Tokenizer.common($0, p) }
    known = Array(repeating: 0, count: old.forms.count + 1)
    guard takeHead(of: old, upTo: head) else { return run() }
    let unchanged = p.count - tail
    while i < p.count {
      if i >= unchanged, pending.contains(.lineBefore), takeTail(of: old) { return }
      readNext()
    }
    lines.end(at: p.count, token: tokens.count)
  }

  /// How many bytes two texts have in common at their beginnings and, beyond that, at their ends.
  static func common(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> (head: Int, tail: Int) {
    let most = min(a.count, b.count)
    let (x, y) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
    func word(_ p: UnsafeRawBufferPointer, _ i: Int) -> UInt64 {
      p.loadUnaligned(fromByteOffset: i, as: UInt64.self)
    }
    var head = 0
    while head + 8 <= most, word(x, head) == word(y, head) { head += 8 }
    while head < most, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail + 8 <= most - head, word(x, a.count - tail - 8) == word(y, b.count - tail - 8) { tail += 8 }
    while tail < most - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    return (head, tail)
  }

  /// Takes over all lines before the one that holds the first change, and goes on at that line's first
  /// token; false where there is none.
  private mutating func takeHead(of old: Article, upTo head: Int) -> Bool {
    let next = old.lines.partitioningIndex { Int($0.start) > head }
    let line = old.lines[..<next].lastIndex { line in
      !line.isBlank && Int(old.tokens[Int(line.firstToken)].range.start) + Tokenizer.scalar <= head
    }
    guard let line, line > 0 else { return false }
    let first = Int(old.lines[line].firstToken)
    for token in old.tokens[..<first] { take(token, from: old, shift: 0) }
    spaces = Array(old.spaces.prefix { $0.nextToken <= first })
    lines.take(old.lines[..<line])
    lines.begin(at: Int(old.lines[line].start), token: first)
    i = old.tokens[first].range.lower
    readStart = i
    pending = old.tokens[first].shape.intersection([.spaceBefore, .lineBefore])
    return true
  }

  /// Takes over everything from this place on, where the old text had the first token of a line here;
  /// false where it had not.
  private mutating func takeTail(of old: Article) -> Bool {
    let shift = p.count - old.bytes.count
    let from = i - shift
    let first = old.tokenIndex(atOrAfter: UInt32(truncatingIfNeeded: from))
    guard first < old.tokens.count, old.tokens[first].range.lower == from,
      old.tokens[first].shape.intersection([.spaceBefore, .lineBefore]) == pending,
      let line = line(ofFirst: first, in: old)
    else { return false }
    readEnd = i
    let further = tokens.count - first
    lines.end(at: Int(old.lines[line].end) + shift, token: Int(old.lines[line].endToken) + further)
    lines.take(old.lines[(line + 1)...], shift: shift, further: further)
    for token in old.tokens[first...] { take(token, from: old, shift: shift) }
    for space in old.spaces where space.nextToken > first {
      var space = space
      space.range = TextRange(space.range.lower + shift, space.range.upper + shift)
      space.nextToken += further
      spaces.append(space)
    }
    i = p.count
    return true
  }

  /// The line whose first token has this index.
  private func line(ofFirst token: Int, in old: Article) -> Int? {
    let next = old.lines.partitioningIndex { Int($0.endToken) > token }
    return next < old.lines.count && Int(old.lines[next].firstToken) == token ? next : nil
  }

  private mutating func take(_ token: Token, from old: Article, shift: Int) {
    var token = token
    token.range = TextRange(token.range.lower + shift, token.range.upper + shift)
    // What later passes found out is found out again.
    token.shape = token.shape.subtracting(Tokenizer.foundLater)
    if token.kind == .word || token.kind == .number {
      let form = Int(token.form)
      if known[form] == 0 {
        known[form] = forms.intern(
          old.forms[token.form].hash, core: token.core, token: tokens.count,
          lead: WordList.lead(p, at: token.range.lower))
      }
      token.form = known[form]
    }
    tokens.append(token)
  }
}
