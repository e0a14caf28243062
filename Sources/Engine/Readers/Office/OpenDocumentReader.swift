import ArticleModel
import SourceText

/// Takes the text out of OpenDocument texts: the body with its tables and frames, notes behind the paragraph that refers
/// to them. Changes that were tracked are read as if they were accepted; comments are left apart.
///
/// Source: OASIS OpenDocument 1.3, part 3.
enum OpenDocumentReader {
  static func read(_ file: SourceText) throws(ZipFault) -> PackedDocument {
    let archive = try ZipArchive(file.bytes)
    guard let member = archive.index(of: "content.xml") else {
      throw ZipFault("the archive holds no OpenDocument text")
    }
    if let manifest = archive.index(of: "META-INF/manifest.xml"),
      ByteSearch.first(Array("encryption-data".utf8), in: try archive.content(of: manifest), from: 0) != nil
    {
      throw ZipFault("the document is protected by a password")
    }
    let bytes = try archive.content(of: member)
    let walk = OpenDocumentWalk()
    let problems = PackedDocument.problems(XMLStream.read(bytes, walk), in: "content.xml")
    return PackedDocument(file, .openDocument, archive, [(member, bytes)], walk.text, problems)
  }
}

/// Takes the events of `content.xml` and gathers its paragraphs.
final class OpenDocumentWalk: XMLEvents {
  private(set) var text = PackedText()
  private var skipped = 0
  private var isBody = false
  private var tables = 0
  private var notes = 0
  private var contents = 0
  /// The parents of the styles that the document makes for itself.
  private var parents: [String: String] = [:]
  /// The blank that an element stands for, while it is open.
  private var blank: (count: Int, start: Int)?
  /// For each paragraph that is open, whether a blank before more text counts.
  private var isBlankWanted: [Bool] = []

  private static let leftOut: Set<String> = [
    "annotation", "tracked-changes", "note-citation", "ruby-text", "desc", "title", "forms", "binary-data",
    "script",
  ]

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    if skipped > 0 {
      skipped += 1
      return
    }
    if OpenDocumentWalk.leftOut.contains(name.local) {
      skipped = 1
      return
    }
    switch name.local {
    case "style":
      if let own = attributes.local("name"), let parent = attributes.local("parent-style-name") {
        parents[own] = parent
      }
    case "text" where name.space.contains("office"): isBody = true
    case "table" where name.space.contains("table"): tables += 1
    case "note": notes += 1
    case "table-of-content", "illustration-index", "bibliography", "alphabetical-index": contents += 1
    case "h", "p": if isBody { begin(isHeading: name.local == "h", attributes.local("style-name"), range) }
    case "s": blank = (max(1, min(attributes.local("c").flatMap { Int($0) } ?? 1, 1000)), range.lower)
    case "tab": addMark("\t", false)
    case "line-break": addMark(" ", true)
    case "object" where name.space.contains("drawing"): text.appendMadeUp("\u{FFFC}")
    default: break
    }
  }

  private func begin(isHeading: Bool, _ style: String?, _ range: TextRange) {
    var use = WordStyles.Use(kind: isHeading ? .crosshead : nil)
    var at = style
    for _ in 0..<10 where !isHeading {
      guard let name = at else { break }
      if let known = WordStyles.use(ofName: name) {
        use = known
        break
      }
      at = parents[name]
    }
    let kind: RegionKind? = contents > 0 ? .furniture : tables > 0 ? .table : notes > 0 ? .caption : use.kind
    text.begin(part: 0, kind, at: range)
    text.update { $0.isQuoted = use.isQuoted }
    isBlankWanted.append(false)
  }

  private func addMark(_ mark: String, _ isBreak: Bool) {
    text.appendMadeUp(mark, isBreak: isBreak)
    setBlankWanted(true)
  }

  private func setBlankWanted(_ isWanted: Bool) {
    if !isBlankWanted.isEmpty { isBlankWanted[isBlankWanted.count - 1] = isWanted }
  }

  func end(_ name: XMLName, at range: TextRange) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name.local {
    case "text" where name.space.contains("office"): isBody = false
    case "table" where name.space.contains("table"): tables -= 1
    case "note": notes -= 1
    case "table-of-content", "illustration-index", "bibliography", "alphabetical-index": contents -= 1
    case "h", "p":
      if isBody, !isBlankWanted.isEmpty {
        isBlankWanted.removeLast()
        text.end(joining: false, at: range)
      }
    case "s":
      guard let (count, start) = blank else { return }
      blank = nil
      text.append(
        PackedText.Piece(
          bytes: [UInt8](repeating: 0x20, count: count), source: TextRange(start, range.upper),
          isExact: false,
          element: nil))
      setBlankWanted(true)
    default: break
    }
  }

  /// White space is one blank, and none at the beginning of a paragraph or behind another (6.1.2).
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {
    guard skipped == 0, isBody, !isBlankWanted.isEmpty else { return }
    guard bytes.count == range.count else {
      let read = bytes.map { $0 < 0x20 ? 0x20 : $0 }
      if read == [0x20], isBlankWanted.last == false { return }
      text.append(PackedText.Piece(bytes: read, source: range, isExact: false, element: nil))
      return setBlankWanted(read != [0x20])
    }
    var i = 0
    while i < bytes.count {
      let start = i
      if MarkupText.isBlank(bytes[i]) {
        while i < bytes.count, MarkupText.isBlank(bytes[i]) { i += 1 }
        guard isBlankWanted.last == true else { continue }
        let source = TextRange(range.lower + start, range.lower + i)
        text.append(PackedText.Piece(bytes: [0x20], source: source, isExact: i - start == 1, element: nil))
        setBlankWanted(false)
      } else {
        while i < bytes.count, !MarkupText.isBlank(bytes[i]) { i += 1 }
        text.append(
          PackedText.Piece(
            bytes: Array(bytes[start..<i]), source: TextRange(range.lower + start, range.lower + i),
            isExact: true,
            element: nil))
        setBlankWanted(true)
      }
    }
  }
}
