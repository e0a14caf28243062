import SourceText

/// The words of one shape and what stands between them, as places in the shape: nothing is copied, since of
/// all words of all shapes few are ever looked for.
struct ShapePieces {
  private enum Kind {
    case word
    case separator
    case gap
  }

  private struct Piece {
    var kind: Kind
    /// Where the bytes of a word stand in the shape.
    var start = 0
    var end = 0
    /// Whether a word begins here for certain, and whether it ends here.
    var opens = false
    var closes = false

    var count: Int { end - start }
  }

  /// The shape at hand.
  private var shape = WordShapes.Shape(start: nil, count: 0)
  private var pieces: [Piece] = []

  /// A word and what looking for it costs.
  struct Choice {
    var trigger: WordTrigger
    var cost: Double
  }

  /// The words of a shape that cost the least, with the start of the match known and without; nil where there is
  /// none.
  mutating func bestWords(of shape: WordShapes.Shape) -> (anchored: Choice?, free: Choice?) {
    self.shape = shape
    divide()
    var anchored: (index: Int, wordsBack: Int, cost: Double)?
    var free: (index: Int, cost: Double)?
    var words = 0
    var isKnown = true
    for i in pieces.indices {
      let piece = pieces[i]
      guard piece.kind == .word else {
        if piece.kind == .gap || words == 0 { isKnown = false }
        continue
      }
      defer { words += 1 }
      if !piece.opens, words == 0 { isKnown = false }
      guard let part = part(piece), piece.count >= part.leastLength else { continue }
      let freeCost = cost(i, part, first: nil)
      if freeCost < free?.cost ?? .infinity { free = (i, freeCost) }
      guard isKnown, part != .ending, words < WordTrail.length - 1 else { continue }
      let anchoredCost = cost(i, part, first: first(before: words))
      if anchoredCost < anchored?.cost ?? .infinity { anchored = (i, words, anchoredCost) }
    }
    return (
      anchored.flatMap { best in
        trigger(at: best.index, wordsBack: best.wordsBack).map { Choice(trigger: $0, cost: best.cost) }
      },
      free.flatMap { best in
        trigger(at: best.index, wordsBack: nil).map { Choice(trigger: $0, cost: best.cost) }
      }
    )
  }

  /// The words without those that another one covers: the same again, or the same with fewer others around it.
  static func distinct(_ words: [Choice]) -> [Choice] {
    if words.count < 2 { return words }
    var seen: Set<WordTrigger> = []
    let covering = Set(words.map(\.trigger).filter { $0 == $0.alone })
    return words.filter { word in
      let isCovered = word.trigger != word.trigger.alone && covering.contains(word.trigger.alone)
      return !isCovered && seen.insert(word.trigger).inserted
    }
  }

  private mutating func divide() {
    pieces.removeAll(keepingCapacity: true)
    var start: Int?
    var opens = false
    var before: WordShapes.Element?
    for (i, element) in shape.enumerated() {
      switch element {
      case .byte:
        if start == nil {
          opens = before == .edge || before == .separator
          start = i
        }
      case .edge: close(&start, i, opens: opens, closes: true)
      case .separator:
        close(&start, i, opens: opens, closes: true)
        if pieces.last?.kind != .separator { pieces.append(Piece(kind: .separator)) }
      case .gap:
        close(&start, i, opens: opens, closes: false)
        if pieces.last?.kind != .gap { pieces.append(Piece(kind: .gap)) }
      }
      before = element
    }
    close(&start, shape.count, opens: opens, closes: false)
  }

  private mutating func close(_ start: inout Int?, _ end: Int, opens: Bool, closes: Bool) {
    guard let first = start else { return }
    pieces.append(Piece(kind: .word, start: first, end: end, opens: opens, closes: closes))
    start = nil
  }

  private func part(_ piece: Piece) -> WordTrigger.Part? {
    piece.opens ? (piece.closes ? .whole : .beginning) : (piece.closes ? .ending : nil)
  }

