import Synchronization

/// Tables over one article that rules share on several threads: each is made by the first thread that asks
/// for it, and others wait.
package final class SharedTables: Sendable {
  private final class Slot: Sendable {
    let table = Mutex<(any Sendable)?>(nil)
  }

  private let slots = Mutex<[ObjectIdentifier: Slot]>([:])

  package init() {}

  /// The table of a type. `make` may ask for tables of other types, never for its own.
  func table<Table: Sendable>(_ make: () -> Table) -> Table {
    let slot = slots.withLock { slots in
      let slot = slots[ObjectIdentifier(Table.self)] ?? Slot()
      slots[ObjectIdentifier(Table.self)] = slot
      return slot
    }
    return slot.table.withLock { known in
      if let known = known as? Table { return known }
      let made = make()
      known = made
      return made
    }
  }
}

extension RuleContext {
  /// A table over the article that several rules read, and that threads can share: made by the first rule, on
  /// any thread, that asks for the type.
  package func shared<Table: Sendable>(_ make: () -> Table) -> Table {
    if let known = made(ObjectIdentifier(Table.self)) { return RuleContext.table(in: known) }
    let made = tables?.table(make) ?? make()
    keep(made)
    return made
  }
}
