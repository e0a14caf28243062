import ArticleModel
import Grammar
import MarkedYAML
import SourceText

/// Words in a row, each with a pattern, parts of speech or both.
struct SequenceKind: PatternKind {
  static let name = "sequence"
  static let summary = "Flags words in a row by their parts of speech."
  static let keys: [RuleKey] = [
    RuleKey(
      "tokens",
      .items([
        RuleKey("pattern", .text), RuleKey("tag", .text, "Penn tags, alternatives with '|'."),
        RuleKey("negate", .flag), RuleKey("skip", .count, "Words that may stand between."),
      ]), isNeeded: true),
    .ignoreCase,
  ]

  /// One word of the row.
  struct Step: Sendable {
    var pattern: PatternText?
    /// Tags of which one must hold; empty: any.
    var tags: [String]
    var isNegated: Bool
    /// Words that may stand between.
    var skip: Int
  }
  let steps: [Step]
  let ignoresCase: Bool

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    guard let node = reader.fields.node("tokens"), let items = node.items, !items.isEmpty else {
      throw YAMLError(
        at: reader.fields.place, "'tokens' is missing: a list of 'pattern', 'tag', 'negate' and 'skip'")
    }
    var steps: [Step] = []
    for item in items {
      var inner = try RuleFields(item)
      let pattern = try inner.texts("pattern").first
      steps.append(
        Step(
          pattern: try reader.list(pattern.map { [$0] } ?? [], isWord: false).first,
          tags: try inner.text("tag")?.split(separator: "|").map(String.init) ?? [],
          isNegated: try inner.flag("negate") ?? false, skip: try inner.number("skip") ?? 0))
      try inner.rejectOthers(kind: SequenceKind.name)
    }
    if !steps.contains(where: { $0.pattern != nil && !$0.isNegated }) {
      throw YAMLError(at: node.place, "one token of a sequence needs a 'pattern', by which it is found")
    }
    self.steps = steps
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
  }

  init(from fields: inout StoredFields.Reader) {
    steps = fields.list { fields in
      Step(
        pattern: fields.list { PatternText(from: &$0) }.first, tags: fields.texts(),
        isNegated: fields.flag(), skip: fields.number())
    }
    ignoresCase = fields.flag()
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(steps) { fields, step in
      fields.add(step.pattern.map { [$0] } ?? []) { $1.store(in: &$0) }
      fields.add(step.tags)
      fields.add(step.isNegated)
      fields.add(step.skip)
    }
    fields.add(ignoresCase)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation { SequenceEvaluation(self) }
}

/// Flags words in a row that have certain forms or parts of speech.
///
/// Parts of speech are those of the tagger, as Vale's are those of its own trained model. Where the data folder
/// has no grammar, closed classes come from a list and open ones from their endings
/// (`dictionaries/lists/word-tags.txt`): a word may have several tags then, and any of them will do.
private struct SequenceEvaluation: KindEvaluation {
  private let steps: [(pattern: CompiledPattern?, tags: [String], isNegated: Bool, skip: Int)]
  private let anchor: Int
  private let vale: ValeSequence?

  init(_ kind: SequenceKind) {
    vale = ValeSequence(kind)
    steps = kind.steps.map { step in
      let pattern = step.pattern.flatMap {
        try? CompiledPattern("^\($0.wrapped)$", .init(ignoresCase: kind.ignoresCase))
      }
      return (pattern, step.tags, step.isNegated, step.skip)
    }
    anchor = kind.steps.firstIndex { $0.pattern != nil && !$0.isNegated } ?? 0
  }

  func find(with finder: inout PatternFinder) {
    let article = finder.article
    if finder.rule.isVale, article.vocabulary.grammar != nil {
      return find(as: vale, with: &finder, finder.grammar())
    }
    let grammar = steps.contains { !$0.tags.isEmpty } ? finder.grammar() : nil
    for (index, sentence) in article.sentences.enumerated()
    where finder.rule.isVale || isRead(sentence, finder) {
      var reading = Reading(sentence: index, grammar: grammar)
      for i in sentence.tokens where holds(anchor, i, finder, &reading) {
        guard let places = places(around: i, in: sentence.tokens, finder, &reading), let first = places.first,
          let last = places.last
        else { continue }
        let range = article.tokens[first].range.union(article.tokens[last].range)
        finder.add(range, places.map { article.string(article.tokens[$0]) }, in: sentence.range)
      }
    }
  }

