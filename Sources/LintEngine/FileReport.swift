import ArticleModel
import Diagnostics
import SourceText

/// What a run says of one input.
package struct FileReport: Sendable {
  /// The file as it is on disk.
  package var file: SourceText
  /// In order, ranges in bytes of the file.
  package var diagnostics: [Diagnostic]
  /// Why the input could not be read, wholly or in part; its diagnostics stand all the same.
  package var failure: InputFailure?
  /// The parsed article, kept only when a caller asks for it.
  package var article: Article?

  package init(
    file: SourceText, diagnostics: [Diagnostic], failure: InputFailure? = nil, article: Article? = nil
  ) {
    self.file = file
    self.diagnostics = diagnostics
    self.failure = failure
    self.article = article
  }
}