  /// The whole word right before a piece, with only separators between; nil where none is known.
  private func previous(_ index: Int) -> Piece? { neighbour(index, -1) }

  /// The whole word right after a piece.
  private func next(_ index: Int) -> Piece? {
    pieces[index].opens && pieces[index].closes ? neighbour(index, 1) : nil
  }

  /// The whole word that the match begins with, of a word that so many come before; nil where it is that word
  /// itself or the one right before it.
  private func first(before words: Int) -> Piece? {
    guard words > 1, let first = pieces.first, first.kind == .word, first.opens, first.closes else {
      return nil
    }
    return first
  }

  private func neighbour(_ index: Int, _ step: Int) -> Piece? {
    let other = index + 2 * step
    guard pieces.indices.contains(other), pieces[index + step].kind == .separator else { return nil }
    let piece = pieces[other]
    return piece.kind == .word && piece.opens && piece.closes ? piece : nil
  }

  private func trigger(at index: Int, wordsBack: Int?) -> WordTrigger? {
    let piece = pieces[index]
    guard let part = part(piece) else { return nil }
    func hash(_ places: some Sequence<Int>) -> UInt64 {
      var hash = ByteHash()
      for place in places { hash.add(byte(place)) }
      return hash.value
    }
    let range = piece.start..<piece.end
    return WordTrigger(
      hash: part == .ending ? hash(range.reversed()) : hash(range),
      previous: previous(index).map { hash($0.start..<$0.end) } ?? 0,
      next: next(index).map { hash($0.start..<$0.end) } ?? 0,
      first: first(before: wordsBack ?? 0).map { hash($0.start..<$0.end) } ?? 0,
      wordsBack: wordsBack.map { Int8(clamping: $0) } ?? -1, part: part,
      length: UInt8(clamping: piece.count),
      lead: lead(part == .ending ? piece.end - 3 : piece.start, piece.count))
  }

  private func lead(_ start: Int, _ count: Int) -> SIMD3<UInt8> {
    var lead = SIMD3<UInt8>.zero
    for i in 0..<min(3, count) { lead[i] = byte(start + i) }
    return lead
  }

  private func byte(_ place: Int) -> UInt8 {
    if case .byte(let byte) = shape[place] { return byte }
    return 0
  }
}

/// What words cost.
extension ShapePieces {
  /// What a search of the rest of a paragraph costs, as a multiple of a match that is tried at one place;
  /// measured on the packs.
  static let searchCost = 6.0

  /// What looking for a word costs in a text of so many words, as a share of as many candidates: those that
  /// there will be, and a look at what stands around it for each time that it is seen with one neighbour.
  private func cost(_ index: Int, _ part: WordTrigger.Part, first: Piece?) -> Double {
    // After a word its fellows come more often than anywhere.
    func factor(_ other: Piece?) -> Double { other.map { max(1 / 50, 5 * share(of: $0)) } ?? 1 }
    let alone = share(of: pieces[index]) * (part == .whole ? 1 : 4)
    let (previous, next) = (previous(index), next(index))
    let seen = alone * (part == .whole ? factor(next ?? previous) : 1)
    return alone * factor(previous) * factor(next) * factor(first) + seen / 50
  }

  /// About how many words of a text are one of this length, as a share: the shortest words are the commonest,
  /// and numbers are rare.
  private func share(of word: Piece) -> Double {
    let share =
      switch word.count {
      case ...2: 1.0 / 30
      case 3: 1.0 / 60
      case 4: 1.0 / 300
      case 5: 1.0 / 1500
      case 6: 1.0 / 2500
      case 7: 1.0 / 3500
      default: 1.0 / 5000
      }
    let isNumber = (word.start..<word.end).allSatisfy { byte($0) <= UInt8(ascii: "9") }
    return isNumber ? share / 20 : share
  }
}
