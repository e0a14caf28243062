import ArticleModel
import SourceText

/// Takes the articles out of a file of a format that may hold many, one after the other.
protocol ArticleReader: AnyObject {
  /// The next article; nil behind the last one.
  func next() -> ReadDocument?
  /// What is wrong with the file as far as it was read, in its order; ranges in the file.
  var problems: [ReadProblem] { get }
  /// What is known of a file without an article; nil: nothing.
  var empty: ReadDocument? { get }
}

extension ArticleReader {
  var empty: ReadDocument? { nil }
}

extension DecodedText {
  /// What is wrong with a file: with its bytes, and with what they say (`found`, in bytes of the text, in any order).
  func problems(and found: [ReadProblem]) -> [ReadProblem] {
    let placed = found.map { problem in
      var problem = problem
      problem.range = origin.fileRange(problem.range)
      return problem
    }
    return problems + placed.sorted { $0.range < $1.range }
  }
}

/// Takes the events of an XML format that may hold many articles. It wants a pause where it has one to hand over.
protocol ArticleWalk: XMLEvents {
  /// Hands over the next article whose end was met; nil where there is none.
  func take() -> ReadDocument?
  /// After the last event: what a file that ends inside an article still gives.
  func finish()
  /// What is known of a file without an article; nil: nothing.
  var empty: ReadDocument? { get }
}

extension ArticleWalk {
  func finish() {}
  var empty: ReadDocument? { nil }
}

/// Reads an XML format: a pause in the stream of events is the end of an article.
final class XMLArticleReader<Walk: ArticleWalk>: ArticleReader {
  private let decoded: DecodedText
  private let walk: Walk
  private let stream: XMLStream?
  /// What is said of a file without an article.
  private let nothing: String
  private var isDone = false
  private var hasArticle = false

  init(_ decoded: DecodedText, _ walk: Walk, nothing: String) {
    self.decoded = decoded
    self.walk = walk
    self.nothing = nothing
    stream = XMLStream(decoded.text.bytes, walk)
  }

  func next() -> ReadDocument? {
    while true {
      if let document = walk.take() {
        hasArticle = true
        return document
      }
      if isDone { return nil }
      if !(stream?.resume() ?? false) {
        isDone = true
        walk.finish()
      }
    }
  }

  var problems: [ReadProblem] {
    var found = stream?.problems ?? [XMLStream.noParser]
    if isDone, !hasArticle, !found.contains(where: \.isError) {
      found.append(
        ReadProblem(kind: .nothingToRead, isError: false, range: TextRange(at: 0), message: nothing))
    }
    return decoded.problems(and: found)
  }

  var empty: ReadDocument? { walk.empty }
}
