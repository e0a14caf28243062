import ArticleModel
import SourceText

/// Takes the story out of a page or a piece of HTML. Tag soup is read as browsers do (gumbo, HTML5).
enum HTMLReader {
  static func read(_ decoded: DecodedText) -> ReadResult {
    if let fault = HTMLNesting.fault(in: decoded.text.bytes) {
      return ReadResult(
        document: ReadDocument(
          text: SourceText(name: decoded.text.name, bytes: []),
          metadata: ArticleMetadata(format: FileFormat.html.name)),
        problems: decoded.problems + [onFile(fault, decoded)])
    }
    var walk = HTMLWalk()
    decoded.text.bytes.withUnsafeBufferPointer { walk.run($0) }
    let text = walk.text
    return ReadResult(
      document: text.document(decoded, format: .html, date: walk.date, language: walk.language),
      problems: decoded.problems
        + text.emptyNote("the page holds no text of a story").map { onFile($0, decoded) })
  }

  private static func onFile(_ problem: ReadProblem, _ decoded: DecodedText) -> ReadProblem {
    var problem = problem
    problem.range = decoded.origin.fileRange(problem.range)
    return problem
  }
}
