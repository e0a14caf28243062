import ArticleModel
import Bitext
import SourceText

/// Reads gettext's catalogues: contexts, plurals, fuzzy and obsolete entries, the languages of the header.
final class POReader: SegmentReader {
  private enum Field: Equatable {
    case context, source, plural
    case target(Int)
  }

  private let decoded: DecodedText
  private let bytes: [UInt8]
  /// Where the next line begins.
  private var line: Int
  private var source = SideBuilder()
  private var target = SideBuilder()
  private var segments: [Segment] = []
  private(set) var problems: [ReadProblem] = []
  private(set) var places = UnitPlaces()
  /// Where the comments begin that stand before the next entry.
  private var commentStart: Int?
  private let stated: StatedLanguages
  /// As the header says.
  private var targetLanguage: Language?
  /// Which numbers each form of a plural stands for, as the header says.
  private var plurals: PluralForms?
  private var entry = Entry()
  private var field: Field?
  /// Where the string of `field` begins in its side.
  private var start = 0

  private struct Entry {
    var context: [UInt8] = []
    var hasContext = false
    var source: TextRange?
    var plural: TextRange?
    var targets: [(form: Int, range: TextRange)] = []
    var isFuzzy = false
    var line = TextRange(0, 0)
    /// Where it begins, with its comments.
    var start = 0
  }

  init(_ decoded: DecodedText, _ stated: StatedLanguages) {
    self.decoded = decoded
    self.stated = stated
    bytes = decoded.text.bytes
    line = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
  }

  func next() -> BilingualDocument? {
    guard line < bytes.count || field != nil || entry.source != nil else { return nil }
    while line < bytes.count {
      var end = line
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if PieceSize.isFull(segments.count, target.end), isBehindEntry(line, end) {
        closeEntry()
        return take()
      }
      readLine(line, end)
      line = end + 1
    }
    closeEntry()
    return take()
  }

  /// Whether a line stands behind the entry that is being read.
  private func isBehindEntry(_ start: Int, _ end: Int) -> Bool {
    guard case .target = field else { return false }
    let line = bytes[start..<end]
    return line.first == UInt8(ascii: "#") || line.starts(with: Array("msgctxt".utf8))
      || line.starts(with: Array("msgid".utf8)) && !line.starts(with: Array("msgid_plural".utf8))
  }

  /// The segments since the last call. Catalogues are made from English, but for those into English.
  private func take() -> BilingualDocument {
    let target = stated.target ?? targetLanguage
    let source = stated.source ?? (target == .english ? nil : .english)
    defer {
      (self.source, self.target) = (SideBuilder(), SideBuilder())
      segments.removeAll()
    }
    return BilingualDocument(
      source: self.source.side(decoded.text.name, source, [.catalogue], outer: decoded.origin),
      target: self.target.side(decoded.text.name, target, [.catalogue], outer: decoded.origin),
      segments: segments)
  }

  private func readLine(_ lineStart: Int, _ end: Int) {
    var i = lineStart
    while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    guard i < end else {
      // Comments behind an empty line belong to what follows; the second half of a line end is none.
      if lineStart == 0 || bytes[lineStart - 1] != 0x0D { commentStart = nil }
      return
    }
    if bytes[i] == UInt8(ascii: "#") {
      // Comments and flags stand before an entry; obsolete entries are comments.
      if field != nil { closeEntry() }
      commentStart = commentStart ?? lineStart
      if bytes[i..<end].starts(with: Array("#,".utf8)) {
        entry.isFuzzy = String(decoding: bytes[i..<end], as: UTF8.self).contains("fuzzy")
      }
      return
    }
    if bytes[i] == UInt8(ascii: "\"") {
      guard field != nil else { return fault(i, end, "a string that belongs to no 'msgid' or 'msgstr'") }
      return readString(i, end)
    }
    var wordEnd = i
    while wordEnd < end, bytes[wordEnd] != 0x20, bytes[wordEnd] != 0x09, bytes[wordEnd] != 0x22 {
      wordEnd += 1
    }
    let word = String(decoding: bytes[i..<wordEnd], as: UTF8.self)
    while wordEnd < end, bytes[wordEnd] == 0x20 || bytes[wordEnd] == 0x09 { wordEnd += 1 }
    guard let next = POReader.field(word) else {
      return fault(i, end, "'\(word.prefix(20))' is no keyword of a catalogue")
    }
    guard wordEnd < end, bytes[wordEnd] == UInt8(ascii: "\"") else {
      return fault(i, end, "'\(word)' without a string")
    }
    open(next, at: wordEnd + 1, line: TextRange(i, end))
    readString(wordEnd, end)
  }

