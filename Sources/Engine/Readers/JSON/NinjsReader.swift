import ArticleModel
import SourceText

/// Takes the stories out of JSON: ninjs, what content systems and agencies send (`ArticleMap`), arrays of such
/// objects, and JSON Lines.
enum NinjsReader {
  /// Members that hold a list of articles.
  private static let lists = [
    "items[]", "item[]", "_items[]", "data.items[].item", "articles[]", "entries[]", "posts[]", "results[]",
    "data[]", "data.items[]",
    "stories[]",
    "@graph[]",
  ]

  static func read(_ decoded: DecodedText) -> ReadResult { read(decoded, by: nil, isLines: false) }

  /// An object a line; a line that is no JSON is an error there, and the rest is read.
  static func readLines(_ decoded: DecodedText) -> ReadResult { read(decoded, by: nil, isLines: true) }

  /// The same by a map that somebody states; an object without its text is said.
  static func read(_ decoded: DecodedText, by map: ArticleMap?, isLines: Bool) -> ReadResult {
    decoded.text.bytes.withUnsafeBufferPointer { p in
      var file = JSONFile(p, decoded, map)
      if isLines {
        for line in WireLines.all(in: TextRange(0, p.count), of: p)
        where !WireLines.trimmed(line, of: p).isEmpty {
          file.read(UnsafeBufferPointer(rebasing: p[0..<line.upper]), from: line.lower)
        }
      } else {
        file.read(p, from: 0)
      }
      return file.result
    }
  }

  /// The articles of an object: itself, or the elements of a list in it.
  fileprivate static func roots(_ tree: JSONTree) -> [Int] {
    for path in lists {
      let found = tree.find(path).filter { tree.nodes[$0].kind == .object }
      if !found.isEmpty, !NinjsMembers.matches(tree, 0) { return found }
    }
    return [0]
  }
}

/// A file of JSON while it is read.
private struct JSONFile {
  private let p: UnsafeBufferPointer<UInt8>
  private let decoded: DecodedText
  private var documents: [ReadDocument] = []
  private var problems: [ReadProblem] = []
  private var log = FaultLog()
  /// Objects that were looked at.
  private var count = 0
  private var isList = false
  /// Where the parts of a story stand, where somebody states it.
  private let map: ArticleMap?

  init(_ p: UnsafeBufferPointer<UInt8>, _ decoded: DecodedText, _ map: ArticleMap?) {
    self.p = p
    self.decoded = decoded
    self.map = map
  }

  /// Reads a value from an offset on; of an array each element by itself.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    var scanner = JSONScanner(text, from: start)
    var tree = JSONTree(p)
    var isArray: Bool?
    if start > 0 { isList = true }
    scanning: while true {
      let event = scanner.next()
      if isArray == nil {
        if case .arrayStart = event {
          isArray = true
          isList = true
          continue
        }
        isArray = false
      }
      // The end of the array that holds the articles.
      if isArray == true, scanner.depth == 0, case .arrayEnd = event { continue }
      let isEnd = tree.add(event)
      if isEnd {
        add(tree, from: start)
        tree = JSONTree(p)
      }
      if case .end = event { break scanning }
    }
    if let fault = scanner.fault {
      problems.append(
        ReadProblem(
          kind: .malformedJSON, isError: true, range: fault.range, message: "malformed JSON: \(fault.message)"
        ))
    }
  }

  private mutating func add(_ tree: JSONTree, from start: Int) {
    guard tree.nodes.first?.kind == .object else { return }
    let isStory = map?.paths.contains { $0.field == .body && !tree.find($0.path, from: 0).isEmpty } ?? false
    let roots = isStory ? [0] : NinjsReader.roots(tree)
    isList = isList || roots.count > 1
    for root in roots {
      count += 1
      var article = JSONArticle(tree, p)
      if article.read(root, by: map, log: &log) {
        documents.append(article.document(decoded, number: isList ? count : nil))
      } else if let map {
        // One row without a story is no file that could not be read.
        problems.append(
          ReadProblem(
            kind: .malformedJSON, isError: false, range: TextRange(at: start),
            message: "object \(count) has no text in \(map.bodyNames)"))
      }
    }
  }

  var result: ReadResult {
    var found = problems + log.finished()
    if documents.isEmpty, !problems.contains(where: \.isError) {
      let missing =
        map.map { "no object of this file has text in \($0.bodyNames)" }
        ?? "no headline, byline or body of ninjs in this file, nor of another kind of JSON that is known"
      found.append(
        ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: missing))
    }
    for i in found.indices { found[i].range = decoded.origin.fileRange(found[i].range) }
    if documents.isEmpty {
      let empty = ReadDocument(
        text: SourceText(name: decoded.text.name, bytes: []),
        metadata: ArticleMetadata(format: FileFormat.ninjs.name))
      return ReadResult(document: empty, problems: decoded.problems + found.sorted { $0.range < $1.range })
    }
    return ReadResult(
      documents: documents, name: decoded.text.name,
      problems: decoded.problems + found.sorted { $0.range < $1.range })
  }
}
