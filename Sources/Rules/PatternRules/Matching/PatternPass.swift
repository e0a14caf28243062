import ArticleModel
import RuleKit
import SourceText

/// The passes over one article: one for each set of patterns that its rules come from.
final class PatternPasses {
  private var passes: [ObjectIdentifier: PatternPass] = [:]

  func pass(of set: PatternSet, over article: Article, in context: RuleContext) -> PatternPass {
    if let known = passes[ObjectIdentifier(set)] { return known }
    let made = PatternPass(set, article, isStale: context.isStale)
    passes[ObjectIdentifier(set)] = made
    return made
  }
}

/// What the patterns of a run find in one article: the text is read once, when the first rule asks.
final class PatternPass {
  let set: PatternSet
  let article: Article
  fileprivate let matcher: PatternMatcher
  /// Sorted by search, then by place.
  private let candidates: [Candidate]
  /// Where the candidates of each search begin, and one more start for the end.
  private let starts: [Int]
  /// Searches in which a limit was hit; no further unit is looked at.
  private(set) var givenUp: Set<Int> = []
  /// What is left of the time that each search may take (`MatchScratch.allowance`).
  private var allowances: [Int: Int] = [:]
  /// Whether nobody wants the result any more, and the bytes that were searched since that was asked.
  private let isStale: @Sendable () -> Bool
  private var searched = 0
  /// Units by scope, made when a rule first asks.
  private var units: [ScopeUnit: [TextRange]] = [:]

  init(_ set: PatternSet, _ article: Article, isStale: @escaping @Sendable () -> Bool = { false }) {
    self.isStale = isStale
    self.set = set
    self.article = article
    matcher = set.take()
    var scan = CandidateScan(set, matcher)
    article.bytes.withUnsafeBufferPointer { scan.run($0) }
    (candidates, starts) = PatternPass.sorted(scan.candidates, set)
  }

  /// Candidates by search, then by place, and where those of each search begin. They come nearly in the order
  /// of their places, so that few need be moved.
  private static func sorted(_ found: [Candidate], _ set: PatternSet) -> ([Candidate], [Int]) {
    func search(_ candidate: Candidate) -> Int { Int(set.patterns[Int(candidate.item)].search) }
    var starts = [Int](repeating: 0, count: set.searchCount + 1)
    for candidate in found { starts[search(candidate) + 1] += 1 }
    for i in 1..<max(1, starts.count) { starts[i] += starts[i - 1] }
    var ends = starts
    var sorted = found
    for candidate in found {
      let search = search(candidate)
      var place = ends[search]
      ends[search] += 1
      while place > starts[search], candidate < sorted[place - 1] {
        sorted[place] = sorted[place - 1]
        place -= 1
      }
      sorted[place] = candidate
    }
    return (sorted, starts)
  }

  /// Searches for which something was seen that they need, ascending.
  var searchesWithCandidates: [Int] { (0..<set.searchCount).filter { starts[$0] < starts[$0 + 1] } }

  deinit { set.finish(matcher) }

  /// The units of a scope, sorted.
  func units(_ unit: ScopeUnit) -> [TextRange] {
    if let known = units[unit] { return known }
    let made = unit.ranges(of: article)
    units[unit] = made
    return made
  }

  /// What a search finds in each unit where it finds anything, in order.
  func hits(of search: Int, in units: [TextRange]) -> [(unit: TextRange, hits: [PatternHit])] {
    var found: [(unit: TextRange, hits: [PatternHit])] = []
    let own = starts[search]..<starts[search + 1]
    if own.isEmpty, !set.hasUnguarded(search) { return found }
    article.bytes.withUnsafeBufferPointer { text in
      if set.hasUnguarded(search) {
        var next = own.lowerBound
        for unit in units {
          if hasEnded(search, behind: unit) { return }
          while next < own.upperBound, candidates[next].at < unit.start { next += 1 }
          var last = next
          while last < own.upperBound, candidates[last].at < unit.end { last += 1 }
          add(search, unit, candidates[next..<last], text, &found)
          next = last
        }
        return
      }
      var next = own.lowerBound
      while next < own.upperBound {
        guard let u = PatternPass.unit(at: UInt32(candidates[next].at), in: units) else {
          next += 1
          continue
        }
        if hasEnded(search, behind: units[u]) { return }
        var last = next
        while last < own.upperBound, candidates[last].at < units[u].end { last += 1 }
        add(search, units[u], candidates[next..<last], text, &found)
        next = last
      }
    }
    return found
  }

  /// Whether a search looks at no further unit: it was given up, or nobody waits for it.
  private func hasEnded(_ search: Int, behind unit: TextRange) -> Bool {
    if givenUp.contains(search) { return true }
    searched += unit.count
    guard searched > 1 << 16 else { return false }
    searched = 0
    return isStale()
  }

  private func add(
    _ search: Int, _ unit: TextRange, _ candidates: ArraySlice<Candidate>,
    _ text: UnsafeBufferPointer<UInt8>, _ found: inout [(unit: TextRange, hits: [PatternHit])]
  ) {
    var run = UnitSearch(
      set, matcher, search, unit, UnsafeBufferPointer(rebasing: text[unit.lower..<unit.upper]))
    matcher.scratch.allowance = allowances[search] ?? MatchScratch.allowance(for: article.bytes.count)
    let hits = run.hits(candidates)
    if unit.count > CompiledPattern.shortSubject { allowances[search] = matcher.scratch.allowance }
    if run.isGivenUp { givenUp.insert(search) }
    if !hits.isEmpty { found.append((unit, hits)) }
  }

  /// The index of the unit that holds an offset; nil where none does.
  static func unit(at offset: UInt32, in units: [TextRange]) -> Int? {
    let next = units.partitioningIndex { $0.start > offset }
    return next > 0 && units[next - 1].end > offset ? next - 1 : nil
  }
}

/// One match of a search.
struct PatternHit {
  /// In the article's text.
  var range: TextRange
  /// The index of the item within its search.
  var item: Int
  /// Capture groups from 1 on; empty where the pattern has none.
  var groups: [TextRange?] = []
}

extension PatternPass {
  /// Whether a pattern outside the set matches anywhere in a range, seen by itself.
  func matches(_ pattern: CompiledPattern, in range: TextRange) -> Bool {
    matcher.scratch.allowance = MatchScratch.allowance(for: range.count)
    return article.bytes.withUnsafeBufferPointer { text in
      let part = UnsafeBufferPointer(rebasing: text[range.lower..<range.upper])
      if case .match = pattern.search(part, from: 0, with: matcher.scratch) { return true }
      return false
    }
  }

  /// All matches of a pattern outside the set in a range.
  func ranges(of pattern: CompiledPattern, in range: TextRange) -> [TextRange] {
    matcher.scratch.allowance = MatchScratch.allowance(for: range.count)
    return article.bytes.withUnsafeBufferPointer { text in
      let part = UnsafeBufferPointer(rebasing: text[range.lower..<range.upper])
      var found: [TextRange] = []
      var at = 0
      while at <= part.count, case .match = pattern.search(part, from: at, with: matcher.scratch),
        let match = matcher.scratch[0]
      {
        if !match.isEmpty {
          found.append(TextRange(range.lower + match.lowerBound, range.lower + match.upperBound))
        }
        at = match.isEmpty ? Scalars.step(part, from: match.lowerBound) : match.upperBound
      }
      return found
    }
  }
}
