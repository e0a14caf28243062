import Bitext
import SourceText

@testable import TranslationRules

/// Passages made by hand: what the aligner knows of them and nothing else.
enum Passages {
  /// A passage of some letters. `evidence`: what it says, by numbers of our own; `numbers`: what it says in figures.
  static func passage(
    _ length: Double, _ evidence: Set<UInt64> = [], numbers: Set<UInt64> = [], isQuoted: Bool = false,
    isQuestion: Bool = false
  ) -> Passage {
    SideReadings.read("gate", .english) { side in
      var passage = Passage(side, side.p, side.range, against: .german, AnchorStems([], .english))
      passage.length = length
      (passage.evidence, passage.numbers) = (evidence.union(numbers), numbers)
      (passage.isQuoted, passage.isQuestion) = (isQuoted, isQuestion)
      return passage
    }
  }

  /// Sentences of sixty letters, each with two names of its own; `names`: which ones.
  static func sentences(_ names: [UInt64]) -> [Passage] {
    names.map { passage(60, [$0 * 2, $0 * 2 + 1]) }
  }

  /// `1-1 1-0 …`: how many of each side belong together.
  static func shown(_ beads: [Aligner.Bead]) -> String {
    beads.map { "\($0.source.count)-\($0.target.count)" }.joined(separator: " ")
  }
}
