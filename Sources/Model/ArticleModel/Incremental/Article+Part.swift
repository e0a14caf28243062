import SourceText

extension Article {
  /// Some of the paragraphs, with everything that stands in them, as an article of its own over the same
  /// text: ranges are those of the whole article; indices, forms and what is counted of them are not.
  ///
  /// No quotation may reach over its ends.
  public func part(_ run: Range<Int>) -> Article {
    let kept = paragraphs[run]
    let window = (kept.first?.tokens.lowerBound ?? 0)..<(kept.last?.tokens.upperBound ?? 0)
    let bytes = TextRange(kept.first?.range.lower ?? 0, kept.last?.range.upper ?? 0)
    let offset = PartOffset(
      tokens: window.lowerBound, sentences: kept.first?.sentences.lowerBound ?? 0, paragraphs: run.lowerBound)
    var forms = FormTable(expecting: 0)
    let tokens = self.tokens[window].enumerated().map { index, token in
      counted(token, at: index, in: &forms)
    }
    forms.index(tokens)
    let sentences = (kept.first?.sentences.lowerBound ?? 0)..<(kept.last?.sentences.upperBound ?? 0)
    return Article(
      ReadDocument(text: text, origin: origin, metadata: metadata, verbatim: verbatim, blocks: blocks),
      TokenizedText(
        tokens: tokens, forms: forms,
        lines: lines.filter { window.contains(Int($0.firstToken)) }.map(offset.moved),
        spaces: spaces.filter { $0.nextToken > window.lowerBound && $0.nextToken < window.upperBound }
          .map(offset.moved)),
      ArticleStructure(
        paragraphs: kept.map(offset.moved), regions: regions.filter { $0.range.overlaps(bytes) },
        sentences: self.sentences[sentences].map(offset.moved),
        quotations: quotations.filter { $0.range.overlaps(bytes) }.map(offset.moved),
        strayClosers: strayClosers.filter { $0.overlaps(bytes) },
        mentions: mentions(in: bytes).map(offset.moved)),
      vocabulary, isMostlyLatin: isMostlyLatin, isEnglish: isEnglish)
  }

  /// A token with its form in another table.
  private func counted(_ token: Token, at index: Int, in forms: inout FormTable) -> Token {
    guard token.form != 0 else { return token }
    var token = token
    let (form, lead) = (self.forms[token.form], self.forms.leads[Int(token.form)])
    token.form = forms.intern(form.hash, core: token.core, token: index, lead: lead)
    return token
  }
}

/// From indices of an article to those of a part of it.
private struct PartOffset {
  let tokens: Int
  let sentences: Int
  let paragraphs: Int

  private func moved(_ run: Range<Int>, by count: Int) -> Range<Int> {
    // An empty run stands for nothing, wherever it is.
    run.isEmpty ? 0..<0 : run.lowerBound - count..<run.upperBound - count
  }

  func moved(_ sentence: Sentence) -> Sentence {
    var sentence = sentence
    sentence.tokens = moved(sentence.tokens, by: tokens)
    sentence.paragraph -= paragraphs
    return sentence
  }

  func moved(_ paragraph: Paragraph) -> Paragraph {
    var paragraph = paragraph
    paragraph.tokens = moved(paragraph.tokens, by: tokens)
    paragraph.sentences = moved(paragraph.sentences, by: sentences)
    return paragraph
  }

  func moved(_ quotation: Quotation) -> Quotation {
    var quotation = quotation
    quotation.tokens = moved(quotation.tokens, by: tokens)
    quotation.paragraphs =
      quotation.paragraphs.lowerBound - paragraphs...quotation.paragraphs.upperBound - paragraphs
    return quotation
  }

  func moved(_ mention: Mention) -> Mention {
    var mention = mention
    mention.tokens = moved(mention.tokens, by: tokens)
    mention.title = moved(mention.title, by: tokens)
    mention.surname -= tokens
    return mention
  }

  func moved(_ space: SpaceRun) -> SpaceRun {
    var space = space
    space.nextToken -= tokens
    return space
  }

  func moved(_ line: LineTable.Line) -> LineTable.Line {
    var line = line
    line.firstToken -= UInt32(tokens)
    line.endToken -= UInt32(tokens)
    return line
  }
}
