import SourceText

/// An article while it is being put together.
///
/// The tokens and forms are the parser's: the reader sees what is changed of them here.
struct ArticleBuild {
  private let document: ReadDocument
  private let spaces: [SpaceRun]
  private let lines: [LineTable.Line]
  private let reader: TokenReader
  private let tokens: UnsafeMutableBufferPointer<Token>
  private let forms: UnsafeMutableBufferPointer<FormTable.Form>
  private(set) var found = ArticleStructure()
  /// Body paragraphs in which a dateline was looked for, up to `mostLeads` once the lead is known; and the tokens
  /// behind one.
  private var leads = 0
  private var leadBody: Range<Int>?
  /// The article of an earlier version of the text, and the paragraphs that stood there as they are.
  private let old: Article?
  private var reuse: ParagraphReuse?

  init(
    _ document: ReadDocument, _ reader: TokenReader, _ tokens: UnsafeMutableBufferPointer<Token>,
    _ forms: UnsafeMutableBufferPointer<FormTable.Form>, _ tokenizer: Tokenizer, after old: Article?
  ) {
    self.old = old
    self.document = document
    self.reader = reader
    self.tokens = tokens
    self.forms = forms
    spaces = tokenizer.spaces
    lines = tokenizer.lines.lines
  }

  mutating func findParagraphs() {
    let outlines = ParagraphScanner(lines: lines, reader: reader, spaces: spaces).scan()
    let kinds = kinds(of: outlines)
    found.paragraphs.reserveCapacity(outlines.count)
    for (outline, kind) in zip(outlines, kinds) {
      let range = tokens[outline.tokens.lowerBound].range.union(tokens[outline.tokens.upperBound - 1].range)
      found.paragraphs.append(
        Paragraph(
          range: range, kind: kind, tokens: outline.tokens, sentences: 0..<0,
          isHardWrapped: outline.lines.count > 1 && kind != .table))
      appendRegion(kind, range, outline.tokens)
    }
    reuse = old.map { ParagraphReuse($0, reader.bytes, found.paragraphs) }
  }

  /// How many paragraphs may stand above the one with the dateline: notes, summaries, lines that no format sets apart.
  private static let mostLeads = 5

  /// A dateline that opens the lead is a region before the paragraph's own. The lead is the first paragraph that has
  /// one, among the first few; a whole sentence of some length without one is the lead as well.
  private mutating func appendRegion(
    _ kind: RegionKind, _ range: TextRange, _ run: Range<Int>
  ) {
    var start = range.lower
    if kind == .body, leads < ArticleBuild.mostLeads {
      leads += 1
      let dateline = reader.datelineEnd(run).flatMap { $0 < run.upperBound ? $0 : nil }
      if dateline != nil || reader.wordCount(run, upTo: 13) > 12 && reader.endsSentence(run) {
        leads = ArticleBuild.mostLeads
      }
      if let end = dateline {
        start = tokens[end].range.lower
        leadBody = end..<run.upperBound
        found.regions.append(
          Region(kind: .dateline, range: TextRange(range.lower, tokens[end - 1].range.upper)))
      }
    }
    if start < range.upper { found.regions.append(Region(kind: kind, range: TextRange(start, range.upper))) }
  }

  /// The kinds that the format states, or those inferred from the text.
  private func kinds(of outlines: [ParagraphScanner.Outline]) -> [RegionKind] {
    let classifier = RegionClassifier(paragraphs: outlines, reader: reader)
    var inferred = classifier.classify()
    guard !document.stated.isEmpty else { return inferred }
    var k = 0
    var hasBody = false
    for i in outlines.indices {
      let start = tokens[outlines[i].tokens.lowerBound].range.start
      while k < document.stated.count, document.stated[k].range.end <= start { k += 1 }
      guard k < document.stated.count, document.stated[k].range.contains(start) else { continue }
      // A body field leaves room for what the text itself shows (crossheads, furniture).
      if document.stated[k].kind != .body {
        inferred[i] = document.stated[k].kind
      } else if inferred[i] == .headline || inferred[i] == .byline && !isAboveDateline(outlines[(i + 1)...]) {
        inferred[i] = .body
      } else if !hasBody, classifier.isEditorNote(outlines[i].tokens) {
        inferred[i] = .editorNote
      } else if !hasBody, inferred[i] == .signOff {
        // Nothing is signed off before it has begun.
        inferred[i] = .body
      }
      hasBody = hasBody || inferred[i] == .body
    }
    return inferred
  }

  /// Whether one of the next paragraphs opens with a dateline: what stands above it belongs to the head.
  private func isAboveDateline(_ next: ArraySlice<ParagraphScanner.Outline>) -> Bool {
    next.prefix(2).contains { outline in
      reader.datelineEnd(outline.tokens).map { $0 < outline.tokens.upperBound } ?? false
    }
  }

