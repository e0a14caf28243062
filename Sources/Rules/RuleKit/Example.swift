/// Copy that shows what a rule flags or leaves alone: documentation and test at once.
package struct Example: Sendable {
  /// The copy with each flagged range between `⟦` and `⟧`; none in copy that must be left alone.
  package var copy: String
  /// The copy after the rule's first applicable fix of each finding; nil when it offers none that
  /// is uniquely determined.
  package var fixed: String?
  /// The story's date, `YYYY-MM-DD`, for rules that need one.
  package var date: String?
  /// Whether the copy is a whole story from its headline on, so that nothing may stand in front of it.
  package var isWhole: Bool
  /// The name of a file in whose format the copy is; nil for plain text.
  package var name: String?
  /// Where the example stands, for test failures.
  package var file: StaticString
  /// Its line there, from 1.
  package var line: UInt

  /// Copy in which the marked ranges are flagged.
  package static func flags(
    _ copy: String, fixed: String? = nil, date: String? = nil, isWhole: Bool = false,
    file: StaticString = #filePath, line: UInt = #line
  ) -> Example {
    Example(copy: copy, fixed: fixed, date: date, isWhole: isWhole, file: file, line: line)
  }

  /// Copy that must be left alone.
  package static func allows(
    _ copy: String, date: String? = nil, isWhole: Bool = false, file: StaticString = #filePath,
    line: UInt = #line
  ) -> Example {
    Example(copy: copy, fixed: nil, date: date, isWhole: isWhole, file: file, line: line)
  }

  /// A whole file in a format that its name tells, in which the marked ranges are flagged.
  package static func flags(
    _ copy: String, in name: String, file: StaticString = #filePath, line: UInt = #line
  ) -> Example {
    Example(copy: copy, fixed: nil, date: nil, isWhole: true, name: name, file: file, line: line)
  }

  /// A whole file in a format that its name tells, which must be left alone.
  package static func allows(
    _ copy: String, in name: String, file: StaticString = #filePath, line: UInt = #line
  ) -> Example {
    Example(copy: copy, fixed: nil, date: nil, isWhole: true, name: name, file: file, line: line)
  }

  /// Whether the copy holds a marked range.
  package var isFlagged: Bool { copy.unicodeScalars.contains("⟦") }
}
