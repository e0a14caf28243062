import ArticleModel
import Diagnostics
import Lexicon
import MarkedYAML
import SourceText

/// What is looked up in dictionaries, and in which.
struct SpellingKind: PatternKind {
  static let name = "spelling"
  static let summary = "Flags words that no dictionary knows."
  static let keys: [RuleKey] = [
    RuleKey("filters", .texts, "Patterns of words that are never looked up."),
    RuleKey("custom", .flag, "Whether acronyms, words with digits and camel case are looked up too."),
    RuleKey("vocab", .flag),
  ]

  /// What matches one of these is no misspelling.
  let patterns: [PatternText]
  /// Whether acronyms, words with digits and camel case are passed over, as Vale does by default.
  fileprivate let passesShapes: Bool
  private let usesVocabulary: Bool
  /// Paths of Hunspell dictionaries without their endings.
  fileprivate private(set) var dictionaries: [String] = []
  /// Paths of lists of words that are right.
  fileprivate private(set) var lists: [String] = []
  /// Whether the dictionaries of the run are asked as well.
  fileprivate private(set) var usesStandard = true

  var exceptions: ExceptionTerms? { ExceptionTerms(usesVocabulary: usesVocabulary, ignoresCase: true) }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    patterns = try reader.list(try reader.fields.texts("filters"), isWord: false)
    passesShapes = !(try reader.fields.flag("custom") ?? false)
    usesVocabulary = try reader.fields.flag("vocab") ?? true
    if reader.isVale {
      try readDictionaries(&reader)
    } else {
      try SpellingKind.refuseDictionaries(&reader)
    }
  }

  private static func refuseDictionaries(_ reader: inout DefinitionReader) throws(YAMLError) {
    for key in ["dictionaries", "dictionary", "dicpath", "append", "ignore"] {
      guard let node = reader.fields.node(key), !node.isEmpty else { continue }
      throw YAMLError(
        at: node.place,
        "'\(key)' is not supported: the run's own dictionaries are used; name them under 'language' in .wirelint.yml, and words that are right under 'accept'"
      )
    }
  }

  private mutating func readDictionaries(_ reader: inout DefinitionReader) throws(YAMLError) {
    _ = try reader.fields.text("dictionary")
    _ = try reader.fields.number("threshold")
    let path = try reader.fields.text("dicpath")
    for name in try reader.fields.texts("dictionaries") {
      guard let found = StyleDictionaries.dictionary(name.text, path: path, in: reader.folders) else {
        throw YAMLError(
          at: name.place, "there is no dictionary '\(name.text)' (.aff and .dic) in the style's folders")
      }
      dictionaries.append(found)
    }
    // A list that is not there is passed over, as Vale does.
    for name in try reader.fields.texts("ignore") {
      if let found = StyleDictionaries.words(name.text, in: reader.folders) { lists.append(found) }
    }
    usesStandard = try reader.fields.flag("append") ?? false || dictionaries.isEmpty
    if reader.id == "Vale.Spelling" {
      let all = StyleDictionaries.all(in: reader.folders)
      lists += all.0
      dictionaries += all.1
    }
  }

  init(from fields: inout StoredFields.Reader) {
    patterns = fields.list { PatternText(from: &$0) }
    passesShapes = fields.flag()
    usesVocabulary = fields.flag()
    dictionaries = fields.texts()
    lists = fields.texts()
    usesStandard = fields.flag()
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(patterns) { $1.store(in: &$0) }
    fields.add(passesShapes)
    fields.add(usesVocabulary)
    fields.add(dictionaries)
    fields.add(lists)
    fields.add(usesStandard)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation { SpellingEvaluation(self) }
}

/// Flags words that no dictionary of the run knows.
struct SpellingEvaluation: KindEvaluation {
  private let kind: SpellingKind
  private let filters: [CompiledPattern]

  init(_ kind: SpellingKind) {
    self.kind = kind
    filters = kind.patterns.compactMap { pattern in
      let compiled = try? CompiledPattern(pattern.wrapped)
      compiled?.compileJustInTime()
      return compiled
    }
  }

  func find(with finder: inout PatternFinder) {
    guard finder.speller.hasDictionary || !kind.dictionaries.isEmpty else { return }
    if finder.rule.isVale { return findAsVale(&finder) }
    let article = finder.article
    for unit in finder.units {
      var i = article.tokenIndex(atOrAfter: unit.start)
      while i < article.tokens.count, article.tokens[i].range.end <= unit.end {
        let token = article.tokens[i]
        i += 1
        guard token.isWord, !isPartOfCompound(i - 1, finder), !finder.speller.isWord(article.core(token))
        else {
          continue
        }
        if kind.passesShapes, !token.shape.isDisjoint(with: [.allCapitals, .hasDigit, .innerCapital]) {
          continue
        }
        if filters.contains(where: { finder.pass.matches($0, in: token.range) }) { continue }
        if finder.isExcepted(token.range, in: unit) { continue }
        finder.add(token.range, [article.string(token)], in: unit)
      }
    }
  }

