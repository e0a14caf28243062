import SourceText

/// The words and marks of a text, as the tokenizer leaves them.
struct TokenizedText {
  var tokens: [Token]
  var forms: FormTable
  /// The physical lines with their tokens.
  var lines: [LineTable.Line]
  /// Unusual white space, sorted.
  var spaces: [SpaceRun]
}

/// What is found in the tokens of a text.
struct ArticleStructure {
  var paragraphs: [Paragraph] = []
  /// Sorted, not overlapping.
  var regions: [Region] = []
  var sentences: [Sentence] = []
  /// Sorted by start; nested quotations follow the one that holds them.
  var quotations: [Quotation] = []
  /// Closing double marks that end nothing.
  var strayClosers: [TextRange] = []
  /// Runs of capitalised words outside headlines and furniture, sorted.
  var mentions: [Mention] = []
}
