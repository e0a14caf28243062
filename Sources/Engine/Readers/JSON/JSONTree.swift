import SourceText

/// One value of a JSON document with all that is in it: places, no values. Built from the scanner's events.
struct JSONTree {
  enum Kind: UInt8 {
    case object
    case array
    case string
    case literal
  }

  struct Node {
    var kind: Kind
    /// The contents of the member's name; empty in arrays.
    var key: TextRange
    /// The contents of a string; a literal.
    var value: TextRange
    /// Index behind the last node that is in it.
    var end: Int
  }

  /// In the order of the document; the first is the whole value.
  private(set) var nodes: [Node] = []
  private var p: UnsafeBufferPointer<UInt8>
  private var open: [Int] = []
  private var key = TextRange(at: 0)
  /// Levels that are passed over because they nest too deep, or because there are too many values.
  private var passed = 0

  /// Values deeper than this, and beyond so many, are no part of an article.
  private static let deepest = 64
  private static let most = 200_000

  init(_ p: UnsafeBufferPointer<UInt8>) { self.p = p }

  /// Goes on in the same bytes, whose address may be another by now.
  mutating func resume(in bytes: UnsafeBufferPointer<UInt8>) { p = bytes }

  /// Takes in one event; true where it ends the value.
  mutating func add(_ event: JSONScanner.Event) -> Bool {
    switch event {
    case .key(let range): if passed == 0 { key = range }
    case .objectStart: push(.object)
    case .arrayStart: push(.array)
    case .objectEnd, .arrayEnd:
      if passed > 0 {
        passed -= 1
      } else if let i = open.popLast() {
        nodes[i].end = nodes.count
      }
      return open.isEmpty && passed == 0
    case .string(let range): return leaf(.string, range)
    case .literal(let range): return leaf(.literal, range)
    case .end:
      // What a faulty document left open ends here.
      while let i = open.popLast() { nodes[i].end = nodes.count }
      return true
    }
    return false
  }

  private mutating func push(_ kind: Kind) {
    if passed > 0 || open.count >= JSONTree.deepest || nodes.count >= JSONTree.most {
      passed += 1
      return
    }
    open.append(nodes.count)
    nodes.append(Node(kind: kind, key: key, value: TextRange(at: 0), end: nodes.count + 1))
    key = TextRange(at: 0)
  }

  private mutating func leaf(_ kind: Kind, _ range: TextRange) -> Bool {
    guard passed == 0, nodes.count < JSONTree.most else { return open.isEmpty && passed == 0 }
    nodes.append(Node(kind: kind, key: key, value: range, end: nodes.count + 1))
    key = TextRange(at: 0)
    return open.isEmpty
  }

  // MARK: Looking into it

  /// The members or elements of a value, in order.
  func children(of i: Int) -> [Int] {
    guard i < nodes.count else { return [] }
    var found: [Int] = []
    var at = i + 1
    while at < nodes[i].end {
      found.append(at)
      at = nodes[at].end
    }
    return found
  }

  /// The member of a name; the last, where a document has it twice.
  func member(_ name: Substring, of i: Int) -> Int? {
    guard i < nodes.count, nodes[i].kind == .object else { return nil }
    return children(of: i).last { p[nodes[$0].key.lower..<nodes[$0].key.upper].elementsEqual(name.utf8) }
  }

  /// The name of a member, as it is written.
  func name(of i: Int) -> String {
    String(decoding: p[nodes[i].key.lower..<nodes[i].key.upper].prefix(64), as: UTF8.self)
  }

  /// The characters of a short string as they are written, escapes and all.
  func raw(_ i: Int) -> String {
    String(decoding: p[nodes[i].value.lower..<nodes[i].value.upper].prefix(128), as: UTF8.self)
  }
}

extension JSONTree {
  /// The values that a path leads to from a value: names with stops between; `[]` stands for each element, `*` for
  /// each member, `[name=value]` for the elements whose member is that.
  func find(_ path: String, from start: Int = 0) -> [Int] {
    var found = nodes.isEmpty ? [] : [start]
    for step in path.split(separator: ".") {
      let name = step.prefix { $0 != "[" }
      if name == "*" {
        found = found.flatMap { children(of: $0) }
      } else if name.last == "*" {
        let front = String(name.dropLast())
        found = found.flatMap { children(of: $0) }.filter { self.name(of: $0).hasPrefix(front) }
      } else if !name.isEmpty {
        found = found.compactMap { member(name, of: $0) }
      }
      guard name.count < step.count else { continue }
      found = found.flatMap { nodes[$0].kind == .array ? children(of: $0) : [] }
      let filter = step.dropFirst(name.count + 1).dropLast()
      guard let mark = filter.firstIndex(of: "=") else { continue }
      let wanted = String(filter[filter.index(after: mark)...])
      found = found.filter { element in
        member(filter[..<mark], of: element).map { raw($0) == wanted } ?? false
      }
    }
    return found
  }
}