  /// Whether the word is joined to another by a hyphen: such words are not looked up.
  private func isPartOfCompound(_ i: Int, _ finder: PatternFinder) -> Bool {
    let tokens = finder.article.tokens
    let before = i > 0 && tokens[i - 1].kind == .hyphen
    return before || (i + 1 < tokens.count && tokens[i + 1].kind == .hyphen)
  }

  // MARK: As Vale looks words up

  private func findAsVale(_ finder: inout PatternFinder) {
    let bytes = finder.article.bytes
    for unit in finder.units {
      var i = unit.lower
      while i < unit.upper {
        guard !MappedSpace.isSpace(bytes, i) else {
          i += 1
          continue
        }
        var end = i
        while end < unit.upper, !MappedSpace.isSpace(bytes, end) { end += 1 }
        if let range = SpellingEvaluation.word(TextRange(i, end), bytes) {
          look(range, unit, &finder)
        }
        i = end
      }
    }
  }

  private func look(_ range: TextRange, _ unit: TextRange, _ finder: inout PatternFinder) {
    let written = finder.text(range)
    let word = written.replacing("\u{2019}", with: "'").replacing("\u{2018}", with: "'")
    if kind.passesShapes, SpellingEvaluation.isPassedOver(Array(word.utf8)) { return }
    if filters.contains(where: { finder.pass.matches($0, in: range) }) { return }
    if finder.speller.isWord(
      word, dictionaries: kind.dictionaries, lists: kind.lists, usesStandard: kind.usesStandard)
    {
      return
    }
    if finder.isExcepted(range, in: unit) { return }
    finder.add(
      range, [word], in: unit, suggestFor: finder.rule.action.name == "suggest" ? word : nil,
      readAs: word == written ? nil : word)
  }

  /// Words that Vale passes over unless a rule says otherwise: with a sign or letter beyond A to Z, in capitals at
  /// their end, with capitals inside.
  static func isPassedOver(_ word: [UInt8]) -> Bool {
    func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    if word.contains(where: {
      !isCapital($0) && !isSmall($0) && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "'")
    }) {
      return true
    }
    if word.last.map(isCapital) ?? false { return true }
    // A capital, small letters, a capital, and something behind it.
    var i = 0
    while i + 1 < word.count {
      if isCapital(word[i]), isSmall(word[i + 1]) {
        var end = i + 1
        while end < word.count, isSmall(word[end]) { end += 1 }
        if end + 1 < word.count, isCapital(word[end]) { return true }
        i = end
      } else {
        i += 1
      }
    }
    return false
  }

  /// What stands between the marks around a run without white space; nil where nothing of it is a letter.
  static func word(_ run: TextRange, _ bytes: [UInt8]) -> TextRange? {
    var (start, end) = (run.lower, run.upper)
    func quote(at i: Int) -> Int {
      guard i + 2 < bytes.count, bytes[i] == 0xE2, bytes[i + 1] == 0x80 else { return 0 }
      return [0x98, 0x99, 0x9C, 0x9D].contains(bytes[i + 2]) ? 3 : 0
    }
    var isChanged = true
    while isChanged, end - start > 1 {
      isChanged = false
      if isAbbreviation(bytes[start..<end]) { break }
      let opening = "$(\"['".utf8.contains(bytes[start]) ? 1 : quote(at: start)
      if opening > 0, end - start > opening {
        start += opening
        isChanged = true
        continue
      }
      let closing =
        ",)\"]!;.?:'".utf8.contains(bytes[end - 1]) ? 1 : end - 3 >= start ? quote(at: end - 3) : 0
      if closing > 0, end - start > closing {
        end -= closing
        isChanged = true
      }
    }
    let isWord =
      bytes[start..<end].contains { ($0 | 0x20) &- 0x61 < 26 }
      || String(decoding: bytes[start..<end], as: UTF8.self).contains(where: \.isLetter)
    return isWord ? TextRange(start, end) : nil
  }

  /// `U.S.` and `Mr.`, which keep their stops.
  private static func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.last == UInt8(ascii: "."), word.count < 40 else { return false }
    let letters = word.filter { ($0 | 0x20) &- 0x61 < 26 }.count
    let isInitials =
      word.count >= 4 && word.count % 2 == 0
      && word.enumerated().allSatisfy { $0 % 2 == 0 ? ($1 | 0x20) &- 0x61 < 26 : $1 == UInt8(ascii: ".") }
    let isTitle = (word.first ?? 0) &- 0x41 < 26 && letters == word.count - 1 && (2...3).contains(letters)
    return isInitials || isTitle
  }
}

/// White space between words.
private enum MappedSpace {
  static func isSpace(_ bytes: [UInt8], _ i: Int) -> Bool {
    let byte = bytes[i]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return true }
    // A no-break space.
    return byte == 0xC2 && i + 1 < bytes.count && bytes[i + 1] == 0xA0
      || byte == 0xA0 && i > 0 && bytes[i - 1] == 0xC2
  }
}
