import SourceText

/// Words that are right although a rule names them.
struct ExceptionTerms: Sendable {
  var patterns: [PatternText] = []
  /// Whether the accepted words of the project are exceptions as well.
  var usesVocabulary = true
  /// Whether case does not count, as where words are looked up.
  var ignoresCase = false
}

/// Decides which matches a rule leaves alone.
struct ExceptionMatcher: Sendable {
  private let pattern: CompiledPattern?
  /// Exceptions of several words, in any case: what lies within one is left alone too.
  private let phrases: CompiledPattern?
  /// The same exceptions without the edges of words.
  private let loose: CompiledPattern?
  var isEmpty: Bool { pattern == nil }

  init(_ terms: ExceptionTerms?, accepted: [PatternText]) {
    let all = (terms?.patterns ?? []) + (terms?.usesVocabulary ?? false ? accepted : [])
    pattern = ExceptionMatcher.compiled(all, ignoresCase: terms?.ignoresCase ?? false)
    loose = ExceptionMatcher.compiled(
      all.map { PatternText($0.text, at: $0.place, isWord: false, flows: $0.flows) }, ignoresCase: false)
    phrases = ExceptionMatcher.compiled(
      all.filter { $0.text.contains { $0 == " " || $0 == "\t" } || $0.text.contains("\\s") },
      ignoresCase: true)
  }

  private static func compiled(_ patterns: [PatternText], ignoresCase: Bool) -> CompiledPattern? {
    guard !patterns.isEmpty else { return nil }
    let joined = patterns.map(\.wrapped).joined(separator: "|")
    let compiled = try? CompiledPattern(joined, .init(ignoresCase: ignoresCase))
    compiled?.compileJustInTime()
    return compiled
  }

  /// Whether the match holds an exception, or lies within one.
  func excepts(_ range: TextRange, in unit: TextRange, _ pass: PatternPass) -> Bool {
    if let pattern, pass.matches(pattern, in: range) { return true }
    guard let phrases else { return false }
    return pass.ranges(of: phrases, in: surroundings(of: range, in: unit, pass)).contains {
      $0.contains(range)
    }
  }

  /// Whether an exception is found anywhere in a range, be it a part of a word.
  func isFound(in range: TextRange, _ pass: PatternPass) -> Bool {
    loose.map { pass.matches($0, in: range) } ?? false
  }

  /// How far around a match a phrase may reach, in bytes: a unit may be a whole file with many matches.
  private static let reach = 256

  private func surroundings(of range: TextRange, in unit: TextRange, _ pass: PatternPass) -> TextRange {
    let bytes = pass.article.bytes
    var lower = max(unit.lower, range.lower - ExceptionMatcher.reach)
    var upper = min(unit.upper, range.upper + ExceptionMatcher.reach)
    while lower < range.lower, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper < unit.upper, bytes[upper] & 0xC0 == 0x80 { upper += 1 }
    return TextRange(lower, upper)
  }
}
