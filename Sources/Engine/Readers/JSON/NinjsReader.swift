import ArticleModel
import SourceText

/// Takes the stories out of JSON: ninjs, what content systems and agencies send (`ArticleMap`), arrays of such
/// objects, and JSON Lines.
final class NinjsReader: ArticleReader {
  /// Members that hold a list of articles.
  private static let lists = [
    "items[]", "item[]", "_items[]", "data.items[].item", "articles[]", "entries[]", "posts[]", "results[]",
    "data[]", "data.items[]",
    "stories[]",
    "@graph[]",
  ]

  private let decoded: DecodedText
  /// Where the parts of a story stand, where somebody states it.
  private let map: ArticleMap?
  private let isLines: Bool
  /// Where the value that is read begins and ends, and the next line of a file of lines.
  private var (start, limit, nextLine) = (0, 0, 0)
  /// Of the value that is read; nil between two.
  private var scanner: JSONScanner?
  /// Whether the value that is read is an array, of which each element is a document by itself.
  private var isArray: Bool?
  /// What was read last, and the articles in it that are not handed on.
  private var tree: JSONTree?
  private var roots: ArraySlice<Int> = []
  private var found: [ReadProblem] = []
  private var log = FaultLog()
  /// Objects that were looked at; of a file of lines the lines that are not blank.
  private var count = 0
  private var isList = false
  private var (isDone, hasArticle) = (false, false)

  /// - Parameters:
  ///   - map: Where an object keeps its story, as somebody states it; one without its text is said.
  ///   - isLines: Whether each line is a value; one that is no JSON is an error there, and the rest is read.
  init(_ decoded: DecodedText, by map: ArticleMap? = nil, isLines: Bool = false) {
    self.decoded = decoded
    self.map = map
    self.isLines = isLines
    if let start = decoded.text.start {
      count = start.rows
      isList = true
    }
  }

  func next() -> ReadDocument? {
    decoded.text.bytes.withUnsafeBufferPointer { p in
      while true {
        while let root = roots.popFirst() {
          if let document = document(root, p) {
            hasArticle = true
            return document
          }
        }
        guard readTree(p) else {
          isDone = true
          return nil
        }
      }
    }
  }

  /// Reads the next object with all that is in it; false at the end of the file. Pointers into the bytes are those of
  /// this call: none is kept for the next.
  private func readTree(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    guard scanner != nil || open(p), var scanner else { return false }
    scanner.resume(in: UnsafeBufferPointer(rebasing: p[0..<limit]))
    var tree = JSONTree(p)
    while true {
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
      guard tree.add(event) else { continue }
      if case .end = event {
        self.scanner = nil
        if let fault = scanner.fault { add(fault) }
      } else {
        self.scanner = scanner
      }
      take(tree)
      return true
    }
  }

  /// Begins with the file, or with its next line that is not blank; false where there is none.
  private func open(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    repeat {
      guard nextLine < p.count else { return false }
      start = nextLine
      limit = isLines ? WireLines.end(of: start, in: p) : p.count
      nextLine = isLines ? WireLines.start(behind: limit, in: p) : p.count
    } while isLines && WireLines.trimmed(TextRange(start, limit), of: p).isEmpty
    if start > 0 { isList = true }
    if isLines { count += 1 }
    isArray = nil
    scanner = JSONScanner(UnsafeBufferPointer(rebasing: p[0..<limit]), from: start)
    return true
  }

  private func add(_ fault: JSONScanner.Fault) {
    found.append(
      ReadProblem(
        kind: .malformedJSON, isError: true, range: fault.range, message: "malformed JSON: \(fault.message)"
      ))
  }

  /// Finds the articles of an object.
  private func take(_ tree: JSONTree) {
    guard tree.nodes.first?.kind == .object else { return }
    let isStory = map?.paths.contains { $0.field == .body && !tree.find($0.path, from: 0).isEmpty } ?? false
    let all = isStory ? [0] : NinjsReader.roots(tree)
    isList = isList || all.count > 1
    self.tree = tree
    roots = all[...]
  }

  /// The article of an object; nil where there is no story in it.
  private func document(_ root: Int, _ p: UnsafeBufferPointer<UInt8>) -> ReadDocument? {
    guard var tree else { return nil }
    tree.resume(in: p)
    if !isLines { count += 1 }
    var article = JSONArticle(tree, p)
    if article.read(root, by: map, log: &log) {
      return article.document(decoded, number: isList ? count : nil)
    }
    if let map {
      // One row without a story is no file that could not be read.
      found.append(
        ReadProblem(
          kind: .malformedJSON, isError: false, range: TextRange(at: start),
          message: "object \(count) has no text in \(map.bodyNames)"))
    }
    return nil
  }

  var problems: [ReadProblem] {
    var all = found + log.finished()
    // That there is no story in a file is said of its first part.
    let isBeginning = decoded.text.start.map { $0.bytes == 0 } ?? true
    if isDone, isBeginning, !hasArticle, !found.contains(where: \.isError) {
      let missing =
        map.map { "no object of this file has text in \($0.bodyNames)" }
        ?? "no headline, byline or body of ninjs in this file, nor of another kind of JSON that is known"
      all.append(
        ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: missing))
    }
    return decoded.problems(and: all)
  }

  var empty: ReadDocument? {
    ReadDocument(
      text: SourceText(name: decoded.text.name, bytes: []),
      metadata: ArticleMetadata(format: FileFormat.ninjs.name))
  }

  /// The articles of an object: itself, or the elements of a list in it.
  private static func roots(_ tree: JSONTree) -> [Int] {
    for path in lists {
      let found = tree.find(path).filter { tree.nodes[$0].kind == .object }
      if !found.isEmpty, !NinjsMembers.matches(tree, 0) { return found }
    }
    return [0]
  }
}
