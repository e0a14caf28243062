import ArticleModel
import SourceText

/// Takes the text out of Word documents: the body with its tables and text boxes, then footnotes and endnotes. Changes
/// that were tracked are read as if they were accepted; comments, headers and footers are left apart.
///
/// Source: ECMA-376, part 1 (WordprocessingML) and part 2 (Open Packaging Conventions).
enum WordReader {
  static func read(_ file: SourceText) throws(ZipFault) -> PackedDocument {
    let archive = try ZipArchive(file.bytes)
    guard let main = try mainPart(archive), let place = archive.index(of: main) else {
      throw ZipFault("the archive holds no Word document")
    }
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    var styles = WordStyles()
    if let member = archive.index(of: folder + "styles.xml") {
      _ = XMLStream.read(try archive.content(of: member), styles.reader)
      styles.finish()
    }
    var problems: [ReadProblem] = []
    var parts: [(member: Int, bytes: [UInt8])] = []
    let walk = WordWalk(styles)
    for member in [place] + ["footnotes.xml", "endnotes.xml"].compactMap({ archive.index(of: folder + $0) }) {
      let bytes = try archive.content(of: member)
      walk.begin(part: parts.count)
      problems += PackedDocument.problems(XMLStream.read(bytes, walk), in: archive.members[member].name)
      parts.append((member, bytes))
    }
    return PackedDocument(file, .word, archive, parts, walk.text, problems)
  }

  /// The part that relationships name as the document.
  static func mainPart(_ archive: ZipArchive) throws(ZipFault) -> String? {
    let usual = "word/document.xml"
    guard let member = archive.index(of: "_rels/.rels") else { return usual }
    let relationships = Relationships()
    _ = XMLStream.read(try archive.content(of: member), relationships)
    return relationships.document ?? usual
  }
}

extension PackedDocument {
  /// What is wrong with a part, said of the document: nobody sees bytes of parts.
  static func problems(_ found: [ReadProblem], in part: String) -> [ReadProblem] {
    found.map { problem in
      var problem = problem
      problem.range = TextRange(at: 0)
      problem.message = "'\(part.prefix(60))' in the document: \(problem.message)"
      return problem
    }
  }
}

/// Finds the main part among the relationships of a package.
private final class Relationships: XMLEvents {
  private(set) var document: String?

  func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
    guard name.local == "Relationship", document == nil,
      attributes["Type"]?.hasSuffix("/officeDocument") == true,
      let target = attributes["Target"]
    else { return }
    document = target.hasPrefix("/") ? String(target.dropFirst()) : target
  }

  func end(_ name: XMLName, at range: TextRange) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {}
}

/// What the styles of a document are for.
struct WordStyles {
  /// What a paragraph of a style is.
  struct Use {
    var kind: RegionKind?
    var isQuoted = false
  }

  /// Reads `styles.xml`.
  final class Reader: XMLEvents {
    /// Name and parent by id.
    fileprivate var styles: [String: (name: String, parent: String?)] = [:]
    private var open: String?

    func start(_ name: XMLName, _ attributes: XMLAttributes, at range: TextRange) {
      switch name.local {
      case "style": open = attributes.local("styleId")
      case "name": if let open, styles[open] == nil { styles[open] = (attributes.local("val") ?? "", nil) }
      case "basedOn": if let open { styles[open]?.parent = attributes.local("val") }
      default: break
      }
    }

    func end(_ name: XMLName, at range: TextRange) { if name.local == "style" { open = nil } }
    func text(_ bytes: UnsafeBufferPointer<UInt8>, at range: TextRange) {}
  }

  let reader = Reader()
  private var uses: [String: Use] = [:]

  /// Works out what was read.
  mutating func finish() {
    for id in reader.styles.keys {
      var at: String? = id
      for _ in 0..<10 {
        guard let style = at.flatMap({ reader.styles[$0] }) else { break }
        if let use = WordStyles.use(ofName: style.name) {
          uses[id] = use
          break
        }
        at = style.parent
      }
    }
  }

  /// The use of a style by its id; of one that no list explains by the id itself.
  func use(_ id: String) -> Use { uses[id] ?? WordStyles.use(ofName: id) ?? Use() }

  /// What the usual names of styles say; nil for others. The names are English in every Word, whatever it shows.
  static func use(ofName name: String) -> Use? {
    let name = name.lowercased().replacing("_20_", with: " ")
    if name.hasPrefix("heading") || name == "title" || name == "headline" { return Use(kind: .crosshead) }
    if name.hasPrefix("toc") || name.hasPrefix("contents") || name == "table of figures" {
      return Use(kind: .furniture)
    }
    switch name {
    case "subtitle": return Use(kind: .abstract)
    case "caption", "illustration", "figure": return Use(kind: .caption)
    case "byline": return Use(kind: .byline)
    case "quote", "intense quote", "block text", "quotations": return Use(isQuoted: true)
    default: return nil
    }
  }
}
