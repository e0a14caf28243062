/// Writes values one after the other, for `StoredFields.Reader` to read in the same order.
enum StoredFields {
  struct Writer {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: Int) {
      withUnsafeBytes(of: Int64(number)) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ number: Int?) {
      add(number != nil)
      add(number ?? 0)
    }

    mutating func add(_ number: Double) { add(Int(truncatingIfNeeded: number.bitPattern)) }

    mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func add(_ text: String) {
      add(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ texts: [String]) { add(texts) { $0.add($1) } }

    mutating func add<Element>(_ list: [Element], _ body: (inout Writer, Element) -> Void) {
      add(list.count)
      for element in list { body(&self, element) }
    }

    /// Values with their size before them, so that they can be passed over.
    mutating func add(sized inner: Writer) {
      add(inner.bytes.count)
      bytes.append(contentsOf: inner.bytes)
    }
  }

  /// Reads what a `Writer` wrote. Behind the end everything is zero or empty: the check sum of the whole has
  /// ruled damage out, and a fault of ours must not end the run.
  ///
  /// `@unchecked Sendable`: stored bytes are never written to; whoever holds a reader keeps them alive.
  struct Reader: @unchecked Sendable {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
      guard count >= 0, rest.count >= count else { return nil }
      defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
      return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }

    mutating func number() -> Int { take(8).map { Int($0.loadUnaligned(as: Int64.self)) } ?? 0 }

    mutating func optionalNumber() -> Int? {
      let isThere = flag()
      let number = number()
      return isThere ? number : nil
    }

    mutating func decimal() -> Double { Double(bitPattern: UInt64(truncatingIfNeeded: number())) }

    mutating func flag() -> Bool { take(1)?[0] == 1 }

    mutating func text() -> String { take(number()).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    mutating func texts() -> [String] { list { $0.text() } }

    mutating func list<Element>(_ body: (inout Reader) -> Element) -> [Element] {
      let count = number()
      var list: [Element] = []
      // Every element takes at least a byte.
      list.reserveCapacity(min(count, rest.count))
      for _ in 0..<max(0, min(count, rest.count)) { list.append(body(&self)) }
      return list
    }

    /// What was added with its size: a reader of it, which this one has passed.
    mutating func sized() -> Reader { Reader(take(number()) ?? UnsafeRawBufferPointer(start: nil, count: 0)) }
  }
}
