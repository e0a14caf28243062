import SourceText

/// What a page says of its story in JSON-LD (schema.org): `NewsArticle` and what is derived from it.
struct LinkedData {
  /// The contents of strings in the page.
  private(set) var headline: TextRange?
  /// Of one article, in its order.
  private(set) var authors: [TextRange] = []
  private(set) var date: String?
  private(set) var language: String?

  /// Scripts longer than this are no description of a story.
  private static let longest = 1 << 20

  /// Takes in a script of the page; a faulty one says nothing.
  mutating func add(_ p: UnsafeBufferPointer<UInt8>, _ script: TextRange) {
    guard script.count <= LinkedData.longest else { return }
    var start = script.lower
    // Systems that write XHTML set a script in a CDATA section, which to HTML is text.
    for mark in ["//", "<![CDATA["] {
      while start < script.upper, p[start] <= 0x20 { start += 1 }
      if p[start..<script.upper].starts(with: mark.utf8) { start += mark.utf8.count }
    }
    while start < script.upper, p[start] <= 0x20 { start += 1 }
    let text = UnsafeBufferPointer(rebasing: p[0..<script.upper])
    var scanner = JSONScanner(text, from: start)
    var tree = JSONTree(p)
    while true {
      let event = scanner.next()
      let isDone = tree.add(event)
      if case .end = event { break }
      if isDone, scanner.depth == 0 { break }
    }
    guard scanner.fault == nil, !tree.nodes.isEmpty else { return }
    for node in [0] + tree.children(of: 0) + tree.find("@graph[]") + tree.find("[].@graph[]") {
      guard let type = tree.member("@type", of: node), LinkedData.isArticle(type, tree) else { continue }
      read(node, tree, p)
    }
  }

  private static func isArticle(_ type: Int, _ tree: JSONTree) -> Bool {
    let names = tree.nodes[type].kind == .array ? tree.children(of: type) : [type]
    return names.contains {
      let name = tree.raw($0)
      return name.hasSuffix("Article") || ["BlogPosting", "SocialMediaPosting", "Report"].contains(name)
    }
  }

  /// How many names a byline holds.
  private static let mostAuthors = 12

  private static func authors(of node: Int, _ tree: JSONTree) -> [TextRange] {
    for path in [
      "author.name", "author[].name", "author[]", "author", "creator.name", "creator[]", "creator",
    ] {
      let names = tree.find(path, from: node).filter { tree.nodes[$0].kind == .string }.map {
        tree.nodes[$0].value
      }
      .filter { !$0.isEmpty }
      if !names.isEmpty { return Array(names.prefix(mostAuthors)) }
    }
    return []
  }

  private mutating func read(_ node: Int, _ tree: JSONTree, _ p: UnsafeBufferPointer<UInt8>) {
    func string(_ path: String) -> TextRange? {
      tree.find(path, from: node).first { tree.nodes[$0].kind == .string && !tree.nodes[$0].value.isEmpty }
        .map { tree.nodes[$0].value }
    }
    headline = headline ?? string("headline")
    if authors.isEmpty { authors = LinkedData.authors(of: node, tree) }
    date = date ?? string("datePublished").flatMap { JSONText.string(p, $0) }
    language = language ?? string("inLanguage").flatMap { JSONText.string(p, $0) }
  }
}
