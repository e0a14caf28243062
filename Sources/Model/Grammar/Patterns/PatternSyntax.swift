import ArticleModel
import SourceText

/// Reads the lines of a pattern file; the syntax stands in `dictionaries/grammar/patterns/README.md`.
struct PatternSyntax {
  let forms: Morphology
  let vocabulary: Vocabulary
  /// The rule of the file.
  let rule: String
  /// Names that stand for tests: `let NAME = …`.
  var names: [Substring: [[WordTest.Condition]]] = [:]

  init(_ forms: Morphology, _ vocabulary: Vocabulary, rule: String) {
    self.forms = forms
    self.vocabulary = vocabulary
    self.rule = rule
  }

  /// What cannot be read in a line.
  struct Failure: Error, Equatable {
    var line: Int
    var reason: String
  }

  /// The patterns of a file's text. A line that cannot be read is reported and left out.
  mutating func patterns(_ text: String, _ failures: inout [Failure]) -> [SentencePattern] {
    var result: [SentencePattern] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      do throws(Failure) {
        if let pattern = try read(line, number + 1) { result.append(pattern) }
      } catch {
        failures.append(error)
      }
    }
    return result
  }

  private mutating func read(_ line: Substring, _ number: Int) throws(Failure) -> SentencePattern? {
    var rest = line
    func cut(_ mark: String) -> Substring? {
      guard let range = PatternSyntax.find(mark, in: rest) else { return nil }
      let behind = rest[range.upperBound...]
      rest = rest[..<range.lowerBound]
      return behind
    }
    if line.hasPrefix("let ") {
      let parts = line.dropFirst(4).split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw Failure(line: number, reason: "'let' needs a name and '='") }
      names[PatternSyntax.trimmed(parts[0])] = try test(PatternSyntax.trimmed(parts[1]), number).choices
      return nil
    }
    let flags = cut(" ;; ")?.split(separator: " ") ?? []
    let message = cut(" :: ") ?? ""
    let fixes = cut(" => ")
    var elements: [SentencePattern.Element] = []
    var (from, to): (Int?, Int?) = (nil, nil)
    for word in rest.split(separator: " ") {
      if word == "[" {
        from = elements.count
      } else if word == "]" {
        to = elements.count
      } else {
        elements.append(try element(word, number))
      }
    }
    guard !elements.isEmpty else { throw Failure(line: number, reason: "nothing to look for") }
    let flagged = (from ?? 0)..<max(from ?? 0, to ?? elements.count)
    var pattern = SentencePattern(
      rule: rule, elements: elements, flagged: flagged,
      fixes: (fixes.map { PatternSyntax.trimmed($0) } ?? "").isEmpty
        ? [] : PatternSyntax.alternatives(fixes ?? "").map { PatternSyntax.pieces($0) },
      message: PatternSyntax.pieces(PatternSyntax.trimmed(message)))
    pattern.isNote = flags.contains("note")
    pattern.readsQuotations = flags.contains("quoted")
    pattern.isSafe = flags.contains("safe")
    pattern.anchor = PatternSyntax.anchor(elements)
    return pattern
  }

  /// The element with the fewest words, else one of a tag.
  private static func anchor(_ elements: [SentencePattern.Element]) -> Int {
    var best: (place: Int, cost: Int)?
    for (i, element) in elements.enumerated() where element.least > 0 {
      let cost = element.test.anchors.map(\.count) ?? (element.test.tags == nil ? 1 << 30 : 1 << 20)
      if best.map({ cost < $0.cost }) ?? true { best = (i, cost) }
    }
    return best?.place ?? 0
  }

  private func element(_ word: Substring, _ number: Int) throws(Failure) -> SentencePattern.Element {
    var word = word
    var (least, most) = (1, 1)
    if word.count > 1, word.hasSuffix("?") {
      word = word.dropLast()
      least = 0
    } else if word.hasSuffix("}"), let open = word.lastIndex(of: "{") {
      let bounds = word[word.index(after: open)...].dropLast().split(separator: ",").compactMap { Int($0) }
      guard bounds.count == 2 else { throw Failure(line: number, reason: "'\(word)' has no two bounds") }
      (least, most) = (bounds[0], min(bounds[1], 4))
      word = word[..<open]
    }
    return SentencePattern.Element(test: try test(word, number), least: least, most: most)
  }

  private func test(_ word: Substring, _ number: Int) throws(Failure) -> WordTest {
    var choices: [[WordTest.Condition]] = []
    var words = Set<UInt64>()
    for choice in word.split(separator: "|") {
      let parts = choice.split(separator: "&")
      // Plain words come together in one set.
      if parts.count == 1, PatternSyntax.isPlain(choice) {
        words.insert(ByteHash.ofFolded(choice))
        continue
      }
      if parts.count == 1, choice.hasPrefix("$"), let named = names[choice.dropFirst()] {
        choices += named
        continue
      }
      var conditions: [WordTest.Condition] = []
      for part in parts {
        let isNegated = part.hasPrefix("!") && part.count > 1
        let name = isNegated ? part.dropFirst() : part
        if name.hasPrefix("$"), let named = names[name.dropFirst()] {
          // A name inside a conjunction is a set of words or one condition for each choice.
          guard named.count == 1 || isNegated && named.allSatisfy({ $0.count == 1 }) else {
            throw Failure(line: number, reason: "'\(name)' is too much for one condition")
          }
          for each in named {
            for condition in each {
              conditions.append(
                WordTest.Condition(atom: condition.atom, isNegated: condition.isNegated != isNegated))
            }
          }
          continue
        }
        conditions.append(WordTest.Condition(atom: try atom(name, number), isNegated: isNegated))
      }
      choices.append(conditions)
    }
    if !words.isEmpty {
      choices.append([WordTest.Condition(atom: .words(WordHashes(words)), isNegated: false)])
    }
    return WordTest(choices: choices)
  }

  private static func isPlain(_ word: Substring) -> Bool {
    word.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x27 || $0 >= 0x80 }
  }

  private func atom(_ name: Substring, _ number: Int) throws(Failure) -> WordTest.Atom {
    if PatternSyntax.isPlain(name) { return .words(WordHashes([ByteHash.ofFolded(name)])) }
    switch name.first {
    case "=": return .words(WordHashes(lemma(name.dropFirst())))
    case "@": return .list(vocabulary[named: String(name.dropFirst())])
    case "%":
      let isOnly = name.hasPrefix("%~")
      var classes = WordClasses(rawValue: 0)
      for part in name.dropFirst(isOnly ? 2 : 1).split(separator: "+") {
        guard let one = PatternSyntax.classes[String(part)] else {
          throw Failure(line: number, reason: "no class is called '\(part)'")
        }
        classes = classes.union(one)
      }
      return isOnly ? .only(classes) : .can(classes)
    case "^": return .capital
    case "#": return .figure
    case "*": return .any
    case "<": return .first
    default: break
    }
    if let first = name.utf8.first, name.utf8.count == 1, first < 0x41 || first > 0x7A { return .mark(first) }
    var tags = TagSet(bits: 0)
    for tag in Tag.allCases where tag != .outside {
      let full = "\(tag.name)"
      if name.hasSuffix("*") ? full.hasPrefix(name.dropLast()) : full == name {
        tags = tags.union(TagSet(tag))
      }
    }
    guard tags.bits != 0 else { throw Failure(line: number, reason: "no tag is called '\(name)'") }
    return .tags(tags)
  }

  /// All forms of a lemma, itself among them.
  private func lemma(_ word: Substring) -> Set<UInt64> {
    var hashes: Set<UInt64> = [ByteHash.ofFolded(word)]
    let number = forms.number(ByteHash.ofFolded(word))
    for part in forms.parts(number) where forms.lemmaNumber(part) == number {
      for tag in Morphology.slotTags {
        if let form = forms.inflected(part, as: tag) { hashes.insert(ByteHash.ofFolded(form)) }
      }
    }
    return hashes
  }

  private static let classes: [String: WordClasses] = [
    "sg": .singular, "pl": .plural, "base": .base, "3rd": .thirdPerson, "past": .past,
    "participle": .participle, "gerund": .gerund, "adj": .adjective, "cmp": .comparative, "sup": .superlative,
    "adv": .adverb, "closed": .closed, "uncount": .uncountable, "same": .unchanging,
  ]

  // MARK: What is written

  /// The alternatives of a fix, parted by ` / `.
  private static func alternatives(_ text: Substring) -> [Substring] {
    var result: [Substring] = []
    var rest = text
    while let range = find(" / ", in: rest) {
      result.append(trimmed(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    result.append(trimmed(rest))
    return result
  }

  /// `\2` copies, `\2:VB` inflects, `-` is nothing, everything else stands for itself.
  private static func pieces(_ text: Substring) -> [SentencePattern.Piece] {
    if text == "-" { return [] }
    var result: [SentencePattern.Piece] = []
    var plain = ""
    var rest = text
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first == "\\", let digit = rest.first?.wholeNumberValue else {
        plain.append(first)
        continue
      }
      rest = rest.dropFirst()
      if !plain.isEmpty { result.append(.text(plain)) }
      plain = ""
      if rest.first == ":" {
        let name = rest.dropFirst().prefix { $0.isUppercase }
        if let tag = Tag(name: name) {
          result.append(.inflected(digit - 1, tag))
          rest = rest.dropFirst(1 + name.count)
          continue
        }
      }
      result.append(.copy(digit - 1))
    }
    if !plain.isEmpty { result.append(.text(plain)) }
    return result
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }

  /// The first place of a mark in a text.
  private static func find(_ mark: String, in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(mark) { return start..<text.index(start, offsetBy: mark.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
