import ArticleModel
import RuleKit
import Synchronization

/// All patterns of a run behind one index of the words that they need, so that a text is read once however
/// many patterns there are.
///
/// A pattern is only run where a word that each of its matches must hold stands in the text, with the
/// words before and after it that are known; most begin at a known word and are tried there alone.
final class PatternSet: RuleGate {
  let items: [PatternItem]
  /// For each item the index of its search.
  let searchOfItem: [Int32]
  /// For each search the indices of its items.
  let searches: [Range<Int>]
  let index: TriggerIndex
  /// For each search whether it has items that must be run on every unit.
  let hasUnguarded: [Bool]
  /// For each search the place of the rule that asks it.
  private let owners: [Int]
  /// Places of rules that look at every article.
  private let alwaysAwake: [Int]
  private let matchers = Mutex<[PatternMatcher]>([])

  init(_ builder: PatternSetBuilder) {
    items = builder.items
    searchOfItem = builder.items.map { Int32($0.search) }
    searches = builder.searches
    index = TriggerIndex(items)
    hasUnguarded = builder.searches.map { range in range.contains { builder.items[$0].guarding == .nothing } }
    owners = builder.owners
    let unguarded = hasUnguarded
    let asking = builder.owners.indices.filter { unguarded[$0] }.map { builder.owners[$0] }
    alwaysAwake = Array(Set(builder.alwaysAwake + asking)).sorted()
  }

  func awake(in article: Article, _ context: RuleContext) -> [Int] {
    let pass = context.shared { PatternPasses() }.pass(of: self, over: article)
    let asked = pass.searchesWithCandidates
    if asked.isEmpty { return alwaysAwake }
    return Array(Set(alwaysAwake + asked.map { owners[$0] })).sorted()
  }

  /// A matcher for one pass; give it back with `finish`.
  func take() -> PatternMatcher { matchers.withLock { $0.popLast() } ?? PatternMatcher(count: items.count) }

  func finish(_ matcher: PatternMatcher) { matchers.withLock { $0.append(matcher) } }
}

/// One pattern of a search.
struct PatternItem: Sendable {
  /// What a text must hold so that the pattern is worth running.
  enum Guard: Sendable, Equatable {
    /// One of its words (see `RequiredWord`).
    case words
    case bytes(ByteSet)
    case nothing
  }

  var pattern: PatternText
  var options: CompiledPattern.Options
  /// Index of its search.
  var search: Int
  var guarding: Guard
  var words: [WordTrigger] = []
  /// Whether one candidate for each line will do.
  var isPerLine: Bool
  /// What must, or must not, stand right before a match.
  var behind: LookBehind?
}

/// Collects the patterns of all rules.
struct PatternSetBuilder {
  private(set) var items: [PatternItem] = []
  private(set) var searches: [Range<Int>] = []
  /// For each search the place of its rule.
  private(set) var owners: [Int] = []
  /// Places of rules that are asked about every article.
  private(set) var alwaysAwake: [Int] = []
  private var place = 0

  /// Ends the rule whose searches were added last; `isAlwaysAwake`: it looks for more than its searches find.
  mutating func endRule(isAlwaysAwake: Bool) {
    if isAlwaysAwake { alwaysAwake.append(place) }
    place += 1
  }

  /// Adds a search for the leftmost of some patterns, the earlier of two that begin at one place.
  /// Returns its index. The patterns have been checked (`PatternText.check`).
  mutating func add(_ patterns: [PatternText], ignoresCase: Bool, isPerLine: Bool = true) -> Int {
    let first = items.count
    var ignoresCase = ignoresCase
    for pattern in patterns {
      // A flag at the start of one alternative holds for those after it, as they stand in one group.
      if pattern.text.hasPrefix("(?i)") { ignoresCase = true }
      items.append(
        PatternItem(
          pattern: pattern, options: .init(ignoresCase: ignoresCase), search: searches.count,
          guarding: .nothing, isPerLine: isPerLine, behind: pattern.behind))
    }
    searches.append(first..<items.count)
    owners.append(place)
    return searches.count - 1
  }

  /// Finds out what each pattern needs, or takes it from what was stored.
  mutating func analyse(stored: ArraySlice<UInt8>?) {
    if let stored, PatternAnalysis.fill(&items, from: stored) { return }
    for i in items.indices { PatternSetBuilder.analyse(&items[i]) }
  }

  private static func analyse(_ item: inout PatternItem) {
    var parser = RegexParser(item.pattern.wrapped)
    guard let node = try? parser.parse() else { return }
    let found = WordShapes.of(node).map { RequiredWord.best(of: $0) }
    if !found.contains(where: { $0 == nil }) {
      var words = found.compactMap { $0 }
      item.guarding = .words
      item.options.isAnchored = words.allSatisfy { ($0.wordsBack ?? 99) < WordTrail.length }
      if !item.options.isAnchored { for i in words.indices { words[i].wordsBack = nil } }
      item.words = RequiredWord.distinct(words).map(WordTrigger.init)
    } else if let bytes = ByteSet.required(by: node), bytes.commonness < 150 {
      item.guarding = .bytes(bytes)
    }
  }
}

/// Compiled patterns of one thread, each made when it is first needed.
///
/// `@unchecked Sendable`: exactly one pass holds a matcher at a time; it changes hands under the lock of
/// `PatternSet.matchers` only.
final class PatternMatcher: @unchecked Sendable {
  private var compiled: [CompiledPattern?]
  private var uses: [UInt8]
  private var conditions: [LookBehind: CompiledPattern] = [:]
  let scratch = MatchScratch()
  /// For each item the line of its last candidate; lines are counted on from text to text, so that nothing
  /// need be cleared.
  var lastLine: [Int32]
  var line: Int32 = 0

  init(count: Int) {
    compiled = Array(repeating: nil, count: count)
    uses = Array(repeating: 0, count: count)
    lastLine = Array(repeating: -1, count: count)
  }

  /// The compiled form of an item; nil for a pattern that does not compile, which loading has ruled out.
  func pattern(_ index: Int, of items: [PatternItem]) -> CompiledPattern? {
    if let known = compiled[index] {
      if uses[index] == 1 { known.compileJustInTime() }
      if uses[index] < 2 { uses[index] += 1 }
      return known
    }
    let made = try? CompiledPattern(items[index].pattern.wrapped, items[index].options)
    compiled[index] = made
    return made
  }

  /// The compiled form of a condition on what stands before a match.
  func condition(_ behind: LookBehind) -> CompiledPattern? {
    if let known = conditions[behind] { return known }
    let made = try? CompiledPattern(behind.wrapped)
    made?.compileJustInTime()
    conditions[behind] = made
    return made
  }
}
