import RuleKit
import SourceText

/// The rules of some files as they run: their patterns in one set, and what each of them needs when it has
/// something to look at. It is one run of bytes, made once and used where it lies, so that a run that finds
/// it stored reads no rule file and makes nothing that it does not ask for.
final class RuleImage: Sendable {
  let set: PatternSet
  /// The kinds that its rules may have.
  let kinds: [any PatternKind.Type]
  private let sections: StoredSections
  /// Held for their destruction.
  private let madeAccepted = MadeOnce<AcceptedPatterns>()

  /// Patterns of words that are always right.
  private final class AcceptedPatterns: Sendable {
    let patterns: [PatternText]
    init(_ patterns: [PatternText]) { self.patterns = patterns }
  }

  /// Nil where the bytes are damaged, or of another form.
  convenience init?(_ bytes: StoredBytes, _ kinds: [any PatternKind.Type] = PatternKinds.all) {
    guard let sections = StoredSections(bytes) else { return nil }
    self.init(sections, kinds)
  }

  private init(_ sections: StoredSections, _ kinds: [any PatternKind.Type]) {
    self.sections = sections
    self.kinds = kinds
    set = PatternSet(sections)
  }

  /// What is stored.
  var bytes: UnsafeRawBufferPointer { sections.stored.bytes }

  /// Makes the image of checked rules. `accepted` are patterns of words that are always right.
  convenience init(
    _ definitions: [PatternDefinition], accepted: [PatternText],
    _ kinds: [any PatternKind.Type] = PatternKinds.all
  ) {
    var writer = StoredSections.Writer()
    var builder = PatternSetBuilder()
    var rules = StoredFields.Writer()
    rules.add(definitions.count)
    for definition in definitions {
      PatternRule.info(definition).store(in: &rules)
      rules.add(builder.searchCount)
      var body = StoredFields.Writer()
      definition.store(in: &body)
      rules.add(sized: body)
      definition.addSearches(to: &builder)
    }
    builder.analyse()
    builder.store(in: &writer)
    writer.put(rules.bytes, as: .rules)
    var words = StoredFields.Writer()
    words.add(accepted) { $1.store(in: &$0) }
    writer.put(words.bytes, as: .accepted)
    self.init(writer.sections, kinds)
  }

  /// Patterns of words that are always right.
  var accepted: [PatternText] {
    madeAccepted.value {
      var fields = StoredFields.Reader(sections.bytes(.accepted))
      return AcceptedPatterns(fields.list { PatternText(from: &$0) })
    }.patterns
  }

  /// The rules, in the order of their files.
  var rules: [PatternRule] {
    var fields = StoredFields.Reader(sections.bytes(.rules))
    return (0..<fields.number()).map { place in
      let info = RuleInfo(from: &fields)
      let firstSearch = fields.number()
      return PatternRule(info, .stored(fields.sized()), place: place, firstSearch: firstSearch, self)
    }
  }

  /// The rules with all that their files say, in the same order.
  func rules(of definitions: [PatternDefinition]) -> [PatternRule] {
    zip(rules, definitions).map { rule, definition in
      PatternRule(
        PatternRule.info(definition), .file(definition), place: rule.place, firstSearch: rule.firstSearch,
        self)
    }
  }
}
