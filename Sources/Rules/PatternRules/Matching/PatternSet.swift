import ArticleModel
import RuleKit
import Synchronization

/// All patterns of a run behind one index of the words that they need, so that a text is read once however
/// many patterns there are.
///
/// A pattern is only run where a word that each of its matches must hold stands in the text, with the
/// words before and after it that are known; most begin at a known word and are tried there alone.
final class PatternSet: RuleGate {
  let patterns: StoredArray<StoredPattern>
  let index: TriggerIndex
  /// Keeps what the arrays see.
  private let sections: StoredSections
  private let searchStarts: StoredArray<Int32>
  private let unguarded: StoredArray<UInt8>
  /// For each search the place of the rule that asks it.
  private let owners: StoredArray<Int32>
  /// Places of rules that look at every article.
  private let alwaysAwake: [Int]
  private let matchers = Mutex<[PatternMatcher]>([])

  init(_ sections: StoredSections) {
    self.sections = sections
    patterns = sections.values(.patterns)
    index = TriggerIndex(sections)
    searchStarts = sections.values(.searchStarts)
    unguarded = sections.values(.unguarded)
    owners = sections.values(.owners)
    alwaysAwake = sections.values(.alwaysAwake, as: Int32.self).copied.map { Int($0) }
  }

  /// A set that is not stored.
  convenience init(_ builder: PatternSetBuilder) {
    var writer = StoredSections.Writer()
    builder.store(in: &writer)
    self.init(writer.sections)
  }

  var searchCount: Int { owners.count }

  /// The indices of a search's patterns.
  func patterns(of search: Int) -> Range<Int> { Int(searchStarts[search])..<Int(searchStarts[search + 1]) }

  /// Whether a search has patterns that must be run on every unit.
  func hasUnguarded(_ search: Int) -> Bool { unguarded[search] == 1 }

  /// The bytes of a text that is stored with the patterns.
  func bytes(_ text: StoredText) -> UnsafeRawBufferPointer {
    let start = Int(text.offset)
    return UnsafeRawBufferPointer(rebasing: sections.bytes(.texts)[start..<(start + Int(text.count))])
  }

  func awake(in article: Article, _ context: RuleContext) -> [Int] {
    let pass = context.shared { PatternPasses() }.pass(of: self, over: article, in: context)
    let asked = pass.searchesWithCandidates
    if asked.isEmpty { return alwaysAwake }
    return Array(Set(alwaysAwake + asked.map { Int(owners[$0]) })).sorted()
  }

  /// A matcher for one pass; give it back with `finish`.
  func take() -> PatternMatcher {
    matchers.withLock { $0.popLast() } ?? PatternMatcher(count: patterns.count)
  }

  func finish(_ matcher: PatternMatcher) { matchers.withLock { $0.append(matcher) } }
}

/// Compiled patterns of one thread, each made when it is first needed.
///
/// `@unchecked Sendable`: exactly one pass holds a matcher at a time; it changes hands under the lock of
/// `PatternSet.matchers` only.
final class PatternMatcher: @unchecked Sendable {
  private var compiled: [CompiledPattern?]
  private var uses: [UInt8]
  private var conditions: [StoredText: CompiledPattern] = [:]
  private var openings: [StoredText: CompiledPattern] = [:]
  let scratch = MatchScratch()
  /// For each pattern the line of its last candidate; lines are counted on from text to text, so that nothing
  /// need be cleared.
  let lastLine: UnsafeMutableBufferPointer<Int32>
  var line: Int32 = 0

  init(count: Int) {
    compiled = Array(repeating: nil, count: count)
    uses = Array(repeating: 0, count: count)
    lastLine = .allocate(capacity: count)
    lastLine.initialize(repeating: -1)
  }

  deinit { lastLine.deallocate() }

  /// The compiled form of a pattern; nil for one that does not compile, which loading has ruled out.
  func pattern(_ index: Int, of set: PatternSet) -> CompiledPattern? {
    if let known = compiled[index] {
      let most = PatternMatcher.usesWithoutMachineCode(set.patterns[index])
      if uses[index] < most {
        uses[index] += 1
        if uses[index] == most { known.compileJustInTime() }
      }
      return known
    }
    let stored = set.patterns[index]
    let made = try? CompiledPattern(set.bytes(stored.pattern), stored.options)
    compiled[index] = made
    return made
  }

  /// After how many uses machine code is worth it: making it takes as long as some fifty matches at a known
  /// place, or two searches of a paragraph.
  private static func usesWithoutMachineCode(_ pattern: StoredPattern) -> UInt8 {
    pattern.traits.contains(.isAnchored) ? 24 : 2
  }

  /// What a condition on the text before a match looks for, wherever it stands.
  func opening(_ behind: StoredText, of set: PatternSet) -> CompiledPattern? {
    if let known = openings[behind] { return known }
    let bytes = set.bytes(behind)
    let made = try? CompiledPattern(
      UnsafeRawBufferPointer(rebasing: bytes.dropLast(LookBehind.ending.utf8.count)),
      CompiledPattern.Options())
    openings[behind] = made
    return made
  }

  /// The compiled form of a condition on what stands before a match.
  func condition(_ behind: StoredText, of set: PatternSet) -> CompiledPattern? {
    if let known = conditions[behind] { return known }
    let made = try? CompiledPattern(set.bytes(behind), CompiledPattern.Options())
    made?.compileJustInTime()
    conditions[behind] = made
    return made
  }
}
