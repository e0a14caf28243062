import ArticleModel
import SourceText

/// One article of a JSON document while its text is put together.
struct JSONArticle {
  private var text = MarkupText()
  private(set) var metadata = ArticleMetadata(format: FileFormat.ninjs.name)
  /// The body as it was read, and its other forms.
  private var bodyRange = TextRange(at: 0)
  private var otherBodies: [Int] = []
  private let tree: JSONTree
  private let p: UnsafeBufferPointer<UInt8>

  init(_ tree: JSONTree, _ p: UnsafeBufferPointer<UInt8>) {
    self.tree = tree
    self.p = p
  }

  /// The article of an object, by a map where one is stated; false where there is no story in it.
  mutating func read(_ root: Int, by stated: ArticleMap?, log: inout FaultLog) -> Bool {
    if let stated {
      read(root, stated, log: &log)
    } else if let map = ArticleMap.builtIn.first(where: {
      $0.match.allSatisfy { !tree.find($0, from: root).isEmpty }
    }) {
      read(root, map, log: &log)
    } else if NinjsMembers.matches(tree, root) {
      readNinjs(root, log: &log)
    } else {
      readPlainly(root, log: &log)
    }
    return !text.bytes.isEmpty
  }

  /// The document of what was read.
  func document(_ decoded: DecodedText, number: Int?) -> ReadDocument {
    var document = text.document(
      decoded, format: .ninjs, layers: [.json], date: metadata.date, embargo: metadata.embargo,
      language: metadata.language)
    document.blocks = []
    document.metadata.fields = metadata.fields
    for node in otherBodies.prefix(JSONArticle.mostMirrors) {
      let other = form(node, decoded)
      let bytes = document.text.bytes
      if let mirror = MirrorText(bodyRange, of: bytes, mirroredBy: other.text.bytes, other.origin) {
        document.metadata.mirrors.append(mirror)
      } else if let difference = BodyDifference.first(
        bytes[bodyRange.lower..<bodyRange.upper], other.text.bytes)
      {
        document.metadata.fields.append(StatedField(.otherBody, difference, at: tree.nodes[node].value))
      }
    }
    for i in document.metadata.fields.indices {
      document.metadata.fields[i].range = decoded.origin.fileRange(document.metadata.fields[i].range)
    }
    document.metadata.label = metadata.label ?? number.map { "item \($0)" }
    return document
  }

  private static let mostMirrors = 4

  /// The text of another form of the body.
  private func form(_ node: Int, _ decoded: DecodedText) -> ReadDocument {
    var log = FaultLog()
    let field = JSONText.field(p, tree.nodes[node].value, log: &log)
    var other = MarkupText()
    if field.holdsHTML {
      other.append(field, as: .body, isHTML: true, layers: [.json])
    } else {
      other.appendAsIs(field, as: .body, layers: [.json])
    }
    return other.document(decoded, format: .ninjs, layers: [.json], date: nil, language: nil)
  }

  // MARK: By a map

  private mutating func read(_ root: Int, _ map: ArticleMap, log: inout FaultLog) {
    for (field, path) in map.paths {
      for node in tree.find(path, from: root) {
        if tree.nodes[node].kind == .string {
          if field.kind != nil { write(node, field, log: &log) } else { set(field, node) }
        } else if field.kind == nil, tree.nodes[node].kind == .literal, isNumber(node) {
          set(field, node)
        }
      }
    }
  }

  /// Whether a literal is a number, as identifiers of databases are.
  private func isNumber(_ node: Int) -> Bool {
    let value = tree.nodes[node].value
    return value.lower < value.upper && (p[value.lower] == 0x2D || (0x30...0x39).contains(p[value.lower]))
  }

  private mutating func set(_ field: ArticleMap.Field, _ node: Int) {
    guard let value = JSONText.string(p, tree.nodes[node].value), !value.isEmpty else { return }
    if let meaning = field.meaning { state(meaning, value, node) }
    switch field {
    case .label: metadata.label = metadata.label ?? value
    case .language: metadata.language = metadata.language ?? value
    case .date: metadata.date = metadata.date ?? value
    case .embargo: metadata.embargo = metadata.embargo ?? value
    default: break
    }
  }

  /// Notes a value for the rules that compare it with the text.
  private mutating func state(_ meaning: StatedField.Meaning, _ value: String, _ node: Int) {
    metadata.fields.append(StatedField(meaning, value, at: tree.nodes[node].value))
  }

  /// Writes a string as paragraphs of a kind; HTML in it is read.
  private mutating func write(_ node: Int, _ kind: ArticleMap.Field, log: inout FaultLog) {
    guard let kind = kind.kind else { return }
    let field = JSONText.field(p, tree.nodes[node].value, log: &log)
    let isHTML = field.holdsHTML || kind == .headline && field.holdsReferences
    if isHTML {
      text.append(field, as: kind, isHTML: true, layers: [.json])
    } else {
      text.appendAsIs(field, as: kind, layers: [.json])
    }
  }

  // MARK: ninjs

  private mutating func readNinjs(_ root: Int, log: inout FaultLog) {
    let members = NinjsMembers(tree, root, p)
    for node in members.headlines { write(node, .headline, log: &log) }
    for node in members.bylines { write(node, .byline, log: &log) }
    for node in members.notes { write(node, .note, log: &log) }
    for node in members.descriptions { write(node, members.isPicture ? .caption : .abstract, log: &log) }
    if let body = members.body {
      let start = text.bytes.count
      write(body, .body, log: &log)
      bodyRange = TextRange(start, text.bytes.count)
      otherBodies = members.otherBodies
    }
    for node in members.captions { write(node, .caption, log: &log) }
    metadata.date = members.date.flatMap { JSONText.string(p, tree.nodes[$0].value) }
    for (field, name) in JSONArticle.ninjsFields {
      if let node = tree.member(Substring(name), of: root), tree.nodes[node].kind == .string || isNumber(node)
      {
        set(field, node)
      }
    }
    for node in members.headlines.dropFirst() {
      if let value = JSONText.string(p, tree.nodes[node].value) { state(.otherHeadline, value, node) }
    }
    if let node = members.emptyHeadline { state(.emptyHeadline, "", node) }
    if members.isPicture, let type = tree.member("type", of: root) { state(.picture, tree.raw(type), type) }
  }

  /// What ninjs says beside the text, in the names of its versions.
  private static let ninjsFields: [(ArticleMap.Field, String)] = [
    (.language, "language"), (.embargo, "embargoed"), (.label, "uri"), (.status, "pubstatus"),
    (.status, "pubStatus"), (.version, "version"), (.words, "wordcount"), (.words, "wordCount"),
    (.credit, "creditline"), (.credit, "creditLine"), (.credit, "copyrightholder"),
    (.credit, "copyrightHolder"),
  ]

  // MARK: Whatever has a title and a text

  private mutating func readPlainly(_ root: Int, log: inout FaultLog) {
    func first(_ names: [String]) -> Int? {
      for name in names {
        if let node = tree.member(Substring(name), of: root), tree.nodes[node].kind == .string { return node }
      }
      return nil
    }
    guard let title = first(ArticleMap.titles), let body = first(ArticleMap.texts) else { return }
    write(title, .headline, log: &log)
    if let byline = first(ArticleMap.bylines) { write(byline, .byline, log: &log) }
    write(body, .body, log: &log)
    if let date = first(ArticleMap.dates) { set(.date, date) }
    if let label = first(ArticleMap.labels) { set(.label, label) }
    for name in ["language", "lang"] {
      if let node = first([name]) { set(.language, node) }
    }
  }
}
