/// A word, or a part of one, that stands in every match of one shape.
struct RequiredWord: Hashable {
  enum Part {
    case whole
    /// The word begins so.
    case beginning
    /// The word ends so.
    case ending

    /// In bytes: shorter ones stand in too many words.
    var leastLength: Int {
      switch self {
      case .whole: 1
      case .beginning: 2
      case .ending: 3
      }
    }
  }

  var part: Part
  /// In lower case.
  var bytes: [UInt8]
  /// The whole word right before it, with only separators between; empty where none is known.
  var previous: [UInt8] = []
  /// The whole word right after it; of whole words alone.
  var next: [UInt8] = []
  /// How many words before it the match begins, exactly at that word; nil where that is not known.
  var wordsBack: Int?
  /// The word that the match begins with, where it is another one and known whole; else empty.
  var first: [UInt8] = []

  /// Words of which each match of the shapes holds one, those that spare the most work; nil where a shape has
  /// none.
  ///
  /// Where the match begins is either known of all of them, and it is tried there alone, or of none.
  static func best(of shapes: [WordShapes.Shape]) -> [RequiredWord]? {
    let pieces = shapes.map(pieces)
    var best: (words: [RequiredWord], cost: Double)?
    for isAnchored in [true, false] {
      var words: [RequiredWord] = []
      for shape in pieces {
        guard let word = cheapest(of: shape, isAnchored: isAnchored) else { break }
        words.append(word)
      }
      if words.count < pieces.count { continue }
      words = distinct(words)
      let cost = words.reduce(0) { $0 + $1.cost } * (isAnchored ? 1 : searchCost)
      if best == nil || cost < best?.cost ?? 0 { best = (words, cost) }
    }
    return best?.words
  }

  /// What a search of the rest of a paragraph costs, as a multiple of a match that is tried at one place;
  /// measured on the packs.
  private static let searchCost = 6.0

  /// The word of a shape that is looked for at the least cost.
  private static func cheapest(of pieces: [Piece], isAnchored: Bool) -> RequiredWord? {
    var best: RequiredWord?
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
      guard let part = part(opens, closes), bytes.count >= part.leastLength else { continue }
      var word = RequiredWord(part: part, bytes: bytes)
      word.previous = neighbour(pieces, i, -1)
      word.next = part == .whole ? neighbour(pieces, i, 1) : []
      if isAnchored {
        guard isKnown, part != .ending, words < WordTrail.length - 1 else { continue }
        word.wordsBack = words
        if words > 1, case .word(let first, true, true) = pieces[0] { word.first = first }
      }
      if best == nil || word.cost < best?.cost ?? 0 { best = word }
    }
    return best
  }

  /// What looking for the word costs in a text of so many words, as a share of as many candidates: those that
  /// there will be, and a look at what stands around it for each time that it is seen with one neighbour.
  private var cost: Double {
    // After a word its fellows come more often than anywhere.
    func share(_ neighbour: [UInt8]) -> Double {
      neighbour.isEmpty ? 1 : max(1 / 50, 5 * RequiredWord.share(of: neighbour))
    }
    let alone = RequiredWord.share(of: bytes) * (part == .whole ? 1 : 4)
    let seen = alone * (part == .whole ? share(next.isEmpty ? previous : next) : 1)
    return alone * share(previous) * share(next) * share(first) + seen / 50
  }

  /// About how many words of a text are one of this length, as a share: the shortest words are the commonest,
  /// and numbers are rare.
  private static func share(of bytes: [UInt8]) -> Double {
    let shares: [Double] = [1 / 30, 1 / 30, 1 / 60, 1 / 300, 1 / 1500, 1 / 2500, 1 / 3500]
    let share = bytes.count > shares.count ? 1 / 5000 : shares[bytes.count - 1]
    return bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? share / 20 : share
  }

  /// The words without those that another one covers: the same again, or the same with fewer neighbours.
  static func distinct(_ words: [RequiredWord]) -> [RequiredWord] {
    var seen: Set<RequiredWord> = []
    let covering = Set(words.filter(\.isAlone))
    return words.filter { word in
      let isCovered =
        !word.isAlone
        && covering.contains(RequiredWord(part: word.part, bytes: word.bytes, wordsBack: word.wordsBack))
      return !isCovered && seen.insert(word).inserted
    }
  }

  /// Whether no other word is asked for with it.
  private var isAlone: Bool { previous.isEmpty && next.isEmpty && first.isEmpty }

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
