import ArticleModel
import SourceText

/// A file whose articles are read one after the other, so that of a file of very many no more is taken apart than is
/// worked on. Its bytes stay in memory.
package final class ArticleStream {
  /// The text in which places are told, where the file's own bytes are none; nil: the file.
  package let shown: SourceText?

  private enum Source {
    /// What is left, last first, and what is wrong.
    case read([ReadDocument], [ReadProblem])
    case reader(any ArticleReader)
  }

  private let name: String
  private var source: Source
  private var hasArticle = false

  /// A file that was read as a whole.
  package init(_ result: ReadResult) {
    name = result.document.text.name
    shown = result.shown
    source = .read(result.documents.reversed(), result.problems)
  }

  init(_ reader: any ArticleReader, name: String) {
    self.name = name
    shown = nil
    source = .reader(reader)
  }

  /// The next article; nil behind the last one. There is one at least, empty where nothing could be read.
  package func next() -> ReadDocument? {
    switch source {
    case .read(var left, let problems):
      let document = left.popLast()
      source = .read(left, problems)
      return document
    case .reader(let reader):
      let document = reader.next()
      defer { hasArticle = true }
      if document != nil || hasArticle { return document }
      return reader.empty ?? ReadDocument(text: SourceText(name: name, bytes: []))
    }
  }

  /// What is wrong with the file, in its order; complete behind the last article.
  package var problems: [ReadProblem] {
    switch source {
    case .read(_, let problems): problems
    case .reader(let reader): reader.problems
    }
  }

  /// All that is left of the file.
  package func rest() -> ReadResult {
    var documents: [ReadDocument] = []
    while let document = next() { documents.append(document) }
    var result = ReadResult(documents: documents, name: name, problems: problems)
    result.shown = shown
    return result
  }
}
