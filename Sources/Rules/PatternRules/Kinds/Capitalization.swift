import ArticleModel
import Lexicon
import MarkedYAML
import SourceText

/// The case in which whole blocks are written.
struct CapitalizationKind: PatternKind {
  static let name = "capitalization"
  static let summary = "Flags words in the wrong case."
  static let keys: [RuleKey] = [
    RuleKey("match", .text, isNeeded: true, "$title, $sentence, $lower, $upper, or a pattern."),
    RuleKey("style", .oneOf(["AP", "Chicago"])), RuleKey("indicators", .texts),
    RuleKey("threshold", .decimal(0...1)), RuleKey("prefix", .text), .exceptions, .vocabulary,
  ]

  fileprivate enum Style: Sendable {
    case title
    case sentence
    case lower
    case upper
    case pattern(PatternText)
  }
  fileprivate let style: Style
  /// Whether titles follow the Chicago rules, by which prepositions stay low whatever their length.
  fileprivate let isChicago: Bool
  fileprivate let terms: ExceptionTerms
  /// Marks after which a word may be capitalised.
  fileprivate let indicators: [String]
  /// The share of rightly written words that is enough.
  fileprivate let threshold: Double
  fileprivate let prefix: PatternText?

  var exceptions: ExceptionTerms? { terms }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let match = try reader.required("match")
    style =
      switch match.text {
      case "$title": .title
      case "$sentence": .sentence
      case "$lower": .lower
      case "$upper": .upper
      default: .pattern(try reader.text(match, isWord: false))
      }
    let prefix = try reader.fields.texts("prefix").first
    isChicago = try reader.fields.text("style")?.lowercased() == "chicago"
    terms = try reader.exceptions()
    indicators = try reader.fields.texts("indicators").map(\.text)
    threshold = try reader.fields.decimal("threshold") ?? 0.8
    let patterns = try reader.list(prefix.map { [$0] } ?? [], isWord: false)
    self.prefix = patterns.first
  }

  init(from fields: inout StoredFields.Reader) {
    switch fields.number() {
    case 1: style = .sentence
    case 2: style = .lower
    case 3: style = .upper
    case 4: style = .pattern(PatternText(from: &fields))
    default: style = .title
    }
    isChicago = fields.flag()
    terms = ExceptionTerms(from: &fields)
    indicators = fields.texts()
    threshold = fields.decimal()
    prefix = fields.list { PatternText(from: &$0) }.first
  }

  func store(in fields: inout StoredFields.Writer) {
    switch style {
    case .title: fields.add(0)
    case .sentence: fields.add(1)
    case .lower: fields.add(2)
    case .upper: fields.add(3)
    case .pattern(let pattern):
      fields.add(4)
      pattern.store(in: &fields)
    }
    fields.add(isChicago)
    terms.store(in: &fields)
    fields.add(indicators)
    fields.add(threshold)
    fields.add(prefix.map { [$0] } ?? []) { $1.store(in: &$0) }
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation { CapitalizationEvaluation(self) }
}

/// Flags a whole block that is not written in the stated case.
///
/// The words of a block are compared with those that it would have in that case; some may differ (`threshold`). What counts
/// as a word, and which words stay as they are, is Vale's way (trials of Vale 3.15 on headings of our own).
private struct CapitalizationEvaluation: KindEvaluation {
  private let kind: CapitalizationKind
  private let pattern: CompiledPattern?
  private let prefix: CompiledPattern?
  /// A word: an exception, or letters and figures with what follows up to white space.
  private let word: CompiledPattern?
  /// The parts of words that titles are divided into.
  private let part: CompiledPattern?

  init(_ kind: CapitalizationKind) {
    self.kind = kind
    if case .pattern(let text) = kind.style {
      pattern = try? CompiledPattern(text.wrapped)
    } else {
      pattern = nil
    }
    prefix = kind.prefix.flatMap { try? CompiledPattern("^\($0.wrapped)") }
    let exceptions = kind.terms.patterns.sorted { $0.text.utf8.count > $1.text.utf8.count }.map(
      \.wrapped)
    word = try? CompiledPattern((exceptions + ["[\\p{N}\\p{L}*]+\\S*"]).joined(separator: "|"))
    part = try? CompiledPattern("[\\p{N}\\p{L}]+[^\\s/-]*")
  }

  func find(with finder: inout PatternFinder) {
    for unit in finder.units {
      let observed = finder.text(unit)
      if let pattern {
        if !finder.pass.matches(pattern, in: unit), !finder.isExcepted(unit, in: unit) {
          finder.add(unit, [observed, kind.patternText], in: unit)
        }
        continue
      }
      guard let expected = expected(unit, observed, finder) else { continue }
      finder.add(
        unit, [observed, expected], in: unit,
        fixes: finder.rule.action.name == "replace" && expected != observed
          ? [.replace(unit, with: expected, finder.rule.fixSafety ?? .unsafe)] : [])
    }
  }

  /// The block as it should be; nil where it is right, or nearly enough.
  private func expected(_ unit: TextRange, _ observed: String, _ finder: PatternFinder) -> String? {
    switch kind.style {
    case .lower, .upper:
      let expected = kind.style.isLower ? observed.lowercased() : observed.uppercased()
      return observed == expected || finder.isExcepted(unit, in: unit) ? nil : expected
    case .title: return title(unit, finder)
    case .sentence: return sentence(unit, finder)
    case .pattern: return nil
    }
  }

