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

  /// The word of a shape that spares the most work; nil where it has none: long words are rare, a known
  /// start spares a search, and known neighbours rule out most places.
  mutating func bestWord(of shape: WordShapes.Shape) -> WordTrigger? {
    self.shape = shape
    divide()
    var best: (index: Int, wordsBack: Int?, score: Int)?
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
      guard let part = part(piece), part == .whole || piece.count >= 3 else { continue }
      let wordsBack = isKnown && part != .ending ? words : nil
      let neighbours = (previous(i)?.count ?? 0) + (next(i)?.count ?? 0)
      let score =
        piece.count * 4 + (part == .whole ? 3 : 0) + (wordsBack == nil ? 0 : 6) + min(neighbours, 6)
      if score > best?.score ?? Int.min { best = (i, wordsBack, score) }
    }
    return best.flatMap { trigger(at: $0.index, wordsBack: $0.wordsBack) }
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
  private func next(_ index: Int) -> Piece? { pieces[index].closes ? neighbour(index, 1) : nil }

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
      wordsBack: wordsBack.map { Int8(clamping: $0) } ?? -1, part: part,
      length: UInt8(clamping: piece.count), last: byte(piece.end - 1))
  }

  private func byte(_ place: Int) -> UInt8 {
    if case .byte(let byte) = shape[place] { return byte }
    return 0
  }
}
