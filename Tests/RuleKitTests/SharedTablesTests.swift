import Lexicon
import RuleTestSupport
import Synchronization
import Testing

@testable import RuleKit

/// Tables that rules share: made once a type, by whoever asks first.
@Suite struct SharedTablesTests {
  private struct Gates: Sendable { let count: Int }
  private struct Ships: Sendable { let count: Int }
  private final class Makings: Sendable {
    let count = Mutex(0)
  }

  @Test func aTableIsMadeOnceAType() {
    let tables = SharedTables()
    #expect(tables.table { Gates(count: 1) }.count == 1)
    #expect(tables.table { Gates(count: 2) }.count == 1)
    #expect(tables.table { Ships(count: 3) }.count == 3)
    #expect(SharedTables().table { Gates(count: 2) }.count == 2)
  }

  @Test func tablesMayAskForOthers() {
    let tables = SharedTables()
    let ships = tables.table { Ships(count: tables.table { Gates(count: 4) }.count + 1) }
    #expect(ships.count == 5 && tables.table { Gates(count: 0) }.count == 4)
  }

  @Test func manyThreadsMakeOne() async {
    let tables = SharedTables()
    let made = Makings()
    await withTaskGroup(of: Int.self) { group in
      for i in 0..<32 {
        group.addTask {
          tables.table {
            made.count.withLock { $0 += 1 }
            return Gates(count: i)
          }.count
        }
      }
      var seen: Set<Int> = []
      for await count in group { seen.insert(count) }
      #expect(seen.count == 1)
    }
    #expect(made.count.withLock { $0 } == 1)
  }

  @Test func contextsOfOneArticleShareAndOthersDoNot() {
    func context(_ tables: SharedTables?) -> RuleContext {
      RuleContext(speller: Speller(TestDesk.lexicon), tables: tables)
    }
    let tables = SharedTables()
    #expect(context(tables).shared { Gates(count: 1) }.count == 1)
    #expect(context(tables).shared { Gates(count: 2) }.count == 1)
    let alone = context(nil)
    #expect(alone.shared { Gates(count: 3) }.count == 3)
    #expect(alone.shared { Gates(count: 4) }.count == 3)
  }
}
