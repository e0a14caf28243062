import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Sentences and names that an edited text keeps of the one before.
@Suite struct ParagraphReuseTests {
  private static let line =
    "The gate of the old town was shut. Ola Berg said so, and Mayor Ines Okafor knew why it was."
  private static let lines = (0..<30).map { "\(line) It was day \($0)." }

  /// For each paragraph of the edited text whether its sentences are taken over, and whether they are right.
  private static func kept(_ edit: (inout [String]) -> Void) -> (kept: [Bool], isRight: Bool) {
    var edited = lines
    edit(&edited)
    let old = TestDesk.article(lines.joined(separator: "\n\n"))
    let new = TestDesk.article(edited.joined(separator: "\n\n"))
    let reuse = new.bytes.withUnsafeBufferPointer { ParagraphReuse(old, $0, new.paragraphs) }
    let found = new.paragraphs.indices.map { reuse.sentences(of: $0) }
    var mentions: [Mention] = []
    var names = MentionReuse(reuse)
    var isRight = true
    for (i, paragraph) in new.paragraphs.enumerated() {
      let first = mentions.count
      let isTaken = names.take(i, paragraph, to: &mentions)
      let known = new.mentions(in: paragraph.range)
      isRight = isRight && isTaken == (found[i] != nil)
      if isTaken {
        isRight =
          isRight && mentions[first...].map(\.range) == known.map(\.range)
          && mentions[first...].map(\.title) == known.map(\.title)
      }
      if let sentences = found[i] {
        isRight = isRight && sentences == new.sentences[paragraph.sentences].map(\.tokens)
      }
    }
    return (found.map { $0 != nil }, isRight)
  }

  @Test func allButTheEditedOneAndItsForerunnersAreKept() {
    let (kept, isRight) = Self.kept { $0[15] = $0[15].replacing("old", with: "very old") }
    #expect(isRight && !kept[15] && kept[16] && kept.last == true && kept[0])
    // A title may reach into what follows: what stands up to 64 tokens before the edit is read again.
    #expect(!kept[14] && !kept[13] && kept[10])
  }

  @Test func paragraphsMoveWithWhatStandsBefore() {
    let longer = Self.kept { $0.insert("Ships left.", at: 3) }
    #expect(longer.isRight && longer.kept.suffix(26).allSatisfy { $0 })
    let shorter = Self.kept { $0.removeFirst(5) }
    #expect(shorter.isRight && shorter.kept.suffix(20).allSatisfy { $0 })
  }

  @Test func nothingIsKeptOfAnotherText() {
    let other = Self.kept { lines in
      lines = lines.map { $0.replacing("gate", with: "hall").replacing("day", with: "week") + " No." }
    }
    #expect(other.isRight && !other.kept.contains(true))
    #expect(Self.kept { $0 = [] }.kept.isEmpty)
  }
}
