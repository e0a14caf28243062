import ArticleModel
import SourceText

/// A problem that a reader met; the engine reports it as a diagnostic.
package struct ReadProblem: Sendable {
  package var rule: String
  package var isError: Bool
  package var range: TextRange
  package var message: String
}

package struct ReadResult: Sendable {
  package var document: ReadDocument
  package var problems: [ReadProblem]
}

package enum InputFormat: String, Sendable, CaseIterable { case plain, ninjs }

package enum DocumentReader {
  package static func read(_ file: SourceText, as format: InputFormat?) -> ReadResult {
    ReadResult(document: ReadDocument(text: file), problems: [])
  }
}
