import ArticleModel
import SourceText

/// The text of a story while it is taken out of its mark-up, with the way back of every byte.
///
/// White space is what a reader of the page sees: runs of it are one blank, and none stands at the edges of a
/// paragraph. Paragraphs are parted by blank lines that stand nowhere in the file.
struct MarkupText {
  private(set) var bytes: [UInt8] = []
  /// To the text that the mark-up was read from.
  private(set) var origin = OriginBuilder()
  private(set) var regions: [Region] = []
  /// Quoted at length, without marks.
  private(set) var quoted: [TextRange] = []
  /// Never reported on.
  private(set) var verbatim: [TextRange] = []
  private(set) var blocks: [MarkupBlock] = []
  /// Where the file holds the text otherwise than before.
  private(set) var zones: [OriginMap.Zone] = []
  /// What the mark-up around what is written says of it.
  var markup: MarkupKinds = []

  /// Kinds of the paragraphs that are open, the innermost last.
  private var kinds: [RegionKind] = []
  private var quoteDepth = 0
  private var verbatimStart: Int?
  /// Where the paragraph that is being written begins; nil between paragraphs.
  private var paragraphStart: Int?
  private var paragraphKind = RegionKind.body
  private var paragraphMarkup: MarkupKinds = []
  /// White space that is written once something follows it.
  private var blank: (start: Int, end: Int)?
  /// Whether something without text is shown behind that white space, and the white space behind it.
  private var hasObject = false
  private var blankBehindObject: (start: Int, end: Int)?
  private var lineBreaks = 0

  /// What has been written of the paragraph that is open.
  var openText: ArraySlice<UInt8> { paragraphStart.map { bytes[$0...] } ?? [] }

  /// Whether nothing has been written of the paragraph that is open.
  var isAtParagraphStart: Bool { paragraphStart == nil }

  // MARK: Structure

  /// Opens a paragraph of a kind; what is written until `close` belongs to it.
  mutating func open(_ kind: RegionKind) {
    endParagraph()
    kinds.append(kind)
  }

  /// Closes what `open` opened last.
  mutating func close() {
    endParagraph()
    _ = kinds.popLast()
  }

  /// Begins or ends somebody else's words.
  mutating func quote(_ isOpening: Bool) {
    endParagraph()
    quoteDepth = max(0, quoteDepth + (isOpening ? 1 : -1))
  }

  /// Begins or ends what is never reported on.
  mutating func markVerbatim(_ isOpening: Bool) {
    if isOpening {
      flushBlank()
      if verbatimStart == nil { verbatimStart = bytes.count }
    } else if let start = verbatimStart {
      if start < bytes.count { verbatim.append(TextRange(start, bytes.count)) }
      verbatimStart = nil
    }
  }

  /// Ends the paragraph, where one is open. The next one may be of another kind.
  mutating func endParagraph() {
    blank = nil
    dropObject()
    lineBreaks = 0
    guard let start = paragraphStart else { return }
    paragraphStart = nil
    let range = TextRange(start, bytes.count)
    regions.append(Region(kind: paragraphKind, range: range))
    blocks.append(MarkupBlock(range: range, kinds: paragraphMarkup))
    if quoteDepth > 0 { quoted.append(range) }
  }

  /// Makes what is written of the open paragraph one of another kind.
  mutating func recast(_ kind: RegionKind, _ markup: MarkupKinds) {
    paragraphKind = kind
    paragraphMarkup = markup
  }

  /// A line break inside a paragraph; two of them part paragraphs.
  mutating func breakLine() {
    dropObject()
    lineBreaks += 1
    if lineBreaks == 2 { endParagraph() }
  }

  /// Something is shown here that has no text of its own: an image, a formula, a field. Behind white space in a line
  /// it keeps its place, so that what stands before it and behind it does not read as neighbours.
  mutating func addObject() {
    guard paragraphStart != nil, blank != nil, lineBreaks == 0 else { return }
    hasObject = true
  }

  private mutating func dropObject() {
    hasObject = false
    blankBehindObject = nil
  }

  /// What lies between the file and the text that is written from here on.
  mutating func enterZone(_ layers: [EscapeLayer]) {
    if let last = zones.last, last.layers.map(\.name) == layers.map(\.name) { return }
    if zones.last?.start == bytes.count { zones.removeLast() }
    zones.append(OriginMap.Zone(start: bytes.count, layers: layers))
  }

  /// Appends a story that was taken out of a text of which `map` is the origin, as paragraphs of their own. Its
  /// layers are those of `map` and `layers`.
  mutating func append(_ inner: MarkupText, through map: OriginMap, layers: [EscapeLayer]) {
    endParagraph()
    guard !inner.bytes.isEmpty else { return }
    if !bytes.isEmpty {
      bytes.append(contentsOf: [0x0A, 0x0A])
      origin.appendMadeUp(count: 2)
    }
    enterZone(layers)
    let start = bytes.count
    let whole = map.composed(with: OriginMap(segments: inner.origin.segments), count: inner.bytes.count)
    origin.append(whole, length: inner.bytes.count)
    bytes += inner.bytes
    regions += inner.regions.map { Region(kind: $0.kind, range: $0.range.moved(by: start)) }
    quoted += inner.quoted.map { $0.moved(by: start) }
    verbatim += inner.verbatim.map { $0.moved(by: start) }
    blocks += inner.blocks.map { MarkupBlock(range: $0.range.moved(by: start), kinds: $0.kinds) }
  }

