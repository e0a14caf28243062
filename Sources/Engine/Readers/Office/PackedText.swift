import ArticleModel
import SourceText

/// The text of a word processor's document while its parts are read: paragraph by paragraph, each piece with the
/// bytes of the part that it comes from.
struct PackedText {
  /// A stretch of text.
  struct Piece {
    var bytes: [UInt8]
    /// In the part; nil: it stands nowhere there, or cannot be changed (a tab, a line break).
    var source: TextRange?
    /// Whether the bytes are those of the part, one for one; otherwise they are one reference, or one element.
    var isExact: Bool
    /// The element of text that it stands in: an index of `elements`; nil without one.
    var element: Int?
    /// Whether lines part here.
    var isBreak = false
  }

  /// An element that holds text and says whether the blanks at its ends count (`w:t`).
  struct Element {
    var part: Int
    /// Where a further attribute goes in; nil where the blanks count already.
    var attribute: Int?
    /// Between its tags.
    var content: TextRange
    /// The run that it stands in, tags and all; nil while that is open.
    var run: TextRange?
  }

  struct Paragraph {
    /// The part that it stands in: an index of the parts of the document.
    var part: Int
    /// nil: whatever the parser makes of it.
    var kind: RegionKind?
    var isQuoted = false
    var pieces: [Piece] = []
    /// Its element in the part, tags and all.
    var source: TextRange

    var isBlank: Bool { pieces.allSatisfy { DocumentReader.isBlank($0.bytes) } }
  }

  var paragraphs: [Paragraph] = []
  var elements: [Element] = []
  /// Paragraphs that are open, the innermost last: those of a text box stand in one of the text around it.
  private var open: [Int] = []
  /// Whether the next paragraph goes on with this one: the mark between them was taken out.
  private var joins = false

  var isInParagraph: Bool { !open.isEmpty }

  mutating func begin(part: Int, _ kind: RegionKind?, at range: TextRange) {
    if joins, let last = paragraphs.indices.last, open.isEmpty {
      joins = false
      open.append(last)
      return
    }
    open.append(paragraphs.count)
    paragraphs.append(Paragraph(part: part, kind: kind, source: range))
  }

  /// Ends the innermost paragraph; `joining`: the next one goes on with it.
  mutating func end(joining: Bool, at range: TextRange) {
    guard let last = open.popLast() else { return }
    paragraphs[last].source = TextRange(paragraphs[last].source.lower, range.upper)
    joins = joining
  }

  /// Changes the innermost open paragraph.
  mutating func update(_ body: (inout Paragraph) -> Void) {
    if let last = open.last { body(&paragraphs[last]) }
  }

  /// A part ends, whatever it left open.
  mutating func closeAll() {
    open = []
    joins = false
  }

  mutating func append(_ piece: Piece) {
    if !piece.bytes.isEmpty { update { $0.pieces.append(piece) } }
  }

  /// A blank or a mark that stands nowhere as a byte.
  mutating func appendMadeUp(_ text: String, isBreak: Bool = false) {
    append(Piece(bytes: Array(text.utf8), source: nil, isExact: false, element: nil, isBreak: isBreak))
  }
}

extension PackedText {
  /// What people are shown: a line for each paragraph, the empty ones too, so that a line's number is its
  /// paragraph's.
  func shown(name: String) -> SourceText {
    var bytes: [UInt8] = []
    for paragraph in paragraphs {
      for piece in paragraph.pieces { bytes += piece.bytes }
      bytes.append(0x0A)
    }
    return SourceText(name: name, bytes: bytes)
  }

  /// What the parser is handed; its origin leads to the text that people are shown.
  func document(name: String, format: FileFormat) -> ReadDocument {
    var bytes: [UInt8] = []
    var origin = OriginBuilder()
    var regions: [Region] = []
    var quoted: [TextRange] = []
    var verbatim: [TextRange] = []
    var line = 0
    var hasText = false
    for paragraph in paragraphs {
      let start = line
      line += paragraph.pieces.reduce(1) { $0 + $1.bytes.count }
      let (from, to) = PackedText.inner(paragraph, at: start)
      guard from < to else { continue }
      if !bytes.isEmpty {
        bytes += [0x0A, 0x0A]
        origin.appendMadeUp(count: 2)
      }
      let begin = bytes.count
      var at = start
      for piece in paragraph.pieces {
        let (lower, upper) = (max(at, from), min(at + piece.bytes.count, to))
        if lower < upper {
          if piece.bytes == PackedText.object {
            verbatim.append(TextRange(bytes.count, bytes.count + upper - lower))
          }
          bytes += piece.isBreak ? [0x0A] : Array(piece.bytes[(lower - at)..<(upper - at)])
          origin.append(
            count: upper - lower, textUnit: 1, fileStart: lower, fileUnit: piece.source == nil ? 0 : 1)
        }
        at += piece.bytes.count
      }
      let range = TextRange(begin, bytes.count)
      var kind = paragraph.kind
      // The first heading of a document is that of the story.
      if kind == .crosshead, !hasText { kind = .headline }
      hasText = true
      if let kind { regions.append(Region(kind: kind, range: range)) }
      if paragraph.isQuoted { quoted.append(range) }
    }
    return ReadDocument(
      text: SourceText(name: name, bytes: bytes), origin: OriginMap(segments: origin.segments),
      metadata: ArticleMetadata(format: format.name), stated: regions, quoted: quoted, verbatim: verbatim)
  }

  /// U+FFFC, which stands for a formula or a picture between words.
  static let object: [UInt8] = [0xEF, 0xBF, 0xBC]

  /// The text of a paragraph that begins at an offset, without the blanks at its ends.
  private static func inner(_ paragraph: Paragraph, at start: Int) -> (Int, Int) {
    let bytes = paragraph.pieces.flatMap(\.bytes)
    guard let first = bytes.firstIndex(where: { !MarkupText.isBlank($0) }),
      let last = bytes.lastIndex(where: { !MarkupText.isBlank($0) })
    else { return (start, start) }
    return (start + first, start + last + 1)
  }
}
