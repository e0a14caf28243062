/// One pattern of a set, as it is stored and run.
struct StoredPattern: BitwiseCopyable, Sendable {
  /// What is true of a pattern.
  struct Traits: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32
    static let ignoresCase = Traits(rawValue: 1)
    /// A match begins where a candidate stands.
    static let isAnchored = Traits(rawValue: 2)
    /// One candidate for each line will do.
    static let isPerLine = Traits(rawValue: 4)
    /// Nothing is known that a match must hold, so that it is run on every unit.
    static let isUnguarded = Traits(rawValue: 8)
    /// A match must hold one of its words.
    static let needsWord = Traits(rawValue: 16)
    /// What is looked for before a match must not be there.
    static let forbidsBehind = Traits(rawValue: 32)
  }

  /// As PCRE2 gets it.
  let pattern: StoredText
  /// What must, or must not, stand right before a match; empty where nothing is asked.
  let behind: StoredText
  /// Index of its search.
  let search: Int32
  let traits: Traits

  init(_ item: PatternItem, _ texts: inout TextStore) {
    pattern = texts.add(item.wrapped)
    behind = texts.add(item.pattern.behind?.wrapped ?? "")
    search = Int32(item.search)
    var traits: Traits = []
    if item.options.ignoresCase { traits.insert(.ignoresCase) }
    if item.options.isAnchored { traits.insert(.isAnchored) }
    if item.isPerLine { traits.insert(.isPerLine) }
    if item.guarding == .nothing { traits.insert(.isUnguarded) }
    if item.guarding == .words { traits.insert(.needsWord) }
    if item.pattern.behind?.isNegative == true { traits.insert(.forbidsBehind) }
    self.traits = traits
  }

  var options: CompiledPattern.Options {
    CompiledPattern.Options(
      ignoresCase: traits.contains(.ignoresCase), isAnchored: traits.contains(.isAnchored))
  }
}
