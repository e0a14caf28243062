import ArticleModel
import SourceText

/// A word processor's document: an archive whose parts are XML. Its text is no bytes of the file; what is found in it
/// and mended is placed in a text with a line for each paragraph, and written back into the elements that it comes
/// from, so that formats, pictures and all that is not touched stay as they are, byte for byte.
package struct PackedDocument: Sendable {
  /// A line for each paragraph.
  package let shown: SourceText
  let document: ReadDocument
  let problems: [ReadProblem]
  let format: FileFormat
  let archive: ZipArchive
  /// The parts that hold text: their places in the archive, and their bytes.
  let parts: [(member: Int, bytes: [UInt8])]
  let text: PackedText
  /// Where the lines of `shown` begin.
  private let lines: [Int]

  init(
    _ file: SourceText, _ format: FileFormat, _ archive: ZipArchive, _ parts: [(member: Int, bytes: [UInt8])],
    _ text: PackedText, _ problems: [ReadProblem]
  ) {
    shown = text.shown(name: file.name)
    document = text.document(name: file.name, format: format)
    (self.format, self.archive, self.parts, self.text, self.problems) = (
      format, archive, parts, text, problems
    )
    var lines: [Int] = []
    var at = 0
    for paragraph in text.paragraphs {
      lines.append(at)
      at += paragraph.pieces.reduce(1) { $0 + $1.bytes.count }
    }
    self.lines = lines
  }

  /// The document of a file of such a format, where it can be read; nil for other formats.
  package static func read(_ file: SourceText, as format: FileFormat?) -> PackedDocument? {
    guard let format = FileFormat.packed(file, stated: format), case .packed(let read) = format.reading else {
      return nil
    }
    return try? read(file)
  }

  /// Whether a file is of such a format.
  package static func isPacked(_ file: SourceText, as format: FileFormat?) -> Bool {
    FileFormat.packed(file, stated: format) != nil
  }

  /// The text of one of the parts; nil where there are fewer.
  package func part(_ index: Int) -> String? {
    parts.indices.contains(index) ? String(decoding: parts[index].bytes, as: UTF8.self) : nil
  }

  // MARK: Edits

  /// One change of a part.
  struct Change {
    var part: Int
    var range: TextRange
    var text: String
    /// The element of text that it is in.
    var element: Int?
  }

  /// Whether an edit of `shown` changes nothing but text.
  package func takes(_ range: TextRange, _ text: String) -> Bool { changes(range, text) != nil }

  /// The file with some edits of `shown`, in order and apart; nil where one of them cannot be written.
  package func applying(_ edits: [(range: TextRange, text: String)]) -> [UInt8]? {
    var all: [Change] = []
    for (range, text) in edits {
      guard let changes = changes(range, text) else { return nil }
      all += changes
    }
    return contents(all).flatMap { archive.replacing($0) }
  }

  /// The parts that some changes are in, by their places in the archive; nil where changes overlap.
  func contents(_ changes: [Change]) -> [Int: [UInt8]]? {
    var contents: [Int: [UInt8]] = [:]
    for (part, (member, bytes)) in parts.enumerated() {
      var own = changes.filter { $0.part == part }
      guard !own.isEmpty else { continue }
      own += keepingBlanks(own, bytes)
      // What goes in at one place keeps its order.
      let order = own.indices.sorted {
        own[$0].range != own[$1].range ? own[$0].range < own[$1].range : $0 < $1
      }
      var out: [UInt8] = []
      var at = 0
      for change in order.map({ own[$0] }) {
        guard change.range.lower >= at else { return nil }
        out += bytes[at..<change.range.lower]
        out += change.text.utf8
        at = change.range.upper
      }
      contents[member] = out + bytes[at...]
    }
    return contents
  }

  /// What an edit of `shown` is in the parts: the new text goes where the old began, the rest of the old is taken
  /// out. Nil where it touches what is no text, or more than one paragraph.
  func changes(_ range: TextRange, _ text: String) -> [Change]? {
    let old = Array(shown.bytes[range.lower..<range.upper])
    let new = Array(text.utf8)
    // Only what differs is touched, so that the runs beside it stay as they are.
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    while head > 0, head < max(old.count, new.count),
      PackedDocument.continues(old, head) || PackedDocument.continues(new, head)
    {
      head -= 1
    }
    var tail = 0
    while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }
    while tail > 0,
      PackedDocument.continues(old, old.count - tail) || PackedDocument.continues(new, new.count - tail)
    {
      tail -= 1
    }
    let inner = TextRange(range.lower + head, range.upper - tail)
    let written = String(decoding: new[head..<(new.count - tail)], as: UTF8.self)
    let next = lines.partitioningIndex { $0 > inner.lower }
    guard next > 0 else { return nil }
    guard
      !written.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x2029 })
    else { return nil }
    // What differs may lie inside of what is one whole (several blanks in one element): then all of it is written.
    return changes(inner, written, in: next - 1)
      ?? (inner == range ? nil : changes(range, text, in: next - 1))
  }

  /// Whether a byte is inside a character.
  private static func continues(_ bytes: [UInt8], _ at: Int) -> Bool {
    at < bytes.count && bytes[at] & 0xC0 == 0x80
  }

  private func changes(_ range: TextRange, _ text: String, in line: Int) -> [Change]? {
    let paragraph = text.isEmpty && range.isEmpty ? nil : self.text.paragraphs[line]
    guard let paragraph else { return [] }
    var changes: [Change] = []
    var at = lines[line]
    var isWritten = false
    var isBehindMark = false
    for (i, piece) in paragraph.pieces.enumerated() {
      let (start, end) = (at, at + piece.bytes.count)
      at = end
      let isLast = i + 1 == paragraph.pieces.count
      if range.isEmpty {
        // Text goes in behind what stands before it; at the beginning, before the first of the paragraph.
        guard !isWritten, range.lower > start || start == lines[line] || isBehindMark, range.lower <= end
        else { continue }
        if piece.source == nil {
          guard range.lower == end, !isLast else { return nil }
          isBehindMark = true
          continue
        }
        guard let place = place(range.lower - start, in: piece) else { return nil }
        changes.append(change(paragraph.part, TextRange(at: place), text, piece))
        isWritten = true
        continue
      }
      guard range.lower < end, start < range.upper else { continue }
      guard piece.source != nil, let from = place(max(range.lower, start) - start, in: piece),
        let to = place(min(range.upper, end) - start, in: piece)
      else { return nil }
      changes.append(change(paragraph.part, TextRange(from, to), isWritten ? "" : text, piece))
      isWritten = true
    }
    return isWritten && range.upper <= at ? changes : nil
  }

  private func change(_ part: Int, _ range: TextRange, _ text: String, _ piece: PackedText.Piece) -> Change {
    Change(part: part, range: range, text: XMLText.escaped(text), element: piece.element)
  }

  /// The pieces that hold the first and the last byte of a range of `shown`, with the offsets of these in the part.
  func pieces(of range: TextRange) -> (
    first: (PackedText.Piece, Int), last: (PackedText.Piece, Int), part: Int
  )? {
    let next = lines.partitioningIndex { $0 > range.lower }
    guard next > 0 else { return nil }
    let paragraph = text.paragraphs[next - 1]
    var at = lines[next - 1]
    var first: (PackedText.Piece, Int)?
    var last: (PackedText.Piece, Int)?
    for piece in paragraph.pieces {
      let (start, end) = (at, at + piece.bytes.count)
      at = end
      guard let source = piece.source, start < max(range.upper, range.lower + 1), range.lower < end else {
        continue
      }
      if first == nil { first = (piece, place(max(0, range.lower - start), in: piece) ?? source.lower) }
      last = (piece, place(min(piece.bytes.count, max(1, range.upper - start)), in: piece) ?? source.upper)
    }
    guard let first, let last else { return nil }
    return (first, last, paragraph.part)
  }

  /// The offset in the part of one in a piece; nil inside of what is one whole.
  private func place(_ offset: Int, in piece: PackedText.Piece) -> Int? {
    guard let source = piece.source else { return nil }
    if offset == 0 { return source.lower }
    if offset == piece.bytes.count { return source.upper }
    return piece.isExact ? source.lower + offset : nil
  }

  /// The attribute by which blanks at the ends of an element count, where an edit leaves some there.
  private func keepingBlanks(_ changes: [Change], _ bytes: [UInt8]) -> [Change] {
    Set(changes.compactMap(\.element)).sorted().compactMap { index in
      let element = text.elements[index]
      guard let place = element.attribute else { return nil }
      var content: [UInt8] = []
      var at = element.content.lower
      for change in changes.filter({ $0.element == index }).sorted(by: { $0.range < $1.range }) {
        guard change.range.lower >= at else { return nil }
        content += bytes[at..<change.range.lower] + Array(change.text.utf8)
        at = change.range.upper
      }
      content += bytes[at..<element.content.upper]
      guard content.first == 0x20 || content.last == 0x20 else { return nil }
      return Change(
        part: element.part, range: TextRange(at: place), text: " xml:space=\"preserve\"", element: nil)
    }
  }
}