  /// As Vale looks, where there is a tagger.
  private func find(as vale: ValeSequence?, with finder: inout PatternFinder, _ grammar: GrammarTable) {
    guard let vale else { return }
    let article = finder.article
    for (index, sentence) in article.sentences.enumerated()
    where vale.mayHold(in: sentence.range, finder.pass) {
      guard let tagged = grammar.sentence(index) else { continue }
      for row in vale.rows(in: tagged, sentence.range, article, finder.pass) {
        finder.add(row.range, row.words, in: sentence.range)
      }
    }
  }

  /// A sentence that is read, tagged when the first of its words is asked for its part of speech.
  private struct Reading {
    let sentence: Int
    let grammar: GrammarTable?
    private var tagged: TaggedSentence??

    init(sentence: Int, grammar: GrammarTable?) {
      self.sentence = sentence
      self.grammar = grammar
    }

    /// The tag of a token; nil where nothing is tagged.
    mutating func tag(of token: Int) -> Tag? {
      if tagged == nil { tagged = .some(grammar?.sentence(sentence)) }
      guard let units = tagged??.units, let place = tagged??.place(ofToken: token) else { return nil }
      return units[place].tag
    }
  }

  private func isRead(_ sentence: Sentence, _ finder: PatternFinder) -> Bool {
    (finder.rule.scope.regions ?? finder.rule.regions ?? .prose).contains(
      finder.article.region(at: sentence.range.start))
  }

  /// The token of each step when the anchor stands at `i`; nil where a step does not hold.
  private func places(around i: Int, in tokens: Range<Int>, _ finder: PatternFinder, _ reading: inout Reading)
    -> [Int]?
  {
    var places = [i]
    var at = i
    for step in (anchor + 1)..<max(anchor + 1, steps.count) {
      guard let next = place(step, from: at + 1, by: 1, in: tokens, finder, &reading) else { return nil }
      places.append(next)
      at = next
    }
    at = i
    for step in (0..<anchor).reversed() {
      guard let next = place(step, from: at - 1, by: -1, in: tokens, finder, &reading) else { return nil }
      places.insert(next, at: 0)
      at = next
    }
    return places
  }

  private func place(
    _ step: Int, from start: Int, by direction: Int, in tokens: Range<Int>, _ finder: PatternFinder,
    _ reading: inout Reading
  ) -> Int? {
    for distance in 0...steps[step].skip {
      let i = start + distance * direction
      guard tokens.contains(i) else { return nil }
      if holds(step, i, finder, &reading) { return i }
    }
    return nil
  }

  private func holds(_ step: Int, _ i: Int, _ finder: PatternFinder, _ reading: inout Reading) -> Bool {
    let wanted = steps[step]
    let token = finder.article.tokens[i]
    var holds = true
    if let pattern = wanted.pattern { holds = finder.pass.matches(pattern, in: token.range) }
    if holds, !wanted.tags.isEmpty {
      if let tag = reading.tag(of: i) {
        holds = wanted.tags.contains("\(tag.name)")
      } else {
        let tags = WordTags.of(token, in: finder.article)
        holds = wanted.tags.contains { tags.contains(Substring($0)) }
      }
    }
    return holds != wanted.isNegated
  }
}

/// Parts of speech by word and ending, in the Penn Treebank's names.
enum WordTags {
  /// The tags that a token may have.
  static func of(_ token: Token, in article: Article) -> [Substring] {
    let list = article.vocabulary["word-tags"]
    guard token.isWord else { return token.kind == .number ? ["CD"] : [Substring(article.string(token))] }
    if let fields = list.fields(article.hash(token)) { return tags(fields) }
    if token.isCapitalised, !token.shape.contains(.sentenceStart) { return ["NNP", "NNPS"] }
    let word = Folding.fold(article.bytes[token.core.lower..<token.core.upper])
    for length in [4, 3, 2, 1] where word.count > length + 1 {
      if let fields = list.fields(ByteHash.of([0x2D] + word.suffix(length))) { return tags(fields) }
    }
    return []
  }

  private static func tags(_ fields: [Substring]) -> [Substring] {
    (fields.first ?? "").split(separator: " ")
  }
}
