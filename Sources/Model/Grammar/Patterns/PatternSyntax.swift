import ArticleModel
import SourceText

/// Reads the lines of pattern files into a library; the syntax stands in `dictionaries/grammar/patterns/README.md`.
///
/// A start reads them all, so that lines are parted byte by byte, and a test that was read before is not read
/// again.
struct PatternSyntax {
  let forms: Morphology
  let vocabulary: Vocabulary
  private(set) var tests = WordTests()
  private(set) var elements: [SentencePattern.Element] = []
  private(set) var patterns: [SentencePattern] = []
  /// Names that stand for tests: `let NAME = …`, of the file that is read.
  private var names: [Substring: [[WordTests.Condition]]] = [:]
  /// Elements by the hash of what stands in the line; those with names are the file's.
  private var known: [UInt64: SentencePattern.Element] = [:]
  private var knownNamed: [UInt64: SentencePattern.Element] = [:]

  init(_ forms: Morphology, _ vocabulary: Vocabulary) {
    self.forms = forms
    self.vocabulary = vocabulary
  }

  /// What cannot be read in a line.
  struct Failure: Error, Equatable {
    var line: Int
    var reason: String
  }

  /// Reads a file, and gives the lines that cannot be read, which are left out.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, file: Int) -> [Failure] {
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
        do throws(Failure) { try read(bytes, start..<end, line, file) } catch { failures.append(error) }
      }
      start = end + 1
    }
    return failures
  }

  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: Int, _ file: Int
  ) throws(Failure) {
    if PatternSyntax.stands("let ", at: range.lowerBound, in: bytes, range.upperBound) {
      return try name(PatternSyntax.text(bytes, range.lowerBound + 4..<range.upperBound), line)
    }
    let flags = PatternSyntax.cut(" ;; ", bytes, range)
    let message = PatternSyntax.cut(" :: ", bytes, flags.before)
    let fixes = PatternSyntax.cut(" => ", bytes, message.before)
    let first = elements.count
    var (from, to): (Int?, Int?) = (nil, nil)
    var place = fixes.before.lowerBound
    let end = fixes.before.upperBound
    while place < end {
      var behind = place
      while behind < end, bytes[behind] != 0x20 { behind += 1 }
      if behind == place + 1, bytes[place] == 0x5B {
        from = elements.count - first
      } else if behind == place + 1, bytes[place] == 0x5D {
        to = elements.count - first
      } else if behind > place {
        elements.append(try element(bytes, place..<behind, line))
      }
      place = behind + 1
    }
    let count = elements.count - first
    guard count > 0, count < 64 else { throw Failure(line: line, reason: "nothing to look for") }
    let anchor = anchor(first..<elements.count)
    let before = elements[first..<first + anchor]
    func says(_ flag: StaticString) -> Bool {
      flags.behind.contains { PatternSyntax.stands(flag, at: $0, in: bytes, flags.behind.upperBound) }
    }
    patterns.append(
      SentencePattern(
        file: UInt16(file), first: UInt32(first), count: UInt8(count),
        flagged: (UInt8(from ?? 0), UInt8(max(from ?? 0, to ?? count))), anchor: UInt8(anchor),
        reach: (before.reduce(0) { $0 + $1.least }, before.reduce(0) { $0 + $1.most }),
        isNote: says("note"), readsQuotations: says("quoted"), isSafe: says("safe"),
        fixes: (UInt32(fixes.behind.lowerBound), UInt32(fixes.behind.upperBound)),
        message: (UInt32(message.behind.lowerBound), UInt32(message.behind.upperBound))))
  }

  /// `NAME = TEST`.
  private mutating func name(_ text: Substring, _ line: Int) throws(Failure) {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { throw Failure(line: line, reason: "'let' needs a name and '='") }
    names[PatternText.trimmed(parts[0])] = try conditions(PatternText.trimmed(parts[1]), line)
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

  private mutating func element(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: Int
  ) throws(Failure) -> SentencePattern.Element {
    var hash = ByteHash()
    var isNamed = false
    for i in range {
      hash.add(bytes[i])
      if bytes[i] == 0x24 { isNamed = true }
    }
    if let known = isNamed ? knownNamed[hash.value] : known[hash.value] { return known }
    let element = try element(PatternSyntax.text(bytes, range), line)
    if isNamed { knownNamed[hash.value] = element } else { known[hash.value] = element }
    return element
  }

  private mutating func element(_ text: Substring, _ line: Int) throws(Failure) -> SentencePattern.Element {
    var word = text
    var (least, most) = (1, 1)
    if word.count > 1, word.hasSuffix("?") {
      word = word.dropLast()
      least = 0
    } else if word.hasSuffix("}"), let open = word.lastIndex(of: "{") {
      let bounds = word[word.index(after: open)...].dropLast().split(separator: ",").compactMap { Int($0) }
      guard bounds.count == 2, 0 <= bounds[0], bounds[0] <= 4 else {
        throw Failure(line: line, reason: "'\(word)' has no two bounds")
      }
      (least, most) = (bounds[0], max(bounds[0], min(bounds[1], 4)))
      word = word[..<open]
    }
    let test = tests.add(try conditions(word, line))
    return SentencePattern.Element(test: test, least: UInt8(least), most: UInt8(most))
  }

  private func conditions(_ word: Substring, _ line: Int) throws(Failure) -> [[WordTests.Condition]] {
    var choices: [[WordTests.Condition]] = []
    var words = Set<UInt64>()
    for choice in word.split(separator: "|") {
      let parts = choice.split(separator: "&")
      // Plain words come together in one set.
      if parts.count == 1, PatternSyntax.isPlain(choice) {
        words.insert(ByteHash.ofFolded(choice))
      } else if parts.count == 1, choice.hasPrefix("$"), let named = names[choice.dropFirst()] {
        choices += named
      } else {
        var all: [WordTests.Condition] = []
        for part in parts { all += try condition(part, line) }
        choices.append(all)
      }
    }
    if !words.isEmpty { choices.append([WordTests.Condition(asked: .words(words), isNegated: false)]) }
    return choices
  }

  private func condition(_ part: Substring, _ line: Int) throws(Failure) -> [WordTests.Condition] {
    let isNegated = part.hasPrefix("!") && part.count > 1
    let name = isNegated ? part.dropFirst() : part
    guard name.hasPrefix("$"), let named = names[name.dropFirst()] else {
      return [WordTests.Condition(asked: try asked(name, line), isNegated: isNegated)]
    }
    // A name inside a conjunction is a set of words or one condition for each choice.
    guard named.count == 1 || isNegated && named.allSatisfy({ $0.count == 1 }) else {
      throw Failure(line: line, reason: "'\(name)' is too much for one condition")
    }
    return named.joined().map { WordTests.Condition(asked: $0.asked, isNegated: $0.isNegated != isNegated) }
  }

  private static func isPlain(_ word: Substring) -> Bool {
    word.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x27 || $0 >= 0x80 }
  }
}
