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
    let isScored = withUnsafeTemporaryAllocation(of: Int16.self, capacity: 64) { single in
      withUnsafeTemporaryAllocation(of: UnsafePointer<Int16>.self, capacity: WeightRows.most) { memory in
        single.initialize(repeating: 0)
        guard let first = memory.baseAddress else { return false }
        var rows = WeightRows(in: first)
        model.add(1, to: &rows, single)
        return single.contains { $0 != 0 }
      }
    }
    #expect(!isScored)
  }
}