  mutating func findSentences() {
    let splitter = SentenceSplitter(reader: reader)
    var runs: [Range<Int>] = []
    found.sentences.reserveCapacity(tokens.count / 16 + 1)
    for i in found.paragraphs.indices {
      let first = found.sentences.count
      if let known = knownSentences(of: i) {
        runs = known
      } else {
        runs.removeAll(keepingCapacity: true)
        splitter.split(bodyTokens(of: i), to: &runs)
      }
      for run in runs {
        found.sentences.append(
          Sentence(
            range: tokens[run.lowerBound].range.union(tokens[run.upperBound - 1].range), tokens: run,
            paragraph: i, isTerminated: reader.endsSentence(run)))
        if let word = run.first(where: { tokens[$0].kind == .word || tokens[$0].kind == .number }) {
          tokens[word].shape.insert(.sentenceStart)
        }
      }
      found.paragraphs[i].sentences = first..<found.sentences.count
      countCapitals(in: i)
    }
  }

  /// The sentences of a paragraph that stood there before, where no dateline is taken off it; nil where they
  /// must be found.
  private func knownSentences(of i: Int) -> [Range<Int>]? {
    guard let reuse, bodyTokens(of: i) == found.paragraphs[i].tokens else { return nil }
    return reuse.sentences(of: i)
  }

  /// The tokens of a paragraph behind its dateline.
  private func bodyTokens(of i: Int) -> Range<Int> {
    let run = found.paragraphs[i].tokens
    if let leadBody, run.contains(leadBody.lowerBound) { return leadBody }
    return run
  }

  /// Counts capitals that no sentence start, headline or crosshead explains.
  private mutating func countCapitals(in i: Int) {
    guard
      found.paragraphs[i].kind == .body || found.paragraphs[i].kind == .caption
        || isSentenceCase(found.paragraphs[i])
    else { return }
    for k in found.paragraphs[i].tokens
    where tokens[k].isCapitalised && tokens[k].shape.isDisjoint(with: [.sentenceStart, .allCapitals]) {
      forms[Int(tokens[k].form)].capitalisedInsideCount += 1
    }
  }

  /// Whether a heading writes ordinary words small, so that its capitals mean names.
  private func isSentenceCase(_ paragraph: Paragraph) -> Bool {
    guard paragraph.kind == .headline || paragraph.kind == .crosshead else { return false }
    let long = paragraph.tokens.filter { tokens[$0].isWord && tokens[$0].core.count > 3 }
    return long.reduce(0) { $0 + (tokens[$1].isLowercase ? 1 : 0) } * 2 >= long.count
  }

  mutating func findQuotations() {
    let markReader = QuoteMarkReader(reader: reader)
    let parts = found.paragraphs.map { paragraph in
      QuotationScanner.Part(
        tokens: paragraph.tokens, isBody: paragraph.kind == .body,
        marks: markReader.marks(in: paragraph.tokens))
    }
    var scanner = QuotationScanner(parts: parts, tokens: reader.tokens)
    scanner.run()
    found.quotations = scanner.quotations
    found.strayClosers = scanner.strayClosers
    let singles = SingleQuotes(reader: reader)
    for i in found.paragraphs.indices where found.paragraphs[i].kind != .table {
      found.quotations.append(contentsOf: singles.quotations(in: found.paragraphs[i].tokens, paragraph: i))
    }
    found.quotations.sort {
      $0.range.start != $1.range.start ? $0.range.start < $1.range.start : $0.range.end > $1.range.end
    }
    markQuoted()
  }

  private mutating func markQuoted() {
    var outerEnd: UInt32 = 0
    for q in found.quotations.indices {
      if found.quotations[q].range.end <= outerEnd, found.quotations[q].style.isSingle {
        found.quotations[q].depth = 2
      }
      if !found.quotations[q].style.isSingle { outerEnd = max(outerEnd, found.quotations[q].range.end) }
      guard found.quotations[q].depth == 1 else { continue }
      for k in found.quotations[q].tokens { tokens[k].shape.insert(.quoted) }
    }
    var next = 0
    for paragraph in found.paragraphs {
      while next < document.quoted.count, document.quoted[next].end <= paragraph.range.start { next += 1 }
      guard next < document.quoted.count else { return }
      guard document.quoted[next].contains(paragraph.range.start) else { continue }
      for k in paragraph.tokens { tokens[k].shape.insert(.quoted) }
    }
  }

  mutating func findMentions() {
    let scanner = MentionScanner(reader: reader)
    let named: [RegionKind] = [.body, .caption, .headline, .crosshead, .byline]
    var known = reuse.map { MentionReuse($0) }
    for (i, paragraph) in found.paragraphs.enumerated() where named.contains(paragraph.kind) {
      if bodyTokens(of: i) == paragraph.tokens, known?.take(i, paragraph, to: &found.mentions) == true {
        continue
      }
      for sentence in paragraph.sentences {
        scanner.addMentions(in: found.sentences[sentence].tokens, to: &found.mentions)
      }
    }
  }
}
