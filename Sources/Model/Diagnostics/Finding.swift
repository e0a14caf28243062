import SourceText

/// What one rule finds at one place of the text that it reads.
///
/// Ranges are offsets into that text: the article's, or the target side's of a segment. Where the place is in
/// the file, how severe it is there and which rule it is of, the engine says: see `Diagnostic`.
@usableFromInline package struct Finding: Hashable, Sendable {
  /// How severe the rule holds this one to be; nil: as severe as its info says.
  package var severity: Severity?
  /// The flagged bytes.
  package var range: TextRange
  /// A lower-case fragment without a full stop, the offending text in single quotes.
  package var message: String
  /// Other places of the text that the message speaks of; of a segment, places of its source.
  package var related: [RelatedPlace]
  /// Changes of the text that would end the fault.
  package var fixes: [Fix]
  /// A misspelt word whose suggestions are worth a fix; the engine looks them up only when a report
  /// shows them (a look-up costs some 25 ms).
  package var suggestFor: String?
  /// The flagged text as the rule read it, where that is not what stands at the place: mark-up lies within it, or
  /// the finding is one on the whole file (empty then). Nil: what stands there.
  package var readAs: String?
  /// Whether whole folders of a desk's copy do so: a warning where a story is linted by itself is a note in a run over
  /// many.
  package var isHabit = false
  /// Whether it says something of the rule and nothing of the text: that one of its patterns was given up.
  package var isOnRule = false
  /// Where it is in the file, if what it is about is no part of the text but a value beside it; `range` is then the
  /// beginning of the text.
  package var inFile: TextRange?

  /// A finding on bytes of the text that the rule reads; without a severity it is as severe as the rule's
  /// info says.
  package init(
    _ severity: Severity? = nil, at range: TextRange, _ message: String, related: [RelatedPlace] = [],
    fixes: [Fix] = [], suggestFor: String? = nil
  ) {
    self.severity = severity
    self.range = range
    self.message = message
    self.related = related
    self.fixes = fixes
    self.suggestFor = suggestFor
  }

  /// The finding in a text in which all that it speaks of stands so many bytes further on.
  package func moved(by count: Int) -> Finding {
    if count == 0 { return self }
    var result = self
    result.range = range.moved(by: count)
    for i in related.indices { result.related[i].range = related[i].range.moved(by: count) }
    for i in fixes.indices {
      for k in fixes[i].edits.indices {
        result.fixes[i].edits[k].range = fixes[i].edits[k].range.moved(by: count)
      }
    }
    return result
  }

  /// The order of one rule's findings: by place, then by message.
  package static func inOrder(_ a: Finding, _ b: Finding) -> Bool {
    a.range != b.range ? a.range < b.range : a.message < b.message
  }
}

/// A finding and the rule that found it.
package struct RuleFinding: Sendable {
  /// Index of the rule among those of the run.
  package var rule: Int
  /// What it found, in offsets of the text that it read.
  package var finding: Finding

  /// What the rule at an index of the run's rules found.
  package init(rule: Int, _ finding: Finding) {
    self.rule = rule
    self.finding = finding
  }
}
