import ArticleModel
import Bitext
import Diagnostics
import RuleKit
import SourceText
import Synchronization
import TranslationRules

/// Checks one bilingual document: translation rules on its segments, the other rules on its target side.
///
/// A document is cut into pieces that threads take one after the other.
struct BilingualRun {
  /// Segments in one piece, and bytes of the target side in one article.
  private static let pieceSegments = 1000
  private static let pieceBytes = 1 << 17

  private let document: BilingualDocument
  private let linter: ArticleLinter

  init(_ document: BilingualDocument, _ linter: ArticleLinter) {
    self.document = document
    self.linter = linter
  }

  /// What a thread works with.
  private final class Worker {
    let linter: ArticleLinter
    let context: TranslationContext

    init(_ linter: ArticleLinter, _ context: TranslationContext) {
      self.linter = linter
      self.context = context
    }
  }

  private struct Piece: Sendable {
    var diagnostics: [Diagnostic]
    var counts: ComparisonCounts
  }

  /// The diagnostics, ranges in the sides' texts, and what was compared.
  func diagnostics() -> ([Diagnostic], ComparisonCounts) {
    guard let data = linter.bilingual else { return ([], ComparisonCounts()) }
    let check = BilingualCheck(rules: linter.rules, minimum: linter.settings.minimum)
    let pieces = self.pieces()
    let isEnglish = document.target.language == .english
    let made = linter.articleTwin(forEnglish: isEnglish)
    let options = linter.settings.options
    let gathered = Mutex<([Diagnostic], ComparisonCounts, NameLedger)>(([], ComparisonCounts(), NameLedger()))
    let document = document
    OrderedWork.run(
      count: pieces.count, jobs: linter.settings.jobs,
      worker: { () -> Worker in
        let own = made()
        return Worker(
          own,
          TranslationContext(
            lexicon: data.lexicon, glossary: data.glossary, speller: own.englishSpeller, options: options))
      },
      work: { (worker: Worker, index: Int) -> Piece in
        var counts = ComparisonCounts()
        var found = check.diagnostics(
          of: document, segments: pieces[index], in: worker.context, counts: &counts)
        found += worker.linter.editorial(document, pieces[index])
        return Piece(diagnostics: found, counts: counts)
      },
      size: { (_: Piece) in 0 },
      retire: { (worker: Worker) in gathered.withLock { $0.2.merge(worker.context.names) } },
      sink: { (piece: Piece) in
        gathered.withLock {
          $0.0 += piece.diagnostics
          $0.1.add(piece.counts)
        }
      })
    let (found, counts, names) = gathered.withLock { $0 }
    let context = TranslationContext(lexicon: data.lexicon, options: options)
    context.names = names
    return (found + check.diagnostics(of: document, in: context), counts)
  }

  /// Runs of segments: a piece ends with a text, and when it is large.
  private func pieces() -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var breaks = document.breaks[...]
    let count = document.segments.count
    for i in 0..<count {
      let isBreak = breaks.first == i
      if isBreak { breaks.removeFirst() }
      let isFull =
        i - start >= BilingualRun.pieceSegments
        || Int(document.segments[i].target.end) - Int(document.segments[start].target.start)
          > BilingualRun.pieceBytes
      // Aligned text is one article.
      if i > start, isBreak || isFull && !document.isAligned {
        pieces.append(start..<i)
        start = i
      }
    }
    if start < count { pieces.append(start..<count) }
    return pieces
  }
}
