import SourceText

/// Parses the text of an article: tokens, regions, sentences, quotations and mentions, each in one pass.
public struct ArticleParser: Sendable {
  /// The lists that it reads with.
  public let vocabulary: Vocabulary

  /// Whether every text is taken for English, whatever its small words.
  private let assumesEnglish: Bool

  /// - Parameters:
  ///   - vocabulary: The lists that it reads with.
  ///   - assumesEnglish: Takes every text for English; otherwise its small words decide.
  public init(vocabulary: Vocabulary, assumesEnglish: Bool = false) {
    self.vocabulary = vocabulary
    self.assumesEnglish = assumesEnglish
  }

  /// The parsed article. Never fails: any bytes give an article.
  ///
  /// `old`, an article that an earlier version of the text gave, changes nothing but the work: lines that
  /// are still there are not tokenized again, and in paragraphs of them sentences and mentions not looked for.
  public func parse(_ document: ReadDocument, after old: Article? = nil) -> Article {
    document.text.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes)
      if let old { tokenizer.run(after: old) } else { tokenizer.run() }
      // Read and changed in place by all that follows: an array that a reader holds would be copied.
      var tokens = tokenizer.takeTokens()
      var forms = tokenizer.takeForms(of: tokens)
      let found = tokens.withUnsafeMutableBufferPointer { tokens in
        forms.writing { forms, leads in
          let reader = TokenReader(
            bytes: bytes, tokens: UnsafeBufferPointer(tokens), forms: UnsafeBufferPointer(forms),
            leads: leads,
            vocabulary: vocabulary)
          var build = ArticleBuild(document, reader, tokens, forms, tokenizer, after: old)
          build.findParagraphs()
          build.findSentences()
          build.findQuotations()
          build.findMentions()
          return build.found
        }
      }
      return article(document, tokens, forms, found, tokenizer)
    }
  }

  private func article(
    _ document: ReadDocument, _ tokens: [Token], _ forms: FormTable, _ found: ArticleStructure,
    _ tokenizer: Tokenizer
  ) -> Article {
    Article(
      document,
      TokenizedText(tokens: tokens, forms: forms, lines: tokenizer.lines.lines, spaces: tokenizer.spaces),
      found, vocabulary,
      isEnglish: assumesEnglish
        || isEnglish(
          forms, words: tokens.count, stated: document.metadata.language.flatMap(StatedLanguage.init))
    )
  }

  /// Whether small words of other languages stand in a text no more than twice as often as those of English, or
  /// are few in it: lists, names and short texts tell no language. Where another language is stated, those of
  /// English must clearly prevail.
  private func isEnglish(_ forms: FormTable, words: Int, stated: StatedLanguage?) -> Bool {
    let list = vocabulary["language-words"]
    var (english, other): (UInt32, UInt32) = (0, 0)
    for form in forms.forms.dropFirst() where form.lowercaseCount > 0 {
      guard let language = list.firstField(form.hash) else { continue }
      if language.elementsEqual("en".utf8) {
        english += form.lowercaseCount
      } else {
        other += form.lowercaseCount
      }
    }
    if stated == .other { return english >= 8 && english > other * 2 }
    return other < 8 || other <= english * 2 || Int(other) * 20 < words
  }
}

/// What a file says of its language, as far as it matters for rules of English.
enum StatedLanguage {
  case english
  case other

  /// Nil for what says nothing: `und`, `mul`, no tag at all.
  init?(_ tag: String) {
    let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    let isTag = (2...3).contains(primary.utf8.count) && primary.utf8.allSatisfy { $0 &- 0x61 < 26 }
    if primary == "en" || primary == "eng" || primary == "english" {
      self = .english
    } else if isTag, !["und", "mul", "zxx", "mis"].contains(primary) {
      self = .other
    } else {
      return nil
    }
  }
}