  /// The block without the prefix that does not count.
  private func body(_ unit: TextRange, _ finder: PatternFinder) -> TextRange {
    guard let prefix, let lead = finder.pass.ranges(of: prefix, in: unit).first, lead.lower == unit.lower
    else {
      return unit
    }
    return TextRange(lead.upper, unit.upper)
  }

  private func words(_ range: TextRange, _ finder: PatternFinder) -> [TextRange] {
    word.map { finder.pass.ranges(of: $0, in: range) } ?? []
  }

  // MARK: Sentences

  private func sentence(_ unit: TextRange, _ finder: PatternFinder) -> String? {
    let body = body(unit, finder)
    let words = words(body, finder)
    var out = finder.text(TextRange(unit.lower, words.first?.lower ?? unit.upper))
    var right = 0
    var previous = ""
    var end = words.first?.lower ?? unit.upper
    var isWrongAtStart = false
    for (i, word) in words.enumerated() {
      let text = finder.text(word)
      out += finder.text(TextRange(end, word.lower))
      end = word.upper
      var wanted = text
      if !isKept(text, word, finder) {
        let opens = i == 0 || isIndicator(previous, i - 1)
        wanted = opens ? CapitalizationEvaluation.capitalised(text.lowercased()) : text.lowercased()
      }
      if wanted == text || finder.isExcepted(word, in: unit) {
        right += 1
      } else if i == 0, text != CapitalizationEvaluation.eachCapitalised(text.lowercased()) {
        isWrongAtStart = true
      }
      out += wanted
      previous = text
    }
    out += finder.text(TextRange(end, unit.upper))
    // A block without words has none that is right.
    let isRight = !words.isEmpty && Double(right) / Double(words.count) >= kind.threshold
    return isRight && !isWrongAtStart ? nil : out
  }

  /// Whether a word stays as it is: an exception is found in it.
  private func isKept(_ text: String, _ word: TextRange, _ finder: PatternFinder) -> Bool {
    finder.exceptions.isFound(in: word, finder.pass)
  }

  /// Whether the word behind this one may have a capital.
  private func isIndicator(_ word: String, _ index: Int) -> Bool {
    if kind.indicators.contains(where: { word.utf8.count > $0.utf8.count && word.hasSuffix($0) }) {
      return true
    }
    guard index == 0 else { return false }
    // `1.` and the like: a figure with a stop anywhere in the word.
    return zip(word.utf8, word.utf8.dropFirst()).contains { $0 &- 0x30 < 10 && $1 == UInt8(ascii: ".") }
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The text with a capital at the start of each run of letters.
  private static func eachCapitalised(_ text: String) -> String {
    var out = ""
    var isInside = false
    for character in text {
      let isLetter = character.isLetter || character.isNumber || character == "_" || character == "'"
      out += isLetter && !isInside ? character.uppercased() : String(character)
      isInside = isLetter
    }
    return out
  }

  // MARK: Titles

  private func title(_ unit: TextRange, _ finder: PatternFinder) -> String? {
    let body = body(unit, finder)
    let expected = finder.text(TextRange(unit.lower, body.lower)) + cased(body, finder)
    let bytes = Array(expected.utf8)
    var right = 0
    let words = words(unit, finder)
    for word in words {
      let text = finder.text(word)
      let from = word.lower - unit.lower
      // Case alone is changed, so that words stand where they stood; but for letters whose capital is longer.
      let wanted =
        from + word.count <= bytes.count
        ? String(decoding: bytes[from..<(from + word.count)], as: UTF8.self) : text
      if wanted == text || finder.isExcepted(word, in: unit) || text == text.uppercased() { right += 1 }
    }
    let isRight = !words.isEmpty && Double(right) / Double(words.count) >= kind.threshold
    return isRight ? nil : expected
  }

  private func cased(_ body: TextRange, _ finder: PatternFinder) -> String {
    let small = finder.article.vocabulary["title-small-words"]
    let bytes = finder.article.bytes
    var out = ""
    var end = body.lower
    let parts = part.map { finder.pass.ranges(of: $0, in: body) } ?? []
    for range in parts {
      out += finder.text(TextRange(end, range.lower))
      end = range.upper
      let text = finder.text(range)
      let low = text.lowercased()
      func byte(_ place: Int) -> UInt8 {
        place >= body.lower && place < body.upper ? bytes[place] : bytes[body.lower]
      }
      let isEdge = range.lower == body.lower || range.upper == body.upper
      let before = byte(range.lower - 1)
      let isJoined =
        byte(range.lower - 2) == UInt8(ascii: ":") || byte(range.lower - 2) == UInt8(ascii: "-")
        || byte(range.upper) == UInt8(ascii: "-") && before != UInt8(ascii: "-")
      if finder.exceptions.isFound(in: range, finder.pass) {
        out += text
      } else if !isEdge, " -/".utf8.contains(before), !isJoined, isSmall(low, small) {
        out += low == "to" ? text : low
      } else {
        out += text.prefix(1).uppercased() + text.dropFirst()
      }
    }
    return out + finder.text(TextRange(end, body.upper))
  }

  /// Whether a word stays low within a title: prepositions of more than three letters do in Chicago's style only.
  private func isSmall(_ word: String, _ small: WordList) -> Bool {
    small.contains(folded: word) && (kind.isChicago || word.utf8.count <= 3)
  }
}

extension CapitalizationKind {
  /// The pattern that a block has to match, as written; empty for the other styles.
  fileprivate var patternText: String {
    if case .pattern(let text) = style { return text.text }
    return ""
  }
}

extension CapitalizationKind.Style {
  fileprivate var isLower: Bool {
    if case .lower = self { return true }
    return false
  }
}
