import Diagnostics
import MarkedYAML
import SourceText

/// Wordings with what to write instead.
struct SubstitutionKind: PatternKind {
  static let name = "substitution"
  static let summary = "Flags wordings and says what to write instead."
  static let keys: [RuleKey] = [
    RuleKey(
      "swap", .pairs, isNeeded: true,
      "Observed pattern: what is expected, alternatives with '|'; '$1' stands for a group."),
    .ignoreCase, .nonWord,
    RuleKey("capitalize", .flag, "Whether what is expected gets the capital of what is observed."),
    .exceptions, .vocabulary,
  ]

  /// Longest first, as Vale orders them.
  let wordings: [PatternText]
  /// What is written instead, wording by wording.
  fileprivate let expected: [String]
  private let ignoresCase: Bool
  /// Whether the expected text gets a capital where the observed one has it.
  fileprivate let followsCapital: Bool
  private let terms: ExceptionTerms

  var exceptions: ExceptionTerms? { terms }
  var patternCount: Int { wordings.count }
  var replacements: [(observed: PatternText, expected: String)]? { zip(wordings, expected).map { ($0, $1) } }
  var searches: KindSearches {
    KindSearches(patterns: [wordings], ignoresCase: ignoresCase, sharesFlags: false)
  }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let isNonWord = try reader.fields.flag("nonword") ?? false
    let pairs = try reader.fields.pairs("swap")
    if pairs.isEmpty, !reader.isVale {
      throw YAMLError(at: reader.fields.place, "'swap' is missing: 'observed: expected' lines")
    }
    let order = pairs.indices.sorted { a, b in
      let (one, two) = (pairs[a].key.utf8.count, pairs[b].key.utf8.count)
      return one != two ? one > two : a < b
    }
    wordings = try reader.list(order.map { (pairs[$0].key, pairs[$0].place) }, isWord: !isNonWord)
    expected = order.map { pairs[$0].value }
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
    followsCapital = try reader.fields.flag("capitalize") ?? false
    terms = try reader.exceptions()
  }

  init(from fields: inout StoredFields.Reader) {
    wordings = []
    expected = fields.texts()
    ignoresCase = false
    followsCapital = fields.flag()
    terms = ExceptionTerms(from: &fields)
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(expected)
    fields.add(followsCapital)
    terms.store(in: &fields)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation {
    SubstitutionEvaluation(search: firstSearch, self)
  }
}

/// Flags a wording and says what to write instead.
private struct SubstitutionEvaluation: KindEvaluation {
  let search: Int
  /// What is expected, in the order of the search's items.
  private let expected: [Expected]
  private let followsCapital: Bool
  var searches: [Int] { [search] }

  /// A class, since its pattern is made when it is first needed: nearly none is in a run.
  private final class Expected: Sendable {
    let text: String
    private let madePattern = MadeOnce<CompiledPattern>()

    init(_ text: String) { self.text = text }

    /// The text read as a pattern: what matches it is right already. Nil where it is plain words.
    var pattern: CompiledPattern? {
      if let made = madePattern.made { return made }
      let isPhrase = text.utf8.allSatisfy { WordBytes.isWord($0) || $0 == 0x20 || $0 >= 0x80 }
      guard !isPhrase, let pattern = try? CompiledPattern("^(?:\(text))$") else { return nil }
      return madePattern.value { pattern }
    }

    var hasGroups: Bool { text.contains("$") }
  }

  init(search: Int, _ kind: SubstitutionKind) {
    self.search = search
    followsCapital = kind.followsCapital
    expected = kind.expected.map { Expected($0) }
  }

  func find(with finder: inout PatternFinder) {
    for found in finder.hits(of: search) {
      for hit in found.hits { flag(hit, found.unit, &finder) }
    }
  }

