import SourceText

/// Says what each paragraph is for (DOMAIN.md 2.0 and 5.7): from the top until the first full sentence,
/// from the end upward while a paragraph holds no full sentence, and crossheads between.
struct RegionClassifier {
  private let paragraphs: [ParagraphScanner.Outline]
  private let reader: TokenReader
  private let vocabulary: Vocabulary

  init(paragraphs: [ParagraphScanner.Outline], reader: TokenReader) {
    self.paragraphs = paragraphs
    self.reader = reader
    vocabulary = reader.vocabulary
  }

  /// The kind of each paragraph.
  func classify() -> [RegionKind] {
    var kinds = paragraphs.map { $0.isTable ? RegionKind.table : .body }
    let bodyStart = classifyTop(&kinds)
    let tailStart = classifyTail(&kinds, from: bodyStart)
    classifyMiddle(&kinds, bodyStart..<max(bodyStart, tailStart))
    return kinds
  }

  // MARK: Top

  /// Headline, byline, editors' notes and date line; returns the index of the lead.
  private func classifyTop(_ kinds: inout [RegionKind]) -> Int {
    var i = 0
    var hasHeadline = false
    while i < min(paragraphs.count - 1, 7) {
      let tokens = paragraphs[i].tokens
      if kinds[i] == .table { break }
      if isEditorNote(tokens) {
        kinds[i] = .editorNote
      } else if isDateLine(tokens) {
        kinds[i] = .dateline
      } else if isByline(tokens) {
        kinds[i] = .byline
      } else if !hasHeadline, isHeadline(i) {
        kinds[i] = .headline
        hasHeadline = true
      } else if hasHeadline, i > 0, kinds[i - 1] == .headline, isSubHeadline(i) {
        kinds[i] = .headline
      } else {
        break
      }
      i += 1
    }
    return i
  }

  /// A second line of a headline: short, without a full stop, above a byline or the dateline.
  private func isSubHeadline(_ i: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    guard i + 1 < paragraphs.count, paragraphs[i].lines.count == 1, reader.wordCount(tokens, upTo: 26) <= 25,
      !reader.endsSentence(tokens), reader.datelineEnd(tokens) == nil
    else { return false }
    if [.colon, .comma].contains(reader.tokens[tokens.upperBound - 1].kind) { return false }
    let next = paragraphs[i + 1].tokens
    return isByline(next) || reader.datelineEnd(next).map { $0 < next.upperBound } ?? false
  }

  /// A single line without a full stop that something longer follows.
  private func isHeadline(_ i: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    guard paragraphs[i].lines.count <= 3, reader.wordCount(tokens) <= 40, reader.wordCount(tokens) > 0,
      reader.datelineEnd(tokens) == nil
    else { return false }
    // Speeches are headed by a sentence or two; a lead is longer, and so is what follows it. A headline may
    // ask a question.
    if reader.endsSentence(tokens), !asksShortly(i) { return false }
    if [.colon, .comma].contains(reader.tokens[tokens.upperBound - 1].kind) { return false }
    return paragraphs[(i + 1)...].prefix(6).contains { reader.endsSentence($0.tokens) }
  }

  /// A short question on the first line, above something longer.
  private func asksShortly(_ i: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    guard i == 0, let last = tokens.last, reader.tokens[last].kind == .terminal,
      reader.bytes[reader.tokens[last].range.lower] == 0x3F
    else { return false }
    let words = reader.wordCount(tokens)
    return words <= 14 && reader.wordCount(paragraphs[i + 1].tokens) > words
      && !tokens.contains { [.colon, .stop].contains(reader.tokens[$0].kind) }
  }

  /// Whether a paragraph opens as notes of editors do, and is no longer than they are.
  func isEditorNote(_ tokens: Range<Int>) -> Bool {
    guard let match = reader.listEntry(vocabulary["editor-note-markers"], at: tokens.lowerBound) else {
      return false
    }
    return match < tokens.upperBound && tokens.count <= 60
  }

  /// Only a weekday, month and figures: `Friday, January 4, 2019`.
  private func isDateLine(_ tokens: Range<Int>) -> Bool {
    guard tokens.count <= 10 else { return false }
    var months = 0
    var figures = 0
    for i in tokens {
      let token = reader.tokens[i]
      switch token.kind {
      case .number: figures += 1
      case .word:
        let hash = reader.hash(i)
        if vocabulary.months.contains(hash) {
          months += 1
        } else if !vocabulary.weekdays.contains(hash) {
          return false
        }
      case .comma, .stop: break
      default: return false
      }
    }
    return months == 1 && figures >= 1
  }

  /// `By` and a few capitalised words.
  private func isByline(_ tokens: Range<Int>) -> Bool {
    guard tokens.count >= 2, tokens.count <= 14, !reader.endsSentence(tokens),
      vocabulary["byline-openers"].contains(reader.hash(tokens.lowerBound)),
      reader.tokens[tokens.lowerBound].isCapitalised
    else { return false }
    return reader.tokens[tokens.lowerBound + 1].isCapitalised
  }

