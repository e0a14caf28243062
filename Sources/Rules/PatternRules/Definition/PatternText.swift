import MarkedYAML

/// A pattern of a rule file, with its place.
struct PatternText: Sendable {
  /// As it was written.
  let text: String
  let place: YAMLPlace
  private let rest: String
  let isWord: Bool
  let flows: Bool
  /// What must, or must not, stand right before a match, where PCRE2 cannot look back that far itself.
  let behind: LookBehind?

  /// `isWord`: the match begins and ends at the edge of a word; `flows`: a blank stands for any white
  /// space, a line break too, since copy is wrapped anywhere, and an apostrophe for the curly one.
  init(_ text: String, at place: YAMLPlace, isWord: Bool, flows: Bool) {
    // What flows is written for copy, in PCRE2's own way.
    let text = flows ? text : PatternText.translated(text)
    self.text = text
    self.place = place
    let (lead, rest) = LookBehind.divide(text)
    behind = lead
    self.rest = rest
    self.isWord = isWord
    self.flows = flows
  }

  /// A pattern of .NET as PCRE2 takes it.
  static func translated(_ pattern: String) -> String { PatternTranslation.translated(pattern) }

  /// Stands where a pattern is not kept.
  static let none = PatternText("", at: YAMLPlace(line: 1, column: 1), isWord: false, flows: false)

  /// As PCRE2 gets it.
  var wrapped: String {
    let inner = flows ? PatternText.flowing(rest) : rest
    return isWord ? "\\b(?:\(inner))\\b" : "(?:\(inner))"
  }

  private static func flowing(_ text: String) -> String {
    flowingPhrase(text) ?? flowingPattern(text)
  }

  /// The same for words with blanks, hyphens and apostrophes between them, as most patterns are; nil for any
  /// other.
  private static func flowingPhrase(_ text: String) -> String? {
    var out: [UInt8] = []
    var isAfterBlank = false
    for byte in text.utf8 {
      switch byte {
      case 0x20:
        if !isAfterBlank { out += Array("(?:\\s+)".utf8) }
      case 0x27: out += Array("['\u{2019}]".utf8)
      case _ where WordBytes.isWord(byte) || byte == 0x2D: out.append(byte)
      default: return nil
      }
      isAfterBlank = byte == 0x20
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func flowingPattern(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 32)
    var isEscaped = false
    var isInClass = false
    // For each open group whether it looks back: there PCRE2 wants a fixed length.
    var looksBack: [Bool] = []
    let bytes = Array(text.utf8)
    for (i, byte) in bytes.enumerated() {
      defer { isEscaped = byte == UInt8(ascii: "\\") && !isEscaped }
      switch byte {
      case _ where isEscaped: out.append(byte)
      case UInt8(ascii: " ") where !isInClass:
        // In a group of its own, so that `?` behind it makes it optional and not lazy.
        let blank = looksBack.last == true ? "\\s".utf8 : "(?:\\s+)".utf8
        if !out.suffix(blank.count).elementsEqual(blank) { out += blank }
      case UInt8(ascii: "'"): out += isInClass ? "'\u{2019}".utf8 : "['\u{2019}]".utf8
      default:
        if byte == UInt8(ascii: "[") { isInClass = true }
        if byte == UInt8(ascii: "]") { isInClass = false }
        if byte == UInt8(ascii: "("), !isInClass {
          let opening = bytes[i...].prefix(4)
          looksBack.append(
            looksBack.last == true || opening.elementsEqual("(?<!".utf8)
              || opening.elementsEqual("(?<=".utf8))
        }
        if byte == UInt8(ascii: ")"), !isInClass { _ = looksBack.popLast() }
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The one shape of its matches where it is a phrase (see `WordShapes`); nil for other patterns.
  var phraseShape: WordShapes? {
    guard rest.utf8.allSatisfy({ WordBytes.isWord($0) || $0 == 0x20 || $0 == 0x27 || $0 == 0x2D }) else {
      return nil
    }
    return WordShapes(ofPhrase: rest, isWord: isWord)
  }

  /// Looks whether the pattern can be used, and, where it has to be fast, whether it is.
  func check(forSpeed: Bool = false) throws(YAMLError) {
    // Words and blanks alone always compile, and packs have thousands of them.
    if text.utf8.allSatisfy({ WordBytes.isWord($0) || $0 == 0x20 }), !text.isEmpty { return }
    var parser = RegexParser(text)
    do throws(RegexError) {
      _ = try parser.parse()
      if !parser.alwaysCompiles {
        _ = try CompiledPattern(wrapped)
        if let behind { _ = try CompiledPattern(behind.wrapped) }
      }
    } catch {
      throw YAMLError(
        at: place, "the pattern '\(PatternText.shortened(text))' cannot be used: \(error.reason)")
    }
    // A repetition of repetitions that hits the limit of steps is a fault that can be mended in rules made
    // for copy, and a rule that gives up at times is half a rule.
    if forSpeed, parser.hasNestedRepeat, isGivenUp {
      throw YAMLError(
        at: place, "the pattern '\(PatternText.shortened(text))' \(PatternText.slowReason)")
    }
  }

  static let slowReason =
    "repeats a repetition and can take very long on text that nearly matches; make the inner one possessive ('++') or say it once"

  /// Whether a repeated group holds a repetition of the same text.
  var hasNestedRepeat: Bool {
    // Two repetitions need two signs.
    guard text.utf8.lazy.filter({ $0 == 0x2A || $0 == 0x2B || $0 == 0x7D }).prefix(2).count > 1 else {
      return false
    }
    var parser = RegexParser(text)
    return (try? parser.parse()) != nil && parser.hasNestedRepeat
  }

  /// Whether the pattern hits the limit of steps on a long run of one letter, digit or word.
  var isGivenUp: Bool {
    guard let compiled = try? CompiledPattern(wrapped) else { return false }
    let scratch = MatchScratch()
    return ["a", "A", "1", "a ", ", "].contains { unit in
      let text = Array((String(repeating: unit, count: 2_000) + "!").utf8)
      return text.withUnsafeBufferPointer { bytes in
        if case .givenUp = compiled.search(bytes, from: 0, with: scratch) { return true }
        return false
      }
    }
  }

  /// Whether a pattern has a group that captures: a `(` that is neither escaped nor followed by `?`.
  static func hasGroup(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\\") {
        i += 1
      } else if bytes[i] == UInt8(ascii: "("), i + 1 < bytes.count, bytes[i + 1] != UInt8(ascii: "?") {
        return true
      }
      i += 1
    }
    return false
  }

  static func shortened(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(57)) + "..." : text
  }
}
