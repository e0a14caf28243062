import Dispatch

/// One pattern of a search, while its set is put together.
struct PatternItem: Sendable {
  /// What a text must hold so that the pattern is worth running.
  enum Guard: Sendable, Equatable {
    /// One of its words (see `WordTrigger`).
    case words
    case bytes(ByteSet)
    case nothing
  }

  var pattern: PatternText
  /// The pattern as PCRE2 gets it.
  var wrapped: String
  var options: CompiledPattern.Options
  /// Index of its search.
  var search: Int
  var guarding: Guard
  var words: [WordTrigger] = []
  /// Whether one candidate for each line will do.
  var isPerLine: Bool
}

/// Collects the patterns of all rules.
struct PatternSetBuilder {
  private(set) var items: [PatternItem] = []
  private var searches: [Range<Int>] = []
  /// For each search the place of its rule.
  private var owners: [Int32] = []
  /// Places of rules that are asked about every article.
  private var alwaysAwake: [Int32] = []
  private var place: Int32 = 0

  /// The number of searches so far: the index of the next one.
  var searchCount: Int { searches.count }

  /// Ends the rule whose searches were added last; `isAlwaysAwake`: it looks for more than its searches find.
  mutating func endRule(isAlwaysAwake: Bool) {
    if isAlwaysAwake { alwaysAwake.append(place) }
    place += 1
  }

  /// Adds a search for the leftmost of some patterns, the earlier of two that begin at one place.
  /// Returns its index. The patterns have been checked (`PatternText.check`).
  ///
  /// `sharesFlags`: the patterns are alternatives of one group, so that a flag at the start of one holds for those
  /// after it; else each has a group of its own.
  @discardableResult
  mutating func add(
    _ patterns: [PatternText], ignoresCase: Bool, isPerLine: Bool = true, sharesFlags: Bool = true
  ) -> Int {
    let first = items.count
    let isGiven = ignoresCase
    var ignoresCase = ignoresCase
    for pattern in patterns {
      if !sharesFlags { ignoresCase = isGiven }
      if pattern.text.utf8.starts(with: "(?i)".utf8) { ignoresCase = true }
      items.append(
        PatternItem(
          pattern: pattern, wrapped: pattern.wrapped, options: .init(ignoresCase: ignoresCase),
          search: searches.count, guarding: .nothing, isPerLine: isPerLine))
    }
    searches.append(first..<items.count)
    owners.append(place)
    return searches.count - 1
  }

  /// Finds out what each pattern needs.
  mutating func analyse() {
    let size = 64
    items.withUnsafeMutableBufferPointer { items in
      // Each round has items of its own, and nobody else sees them before all are done.
      nonisolated(unsafe) let items = items
      DispatchQueue.concurrentPerform(iterations: (items.count + size - 1) / size) { round in
        var pieces = ShapePieces()
        for i in (round * size)..<min(items.count, (round + 1) * size) {
          PatternSetBuilder.analyse(&items[i], &pieces)
        }
      }
    }
  }

  private static func analyse(_ item: inout PatternItem, _ pieces: inout ShapePieces) {
    if let shape = item.pattern.phraseShape, let words = words(of: shape, &pieces) {
      setGuard(&item, by: words)
      return
    }
    var parser = RegexParser(item.wrapped)
    guard let node = try? parser.parse() else { return }
    if let words = words(of: WordShapes(node), &pieces) {
      setGuard(&item, by: words)
    } else if let bytes = ByteSet.required(by: node), bytes.commonness < 150 {
      item.guarding = .bytes(bytes)
    }
  }

  /// Words of which each match of the shapes holds one, those that cost the least; nil where a shape has none.
  ///
  /// Where the match begins is either known of all of them, and it is tried there alone, or of none.
  private static func words(of shapes: WordShapes, _ pieces: inout ShapePieces) -> [WordTrigger]? {
    var anchored: [ShapePieces.Choice] = []
    var free: [ShapePieces.Choice] = []
    shapes.visit { shape in
      let best = pieces.bestWords(of: shape)
      guard let word = best.free else { return false }
      free.append(word)
      if let word = best.anchored { anchored.append(word) }
      return true
    }
    if free.count < shapes.count { return nil }
    free = ShapePieces.distinct(free)
    if anchored.count == shapes.count {
      anchored = ShapePieces.distinct(anchored)
      func cost(_ words: [ShapePieces.Choice]) -> Double { words.reduce(0) { $0 + $1.cost } }
      if cost(anchored) <= cost(free) * ShapePieces.searchCost { return anchored.map(\.trigger) }
    }
    return free.map(\.trigger)
  }

  private static func setGuard(_ item: inout PatternItem, by words: [WordTrigger]) {
    item.guarding = .words
    item.options.isAnchored = words.allSatisfy { $0.wordsBack >= 0 }
    item.words = words
  }

  /// Writes the set as `PatternSet` reads it.
  func store(in sections: inout StoredSections.Writer) {
    var texts = TextStore()
    sections.put(items.map { StoredPattern($0, &texts) }, as: .patterns)
    sections.put(texts.bytes, as: .texts)
    sections.put(searches.map { Int32($0.lowerBound) } + [Int32(items.count)], as: .searchStarts)
    sections.put(owners, as: .owners)
    let unguarded = searches.map { range in range.contains { items[$0].guarding == .nothing } }
    sections.put(unguarded.map { UInt8($0 ? 1 : 0) }, as: .unguarded)
    let asking = owners.indices.filter { unguarded[$0] }.map { owners[$0] }
    sections.put(Set(alwaysAwake + asking).sorted(), as: .alwaysAwake)
    TriggerIndex.store(items, in: &sections)
  }
}

/// Texts put one behind the other, each once.
struct TextStore {
  private(set) var bytes: [UInt8] = []
  private var known: [String: StoredText] = [:]

  mutating func add(_ text: String) -> StoredText {
    if text.isEmpty { return StoredText() }
    if let place = known[text] { return place }
    let place = StoredText(offset: UInt32(bytes.count), count: UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
    known[text] = place
    return place
  }
}
