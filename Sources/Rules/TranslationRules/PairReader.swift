import Bitext
import RuleKit
import SourceText

/// The two sides of a segment, read; what several rules compare is compared once.
package final class SegmentPair {
  /// The words, numbers and marks of the source.
  package let source: SideReading
  /// The words, numbers and marks of the translation.
  package let target: SideReading
  /// Where the two stand in the texts of their sides; the segment that was read last.
  package private(set) var segment = Segment(source: TextRange(0, 0), target: TextRange(0, 0))
  /// Where the sides stand in the file.
  let places: SidePlaces
  private var knownFigures: FigureMatch?

  init(source: SideReading, target: SideReading, places: SidePlaces = SidePlaces(), isAligned: Bool = false) {
    self.isAligned = isAligned
    self.places = places
    self.source = source
    self.target = target
  }

  /// Reads a segment; the bytes must outlive what is asked of the pair.
  func read(
    _ segment: Segment, codes: ArraySlice<InlineCode> = [],
    source s: UnsafeBufferPointer<UInt8>,
    target t: UnsafeBufferPointer<UInt8>
  ) {
    self.segment = segment
    (knownFigures, knownShapes, knownQuotes) = (nil, nil, nil)
    (knownTerms, knownSearch) = (nil, nil)
    self.codes = codes
    source.read(s, segment.source)
    target.read(t, segment.target)
  }

  /// The inline codes of the segment.
  private(set) var codes: ArraySlice<InlineCode> = []
  private var knownShapes: (SideShape, SideShape)?
  private var knownQuotes: (QuotedSpans, QuotedSpans)?

  /// Whether the document's segments are aligned paragraphs.
  let isAligned: Bool

  var lexicon: TranslationLexicon { source.lexicon }

  private var knownTerms: [(entry: Int, tokens: Range<Int>)]?
  private var knownSearch: TermSearch?

  /// The glossary's terms that the source has.
  func terms(_ glossary: Glossary) -> [(entry: Int, tokens: Range<Int>)] {
    if let knownTerms { return knownTerms }
    let made = TermSearch(source).entries(of: glossary, target: target.language)
    knownTerms = made
    return made
  }

  /// What finds terms in the target.
  var targetSearch: TermSearch {
    if let knownSearch { return knownSearch }
    let made = TermSearch(target)
    knownSearch = made
    return made
  }

  private var shapes: (SideShape, SideShape) {
    if let knownShapes { return knownShapes }
    let made = (SideShape(source), SideShape(target))
    knownShapes = made
    return made
  }
  var sourceShape: SideShape { shapes.0 }
  var targetShape: SideShape { shapes.1 }

  private var quotes: (QuotedSpans, QuotedSpans) {
    if let knownQuotes { return knownQuotes }
    let made = (QuotedSpans(source), QuotedSpans(target))
    knownQuotes = made
    return made
  }
  var sourceQuotes: QuotedSpans { quotes.0 }
  var targetQuotes: QuotedSpans { quotes.1 }

  /// The target's length by what is usual; nil where a side is too short to tell.
  var lengthRatio: Double? {
    let (from, to) = (sourceShape.letters, targetShape.letters)
    guard from > 0, to > 0, lexicon.length(source.language) != nil, lexicon.length(target.language) != nil
    else {
      return nil
    }
    return to / from
  }

  /// Letters of a sentence that is likelier said with its neighbours, or divided from them, than lost; more where
  /// translators divide sentences freely.
  var shortSentence: Double {
    [source.language, target.language].contains { $0 == .japanese || $0 == .korean } ? 45 : 20
  }

  /// The sentence of the source whose absence explains the target's length best, where it has one less.
  var lostSentence: Range<Int>? {
    let sentences = sourceShape.sentences
    guard sentences.count == targetShape.sentences.count + 1 else { return nil }
    func letters(_ sentence: Range<Int>) -> Double {
      Double(
        sentence.reduce(0) { $0 + (source.tokens[$1].kind == .mark ? 0 : source.tokens[$1].range.count) })
    }
    let total = sentences.reduce(0) { $0 + letters($1) }
    let kept = total * min(1, lengthRatio ?? 1)
    return sentences.min { abs(total - letters($0) - kept) < abs(total - letters($1) - kept) }
  }

  /// Whether there is something to compare: a text on both sides.
  var isWhole: Bool {
    !source.tokens.isEmpty && !target.tokens.isEmpty && segment.state != .locked && segment.state != .omitted
      && segment.state != .added
  }

  /// How the numbers of the sides answer one another.
  var figures: FigureMatch {
    if let knownFigures { return knownFigures }
    let made = FigureMatch(source, target)
    knownFigures = made
    return made
  }
}
