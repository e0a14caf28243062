import ArticleModel
import Glibc

/// Phrases of one set of stories that are rare in another: `wirelint mine`.
///
/// A phrase is two to five words in small letters that stand together in one sentence of the body, outside quotations:
/// no name, no figure and no mark is among them. Counted are stories, not occurrences, so that one story that repeats
/// itself says no more than another.
package struct PhraseCensus: Sendable {
  /// Words of a phrase.
  private static let lengths = 2...5

  /// A phrase with the number of stories that it stands in.
  package struct Candidate: Sendable, Equatable {
    /// Its words in small letters, with a space between each two.
    package var phrase: String
    /// Stories of the set that is looked at, and of the one that it is compared with.
    package var stories: Int
    /// Stories with it in the set that the other is compared with.
    package var others: Int
    /// Dunning's log-likelihood ratio of the two shares (Accurate Methods for the Statistics of Surprise and
    /// Coincidence, 1993): above 15.13 chance has less than one part in 10,000.
    package var likelihood: Double
  }

  /// What makes a phrase a candidate.
  package struct Limits: Sendable {
    /// Stories that it stands in, at least.
    package var stories = 5
    /// How many times its share of the other stories, at least.
    package var times = 10.0
    /// Dunning's log-likelihood ratio, at least: 15.13 leaves chance one part in 10,000.
    package var likelihood = 15.13
    package init() {}
  }

  /// Stories of each set, those in English only.
  package private(set) var size = (stories: 0, others: 0)
  /// Stories by phrase.
  private var counts: [String: (stories: Int, others: Int)] = [:]
  /// Phrases that are kept at most.
  private let most: Int
  /// Counts up to this were dropped on the way, so that a count may be too low by as much.
  package private(set) var dropped = 0

  /// Memory stays bounded by `most` phrases: beyond that the rarest are dropped.
  package init(most: Int = 1_000_000) { self.most = most }

  /// The phrases of an article, each once.
  package static func phrases(of article: Article) -> Set<String> {
    guard article.isEnglish else { return [] }
    var found: Set<String> = []
    var run: [String] = []
    let tokens = article.tokens
    for i in tokens.indices {
      let token = tokens[i]
      let isBroken =
        !token.shape.isDisjoint(with: [.lineBefore, .sentenceStart]) || !token.shape.contains(.spaceBefore)
      if isBroken { run = [] }
      let isBeforeMark = i + 1 < tokens.count && tokens[i + 1].kind == .hyphen
      guard token.isLowercase, token.possessive == 0, !isBeforeMark,
        !isBroken || token.shape.contains(.spaceBefore),
        token.shape.isDisjoint(with: [.quoted, .hasDigit, .nonASCII, .dotted, .otherScript]),
        article.region(at: token.range.start) == .body
      else {
        run = []
        continue
      }
      let word = article.string(token)
      guard word.utf8.allSatisfy({ $0 &- 0x61 < 26 }) else {
        run = []
        continue
      }
      run = Array(run.suffix(lengths.upperBound - 1)) + [word]
      for length in lengths where length <= run.count {
        found.insert(run.suffix(length).joined(separator: " "))
      }
    }
    return found
  }

  /// Counts a story of the set that is looked at.
  package mutating func add(_ phrases: Set<String>) {
    size.stories += 1
    for phrase in phrases { counts[phrase, default: (0, 0)].stories += 1 }
    while counts.count > most {
      dropped += 1
      counts = counts.filter { $0.value.stories > dropped }
    }
  }

  /// Counts a story of the other set; all of the first must have been counted.
  package mutating func addOther(_ phrases: Set<String>) {
    size.others += 1
    for phrase in phrases { counts[phrase]?.others += 1 }
  }

  /// Takes over sums that were made elsewhere.
  package mutating func add(_ phrase: String, stories: Int, others: Int) {
    counts[phrase, default: (0, 0)].stories += stories
    counts[phrase, default: (0, 0)].others += others
  }

  /// Takes over the sizes of sets that were counted elsewhere.
  package mutating func add(stories: Int, others: Int) {
    size.stories += stories
    size.others += others
  }

  /// Forgets phrases that stand in fewer stories than are asked for: called before other stories are counted.
  package mutating func keep(atLeast least: Int) { counts = counts.filter { $0.value.stories >= least } }

  /// What stands out, the surest first. Of phrases that hold one another the longer is kept where it has four in five
  /// of the shorter one's stories, otherwise the shorter.
  package func candidates(_ limits: Limits) -> [Candidate] {
    let found = counts.compactMap { phrase, count -> Candidate? in
      guard count.stories >= limits.stories, size.stories > 0, size.others > 0 else { return nil }
      let share = Double(count.stories) / Double(size.stories)
      // Half a story more, so that what stands in none has a share.
      let otherShare = (Double(count.others) + 0.5) / (Double(size.others) + 1)
      let likelihood = self.likelihood(count.stories, count.others)
      guard share >= limits.times * otherShare, likelihood >= limits.likelihood else { return nil }
      return Candidate(
        phrase: phrase, stories: count.stories, others: count.others, likelihood: likelihood)
    }
    return PhraseCensus.distinct(found).sorted {
      $0.likelihood != $1.likelihood ? $0.likelihood > $1.likelihood : $0.phrase < $1.phrase
    }
  }

  private func likelihood(_ stories: Int, _ others: Int) -> Double {
    let (a, b) = (Double(stories), Double(others))
    let (m, n) = (Double(size.stories), Double(size.others))
    func part(_ seen: Double, _ expected: Double) -> Double {
      seen > 0 && expected > 0 ? seen * log(seen / expected) : 0
    }
    let with = (a + b) / (m + n)
    return 2
      * (part(a, m * with) + part(b, n * with) + part(m - a, m * (1 - with)) + part(n - b, n * (1 - with)))
  }

  private static func distinct(_ found: [Candidate]) -> [Candidate] {
    let stories = Dictionary(uniqueKeysWithValues: found.map { ($0.phrase, $0.stories) })
    var covered: Set<String> = []
    for candidate in found {
      for part in parts(candidate.phrase) {
        guard let shorter = stories[part] else { continue }
        if candidate.stories * 5 >= shorter * 4 { covered.insert(part) }
      }
    }
    return found.filter { candidate in
      guard !covered.contains(candidate.phrase) else { return false }
      return !parts(candidate.phrase).contains { stories[$0] != nil && !covered.contains($0) }
    }
  }

  /// The shorter phrases inside one.
  private static func parts(_ phrase: String) -> [String] {
    let words = phrase.split(separator: " ")
    return lengths.filter { $0 < words.count }.flatMap { length in
      (0...words.count - length).map { words[$0..<$0 + length].joined(separator: " ") }
    }
  }
}
