import ArticleModel
import Bitext
import SourceText

/// Makes a bilingual document of two plain texts.
package enum AlignedTexts {
  /// Sentences of the longest paragraph that is compared as a whole. More of them are a text without breaks, of which
  /// the sentences are compared.
  private static let longestParagraph = 8

  /// The document of two sides: one segment for each pair of paragraphs, and one for each paragraph or sentence
  /// that has no counterpart.
  package static func document(
    _ source: BilingualSide, _ target: BilingualSide, _ lexicon: TranslationLexicon
  ) -> BilingualDocument {
    let sourceSide = SideReading(language: source.language ?? .other, lexicon: lexicon)
    let targetSide = SideReading(language: target.language ?? .other, lexicon: lexicon)
    var segments: [Segment] = []
    source.text.bytes.withUnsafeBufferPointer { s in
      target.text.bytes.withUnsafeBufferPointer { t in
        func passages(
          _ side: SideReading, _ p: UnsafeBufferPointer<UInt8>, _ ranges: [TextRange]
        ) -> [Passage] {
          ranges.map { Passage(side, p, $0) }
        }
        let from = passages(sourceSide, s, paragraphs(s))
        let to = passages(targetSide, t, paragraphs(t))
        for bead in Aligner.beads(from, to, .paragraphs) {
          segments.append(segment(bead, from, to))
          guard !bead.source.isEmpty, !bead.target.isEmpty else { continue }
          let last = segments[segments.count - 1]
          let inner = (
            passages(sourceSide, s, sentences(sourceSide, s, last.source)),
            passages(targetSide, t, sentences(targetSide, t, last.target))
          )
          guard inner.0.count > 1 || inner.1.count > 1 else { continue }
          let isText = max(inner.0.count, inner.1.count) > longestParagraph
          if isText { segments.removeLast() }
          for bead in Aligner.beads(inner.0, inner.1, .sentences)
          where isText || bead.source.isEmpty || bead.target.isEmpty {
            var piece = segment(bead, inner.0, inner.1)
            piece.isSentence = true
            segments.append(piece)
          }
        }
      }
    }
    return BilingualDocument(
      source: source, target: target, segments: segments, isOneFile: false, isAligned: true)
  }

  /// The segment of a bead; where a side is empty, at the place where it is due.
  private static func segment(_ bead: Aligner.Bead, _ from: [Passage], _ to: [Passage]) -> Segment {
    func range(_ run: Range<Int>, _ all: [Passage]) -> TextRange {
      if let first = run.first, let last = run.last { return all[first].range.union(all[last].range) }
      let before = run.lowerBound > 0 ? all[run.lowerBound - 1].range.upper : all.first?.range.lower ?? 0
      return TextRange(at: before)
    }
    return Segment(
      source: range(bead.source, from), target: range(bead.target, to),
      state: bead.target.isEmpty ? .omitted : bead.source.isEmpty ? .added : .translated)
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

  private static func sentences(_ side: SideReading, _ p: UnsafeBufferPointer<UInt8>, _ range: TextRange)
    -> [TextRange]
  {
    side.read(p, range)
    return SideShape(side).sentences.map { side.range($0) }
  }
}
