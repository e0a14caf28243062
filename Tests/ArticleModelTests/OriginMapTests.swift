import ArticleModel
import SourceText
import Testing

/// The way from a text back to the file that it was taken out of.
@Suite struct OriginMapTests {
  /// `ab“cd` of the JSON string `xxab\u201ccdzz`: two letters, an escape of six bytes for three, two letters.
  private static let json = OriginMap(segments: [
    .init(textStart: 0, fileStart: 2), .init(textStart: 2, fileStart: 4, textUnit: 3, fileUnit: 6),
    .init(textStart: 5, fileStart: 10),
  ])
  /// `ab`, a break that the reader put in, and `cd` from further on.
  private static let joined = OriginMap(segments: [
    .init(textStart: 0, fileStart: 10), .init(textStart: 2, fileStart: 12, fileUnit: 0),
    .init(textStart: 4, fileStart: 20),
  ])

  @Test(arguments: [
    (0, 2, 2, 4), (0, 0, 2, 2), (2, 5, 4, 10), (1, 6, 3, 11), (5, 7, 10, 12), (7, 7, 12, 12),
    // A byte inside an escape stands for all of it.
    (3, 4, 4, 10), (2, 2, 4, 4),
  ])
  func escapesAreTakenWhole(_ start: Int, _ end: Int, _ fileStart: Int, _ fileEnd: Int) {
    #expect(Self.json.fileRange(TextRange(start, end)) == TextRange(fileStart, fileEnd))
  }

  @Test func theIdentityChangesNothing() {
    let map = OriginMap.identity
    #expect(map.isIdentity && !Self.json.isIdentity)
    #expect(map.fileRange(TextRange(3, 9)) == TextRange(3, 9) && map.isWritable(TextRange(3, 9)))
    #expect(map.composed(with: Self.json).segments == Self.json.segments)
    #expect(Self.json.composed(with: map).segments == Self.json.segments)
    #expect(map.written("“") == "“" && map.arePlain([0xFF]))
  }

  @Test func whatStandsBeforeAnOffsetEndsWhereItsBytesDo() {
    #expect([1, 2, 5, 6].map { Self.json.fileEnd(before: $0) } == [3, 4, 10, 11])
    // `a`, two bytes of the file that are no text, and `b`.
    let gap = OriginMap(segments: [.init(textStart: 0, fileStart: 0), .init(textStart: 1, fileStart: 3)])
    #expect(gap.fileEnd(before: 1) == 1 && gap.fileRange(TextRange(at: 1)).lower == 3)
    #expect(Self.joined.fileEnd(before: 2) == 12 && Self.joined.fileEnd(before: 3) == nil)
    #expect(OriginMap.identity.fileEnd(before: 4) == 4 && Self.json.fileEnd(before: 0) == nil)
  }

  @Test func wideTextHasTwoBytesEach() {
    let map = OriginMap(segments: [.init(textStart: 0, fileStart: 2, fileUnit: 2)])
    #expect(map.fileRange(TextRange(0, 3)) == TextRange(2, 8))
    #expect(map.fileRange(TextRange(3, 3)) == TextRange(8, 8))
  }

  @Test(arguments: [
    (0, 2, true), (4, 6, true), (0, 0, true), (5, 5, true),
    // The end of what stands before the made-up break can be written to, its middle cannot.
    (2, 2, true), (3, 3, false), (2, 4, false), (1, 3, false), (1, 5, false), (3, 5, false),
  ])
  func madeUpTextCannotBeWritten(_ start: Int, _ end: Int, _ isWritable: Bool) {
    #expect(Self.joined.isWritable(TextRange(start, end)) == isWritable)
  }

  @Test func aGapInTheFileIsNotWrittenOver() {
    // `ab<b>cd`: the tag lies between two letters that stand side by side in the text.
    let tagged = OriginMap(segments: [.init(textStart: 0, fileStart: 0), .init(textStart: 2, fileStart: 5)])
    #expect(tagged.isWritable(TextRange(0, 2)) && tagged.isWritable(TextRange(2, 4)))
    #expect(!tagged.isWritable(TextRange(1, 3)))
    // Segments that touch in the file are one piece.
    #expect(Self.json.isWritable(TextRange(0, 7)))
  }

  @Test func mapsGoThroughOneAnother() {
    // `b“c` was taken out of the text of `json`.
    let outer = OriginMap(segments: [.init(textStart: 0, fileStart: 1)])
    let through = Self.json.composed(with: outer, count: 5)
    for (range, file) in [
      (TextRange(0, 1), TextRange(3, 4)), (TextRange(1, 4), TextRange(4, 10)),
      (TextRange(4, 5), TextRange(10, 11)),
    ] {
      #expect(through.fileRange(range) == file)
    }
    // An escape inside the string: `&#38;` for one byte, in UTF-16.
    let wide = OriginMap(segments: [.init(textStart: 0, fileStart: 2, fileUnit: 2)])
    let escape = OriginMap(segments: [
      .init(textStart: 0, fileStart: 0), .init(textStart: 1, fileStart: 1, textUnit: 1, fileUnit: 5),
      .init(textStart: 2, fileStart: 6),
    ])
    let both = wide.composed(with: escape, count: 3)
    #expect(both.fileRange(TextRange(1, 2)) == TextRange(4, 14))
    #expect(both.fileRange(TextRange(0, 3)) == TextRange(2, 16))
  }

  @Test func madeUpTextStaysMadeUp() {
    let outer = OriginMap(segments: [
      .init(textStart: 0, fileStart: 0), .init(textStart: 2, fileStart: 2, fileUnit: 0),
    ])
    let through = Self.json.composed(with: outer, count: 4)
    #expect(through.isWritable(TextRange(0, 2)) && !through.isWritable(TextRange(2, 4)))
  }
}