  // MARK: Tail

  /// Furniture and sign-off; returns the index of the first paragraph of the tail.
  private func classifyTail(_ kinds: inout [RegionKind], from top: Int) -> Int {
    classifyFurniture(&kinds, from: top)
    var end = paragraphs.count
    while end > top {
      let kind = kinds[end - 1]
      if kind == .furniture {
        end -= 1
      } else if kind == .body, isSignOff(end - 1) {
        kinds[end - 1] = .signOff
        end -= 1
      } else {
        break
      }
    }
    return end
  }

  /// Leftover lines, and what follows them as long as it reads like the headlines of other stories.
  private func classifyFurniture(_ kinds: inout [RegionKind], from top: Int) {
    var follows = false
    for i in top..<max(top, paragraphs.count) {
      if reader.isLeftover(paragraphs[i].tokens) {
        kinds[i] = .furniture
        follows = follows || reader.listsHeadlines(paragraphs[i].tokens)
      } else if follows, isHeadlineLike(i) {
        kinds[i] = .furniture
      } else {
        follows = false
      }
    }
  }

  private func isHeadlineLike(_ i: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    return !reader.endsSentence(tokens) && reader.wordCount(tokens) <= 20
      // An agency alone on its line signs the story off.
      && reader.listEntry(vocabulary.agencies, at: tokens.lowerBound) != tokens.upperBound
  }

  private func isSignOff(_ i: Int) -> Bool {
    guard i > 0, paragraphs.count > 1 else { return false }
    let tokens = paragraphs[i].tokens
    let first = tokens.lowerBound
    if let end = reader.listEntry(vocabulary["sign-off-openers"], at: first), end <= tokens.upperBound {
      return true
    }
    if reader.endsSentence(tokens) { return false }
    // Initials, desk codes, agency names and end markers; longer lines are cut-off paragraphs.
    return reader.wordCount(tokens) <= 6 && !reader.hasLowercaseRun(tokens, of: 3)
  }

  // MARK: Middle

  private func classifyMiddle(_ kinds: inout [RegionKind], _ range: Range<Int>) {
    for i in range where kinds[i] == .body {
      if reader.isCaption(paragraphs[i].tokens) || isCreditedPicture(i, end: range.upperBound) {
        kinds[i] = .caption
      } else if isCrosshead(i, kinds, end: range.upperBound) {
        kinds[i] = .crosshead
      }
    }
  }

  /// `The ship at its pier. Image: AFP.` above the next paragraph of a quotation, which it does not end.
  private func isCreditedPicture(_ i: Int, end: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    guard i + 1 < end, reader.startsWithQuote(paragraphs[i + 1].tokens),
      reader.wordCount(tokens, upTo: 41) <= 40
    else { return false }
    if isSetApart(tokens) { return true }
    return tokens.suffix(8).contains {
      reader.tokens[$0].kind == .colon && $0 > tokens.lowerBound
        && vocabulary["caption-words"].contains(reader.hash($0 - 1)) && reader.tokens[$0 - 1].isCapitalised
    }
  }

  /// `AFP   Closed: the bridge on Monday`: a credit, a gap and a label.
  private func isSetApart(_ tokens: Range<Int>) -> Bool {
    guard tokens.count > 4, reader.tokens[tokens.lowerBound].isCapitalised else { return false }
    let gap = reader.tokens[tokens.lowerBound + 1].range.lower - reader.tokens[tokens.lowerBound].range.upper
    return gap > 1 && tokens.dropFirst(2).prefix(3).contains { reader.tokens[$0].kind == .colon }
  }

  /// One short line without a full stop between longer paragraphs. One that begins with a quotation mark is a line
  /// of a quotation: `"Dear all`, `"Rest in peace." (He was 75.)`.
  private func isCrosshead(_ i: Int, _ kinds: [RegionKind], end: Int) -> Bool {
    let tokens = paragraphs[i].tokens
    // Most paragraphs are long, which their first words tell.
    let words = reader.wordCount(tokens, upTo: 13)
    if words == 0 { return tokens.allSatisfy { reader.tokens[$0].kind != .number } }
    guard paragraphs[i].lines.count == 1, words <= 12, i + 1 < paragraphs.count,
      !reader.tokens[tokens.lowerBound].isLowercase, reader.tokens[tokens.lowerBound].kind != .doubleQuote
    else { return false }
    switch reader.tokens[tokens.upperBound - 1].kind {
    case .stop, .comma, .colon, .doubleQuote: return false
    case .word where words > 6 && reader.endsSentence(tokens):
      // `… struck at 4.12 a.m.`
      return false
    case .terminal:
      return words <= 8 && i > 0 && !reader.startsWithQuote(tokens)
        && reader.wordCount(paragraphs[i + 1].tokens, upTo: 13) > 12
    default: break
    }
    return reader.wordCount(paragraphs[i + 1].tokens, upTo: words + 1) > words
  }
}
