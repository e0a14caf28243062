import ArticleModel
import SourceText

/// Takes the events of the parts of a Word document and gathers their paragraphs.
final class WordWalk: XMLEvents {
  private(set) var text = PackedText()
  private let styles: WordStyles
  private var part = 0
  /// Whether the part holds notes.
  private var isNotes = false
  /// Local names of the elements that are open.
  private var path: [String] = []
  /// Elements that are open inside of one that is left out, it included.
  private var skipped = 0
  private var tables = 0
  /// For each run that is open, whether it is hidden.
  private var runs: [Bool] = []
  /// For each, where it begins, and how many elements of text there were.
  private var runStarts: [(place: Int, elements: Int)] = []
  /// For each paragraph that is open, whether its end was taken out.
  private var joins: [Bool] = []
  /// The element of text that is open.
  private var element: (attribute: Int?, start: Int, pieces: [PackedText.Piece])?

  /// Elements of which nothing is read: what was deleted or moved away, codes of fields, readings above characters, and
  /// the second form of what newer programs show otherwise.
  private static let leftOut: Set<String> = [
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "sdtPr", "sectPr",
  ]

  init(_ styles: WordStyles) { self.styles = styles }

  /// The next part begins.
  func begin(part: Int) {
    self.part = part
    isNotes = part > 0
    (path, skipped, tables, runs, joins, element) = ([], 0, 0, [], [], nil)
    runStarts = []
    text.closeAll()
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    let parent = path.last
    path.append(name.local)
    if skipped > 0 {
      skipped += 1
      return
    }
    if WordWalk.leftOut.contains(name.local) {
      if name.local == "del", parent == "rPr", path.dropLast(2).last == "pPr", !joins.isEmpty {
        joins[joins.count - 1] = true
      }
      skipped = 1
      return
    }
    // Charts and drawings have paragraphs of their own, which are no text of the document.
    guard name.space.contains("wordprocessingml") || name.local == "oMath" else { return }
    switch name.local {
    case "p":
      text.begin(part: part, tables > 0 ? .table : isNotes ? .caption : nil, at: range)
      joins.append(false)
    case "pStyle": if let id = attributes.local("val") { apply(styles.use(id)) }
    case "tbl": tables += 1
    case "r":
      runs.append(false)
      runStarts.append((range.lower, text.elements.count))
    case "vanish":
      let isOff = ["0", "false", "off"].contains(attributes.local("val") ?? "")
      if parent == "rPr", path.dropLast(2).last == "r", !runs.isEmpty { runs[runs.count - 1] = !isOff }
    case "footnote", "endnote":
      if attributes.local("type") != nil, attributes.local("type") != "normal" { skipped = 1 }
    default: inline(name, attributes, parent, range)
    }
  }

  private func apply(_ use: WordStyles.Use) {
    text.update { paragraph in
      if paragraph.kind == nil { paragraph.kind = use.kind }
      if use.isQuoted { paragraph.isQuoted = true }
    }
  }

  /// What stands in a line.
  private func inline(_ name: XMLName, _ attributes: XMLAttributes, _ parent: String?, _ range: TextRange) {
    switch name.local {
    case "t" where parent == "r":
      let keeps = attributes.local("space") == "preserve"
      if runs.last != true { element = (keeps ? nil : range.upper - 1, range.upper, []) }
    case "tab" where parent == "r", "ptab" where parent == "r": text.appendMadeUp("\t")
    case "br" where parent == "r", "cr" where parent == "r": text.appendMadeUp(" ", isBreak: true)
    case "noBreakHyphen": text.appendMadeUp("-")
    case "sym", "oMath":
      text.appendMadeUp("\u{FFFC}")
      if name.local == "oMath" { skipped = 1 }
    default: break
    }
  }

  func end(_ name: XMLName, at range: TextRange) {
    path.removeLast()
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard name.space.contains("wordprocessingml") else { return }
    switch name.local {
    case "p":
      text.end(joining: joins.popLast() ?? false, at: range)
    case "tbl": tables -= 1
    case "r":
      _ = runs.popLast()
      if let (place, first) = runStarts.popLast() {
        for i in first..<text.elements.count where text.elements[i].run == nil {
          text.elements[i].run = TextRange(place, range.upper)
        }
      }
    case "t": endText(at: range)
    default: break
    }
  }

  private func endText(at range: TextRange) {
    guard var open = element else { return }
    element = nil
    // Without the attribute blanks at the ends do not count.
    if open.attribute != nil { WordWalk.trim(&open.pieces) }
    let index = text.elements.count
    text.elements.append(
      PackedText.Element(
        part: part, attribute: open.attribute, content: TextRange(open.start, max(open.start, range.lower))))
    for var piece in open.pieces {
      piece.element = index
      text.append(piece)
    }
  }

  private static func trim(_ pieces: inout [PackedText.Piece]) {
    while let first = pieces.first, let cut = cut(first, fromEnd: false) {
      pieces[0] = cut
      if !cut.bytes.isEmpty { break }
      pieces.removeFirst()
    }
    while let last = pieces.last, let cut = cut(last, fromEnd: true) {
      pieces[pieces.count - 1] = cut
      if !cut.bytes.isEmpty { break }
      pieces.removeLast()
    }
  }

  /// A piece without the blanks at an end; nil where there are none.
  private static func cut(_ piece: PackedText.Piece, fromEnd: Bool) -> PackedText.Piece? {
    let count =
      fromEnd ? piece.bytes.reversed().prefix { $0 == 0x20 }.count : piece.bytes.prefix { $0 == 0x20 }.count
    guard count > 0, let source = piece.source else { return nil }
    var cut = piece
    if fromEnd { cut.bytes.removeLast(count) } else { cut.bytes.removeFirst(count) }
    if piece.isExact {
      cut.source =
        fromEnd
        ? TextRange(source.lower, source.upper - count) : TextRange(source.lower + count, source.upper)
    }
    return cut
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    guard skipped == 0, element != nil else { return }
    // A line of the part is none of the text.
    let read = bytes.map { $0 < 0x20 ? 0x20 : $0 }
    element?.pieces.append(
      PackedText.Piece(bytes: read, source: range, isExact: bytes.count == range.count, element: nil))
  }
}