  private func flag(_ hit: PatternHit, _ unit: TextRange, _ finder: inout PatternFinder) {
    let right = expected[hit.item]
    let observed = trimmed(finder.text(hit.range))
    var text = right.text
    if right.hasGroups { text = filled(text, hit, finder) }
    // What replaces the match is text, and else a pattern of what is right.
    let replaces = finder.rule.isVale && finder.rule.action.name == "replace"
    if let pattern = right.pattern, !replaces {
      if finder.pass.matches(pattern, in: hit.range) { return }
    }
    if observed == text || replaces && text.split(separator: "|").contains(where: { $0 == observed }) {
      return
    }
    if finder.isExcepted(hit.range, in: unit) { return }
    if followsCapital, observed.first?.isUppercase == true {
      text = text.prefix(1).uppercased() + text.dropFirst()
    }
    let rule = finder.rule
    let alternatives = text.split(separator: "|", omittingEmptySubsequences: true).map(String.init)
    // Vale lists alternatives for people only where the rule says that they replace the match.
    let isListed = !rule.isVale || (rule.action.name == "replace" && rule.action.parameters.isEmpty)
    let shown = isListed ? SubstitutionEvaluation.list(alternatives, in: rule) ?? text : text
    let texts = rule.action.parameters.isEmpty ? alternatives : rule.action.parameters
    let fixes = fixes(hit.range, texts, observed, rule) {
      finder.article.sentences.contains { $0.range.start == hit.range.start }
    }
    finder.add(hit.range, [shown, observed], in: unit, fixes: fixes)
  }

  private func fixes(
    _ range: TextRange, _ texts: [String], _ observed: String, _ rule: PatternDefinition,
    opensSentence: () -> Bool
  ) -> [Fix] {
    if rule.isVale, rule.action.name != "replace" { return [] }
    guard let safety = rule.fixSafety else { return [] }
    // What is written as a pattern, or leaves something out, is no text to put in.
    let plain = texts.filter(SubstitutionEvaluation.isPlain)
    return plain.compactMap { text in
      let isCapital = !rule.isVale && observed.first?.isUppercase == true && text.first?.isLowercase == true
      var written = isCapital ? text.prefix(1).uppercased() + text.dropFirst() : text
      if written == observed {
        // The capital is what the rule is about, but where a sentence begins it is due.
        if text == observed || opensSentence() { return nil }
        written = text
      }
      return .replace(range, with: written, plain.count == 1 ? safety : .choice)
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "+"),
        UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "\\"):
        false
      // The first byte of the ellipsis, and of other marks.
      case 0xE2: !text.unicodeScalars.contains("…")
      default: true
      }
    }
  }

  /// `$1` and its kin stand for what the key's own groups matched.
  private func filled(_ text: String, _ hit: PatternHit, _ finder: PatternFinder) -> String {
    var out = ""
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "$", let next = scalars.first, ("0"..."9").contains(next) {
        scalars.removeFirst()
        let group = Int(next.value) - 0x30
        if group == 0 {
          out += finder.text(hit.range)
        } else if hit.groups.indices.contains(group - 1), let range = hit.groups[group - 1] {
          out += finder.text(range)
        }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// `'a', 'b', or 'c'`; nil for one text alone.
  private static func list(_ texts: [String], in rule: PatternDefinition) -> String? {
    guard texts.count > 1, let last = texts.last else { return nil }
    // Where a message of Vale's has marks around its first text, those are the outer ones of the list.
    let outer = ["'", "\""].first { rule.isVale && rule.message.ranges(of: $0 + "%s" + $0).count == 2 }
    let mark = outer ?? "'"
    let quoted = texts.dropLast().map { mark + $0 + mark }.joined(separator: ", ")
    let list = texts.count == 2 ? "\(quoted) or \(mark)\(last)\(mark)" : "\(quoted), or \(mark)\(last)\(mark)"
    return outer == nil ? list : String(list.dropFirst().dropLast())
  }

  private func trimmed(_ text: String) -> String {
    if let first = text.utf8.first, let last = text.utf8.last, WordBytes.isWord(first),
      WordBytes.isWord(last)
    {
      return text
    }
    var view = Substring(text)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
