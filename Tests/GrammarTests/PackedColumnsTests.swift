import SourceText
import Testing

@testable import Grammar

/// Runs and wide numbers as `scripts/grammar/packing.py` writes them.
@Suite struct PackedColumnsTests {
  private static let lengths: [UInt8] = [
    3, 0, 255, 1, 255, 255, 255, 255, 255, 255, 0, 7, 255, 255, 255, 9, 2, 4, 0, 1,
  ]

  private static func bytes(_ numbers: [UInt32]) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
  }

  private static func file(_ sections: [[UInt8]]) throws -> GrammarFile {
    let bytes = GrammarFile.bytes(kind: "WLTRYING", sections: sections)
    return try #require(GrammarFile(StoredBytes(copying: bytes), kind: "WLTRYING", sections: sections.count))
  }

  @Test func everyRunLiesBehindTheOneBefore() throws {
    let padded = Self.lengths + [UInt8](repeating: 0, count: 12)
    let second = Self.lengths[..<16].reduce(UInt32(0)) { $0 + UInt32($1) }
    let file = try Self.file([Self.bytes([0, second]), padded])
    let runs = try #require(PackedRuns(file, section: 0, count: Self.lengths.count))
    var start = 0
    for (run, length) in Self.lengths.enumerated() {
      #expect(runs[run] == start..<start + Int(length), "run \(run)")
      start += Int(length)
    }
  }

  @Test func sectionsThatDoNotFitAreRefused() throws {
    let file = try Self.file([Self.bytes([0]), [UInt8](repeating: 1, count: 17), [1, 2], [1]])
    #expect(PackedRuns(file, section: 0, count: 16) == nil)
    #expect(WideColumn(file, section: 1) == nil)
    let short = try Self.file([Self.bytes([0]), [UInt8](repeating: 1, count: 16)])
    #expect(PackedRuns(short, section: 0, count: 17) == nil)
    #expect(PackedRuns(short, section: 0, count: 16) != nil)
  }

  @Test func numbersBelowTheirBaseWrap() throws {
    // 70,000 behind its base, and 3 before it.
    let file = try Self.file([[0x70, 0xFD], [0x11, 0xFF], [0x01, 0xFF]])
    let column = try #require(WideColumn(file, section: 0))
    #expect(column.number(0, above: 5) == 70_005)
    #expect(column.number(1, above: 5) == 2)
  }
}
