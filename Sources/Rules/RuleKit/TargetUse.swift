/// What holds for a rule of articles where it reads the target side of a bilingual text.
package struct TargetUse: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It compares what stands in several places of a story: segments of a file are no running text, and what the
  /// source says twice, the translation says twice.
  package static let runningTextOnly = TargetUse(rawValue: 1)
  /// What it flags is right where the source has it; translation rules compare it.
  package static let rightWhereTheSourceHasIt = TargetUse(rawValue: 2)
  /// It holds for a target in any language, not for English alone.
  package static let anyLanguage = TargetUse(rawValue: 4)
}
