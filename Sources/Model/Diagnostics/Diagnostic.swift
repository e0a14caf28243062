import SourceText

/// Another place that a diagnostic speaks of.
package struct RelatedPlace: Hashable, Sendable {
  /// The bytes of the place: of the article's text in a finding, of the file in a diagnostic.
  package var range: TextRange
  /// A fragment such as `'Borrell' first here`.
  package var message: String

  /// - Parameters:
  ///   - range: The bytes of the place.
  ///   - message: A fragment such as `'Borrell' first here`.
  package init(_ range: TextRange, _ message: String) {
    self.range = range
    self.message = message
  }
}

/// What is reported of a file: a rule's finding, or what a reader or the engine has to say.
package struct Diagnostic: Hashable, Sendable {
  /// The rule's id, as in `[name-variant]`.
  package var rule: String
  /// As it is reported: the rule's own severity, or what a configuration makes of it.
  package var severity: Severity
  /// The flagged bytes of the file.
  package var range: TextRange
  /// A lower-case fragment without a full stop, the offending text in single quotes.
  package var message: String
  /// Other places of the file that the message speaks of.
  package var related: [RelatedPlace]
  /// Changes of the file that would end the fault; where there are several, one of them is enough.
  package var fixes: [Fix]
  /// A misspelt word whose suggestions are worth a fix; the engine looks them up only when a report
  /// shows them (a look-up costs some 25 ms).
  package var suggestFor: String?
  /// The flagged text as the rule read it, where that is not what stands at the place (`Finding.readAs`).
  package var readAs: String?
  /// The article of the file that it is about, where the file holds several: its identifier, or its number.
  package var article: String?
  /// The segment of a bilingual file that it is about, as the file calls it.
  package var segment: String?

  /// Whether it is a note in a run over many stories (`Finding.isHabit`); never of a rule whose severity was
  /// configured.
  package var isHabit = false

  /// The message, with the segment's name where there is one: for readers who see no place in a file of XML.
  package var saying: String { segment.map { "\(message) (segment \($0))" } ?? message }

  /// A diagnostic on a range of the file, in bytes; `suggestFor` is a misspelt word whose suggestions are
  /// worth a fix.
  package init(
    _ rule: String, _ severity: Severity, at range: TextRange, _ message: String,
    related: [RelatedPlace] = [], fixes: [Fix] = [], suggestFor: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.range = range
    self.message = message
    self.related = related
    self.fixes = fixes
    self.suggestFor = suggestFor
  }

  /// A finding whose ranges are the file's.
  package init(_ finding: Finding, of rule: String, _ severity: Severity) {
    self.init(
      rule, severity, at: finding.range, finding.message, related: finding.related, fixes: finding.fixes,
      suggestFor: finding.suggestFor)
    readAs = finding.readAs
  }

  /// The order of every report: by place, then by rule id, then by message.
  package static func inOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if a.range != b.range { return a.range < b.range }
    if a.rule != b.rule { return a.rule < b.rule }
    return a.message < b.message
  }

  /// Sorts by `inOrder`. Places are compared apart from the rest, which is costly to move.
  package static func sort(_ diagnostics: inout [Diagnostic]) {
    if diagnostics.count < 64 { return diagnostics.sort(by: inOrder) }
    let places = diagnostics.indices.map { (range: diagnostics[$0].range, index: $0) }
    let ordered = places.sorted { a, b in
      if a.range != b.range { return a.range < b.range }
      let (first, second) = (diagnostics[a.index], diagnostics[b.index])
      return inOrder(first, second) || !inOrder(second, first) && a.index < b.index
    }
    diagnostics = ordered.map { diagnostics[$0.index] }
  }
}
