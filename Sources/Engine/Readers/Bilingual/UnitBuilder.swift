import ArticleModel
import Bitext
import SourceText

/// Gathers the segments of a bilingual XML document: text and inline codes of both sides.
struct UnitBuilder {
  /// One text of one side: of a unit, or of one of its segments.
  struct Piece {
    /// Which segment of the unit it is; empty where the unit has one only.
    var id: String
    var range: TextRange
    var codes: [InlineCode] = []
  }

  private(set) var source = SideBuilder()
  private(set) var target = SideBuilder()
  private(set) var segments: [Segment] = []
  private(set) var codes: [InlineCode] = []
  /// Whether what is to come belongs to another text than the segments so far.
  private(set) var isAtBreak = false

  private var open: (isSource: Bool, id: String, place: Int, start: Int, codes: [InlineCode])?
  private(set) var sources: [Piece] = []
  private(set) var targets: [Piece] = []

  /// Whether text is being taken.
  var isOpen: Bool { open != nil }

  /// Text that follows belongs to a piece of a side; `place` is where the file would take it.
  mutating func begin(isSource: Bool, id: String, place: Int, separator: String) {
    let start: Int
    if isSource {
      source.appendMadeUp(separator)
      start = source.end
    } else {
      target.appendMadeUp(separator)
      start = target.end
    }
    open = (isSource, id, place, start, [])
  }

  /// The piece is at its end.
  mutating func finish() {
    guard let piece = open else { return }
    open = nil
    var end = piece.isSource ? source.end : target.end
    if end == piece.start {
      // An empty piece is the place where text is due.
      if piece.isSource { source.markPlace(piece.place) } else { target.markPlace(piece.place) }
      end += 1
      let made = Piece(id: piece.id, range: TextRange(at: end - 1), codes: piece.codes)
      if piece.isSource { sources.append(made) } else { targets.append(made) }
      return
    }
    let range = TextRange(piece.start, end)
    let made = Piece(id: piece.id, range: range, codes: piece.codes)
    if piece.isSource { sources.append(made) } else { targets.append(made) }
  }

  /// Characters of the piece that is open.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    guard let open else { return }
    func add(_ side: inout SideBuilder) {
      if bytes.count == range.count {
        side.append(bytes, fileStart: range.lower)
      } else {
        side.append(bytes, writtenAt: range.lower, fileUnit: range.count)
      }
    }
    if open.isSource { add(&source) } else { add(&target) }
  }

  mutating func addCode(_ label: String) {
    // Not `guard let piece = open`: a second reference to the codes would have each of them copy all before it.
    guard let isSource = open?.isSource else { return }
    open?.codes.append(
      InlineCode(label: label, offset: isSource ? source.end : target.end, isSource: isSource))
  }

  /// Forgets the pieces that were taken of one side of the unit.
  mutating func dropSources() { sources.removeAll() }

  /// Makes segments of the pieces that were taken: those of one id belong together. `states`: of single segments, by
  /// their ids; a unit that is locked is so as a whole.
  mutating func close(
    state: Segment.State, context: UInt64, place: Int, states: [String: Segment.State] = [:]
  ) {
    defer {
      sources.removeAll(keepingCapacity: true)
      targets.removeAll(keepingCapacity: true)
    }
    // The targets of each id, the first one last.
    var places: [String: [Int]] = [:]
    for i in targets.indices.reversed() { places[targets[i].id, default: []].append(i) }
    var isTaken = [Bool](repeating: false, count: targets.count)
    for piece in sources {
      let twin =
        places[piece.id]?.popLast() ?? (sources.count == 1 && targets.count == 1 ? 0 : nil)
      if let twin { isTaken[twin] = true }
      add(
        piece, twin.map { targets[$0] } ?? missing(place),
        state == .locked ? state : states[piece.id] ?? state, context)
    }
    for (i, piece) in targets.enumerated() where !isTaken[i] {
      source.appendMadeUp("\n\n")
      source.markPlace(piece.range.lower)
      add(Piece(id: "", range: TextRange(at: source.end - 1)), piece, state, context)
    }
  }

  private mutating func missing(_ place: Int) -> Piece {
    target.appendMadeUp("\n\n")
    target.markPlace(place)
    return Piece(id: "", range: TextRange(at: target.end - 1))
  }

  private mutating func add(_ from: Piece, _ to: Piece, _ state: Segment.State, _ context: UInt64) {
    let first = Int32(codes.count)
    codes += from.codes
    codes += to.codes
    segments.append(
      Segment(
        source: from.range, target: to.range, codes: first..<Int32(codes.count), state: state,
        context: context))
  }

  /// Another text begins.
  mutating func addBreak() { isAtBreak = !segments.isEmpty }

  /// Whether the segments so far make a piece.
  var isPiece: Bool { isAtBreak || PieceSize.isFull(segments.count, target.end) }

  /// The segments since the last call, no unit being open.
  mutating func take(_ decoded: DecodedText, _ languages: StatedLanguages) -> BilingualDocument {
    defer {
      (source, target, isAtBreak) = (SideBuilder(), SideBuilder(), false)
      segments.removeAll()
      codes.removeAll()
    }
    return BilingualDocument(
      source: source.side(decoded.text.name, languages.source, [.xml], outer: decoded.origin),
      target: target.side(decoded.text.name, languages.target, [.xml], outer: decoded.origin),
      segments: segments, codes: codes)
  }
}
