import ArticleModel
import Bitext
import SourceText

/// Makes a bilingual document of two plain texts.
package struct AlignedTexts {
  /// Sentences of the longest paragraph that is compared as a whole. More of them are a text without breaks, of which
  /// the sentences are compared.
  private static let longestParagraph = 8
  /// How far the length of a paragraph must fall short of the middle between what it has with a lost sentence and
  /// without, as a logarithm: translators make one sentence of two.
  private static let margin = 0.06
  /// Sentences of a paragraph whose length as a whole tells; in a longer one the neighbours of a sentence do.
  private static let shortParagraph = 4
  /// `margin` where a letter says more or less from text to text: scripts without vowels, and ideographs.
  private static let wideMargin = 0.12
  /// The part of a paragraph that such a length says something of.
  private static let leastShare = 0.12
  private static let wide: Set<Language> = [.chinese, .japanese, .korean, .arabic, .hebrew, .persian, .hindi]

  private let source: BilingualSide
  private let target: BilingualSide
  private let sides: (source: SideReading, target: SideReading)
  private let stems: (source: AnchorStems, target: AnchorStems)

  /// A paragraph of the source with its translation, or a text without breaks, and what its sentences are aligned to.
  package struct Block: Sendable {
    /// The whole of it.
    package var whole: AlignedPair
    /// Its sentences; empty where it has one on either side.
    package var sentences: [AlignedPair]
    /// Whether it is a text without breaks.
    package var isText: Bool
  }

  /// The document of two sides: one segment for each pair of paragraphs, and one for each paragraph or sentence
  /// that has no counterpart.
  package static func document(
    _ source: BilingualSide, _ target: BilingualSide, _ lexicon: TranslationLexicon
  ) -> BilingualDocument {
    var segments: [Segment] = []
    for block in blocks(source, target, lexicon) {
      if !block.isText { segments.append(block.whole.segment) }
      for pair in block.sentences where block.isText || pair.segment.state != .translated {
        var segment = pair.segment
        segment.isSentence = true
        segments.append(segment)
      }
    }
    return BilingualDocument(
      source: source, target: target, segments: segments, isOneFile: false, isAligned: true)
  }

  /// The paragraphs of two sides with their sentences, in order.
  package static func blocks(
    _ source: BilingualSide, _ target: BilingualSide, _ lexicon: TranslationLexicon
  ) -> [Block] {
    AlignedTexts(source, target, lexicon).blocks()
  }

  private init(_ source: BilingualSide, _ target: BilingualSide, _ lexicon: TranslationLexicon) {
    (self.source, self.target) = (source, target)
    sides = (
      SideReading(language: source.language ?? .other, lexicon: lexicon),
      SideReading(language: target.language ?? .other, lexicon: lexicon)
    )
    stems = (
      AnchorStems(lexicon.anchorList, sides.source.language),
      AnchorStems(lexicon.anchorList, sides.target.language)
    )
  }

  private func blocks() -> [Block] {
    source.text.bytes.withUnsafeBufferPointer { s in
      target.text.bytes.withUnsafeBufferPointer { t in
        let from = sourcePassages(s, AlignedTexts.paragraphs(s))
        let to = targetPassages(t, AlignedTexts.paragraphs(t))
        return Aligner.beads(from, to, .paragraphs).map { bead in
          let whole = AlignedPair(bead, from, to)
          guard !bead.source.isEmpty, !bead.target.isEmpty else {
            return Block(whole: whole, sentences: [], isText: false)
          }
          return block(whole, s, t)
        }
      }
    }
  }

  /// A pair of paragraphs with its sentences aligned.
  private func block(_ whole: AlignedPair, _ s: UnsafeBufferPointer<UInt8>, _ t: UnsafeBufferPointer<UInt8>)
    -> Block
  {
    let from = sourcePassages(s, sentences(sides.source, s, whole.segment.source))
    let to = targetPassages(t, sentences(sides.target, t, whole.segment.target))
    guard from.count > 1 || to.count > 1 else { return Block(whole: whole, sentences: [], isText: false) }
    let isText = max(from.count, to.count) > AlignedTexts.longestParagraph
    let beads = Aligner.beads(from, to, .sentences)
    var pairs = beads.map { AlignedPair($0, from, to) }
    if max(from.count, to.count) <= AlignedTexts.shortParagraph, !mayLack(beads, from, to) {
      // Some sentence is another's part: the paragraph is one.
      pairs = pairs.contains { $0.segment.state != .translated } ? [] : pairs
    }
    return Block(whole: whole, sentences: pairs, isText: isText)
  }

  /// Whether each sentence of a paragraph that has no counterpart is missed in the length of the whole.
  private func mayLack(_ beads: [Aligner.Bead], _ from: [Passage], _ to: [Passage]) -> Bool {
    let totals = (from.reduce(0) { $0 + $1.length }, to.reduce(0) { $0 + $1.length })
    let ratio = EvidenceWeights.logarithm(totals.1 / totals.0)
    let isWide = [sides.source.language, sides.target.language].contains(where: AlignedTexts.wide.contains)
    let margin = isWide ? AlignedTexts.wideMargin : AlignedTexts.margin
    return beads.allSatisfy { bead in
      guard bead.source.isEmpty != bead.target.isEmpty else { return true }
      let isOmitted = bead.target.isEmpty
      let lone = isOmitted ? from[bead.source] : to[bead.target]
      let share = lone.reduce(0) { $0 + $1.length } / (isOmitted ? totals.0 : totals.1)
      if isWide, share < AlignedTexts.leastShare { return false }
      let loss = EvidenceWeights.logarithm(max(0.05, 1 - share))
      return (isOmitted ? ratio : -ratio) < loss / 2 - margin
    }
  }

  private func sourcePassages(_ p: UnsafeBufferPointer<UInt8>, _ ranges: [TextRange]) -> [Passage] {
    ranges.map { Passage(sides.source, p, $0, against: sides.target.language, stems.source) }
  }

  private func targetPassages(_ p: UnsafeBufferPointer<UInt8>, _ ranges: [TextRange]) -> [Passage] {
    ranges.map { Passage(sides.target, p, $0, against: sides.source.language, stems.target) }
  }

  /// Paragraphs: between empty lines where there are any, otherwise line by line.
  static func paragraphs(_ p: UnsafeBufferPointer<UInt8>) -> [TextRange] {
    var lines: [TextRange?] = []
    var start = 0
    for i in 0...p.count where i == p.count || p[i] == 0x0A {
      var (from, to) = (start, i)
      while from < to, p[from] <= 0x20 { from += 1 }
      while to > from, p[to - 1] <= 0x20 { to -= 1 }
      if from == 0, to >= 3, p[0] == 0xEF, p[1] == 0xBB, p[2] == 0xBF { from = 3 }
      lines.append(from < to ? TextRange(from, to) : nil)
      start = i + 1
    }
    // Lines at the ends say nothing of how paragraphs are set.
    let inner = lines.drop { $0 == nil }.reversed().drop { $0 == nil }
    guard inner.contains(where: { $0 == nil }) else { return lines.compactMap(\.self) }
    var result: [TextRange] = []
    var isNew = true
    for line in lines {
      guard let line else {
        isNew = true
        continue
      }
      if isNew {
        result.append(line)
      } else {
        result[result.count - 1] = result[result.count - 1].union(line)
      }
      isNew = false
    }
    return result
  }

  private func sentences(_ side: SideReading, _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange)
    -> [TextRange]
  {
    side.read(p, range)
    return SideShape(side).sentences.map { side.range($0) }
  }
}

