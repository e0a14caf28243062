/// How much of a story must be at hand for a rule to be right about it.
package enum RuleNeeds: Sendable, Hashable {
  /// The paragraph that it flags. With more of the story it may find more, with less it only finds less.
  case paragraph
  /// The whole story: what it misses may stand in any other paragraph (who speaks, what an acronym stands for).
  case story
}
