import SourceText
import Testing

@testable import Grammar

/// The tables of the tagger's file.
@Suite struct TaggerModelTests {
  /// Tables without a free slot, as a damaged file may have them, end a search that finds nothing.
  @Test func fullTablesEndTheSearch() throws {
    let taken = [UInt8](repeating: 0x81, count: 8)
    let bytes = GrammarFile.bytes(kind: "WLTAGGR3", sections: [taken, [1, 1], taken, [0, 0]])
    let model = try #require(TaggerModel(StoredBytes(copying: bytes)))
    #expect(model.certainTag(1, behind: 0) == nil)
    var row = [Int16](repeating: 1, count: TagScores.count)
    WordWeights.with { weights in
      weights.clear()
      weights.ask(1)
      row.withUnsafeMutableBufferPointer { row in
        if let first = row.baseAddress { model.scores(&weights).write(to: first) }
      }
    }
    #expect(row.allSatisfy { $0 == 0 })
  }
}
