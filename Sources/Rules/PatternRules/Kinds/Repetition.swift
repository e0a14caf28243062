import MarkedYAML
import SourceText

/// What may not stand twice in a row.
struct RepetitionKind: PatternKind {
  static let name = "repetition"
  static let summary = "Flags what stands twice in a row."
  static let keys: [RuleKey] = [
    .tokens.needed, .ignoreCase, RuleKey("alpha", .flag, "Whether letters alone count."), .exceptions,
    .vocabulary,
  ]

  private let pattern: PatternText
  fileprivate let ignoresCase: Bool
  fileprivate let lettersOnly: Bool
  private let terms: ExceptionTerms

  var exceptions: ExceptionTerms? { terms }
  var searches: KindSearches { KindSearches(patterns: [[pattern]], ignoresCase: ignoresCase) }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let tokens = try reader.fields.texts("tokens")
    guard let first = tokens.first else {
      throw YAMLError(at: reader.fields.place, "'tokens' is missing: what may not stand twice")
    }
    pattern = try reader.text((tokens.map(\.text).joined(separator: "|"), first.place), isWord: false)
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
    lettersOnly = try reader.fields.flag("alpha") ?? false
    terms = try reader.exceptions()
  }

  init(from fields: inout StoredFields.Reader) {
    pattern = .none
    ignoresCase = fields.flag()
    lettersOnly = fields.flag()
    terms = ExceptionTerms(from: &fields)
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(ignoresCase)
    fields.add(lettersOnly)
    terms.store(in: &fields)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation {
    RepetitionEvaluation(search: firstSearch, kind: self)
  }
}

/// Flags what stands twice in a row.
private struct RepetitionEvaluation: KindEvaluation {
  let search: Int
  let kind: RepetitionKind
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    for found in finder.hits(of: search) {
      let (unit, hits) = (found.unit, found.hits)
      var previous: (text: String, range: TextRange)?
      for hit in hits {
        let text = finder.text(hit.range)
        guard let before = previous, isSame(before.text, text),
          finder.rule.isVale
            ? BlockSentences.ranges(of: finder.article, in: before.range.union(hit.range)).count == 1
            : isGap(before.range, hit.range, finder)
        else {
          previous = (text, hit.range)
          continue
        }
        // A run of three is flagged once, a run of four twice.
        previous = nil
        if !finder.isExcepted(hit.range, in: unit) {
          let range = before.range.union(hit.range)
          finder.add(range, [text], in: unit, fixes: finder.actionFixes(for: range))
        }
      }
    }
  }

  private func isSame(_ a: String, _ b: String) -> Bool {
    guard kind.ignoresCase ? a.lowercased() == b.lowercased() : a == b else { return false }
    return !kind.lettersOnly || b.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  /// Whether only white space, and no blank line, stands between two matches.
  private func isGap(_ a: TextRange, _ b: TextRange, _ finder: PatternFinder) -> Bool {
    var lines = 0
    for byte in finder.article.bytes[a.upper..<b.lower] {
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return false }
      if byte == 0x0A { lines += 1 }
    }
    return lines < 2
  }
}
