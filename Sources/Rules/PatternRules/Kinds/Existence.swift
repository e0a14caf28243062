import MarkedYAML
import SourceText

/// What should not be there.
struct ExistenceKind: PatternKind {
  static let name = "existence"
  static let summary = "Flags wordings that its file lists."
  static let keys: [RuleKey] = [
    .tokens,
    RuleKey("raw", .texts, "Patterns joined without anything between, before the tokens."),
    RuleKey("append", .flag, "Whether 'raw' comes after the tokens."),
    .ignoreCase, .nonWord, .exceptions, .vocabulary,
  ]

  var wordings: [PatternText]
  var ignoresCase: Bool
  private var terms: ExceptionTerms

  var exceptions: ExceptionTerms? { terms }
  var searches: KindSearches { KindSearches(patterns: [wordings], ignoresCase: ignoresCase) }
  var patternCount: Int { wordings.count }

  init(_ wordings: [PatternText], ignoresCase: Bool = false, exceptions: ExceptionTerms) {
    self.wordings = wordings
    self.ignoresCase = ignoresCase
    terms = exceptions
  }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let isNonWord = try reader.fields.flag("nonword") ?? false
    let tokens = try reader.fields.texts("tokens")
    let raw = try reader.fields.texts("raw")
    let append = try reader.fields.flag("append") ?? false
    terms = try reader.exceptions()
    if isNonWord { terms.usesVocabulary = false }
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
    wordings = []
    guard let start = tokens.first ?? raw.first else {
      // In Vale such a rule finds nothing.
      if reader.isVale { return }
      throw YAMLError(at: reader.fields.place, "neither 'tokens' nor 'raw' says what is looked for")
    }
    guard !raw.isEmpty else {
      wordings = try reader.list(tokens, isWord: !isNonWord)
      return
    }
    // What stands in `raw` is one pattern with the group of the tokens before or after it.
    var joined = raw.map(\.text).joined()
    // Before the tokens it stands before Vale's flag for lines as well: there `^` and `$` are the ends of a block.
    if reader.isVale, !append { joined = PatternTranslation.ofBlocks(joined) }
    let inner = tokens.map(\.text).joined(separator: "|")
    let group = tokens.isEmpty ? "" : isNonWord ? "(?:\(inner))" : "\\b(?:\(inner))\\b"
    wordings = [try reader.text((append ? group + joined : joined + group, start.place), isWord: false)]
  }

  init(from fields: inout StoredFields.Reader) {
    self.init([], exceptions: ExceptionTerms(from: &fields))
  }

  func store(in fields: inout StoredFields.Writer) { terms.store(in: &fields) }

  func evaluation(firstSearch: Int) -> any KindEvaluation { ExistenceEvaluation(search: firstSearch) }
}

/// Flags what should not be there.
private struct ExistenceEvaluation: KindEvaluation {
  let search: Int
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    for found in finder.hits(of: search) {
      let (unit, hits) = (found.unit, found.hits)
      for hit in hits where !finder.isExcepted(hit.range, in: unit) {
        finder.add(hit.range, [finder.text(hit.range)], in: unit, fixes: finder.actionFixes(for: hit.range))
      }
    }
  }
}
