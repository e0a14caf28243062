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
    guard shapes.count <= most, let element = element(of: node) else {
      shapes = joined(shapes, of(node))
      return
    }
    for i in shapes.indices { shapes[i].append(element) }
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

/// A word, or a part of one, that stands in every match of one shape.
struct RequiredWord: Hashable {
  enum Part {
    case whole
    /// The word begins so.
    case beginning
    /// The word ends so.
    case ending
  }

  var part: Part
  /// In lower case.
  var bytes: [UInt8]
  /// The whole word right before it, with only separators between; empty where none is known.
  var previous: [UInt8] = []
  /// The whole word right after it.
  var next: [UInt8] = []
  /// How many words before it the match begins, exactly at that word; nil where that is not known.
  var wordsBack: Int?

  /// The word of a shape that spares the most work; nil where it has none: long words are rare, a known
  /// start spares a search, and known neighbours rule out most places.
  static func best(of shape: WordShapes.Shape) -> RequiredWord? {
    let pieces = pieces(of: shape)
    var best: (word: RequiredWord, score: Int)?
    var words = 0
    var isKnown = true
    for (i, piece) in pieces.enumerated() {
      guard case .word(let bytes, let opens, let closes) = piece else {
        if piece == .gap { isKnown = false }
        if piece == .separator, words == 0 { isKnown = false }
        continue
      }
      defer { words += 1 }
      if !opens, words == 0 { isKnown = false }
      guard let part = part(opens, closes), part == .whole || bytes.count >= 3 else { continue }
      var word = RequiredWord(part: part, bytes: bytes)
      word.previous = neighbour(pieces, i, -1)
      word.next = closes ? neighbour(pieces, i, 1) : []
      word.wordsBack = isKnown && part != .ending ? words : nil
      let score =
        bytes.count * 4 + (part == .whole ? 3 : 0) + (word.wordsBack == nil ? 0 : 6)
        + min(word.previous.count + word.next.count, 6)
      if best == nil || score > best?.score ?? 0 { best = (word, score) }
    }
    return best?.word
  }

  /// The words without those that another one covers: the same again, or the same with fewer neighbours.
  static func distinct(_ words: [RequiredWord]) -> [RequiredWord] {
    func alone(_ word: RequiredWord) -> RequiredWord {
      RequiredWord(part: word.part, bytes: word.bytes, wordsBack: word.wordsBack)
    }
    var seen: Set<RequiredWord> = []
    let covering = Set(words.filter { $0.previous.isEmpty && $0.next.isEmpty })
    return words.filter { word in
      let isCovered = !(word.previous.isEmpty && word.next.isEmpty) && covering.contains(alone(word))
      return !isCovered && seen.insert(word).inserted
    }
  }

  private static func part(_ opens: Bool, _ closes: Bool) -> Part? {
    opens ? (closes ? .whole : .beginning) : (closes ? .ending : nil)
  }

  private enum Piece: Equatable {
    /// `opens`: a word begins here for certain; `closes`: it ends here.
    case word([UInt8], opens: Bool, closes: Bool)
    case separator
    case gap
  }

  private static func pieces(of shape: WordShapes.Shape) -> [Piece] {
    var pieces: [Piece] = []
    var current: [UInt8] = []
    var opens = false
    var before: WordShapes.Element?
    func close(_ closes: Bool) {
      if !current.isEmpty { pieces.append(.word(current, opens: opens, closes: closes)) }
      current = []
    }
    for element in shape {
      switch element {
      case .byte(let byte):
        if current.isEmpty { opens = before == .edge || before == .separator }
        current.append(byte)
      case .edge: close(true)
      case .separator:
        close(true)
        if pieces.last != .separator { pieces.append(.separator) }
      case .gap:
        close(false)
        if pieces.last != .gap { pieces.append(.gap) }
      }
      before = element
    }
    close(false)
    return pieces
  }

  private static func neighbour(_ pieces: [Piece], _ index: Int, _ step: Int) -> [UInt8] {
    let other = index + 2 * step
    guard pieces.indices.contains(other), pieces[index + step] == .separator,
      case .word(let bytes, true, true) = pieces[other]
    else { return [] }
    return bytes
  }
}
