import ArticleModel
import SourceText

/// Takes headline, byline and body out of a ninjs item, joined by blank lines.
enum NinjsReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    decoded.text.bytes.withUnsafeBufferPointer { p in
      var scanner = JSONScanner(p)
      var item = NinjsItem(p)
      scanning: while true {
        let event = scanner.next()
        item.add(event, depth: scanner.depth)
        if case .end = event { break scanning }
      }
      item.finish()
      var text = NinjsText(p)
      text.append(item.headline, as: .headline)
      text.append(item.byline, as: .byline)
      text.append(item.body, as: .body)
      let layers: [EscapeLayer] = text.appendHTML(item.htmlBody) ? [.json, .xml] : [.json]
      let metadata = ArticleMetadata(
        format: FileFormat.ninjs.name, date: item.date.flatMap(text.string),
        embargo: item.embargo.flatMap(text.string), language: item.language.flatMap(text.string))
      let document = ReadDocument(
        text: SourceText(name: decoded.text.name, bytes: text.bytes),
        origin: decoded.origin.composed(
          with: OriginMap(segments: text.origin.segments, layers: layers)),
        metadata: metadata, stated: text.regions, quoted: text.quoted, verbatim: text.verbatim)
      return ReadResult(
        document: document,
        problems: decoded.problems + problems(of: item, scanner.fault, text, decoded.origin))
    }
  }

  private static func problems(
    of item: NinjsItem, _ fault: JSONScanner.Fault?, _ text: NinjsText, _ origin: OriginMap
  ) -> [ReadProblem] {
    var found = text.faults
    if let fault {
      found.append(
        ReadProblem(
          kind: .malformedJSON, isError: true, range: fault.range,
          message: "malformed JSON: \(fault.message)"))
    }
    if DocumentReader.isBlank(text.bytes), fault == nil {
      found.append(note(TextRange(at: 0), "no headline, byline or body of ninjs in this file"))
    }
    for i in found.indices { found[i].range = origin.fileRange(found[i].range) }
    return found.sorted { $0.range < $1.range }
  }

  private static func note(_ range: TextRange, _ message: String) -> ReadProblem {
    ReadProblem(kind: .nothingToRead, isError: false, range: range, message: message)
  }
}

/// The article's text as it is put together from JSON strings.
private struct NinjsText {
  private(set) var bytes: [UInt8] = []
  /// To the decoded JSON.
  private(set) var origin = OriginBuilder()
  private(set) var regions: [Region] = []
  private(set) var quoted: [TextRange] = []
  private(set) var verbatim: [TextRange] = []
  private var log = FaultLog()
  private let p: UnsafeBufferPointer<UInt8>

  init(_ p: UnsafeBufferPointer<UInt8>) { self.p = p }

  /// Escapes that are no characters.
  var faults: [ReadProblem] { log.finished() }

  /// Appends a part, with a paragraph break that stands nowhere in the file before it.
  mutating func append(_ contents: TextRange?, as kind: RegionKind) {
    guard let contents, !contents.isEmpty else { return }
    if !bytes.isEmpty {
      bytes.append(contentsOf: [0x0A, 0x0A])
      origin.appendMadeUp(count: 2)
    }
    let start = bytes.count
    unescape(contents)
    regions.append(Region(kind: kind, range: TextRange(start, bytes.count)))
  }

  /// Appends the story inside a string of HTML; false where there is none, or one that nests too deep.
  mutating func appendHTML(_ contents: TextRange?) -> Bool {
    guard let contents, !contents.isEmpty else { return false }
    var scratch = NinjsText(p)
    scratch.unescape(contents)
    log = scratch.log
    if HTMLNesting.fault(in: scratch.bytes) != nil { return false }
    var walk = HTMLWalk(continuing: MarkupText(), at: 0)
    scratch.bytes.withUnsafeBufferPointer { walk.run($0) }
    guard !walk.text.bytes.isEmpty else { return false }
    if !bytes.isEmpty {
      bytes.append(contentsOf: [0x0A, 0x0A])
      origin.appendMadeUp(count: 2)
    }
    let start = bytes.count
    let inner = OriginMap(segments: scratch.origin.segments)
    origin.append(
      inner.composed(with: OriginMap(segments: walk.text.origin.segments)),
      length: walk.text.bytes.count)
    bytes += walk.text.bytes
    func moved(_ range: TextRange) -> TextRange { TextRange(start + range.lower, start + range.upper) }
    regions += walk.text.regions.map { Region(kind: $0.kind, range: moved($0.range)) }
    quoted += walk.text.quoted.map(moved)
    verbatim += walk.text.verbatim.map(moved)
    return true
  }

  /// A string by itself, such as a date or a language tag; nil for one that is too long to be either.
  func string(_ contents: TextRange) -> String? {
    guard contents.count <= 256 else { return nil }
    var scratch = NinjsText(p)
    scratch.unescape(contents)
    return String(decoding: scratch.bytes, as: UTF8.self)
  }

  private mutating func unescape(_ contents: TextRange) {
    var i = contents.lower
    while i < contents.upper {
      var end = i
      while end < contents.upper, p[end] != UInt8(ascii: "\\") { end += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: p[i..<end]))
      origin.append(count: end - i, textUnit: 1, fileStart: i, fileUnit: 1)
      i = end
      guard i < contents.upper else { return }
      let escape = JSONEscape.scalar(p, at: i, end: contents.upper)
      if escape == nil {
        let name = String(decoding: p[i..<(i + 6)], as: UTF8.self)
        log.add(TextRange(i, i + 6), "escape '\(name)' is half a surrogate pair")
      }
      let (value, length) = escape ?? (0xFFFD, 6)
      let written = UTF8Writing.append(value, to: &bytes)
      origin.append(textUnit: written, fileStart: i, fileUnit: length)
      i += length
    }
  }
}