/// Passages of the source with those of the target that they belong to.
package struct AlignedPair: Sendable {
  /// Where they stand; where a side is empty, at the place where it is due.
  package var segment: Segment
  /// Passages of each side.
  package var counts: (source: Int, target: Int)
  /// How well they fit: above nothing where more speaks for the pair than against it.
  package var score: Double

  /// Pairs that fit worse are for people to look at.
  private static let sure = -1.5

  /// Whether they may belong elsewhere: little speaks for the pair, or it has one side only.
  package var isUnsure: Bool { counts.source == 0 || counts.target == 0 || score < AlignedPair.sure }

  init(_ bead: Aligner.Bead, _ from: [Passage], _ to: [Passage]) {
    func range(_ run: Range<Int>, _ all: [Passage]) -> TextRange {
      if let first = run.first, let last = run.last { return all[first].range.union(all[last].range) }
      let before = run.lowerBound > 0 ? all[run.lowerBound - 1].range.upper : all.first?.range.lower ?? 0
      return TextRange(at: before)
    }
    segment = Segment(
      source: range(bead.source, from), target: range(bead.target, to),
      state: bead.target.isEmpty ? .omitted : bead.source.isEmpty ? .added : .translated)
    counts = (bead.source.count, bead.target.count)
    score = -Double(bead.cost)
  }
}
