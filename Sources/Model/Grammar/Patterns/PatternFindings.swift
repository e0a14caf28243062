import ArticleModel
import SourceText

/// What the patterns find in an article, by rule.
public struct PatternFindings: Sendable {
  /// One place where a pattern matches.
  public struct Finding: Sendable {
    /// The bytes that are flagged.
    public var range: TextRange
    /// What the pattern says of the place: a lower-case fragment, as `Finding.message` of a rule.
    public var message: String
    /// What may stand there instead.
    public var replacements: [String]
    /// Whether it is a note, whatever the rule's own severity.
    public var isNote: Bool
    /// Whether its replacement, where there is only one, may go in unasked.
    public var isSafe: Bool
  }

  private var byRule: [String: [Finding]] = [:]
  /// Findings of a rule that can overlap with its next one, counted back.
  private static let near = 16

  /// The findings of a rule, in the order of the text.
  public subscript(_ rule: String) -> [Finding] { byRule[rule] ?? [] }

  /// Looks for all patterns at once.
  ///
  /// - Parameters:
  ///   - readsContexts: Whether contexts are asked as well, all findings of which are notes.
  ///   - learned: What a desk's archive adds to them; whoever read it has asked whether it fits the model.
  ///   - isStale: Asked now and then whether nobody wants the result any more.
  public init(
    _ table: GrammarTable, readsContexts: Bool = true, learned: LearnedContexts? = nil,
    unless isStale: () -> Bool = { false }
  ) {
    guard let model = table.model else { return }
    let article = table.article
    let library = model.patterns(article.vocabulary)
    var contexts = readsContexts ? PatternFindings.contexts(model, learned) : nil
    let room = PatternBits.room(for: 2 * GrammarTable.longest)
    GrammarTable.Room.with(GrammarTable.longest) { words in
      withUnsafeTemporaryAllocation(of: PatternBits.Place.self, capacity: room) { memory in
        article.bytes.withUnsafeBufferPointer { bytes in
          for index in article.sentences.indices {
            if index & 63 == 63, isStale() { break }
            guard let sentence = table.prose(index, in: words) else { continue }
            sentence.units.withUnsafeBufferPointer { units in
              let bits = PatternBits(units, bytes, in: memory)
              look(PatternMatcher(library: library, units: units, bits: bits, bytes: bytes), model)
              contexts?.look(units, bytes) { add($1, to: $0) }
            }
          }
        }
      }
    }
  }

  private static func contexts(_ model: GrammarModel, _ learned: LearnedContexts?) -> ContextFindings? {
    model.contexts.map { base in
      guard let learned else { return ContextFindings([base.model], base.choices) }
      return ContextFindings([base.model, learned.model], learned.choices)
    }
  }

  /// Takes a finding where no other says something of the same place.
  private mutating func add(_ finding: Finding, to rule: String) {
    // Findings come sentence by sentence: only the last can stand there.
    let isKnown = byRule.values.contains { $0.suffix(8).contains { $0.range.overlaps(finding.range) } }
    if !isKnown { byRule[rule, default: []].append(finding) }
  }

  private mutating func look(_ matcher: PatternMatcher, _ model: GrammarModel) {
    for place in 0..<matcher.units.count {
      let unit = matcher.units[place]
      if unit.hash != 0 {
        look(matcher.library.patterns(of: unit.hash, isQuoted: unit.isQuoted), matcher, place, model)
      }
      if matcher.library.looksUp(unit.tag) {
        look(matcher.library.patterns(of: unit.tag), matcher, place, model)
      }
    }
  }

  /// Looks for some patterns with their anchor at a place.
  @inline(__always)
  private mutating func look(
    _ numbers: UnsafeBufferPointer<UInt32>, _ matcher: PatternMatcher, _ place: Int, _ model: GrammarModel
  ) {
    guard numbers.count > 0, let keys = matcher.library.keys.baseAddress else { return }
    for i in 0..<numbers.count {
      let number = Int(numbers[i])
      if matcher.bits.allow(keys + number, at: place) {
        look(matcher.library.patterns[number], matcher, place, model)
      }
    }
  }

  private mutating func look(
    _ pattern: SentencePattern, _ matcher: PatternMatcher, _ place: Int, _ model: GrammarModel
  ) {
    let units = matcher.units
    for back in Int(pattern.reach.0)...Int(pattern.reach.1) where place - back >= 0 {
      guard let places = matcher.match(pattern, at: place - back) else { continue }
      let run =
        places[Int(pattern.flagged.0)].lowerBound..<places[Int(pattern.flagged.1) - 1].upperBound
      guard let first = run.first, let last = run.last, !isCompound(run, units),
        pattern.readsQuotations || !(first..<last + 1).contains(where: { units[$0].isQuoted })
      else { continue }
      let range = units[first].range.union(units[last].range)
      let rule = matcher.library.rule(pattern)
      // The last ones alone: places ascend, and no pattern reaches far. Of all of them it would take the square.
      if byRule[rule]?.suffix(PatternFindings.near).contains(where: { $0.range.overlaps(range) }) == true {
        return
      }
      let writer = PatternWriter(units: units, places: places, model: model, bytes: matcher.bytes)
      let replacements = matcher.library.fixes(pattern).compactMap {
        writer.replacement($0, like: units[first])
      }
      // `has become`: what is asked for stands there.
      let written = matcher.bytes[range.lower..<range.upper]
      if replacements.contains(where: { $0.utf8.elementsEqual(written) }) { return }
      byRule[rule, default: []].append(
        Finding(
          range: range, message: writer.text(matcher.library.message(pattern)) ?? "",
          replacements: replacements, isNote: pattern.isNote, isSafe: pattern.isSafe))
      return
    }
  }

  /// Whether the run is a part of a compound with hyphens.
  private func isCompound(_ run: Range<Int>, _ units: UnsafeBufferPointer<Unit>) -> Bool {
    func joins(_ i: Int) -> Bool { units.indices.contains(i) && units[i].tag == .hyphen }
    return joins(run.lowerBound - 1) || joins(run.upperBound)
  }
}

/// Writes what a pattern says and what it offers.
struct PatternWriter {
  let units: UnsafeBufferPointer<Unit>
  let places: [Range<Int>]
  let model: GrammarModel
  let bytes: UnsafeBufferPointer<UInt8>

  /// What is written instead; nil where a form is not known.
  func replacement(_ pieces: [SentencePattern.Piece], like first: Unit) -> String? {
    guard var text = text(pieces) else { return nil }
    while text.hasSuffix(" ") { text.removeLast() }
    // What an optional word leaves behind.
    while let double = text.firstRange(of: "  ") { text.replaceSubrange(double, with: " ") }
    while text.hasPrefix(" ") { text.removeFirst() }
    if first.isCapitalised, let letter = text.first, letter.isLowercase {
      text = letter.uppercased() + text.dropFirst()
    }
    return text
  }

  /// The pieces as text; nil where a form is not known.
  func text(_ pieces: [SentencePattern.Piece]) -> String? {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .copy(let element): out += copy(element)
      case .inflected(let element, let tag):
        guard element < places.count, let place = places[element].first,
          let form = model.forms.inflected(units[place].hash, as: tag)
        else { return nil }
        out += form
      }
    }
    return out
  }

  private func copy(_ element: Int) -> String {
    guard element < places.count, let first = places[element].first, let last = places[element].last else {
      return ""
    }
    let range = units[first].range.union(units[last].range)
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }
}
