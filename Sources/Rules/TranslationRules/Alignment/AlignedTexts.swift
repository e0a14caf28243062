import ArticleModel
import Bitext
import SourceText

/// Makes a bilingual document of two plain texts.
package struct AlignedTexts {
  /// Sentences of the longest paragraph that is compared as a whole. More of them are a text without breaks, of which
  /// the sentences are compared.
  private static let longestParagraph = 8
  /// Where a letter says more or less from text to text: scripts without vowels, and ideographs.
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
        let pairs = Aligner.beads(from, to).map { AlignedPair($0, from, to) }
        let sides = pairs.map { pair -> (source: [Passage], target: [Passage]) in
          guard pair.segment.state == .translated else { return ([], []) }
          return (
            sourcePassages(s, sentences(self.sides.source, s, pair.segment.source)),
            targetPassages(t, sentences(self.sides.target, t, pair.segment.target))
          )
        }
        return blocks(pairs, sides)
      }
    }
  }

  /// Pairs of paragraphs with their sentences aligned.
  private func blocks(_ pairs: [AlignedPair], _ sides: [(source: [Passage], target: [Passage])]) -> [Block] {
    // What a name or number tells is how rare it is in the whole text.
    let all = EvidenceWeights(sides.flatMap(\.source), sides.flatMap(\.target))
    var (s, t) = (0, 0)
    let parts = sides.map { side in
      defer { (s, t) = (s + side.source.count, t + side.target.count) }
      return all.part(
        Array(all.source[s..<(s + side.source.count)]), Array(all.target[t..<(t + side.target.count)]))
    }
    let usual = UsualLength(parts.map { ($0.source[...], $0.target[...]) }, prior: 4).logarithm
    let isWide = [self.sides.source.language, self.sides.target.language].contains(
      where: AlignedTexts.wide.contains)
    return zip(pairs, zip(sides, parts)).map { whole, read in
      let (side, part) = read
      guard max(side.source.count, side.target.count) > 1 else {
        return Block(whole: whole, sentences: [], isText: false)
      }
      let isText = max(side.source.count, side.target.count) > AlignedTexts.longestParagraph
      let beads = SentenceBeads(part, usual: usual, isWide: isWide, isText: isText).beads
      return Block(
        whole: whole, sentences: beads.map { AlignedPair($0, side.source, side.target) }, isText: isText)
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
