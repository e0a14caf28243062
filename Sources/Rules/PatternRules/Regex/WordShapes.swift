import SourceText

/// The ways in which a match may read, as far as its words are known: `(?:in|within) the framework of` is
/// two shapes of four and four words.
struct WordShapes {
  enum Element: Equatable {
    /// A byte of a word, in lower case.
    case byte(UInt8)
    /// A place where a word begins or ends.
    case edge
    /// One or more scalars, none of which belongs to a word.
    case separator
    /// Any text, or none.
    case gap
  }

  typealias Shape = UnsafeBufferPointer<Element>

  /// All shapes one behind the other: patterns have thousands.
  private var elements: [Element] = []
  /// Where each shape ends.
  private var ends: [Int32] = []

  /// More shapes than this are not told apart: the part that makes them counts as unknown text.
  private static let most = 600

  private init() {}

  /// One shape.
  private init(_ elements: [Element]) {
    self.elements = elements
    ends = [Int32(elements.count)]
  }

  /// The one shape of a phrase: words with blanks, hyphens and apostrophes between them, which may have to
  /// stand between the edges of words.
  init(ofPhrase text: String, isWord: Bool) {
    var shape: [Element] = []
    shape.reserveCapacity(text.utf8.count + 2)
    if isWord { shape.append(.edge) }
    for byte in text.utf8 {
      shape.append(WordBytes.isWord(byte) ? .byte(Folding.lower(byte)) : .separator)
    }
    if isWord { shape.append(.edge) }
    self.init(shape)
  }

  /// The number of shapes.
  var count: Int { ends.count }

  /// Calls with each shape, which is valid during the call only, until one returns false.
  func visit(_ body: (Shape) -> Bool) {
    elements.withUnsafeBufferPointer { all in
      for i in ends.indices where !body(UnsafeBufferPointer(rebasing: all[range(i)])) { return }
    }
  }

  private func range(_ i: Int) -> Range<Int> { (i == 0 ? 0 : Int(ends[i - 1]))..<Int(ends[i]) }

  /// Whether there is one shape, of a separator alone.
  private var isSeparator: Bool { ends == [1] && elements == [.separator] }

  private mutating func add(_ part: ArraySlice<Element>) {
    elements += part
    ends.append(Int32(elements.count))
  }

  private mutating func add(_ others: WordShapes) {
    let start = Int32(elements.count)
    elements += others.elements
    for end in others.ends { ends.append(start + end) }
  }
}

extension WordShapes {
  /// The shapes of a pattern's matches.
  init(_ node: RegexNode) {
    self.init()
    switch node {
    case .oneOf(let bytes):
      var seen: [Element] = []
      for byte in bytes {
        let element = WordShapes.element(of: Unicode.Scalar(byte))
        if !seen.contains(element) { seen.append(element) }
      }
      for i in seen.indices { add(seen[i...i]) }
    case .condition: add([])
    case .alternatives(let nodes):
      for node in nodes {
        add(WordShapes(node))
        if count > WordShapes.most {
          self = WordShapes([.gap])
          return
        }
      }
    case .sequence(let nodes): self = WordShapes.sequence(nodes)
    case .repeated(let node, let minimum, let maximum):
      self = WordShapes.repeated(WordShapes(node), minimum, maximum)
    case .scalar, .nonWord, .anything, .edge:
      self = WordShapes(WordShapes.element(of: node).map { [$0] } ?? [.gap])
    }
  }

  private static func element(of scalar: Unicode.Scalar) -> Element {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return WordBytes.isWord(byte) ? .byte(Folding.lower(byte)) : .separator
    }
    // Letters outside ASCII have other cases of other lengths: they are not looked for.
    return WordBytes.isWord(scalar: scalar.value) ? .gap : .separator
  }

  /// What a node reads as, where that is one element.
  private static func element(of node: RegexNode) -> Element? {
    switch node {
    case .scalar(let scalar): element(of: scalar)
    case .nonWord: .separator
    case .anything: .gap
    case .edge: .edge
    default: nil
    }
  }

  /// The ways in which nodes may read one behind the other: those that read in one way, as nearly all do, are
  /// put together first.
  private static func sequence(_ nodes: [RegexNode]) -> WordShapes {
    var shapes = WordShapes([])
    var run: [Element] = []
    run.reserveCapacity(nodes.count)
    for node in nodes {
      if let element = element(of: node) {
        run.append(element)
        continue
      }
      let next = WordShapes(node)
      if next.count == 1 {
        run += next.elements
        continue
      }
      shapes.append(run)
      run.removeAll(keepingCapacity: true)
      shapes = joined(shapes, next)
    }
    shapes.append(run)
    return shapes
  }

  /// Puts elements behind each shape.
  private mutating func append(_ run: [Element]) {
    if run.isEmpty { return }
    if count == 1 {
      elements += run
      ends[0] = Int32(elements.count)
      return
    }
    self = WordShapes.product(self, WordShapes(run))
  }

  private static func repeated(_ shapes: WordShapes, _ minimum: Int, _ maximum: Int?) -> WordShapes {
    if minimum == 0 {
      guard maximum == 1 || shapes.isSeparator else { return WordShapes([.gap]) }
      var optional = WordShapes([])
      optional.add(shapes)
      return optional
    }
    if minimum == 1, maximum == 1 { return shapes }
    if shapes.isSeparator { return shapes }
    return joined(shapes, WordShapes([.gap]))
  }

  private static func joined(_ left: WordShapes, _ right: WordShapes) -> WordShapes {
    if left.count * right.count > most {
      // The side with fewer ways to read says more.
      let gap = WordShapes([.gap])
      return left.count <= right.count ? product(left, gap) : product(gap, right)
    }
    return product(left, right)
  }

  /// Each shape of the left with each of the right behind it.
  private static func product(_ left: WordShapes, _ right: WordShapes) -> WordShapes {
    var all = WordShapes()
    all.elements.reserveCapacity(
      left.elements.count * right.count + right.elements.count * left.count)
    all.ends.reserveCapacity(left.count * right.count)
    for i in left.ends.indices {
      for j in right.ends.indices {
        all.elements += left.elements[left.range(i)]
        all.add(right.elements[right.range(j)])
      }
    }
    return all
  }
}
