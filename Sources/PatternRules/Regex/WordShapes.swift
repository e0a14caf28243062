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

  typealias Shape = [Element]

  /// More shapes than this are not told apart: the part that makes them counts as unknown text.
  private static let most = 600

  /// The one shape of a phrase: words with blanks, hyphens and apostrophes between them, which may have to
  /// stand between the edges of words.
  static func ofPhrase(_ text: String, isWord: Bool) -> Shape {
    var shape: Shape = []
    shape.reserveCapacity(text.utf8.count + 2)
    if isWord { shape.append(.edge) }
    for byte in text.utf8 {
      shape.append(WordBytes.isWord(byte) ? .byte(Folding.lower(byte)) : .separator)
    }
    if isWord { shape.append(.edge) }
    return shape
  }

  /// The shapes of a pattern's matches.
  static func of(_ node: RegexNode) -> [Shape] {
    switch node {
    case .scalar(let scalar): return of([scalar])
    case .oneOf(let bytes): return of(bytes.map { Unicode.Scalar($0) })
    case .nonWord: return [[.separator]]
    case .anything: return [[.gap]]
    case .edge: return [[.edge]]
    case .condition: return [[]]
    case .alternatives(let nodes):
      var all: [Shape] = []
      for node in nodes {
        all += of(node)
        if all.count > most { return [[.gap]] }
      }
      return all
    case .sequence(let nodes):
      var shapes: [Shape] = [[]]
      shapes[0].reserveCapacity(nodes.count + 8)
      for node in nodes { join(node, to: &shapes) }
      return shapes
    case .repeated(let node, let minimum, let maximum): return repeated(of(node), minimum, maximum)
    }
  }

  private static func of(_ scalars: [Unicode.Scalar]) -> [Shape] {
    var shapes: [Shape] = []
    for scalar in scalars where !shapes.contains([element(of: scalar)]) {
      shapes.append([element(of: scalar)])
    }
    return shapes
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

  /// Puts the ways in which a node may read behind each of some shapes: in place where there is one way, as
  /// with nearly all nodes.
  private static func join(_ node: RegexNode, to shapes: inout [Shape]) {
    guard shapes.count <= most else {
      shapes = joined(shapes, of(node))
      return
    }
    if let element = element(of: node) {
      for i in shapes.indices { shapes[i].append(element) }
      return
    }
    let right = of(node)
    if right.count == 1 {
      for i in shapes.indices { shapes[i] += right[0] }
    } else {
      shapes = joined(shapes, right)
    }
  }

  private static func repeated(_ shapes: [Shape], _ minimum: Int, _ maximum: Int?) -> [Shape] {
    if minimum == 0 {
      return maximum == 1 ? [[]] + shapes : shapes == [[.separator]] ? [[], [.separator]] : [[.gap]]
    }
    if minimum == 1, maximum == 1 { return shapes }
    if shapes == [[.separator]] { return shapes }
    return joined(shapes, [[.gap]])
  }

  private static func joined(_ left: [Shape], _ right: [Shape]) -> [Shape] {
    if left.count * right.count > most {
      // The side with fewer ways to read says more.
      return left.count <= right.count ? left.map { $0 + [.gap] } : right.map { [.gap] + $0 }
    }
    return left.flatMap { first in right.map { first + $0 } }
  }
}