  private static func field(_ word: String) -> Field? {
    switch word {
    case "msgctxt": return .context
    case "msgid": return .source
    case "msgid_plural": return .plural
    case "msgstr": return .target(0)
    default:
      guard word.hasPrefix("msgstr["), word.hasSuffix("]"), let form = Int(word.dropFirst(7).dropLast()),
        (0..<64).contains(form)
      else { return nil }
      return .target(form)
    }
  }

  private func fault(_ start: Int, _ end: Int, _ message: String) {
    guard problems.count < FaultLog.limit else { return }
    problems.append(
      ReadProblem(kind: .malformedCatalogue, isError: true, range: TextRange(start, end), message: message))
  }

  private func open(_ next: Field, at place: Int, line: TextRange) {
    closeField()
    if next == .context || next == .source && entry.source != nil || next == .source && !entry.targets.isEmpty
    {
      if entry.source != nil { closeEntry() }
    }
    if entry.source == nil, !entry.hasContext {
      entry.line = line
      entry.start = commentStart ?? line.lower
    }
    commentStart = nil
    field = next
    switch next {
    case .context: entry.hasContext = true
    case .source, .plural:
      source.appendMadeUp("\n\n")
      source.markPlace(place)
      start = source.end
    case .target:
      target.appendMadeUp("\n\n")
      target.markPlace(place)
      start = target.end
    }
  }

  private func closeField() {
    guard let field else { return }
    self.field = nil
    func range(_ side: SideBuilder) -> TextRange {
      side.end == start ? TextRange(at: start - 1) : TextRange(start, side.end)
    }
    switch field {
    case .context: break
    case .source: entry.source = range(source)
    case .plural: entry.plural = range(source)
    case .target(let form): entry.targets.append((form, range(target)))
    }
  }

  private func closeEntry() {
    closeField()
    defer { entry = Entry() }
    guard let id = entry.source else { return }
    if id.isEmpty, entry.plural == nil, !entry.hasContext { return readHeader() }
    if entry.targets.isEmpty {
      return fault(entry.line.lower, entry.line.upper, "an entry without 'msgstr'")
    }
    places.begin(at: entry.start, id: entry.hasContext ? String(decoding: entry.context, as: UTF8.self) : nil)
    places.setNote(at: entry.start, isAmongNotes: true)
    for (form, text) in entry.targets {
      let isOne = form == 0 && entry.targets.count > 1
      var segment = Segment(
        source: isOne ? id : entry.plural ?? id, target: text,
        state: entry.isFuzzy ? .unfinished : .translated,
        context: ByteHash.of(entry.context + [UInt8(truncatingIfNeeded: form)]))
      segment.isOfFewNumbers = entry.plural != nil && (plurals?.isOfFewNumbers(form) ?? false)
      segments.append(segment)
    }
  }

  /// The languages that the first entry names.
  private func readHeader() {
    guard let range = entry.targets.first?.range else { return }
    let header = String(decoding: target.bytes[range.lower..<range.upper], as: UTF8.self)
    for line in header.split(separator: "\n") {
      let name = line.lowercased()
      if name.hasPrefix("language:"), targetLanguage == nil {
        targetLanguage = Language(tag: line.dropFirst(9).trimmedBlank)
      } else if name.hasPrefix("plural-forms:"), plurals == nil {
        plurals = PluralForms(header: line.dropFirst(13))
      }
    }
  }

  /// The string from its opening mark to its closing one.
  private func readString(_ open: Int, _ end: Int) {
    var i = open + 1
    var from = i
    while i < end, bytes[i] != UInt8(ascii: "\"") {
      if bytes[i] == UInt8(ascii: "\\"), i + 1 < end {
        add(bytes[from..<i], at: from)
        add(escape: bytes[i + 1], at: i)
        i += 2
        from = i
      } else {
        i += 1
      }
    }
    add(bytes[from..<min(i, end)], at: from)
    if i >= end { return fault(open, end, "the string is not closed") }
    guard bytes[(i + 1)..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
      return fault(i, end, "text behind the string's closing mark")
    }
  }

  private func add(_ slice: ArraySlice<UInt8>, at place: Int) {
    switch field {
    case .context: entry.context += slice
    case .source, .plural: source.append(slice, fileStart: place)
    case .target: target.append(slice, fileStart: place)
    case nil: break
    }
  }

  private func add(escape letter: UInt8, at place: Int) {
    let byte: UInt8
    switch letter {
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "r"): byte = 0x0D
    default: byte = letter
    }
    switch field {
    case .context: entry.context.append(byte)
    case .source, .plural: source.append(CollectionOfOne(byte), writtenAt: place, fileUnit: 2)
    case .target: target.append(CollectionOfOne(byte), writtenAt: place, fileUnit: 2)
    case nil: break
    }
  }
}

extension Substring {
  fileprivate var trimmedBlank: String { String(self).trimmed }
}