  /// Appends a field as it stands, line breaks and all, as one stretch of a kind that the parser parts further.
  mutating func appendAsIs(_ field: FieldText, as kind: RegionKind, layers: [EscapeLayer]) {
    endParagraph()
    guard !field.bytes.isEmpty else { return }
    if !bytes.isEmpty {
      bytes.append(contentsOf: [0x0A, 0x0A])
      origin.appendMadeUp(count: 2)
    }
    enterZone(layers)
    let range = TextRange(bytes.count, bytes.count + field.bytes.count)
    origin.append(field.map, length: field.bytes.count)
    bytes += field.bytes
    regions.append(Region(kind: kind, range: range))
    blocks.append(MarkupBlock(range: range, kinds: []))
  }

  // MARK: Text

  /// Bytes that stand in the source as they are, from an offset on.
  mutating func append(_ slice: UnsafeBufferPointer<UInt8>, at start: Int) {
    var i = 0
    while i < slice.count {
      if MarkupText.isBlank(slice[i]) {
        let from = i
        while i < slice.count, MarkupText.isBlank(slice[i]) { i += 1 }
        addBlank(start + from, start + i)
        continue
      }
      let from = i
      while i < slice.count, !MarkupText.isBlank(slice[i]) { i += 1 }
      begin(with: slice[from])
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: slice[from..<i]))
      origin.append(count: i - from, textUnit: 1, fileStart: start + from, fileUnit: 1)
    }
  }

  /// Text that is written otherwise in the source: a reference, an escape.
  mutating func append(_ text: some Collection<UInt8>, for source: Range<Int>) {
    guard !text.isEmpty else { return }
    if text.count == 1, let only = text.first, MarkupText.isBlank(only) {
      return addBlank(source.lowerBound, source.upperBound)
    }
    begin(with: text.first ?? 0)
    bytes.append(contentsOf: text)
    guard text.count < 256, source.count < 256 else {
      origin.append(count: text.count, textUnit: 1, fileStart: source.lowerBound, fileUnit: 0)
      return
    }
    origin.append(textUnit: text.count, fileStart: source.lowerBound, fileUnit: source.count)
  }

  /// Text whose bytes cannot be told apart in the source: it can be read, but nothing in it mended.
  mutating func append(_ text: some Collection<UInt8>, near offset: Int) {
    var isAfterBlank = false
    for byte in text {
      if MarkupText.isBlank(byte) {
        isAfterBlank = true
        continue
      }
      if isAfterBlank { addBlank(offset, offset) }
      isAfterBlank = false
      begin(with: byte)
      bytes.append(byte)
      origin.append(textUnit: 1, fileStart: offset, fileUnit: 0)
    }
    if isAfterBlank { addBlank(offset, offset) }
  }

  /// Lines that are laid out by blanks, as they stand.
  mutating func appendLines(_ slice: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard slice.contains(where: { !MarkupText.isBlank($0) }) else { return }
    begin(with: slice[0])
    bytes.append(contentsOf: slice)
    origin.append(count: slice.count, textUnit: 1, fileStart: start, fileUnit: 1)
  }

  private mutating func addBlank(_ start: Int, _ end: Int) {
    guard paragraphStart != nil else { return }
    if hasObject {
      blankBehindObject = blankBehindObject ?? (start, end)
      return
    }
    if let open = blank, open.end == start { blank?.end = end } else if blank == nil { blank = (start, end) }
  }

  /// Writes what has to stand before more text, whose first byte is given.
  private mutating func begin(with first: UInt8) {
    if paragraphStart == nil {
      if !bytes.isEmpty {
        bytes.append(contentsOf: [0x0A, 0x0A])
        origin.appendMadeUp(count: 2)
      }
      paragraphStart = bytes.count
      paragraphKind = kinds.last ?? .body
      paragraphMarkup = markup
      blank = nil
      lineBreaks = 0
    } else if lineBreaks > 0 {
      bytes.append(0x0A)
      origin.appendMadeUp(count: 1)
      blank = nil
      lineBreaks = 0
    } else {
      flushBlank()
      if hasObject { flushObject(before: first) }
    }
  }

  /// Writes U+FFFC, which stands for an object, as text that is never reported on.
  private mutating func flushObject(before first: UInt8) {
    let start = bytes.count
    bytes += [0xEF, 0xBF, 0xBC]
    origin.appendMadeUp(count: 3)
    verbatim.append(TextRange(start, bytes.count))
    if blankBehindObject != nil {
      blank = blankBehindObject
      flushBlank()
    } else if !",.;:!?)]".utf8.contains(first) {
      // What follows belongs to no word that the object ends.
      bytes.append(0x20)
      origin.appendMadeUp(count: 1)
    }
    dropObject()
  }

  private mutating func flushBlank() {
    guard let open = blank, paragraphStart != nil else { return }
    blank = nil
    bytes.append(0x20)
    let count = open.end - open.start
    origin.append(textUnit: 1, fileStart: open.start, fileUnit: count < 256 ? count : 0)
  }

  /// White space of HTML: a no-break space is a character like others.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }
}
