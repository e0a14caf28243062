import Diagnostics
import SourceText

/// What stands in the findings of an archive, counted while they go by: memory grows with rules, months, desks and
/// pairs of spellings, and by eight bytes for a story, not with findings. Their order changes nothing.
package struct ArchiveCounts: Sendable {
  /// Findings by severity.
  struct Levels: Sendable, Equatable {
    var errors = 0
    var warnings = 0
    var notes = 0

    var all: Int { errors + warnings + notes }

    mutating func add(_ severity: Severity) {
      switch severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
    }
  }

  struct Rule: Sendable {
    var levels = Levels()
    var months: [String: Int] = [:]
    var desks: [String: Int] = [:]
    var stories: Set<UInt64> = []
    /// The first ones by story and place.
    var examples: [ArchiveFinding] = []
  }

  struct Desk: Sendable {
    var levels = Levels()
    var rules: [String: Int] = [:]
  }

  struct Pair: Sendable {
    var count = 0
    var rules: Set<String> = []
    var stories: Set<UInt64> = []
  }

  private(set) var levels = Levels()
  private(set) var stories: Set<UInt64> = []
  private(set) var rules: [String: Rule] = [:]
  private(set) var months: [String: Levels] = [:]
  private(set) var desks: [String: Desk] = [:]
  private(set) var pairs: [ArchiveFinding.Spellings: Pair] = [:]
  /// Stories that were not read, each with the reason: the first by name.
  private(set) var unread: [(story: String, reason: String)] = []
  private(set) var unreadCount = 0
  /// Examples kept of a rule.
  private let mostExamples: Int

  /// More pairs than this are a sign of damage and not of spelling: further ones are left out.
  private static let mostPairs = 200_000
  /// Months and desks beyond so many are no months and desks.
  private static let mostKeys = 10_000
  private static let mostUnread = 20

  /// Nothing is counted yet. `examples`: how many places of each rule are kept to be shown.
  package init(examples: Int = 5) { mostExamples = examples }

  /// Adds a finding.
  package mutating func add(_ finding: ArchiveFinding) {
    let story = ArchiveCounts.number(of: finding.story)
    levels.add(finding.severity)
    stories.insert(story)
    var rule = rules.removeValue(forKey: finding.rule) ?? Rule()
    rule.levels.add(finding.severity)
    rule.stories.insert(story)
    if let month = finding.month, months[month] != nil || months.count < ArchiveCounts.mostKeys {
      months[month, default: Levels()].add(finding.severity)
      rule.months[month, default: 0] += 1
    }
    if let desk = finding.desk, desks[desk] != nil || desks.count < ArchiveCounts.mostKeys {
      desks[desk, default: Desk()].levels.add(finding.severity)
      desks[desk]?.rules[finding.rule, default: 0] += 1
      rule.desks[desk, default: 0] += 1
    }
    keepExample(finding, &rule)
    rules[finding.rule] = rule
    if let pair = finding.spellings, pairs[pair] != nil || pairs.count < ArchiveCounts.mostPairs {
      pairs[pair, default: Pair()].count += 1
      pairs[pair]?.rules.insert(finding.rule)
      pairs[pair]?.stories.insert(story)
    }
  }

  /// Adds a story that was not read.
  package mutating func add(unread story: String, reason: String) {
    unreadCount += 1
    if unread.count == ArchiveCounts.mostUnread, let last = unread.last, last.story <= story { return }
    unread.append((story, reason))
    unread.sort { ($0.story, $0.reason) < ($1.story, $1.reason) }
    if unread.count > ArchiveCounts.mostUnread { unread.removeLast() }
  }

  /// All findings.
  package var findings: Int { levels.all }

  private func keepExample(_ finding: ArchiveFinding, _ rule: inout Rule) {
    func precedes(_ a: ArchiveFinding, _ b: ArchiveFinding) -> Bool {
      (a.story, a.offset, a.message) < (b.story, b.offset, b.message)
    }
    if rule.examples.count >= mostExamples {
      guard let last = rule.examples.last, precedes(finding, last) else { return }
      rule.examples.removeLast()
    }
    let place = rule.examples.firstIndex { precedes(finding, $0) } ?? rule.examples.endIndex
    rule.examples.insert(finding, at: place)
  }

  private static func number(of story: String) -> UInt64 {
    var hash = ByteHash()
    for byte in story.utf8 { hash.add(byte) }
    return hash.value
  }
}
