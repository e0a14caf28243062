import SourceText

/// Reads the lines of pattern files into a library; the syntax stands in `dictionaries/grammar/patterns/README.md`.
///
/// A start reads them all, so that lines are parted byte by byte, and a test that was read before is not read
/// again.
struct PatternSyntax {
  let forms: Morphology
  private(set) var tests = WordTestTables()
  private(set) var elements: [SentencePattern.Element] = []
  private(set) var patterns: [SentencePattern] = []
  private var offset = 0
  /// What names stand for, by their hashes: `let NAME = …`, of the file that is read.
  private var names: [UInt64: [[WordTestTables.Condition]]] = [:]
  /// Elements by the hash of what stands in the line; those with names are the file's.
  private var known: [UInt64: SentencePattern.Element] = [:]
  private var knownNamed: [UInt64: SentencePattern.Element] = [:]

  init(_ forms: Morphology) { self.forms = forms }

  /// What cannot be read in a line.
  struct Failure: Error, Equatable {
    var line: Int
    var reason: String
  }

  /// Reads a file, and gives the lines that cannot be read, which are left out.
  /// `offset`: where the text of the file begins in that of all.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, file: Int, offset: Int = 0) -> [Failure] {
    self.offset = offset
    names = [:]
    knownNamed = [:]
    var failures: [Failure] = []
    var start = 0
    var line = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      line += 1
      if end > start, bytes[start] != 0x23 {
        do throws(Failure) {
          try read(PatternSlice(bytes: bytes, start: start, end: end), line, file)
        } catch {
          failures.append(error)
        }
      }
      start = end + 1
    }
    return failures
  }

  private mutating func read(_ text: PatternSlice, _ line: Int, _ file: Int) throws(Failure) {
    if text.begins("let ") { return try name(text.dropFirst(4), line) }
    let flags = text.cut(" ;; ")
    let message = flags.before.cut(" :: ")
    let fixes = message.before.cut(" => ")
    let first = elements.count
    var (from, to): (Int?, Int?) = (nil, nil)
    for word in fixes.before.split(at: 0x20) {
      if word.count == 1, word.first == 0x5B {
        from = elements.count - first
      } else if word.count == 1, word.first == 0x5D {
        to = elements.count - first
      } else {
        elements.append(try element(word, line))
      }
    }
    let count = elements.count - first
    guard count > 0, count < 64 else { throw Failure(line: line, reason: "nothing to look for") }
    let anchor = anchor(first..<elements.count)
    let before = elements[first..<first + anchor]
    let words = flags.behind.split(at: 0x20)
    func says(_ flag: StaticString) -> Bool { words.contains { $0.begins(flag) } }
    patterns.append(
      SentencePattern(
        file: UInt16(file), first: UInt32(first), count: UInt8(count),
        flagged: (UInt8(from ?? 0), UInt8(max(from ?? 0, to ?? count))), anchor: UInt8(anchor),
        reach: (before.reduce(0) { $0 + $1.least }, before.reduce(0) { $0 + $1.most }),
        isNote: says("note"), readsQuotations: says("quoted"), isSafe: says("safe"),
        fixes: (UInt32(offset + fixes.behind.start), UInt32(offset + fixes.behind.end)),
        message: (UInt32(offset + message.behind.start), UInt32(offset + message.behind.end))))
  }

  /// `NAME = TEST`.
  private mutating func name(_ text: PatternSlice, _ line: Int) throws(Failure) {
    let parts = text.split(at: 0x3D)
    guard parts.count > 1 else { throw Failure(line: line, reason: "'let' needs a name and '='") }
    names[parts[0].trimmed.hash] = try conditions(text.dropFirst(parts[0].count + 1).trimmed, line)
  }

  /// The element of the rarest words, as far as that can be told, else of the rarest tags.
  private func anchor(_ places: Range<Int>) -> Int {
    var best = (place: 0, cost: Int.max)
    for (i, element) in elements[places].enumerated() where element.least > 0 {
      let cost =
        tests.words(element.test).map { words in
          words.reduce(0) { $0 + (forms.classes(of: $1).contains(.closed) ? 400 : 1) }
        } ?? (1 << 20 + element.test.tags.nonzeroBitCount << 8)
      if cost < best.cost { best = (i, cost) }
    }
    return best.place
  }

  // MARK: Elements

  private mutating func element(_ text: PatternSlice, _ line: Int) throws(Failure) -> SentencePattern.Element
  {
    let hash = text.hash
    let isNamed = text.contains(0x24)
    if let known = isNamed ? knownNamed[hash] : known[hash] { return known }
    let element = try newElement(text, line)
    if isNamed { knownNamed[hash] = element } else { known[hash] = element }
    return element
  }

  private mutating func newElement(
    _ text: PatternSlice, _ line: Int
  ) throws(Failure) -> SentencePattern.Element {
    var word = text
    var (least, most) = (1, 1)
    if word.count > 1, word.last == 0x3F {
      word = word.dropLast(1)
      least = 0
    } else if word.last == 0x7D, let open = word.lastPlace(of: 0x7B) {
      let bounds = word.dropFirst(open + 1).dropLast(1).split(at: 0x2C).compactMap { Int($0.string) }
      guard bounds.count == 2, 0 <= bounds[0], bounds[0] <= 4 else {
        throw Failure(line: line, reason: "'\(word.string)' has no two bounds")
      }
      (least, most) = (bounds[0], max(bounds[0], min(bounds[1], 4)))
      word = word.dropLast(word.count - open)
    }
    let test = tests.add(try conditions(word, line))
    return SentencePattern.Element(test: test, least: UInt8(least), most: UInt8(most))
  }

  private func conditions(_ word: PatternSlice, _ line: Int) throws(Failure) -> [[WordTestTables.Condition]] {
    var choices: [[WordTestTables.Condition]] = []
    for choice in word.split(at: 0x7C) {
      if choice.contains(0x26), choice.count > 1 {
        var all: [WordTestTables.Condition] = []
        for part in choice.split(at: 0x26) { all += try condition(part, line) }
        choices.append(all)
      } else if choice.first == 0x24, let named = names[choice.dropFirst(1).hash] {
        choices += named
      } else {
        choices.append(try condition(choice, line))
      }
    }
    return WordTestTables.merged(choices)
  }

  private func condition(_ part: PatternSlice, _ line: Int) throws(Failure) -> [WordTestTables.Condition] {
    let isNegated = part.first == 0x21 && part.count > 1
    let name = isNegated ? part.dropFirst(1) : part
    guard name.first == 0x24, let named = names[name.dropFirst(1).hash] else {
      return [WordTestTables.Condition(asked: try asked(name, line), isNegated: isNegated)]
    }
    // A name inside a conjunction is a set of words or one condition for each choice.
    guard named.count == 1 || isNegated && named.allSatisfy({ $0.count == 1 }) else {
      throw Failure(line: line, reason: "'\(name.string)' is too much for one condition")
    }
    return named.joined().map {
      WordTestTables.Condition(asked: $0.asked, isNegated: $0.isNegated != isNegated)
    }
  }
}
