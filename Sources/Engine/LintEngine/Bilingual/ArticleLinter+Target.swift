import ArticleModel
import Bitext
import Diagnostics
import Dispatch
import RuleKit
import SourceText

/// The rules of articles on the target side of a bilingual text.
extension ArticleLinter {
  /// Makes linters for other threads that read the target side: with all rules where it is English, with
  /// those that need no language otherwise.
  func articleTwin(of document: BilingualDocument, in language: Language) -> @Sendable () -> ArticleLinter {
    // What these compare is spread over a story; segments of a memory are many stories and parts of them.
    let ofStories: Set<Category> = [
      .quotation, .attribution, .names, .dateline, .acronyms, .terms, .headline, .sensitive,
    ]
    let kept = rules.filter { entry in
      let info = entry.rule.info
      return info.category != .translation
        && (language == .english || info.onTargets.contains(.anyLanguage))
        && (document.isAligned
          || !info.onTargets.contains(.runningTextOnly) && !ofStories.contains(info.category))
    }
    return twin(rules: kept)
  }

  /// What the rules of articles say of the target side of a document, and how many findings were not gathered.
  func editorial(_ document: BilingualDocument) -> (found: [Diagnostic], leftOut: [String: Int]) {
    guard !rules.isEmpty else { return ([], [:]) }
    let started = settings.runtime.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
    // What is true of a file as a whole, such as its last line end, is none of its segments' business.
    let metadata = document.isAligned ? ArticleMetadata() : ArticleMetadata(format: "segments")
    let article = parser.parse(ReadDocument(text: document.target.text, metadata: metadata))
    if settings.runtime.measuresTime {
      addTime(["parse": DispatchTime.now().uptimeNanoseconds - started])
    }
    let outcome = outcome(of: article)
    let found = (outcome.findings + outcome.nearby).filter { entry in
      !rules[entry.rule].rule.info.onTargets.contains(.rightWhereTheSourceHasIt)
        || !isInSource(entry.finding.range, document)
    }
    let text = document.isAligned ? nil : document.target.text.bytes
    let placed = pipeline.placed(found, Placement(text: document.target.origin, text), speller) {
      refused.append($0)
    }
    return (placed, outcome.leftOut)
  }

  /// Whether the source of a segment has the text of a range of its target. Of a segment as long as a document only the
  /// stretch around the same place is searched, so that many findings in it cost no more than as many segments.
  private func isInSource(_ range: TextRange, _ document: BilingualDocument) -> Bool {
    // Segments of one side may stand in another order than those of the other, but targets stand as they are read.
    let next = document.segments.partitioningIndex { $0.target.start > range.start }
    guard next > 0, range.end <= document.segments[next - 1].target.end else { return false }
    let segment = document.segments[next - 1]
    let share = Double(range.lower - segment.target.lower) / Double(max(1, segment.target.count))
    let place = segment.source.lower + Int(bounded: share * Double(segment.source.count))
    let bytes = document.source.text.bytes[
      max(segment.source.lower, place - Self.reach)..<min(segment.source.upper, place + Self.reach)]
    let wanted = document.target.text.bytes[range.lower..<range.upper]
    guard let first = wanted.first else { return true }
    return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
  }

  /// Bytes of the source before and behind a finding's place in which its text is looked for.
  private static let reach = 4_096
}
