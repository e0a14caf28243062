import SourceText

/// What the edits between two versions of a text changed in its article: which paragraphs, with all that
/// stands in them and beside them, read as before.
///
/// Made for rules that look at one paragraph and its surroundings only (two paragraphs or `reach` tokens
/// before and behind it, whichever is more, and the quotations that touch these): what they find in other
/// paragraphs is found again.
public struct ArticleChange: Sendable {
  /// How far such a rule may look beyond the paragraph, in tokens.
  public static let reach = 64

  /// The paragraphs of the new article in which something else may be found now.
  public let paragraphs: Range<Int>
  /// Those and as much on either side as is looked at for them; no quotation reaches over its ends.
  public let surroundings: Range<Int>
  /// The bytes of `paragraphs`, up to the paragraph behind them.
  public let range: TextRange
  /// The bytes that stood there in the old article.
  public let oldRange: TextRange

  /// How far everything behind it has moved, in bytes.
  public var shift: Int { range.upper - oldRange.upper }

  /// Compares two articles of plain text; nil where most of the text, or something that holds for all of it,
  /// is not as before.
  public init?(from old: Article, to new: Article) {
    guard old.isPlain, new.isPlain, old.isMostlyLatin == new.isMostlyLatin,
      old.isEnglish == new.isEnglish,
      old.metadata == new.metadata
    else { return nil }
    let same = SameParagraphs(old, new)
    let cuts = Cuts(old, new)
    paragraphs = cuts.widened(same.head..<new.paragraphs.count - same.tail)
    guard paragraphs.count * 2 < new.paragraphs.count else { return nil }
    surroundings = cuts.widened(paragraphs)
    range = new.bytes(of: paragraphs)
    let further = old.paragraphs.count - new.paragraphs.count
    oldRange = old.bytes(of: paragraphs.lowerBound..<paragraphs.upperBound + further)
  }

  /// Whether an offset of the new article lies in the changed paragraphs.
  public func contains(_ offset: UInt32) -> Bool { range.contains(offset) }
}

extension Article {
  /// Whether offsets are those of the file, and mark-up says nothing.
  fileprivate var isPlain: Bool { origin.isIdentity && blocks.isEmpty && verbatim.isEmpty }

  /// From the start of the first paragraph, or of the text, to that of the paragraph behind the last, or the
  /// end of the text.
  fileprivate func bytes(of run: Range<Int>) -> TextRange {
    func start(_ i: Int) -> Int { i < paragraphs.count ? paragraphs[i].range.lower : bytes.count }
    return TextRange(run.lowerBound == 0 ? 0 : start(run.lowerBound), start(run.upperBound))
  }

  /// Whether more tokens than a rule may look at stand in some paragraphs.
  fileprivate func isBeyondReach(_ run: Range<Int>) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    return run.count >= 2
      && paragraphs[last].tokens.upperBound - paragraphs[first].tokens.lowerBound >= ArticleChange.reach
  }
}

/// The places between paragraphs of two articles over which nothing reaches that a rule of one paragraph
/// looks at: a sentence ends there, and no quotation runs on.
private struct Cuts {
  private let old: Article
  private let new: Article
  private let runsOnInOld: [Bool]
  private let runsOnInNew: [Bool]

  init(_ old: Article, _ new: Article) {
    self.old = old
    self.new = new
    runsOnInOld = Cuts.runsOn(old)
    runsOnInNew = Cuts.runsOn(new)
  }

  /// For each paragraph whether a quotation runs on into it.
  private static func runsOn(_ article: Article) -> [Bool] {
    var result = [Bool](repeating: false, count: article.paragraphs.count)
    for q in article.quotations.indices where article.quotations[q].paragraphs.count > 1 {
      for i in article.quotations[q].paragraphs.dropFirst() { result[i] = true }
    }
    return result
  }

  /// Paragraphs and as many on either side as a rule may look at from them, up to the next cuts of both
  /// articles, which have as many paragraphs behind the run.
  func widened(_ run: Range<Int>) -> Range<Int> {
    let further = old.paragraphs.count - new.paragraphs.count
    var start = run.lowerBound
    while start > 0,
      !new.isBeyondReach(start..<run.lowerBound) || !isCut(before: start, new, runsOnInNew)
        || !isCut(before: start, old, runsOnInOld)
    {
      start -= 1
    }
    var end = run.upperBound
    while end < new.paragraphs.count,
      !new.isBeyondReach(run.upperBound..<end) || !isCut(before: end, new, runsOnInNew)
        || !isCut(before: end + further, old, runsOnInOld)
    {
      end += 1
    }
    return start..<end
  }

  private func isCut(before i: Int, _ article: Article, _ runsOn: [Bool]) -> Bool {
    !runsOn[i] && article.endsSentence(article.paragraphs[i - 1].tokens)
  }
}

/// How many paragraphs at the beginning and at the end of two articles are the same in all that is known
/// of them.
private struct SameParagraphs {
  private(set) var head = 0
  private(set) var tail = 0
  private let old: Article
  private let new: Article

  init(_ old: Article, _ new: Article) {
    self.old = old
    self.new = new
    let common = old.bytes.withUnsafeBufferPointer { a in
      new.bytes.withUnsafeBufferPointer { b in Tokenizer.common(a, b) }
    }
    let most = min(old.paragraphs.count, new.paragraphs.count)
    while head < most, new.paragraphs[head].range.upper <= common.head, isSame(head, head) { head += 1 }
    let start = new.bytes.count - common.tail
    while head + tail < most {
      let (i, j) = (new.paragraphs.count - 1 - tail, old.paragraphs.count - 1 - tail)
      guard new.paragraphs[i].range.lower >= start, isSame(i, j) else { break }
      tail += 1
    }
    leaveOutDifferent()
  }

  // MARK: One paragraph

  /// Whether two paragraphs of the same bytes were read in the same way.
  private func isSame(_ i: Int, _ j: Int) -> Bool {
    let (a, b) = (new.paragraphs[i], old.paragraphs[j])
    guard a.kind == b.kind, a.range.count == b.range.count, a.tokens.count == b.tokens.count,
      a.sentences.count == b.sentences.count, a.isHardWrapped == b.isHardWrapped
    else { return false }
    return zip(a.tokens, b.tokens).allSatisfy { isSame(token: new.tokens[$0], old.tokens[$1]) }
      && zip(a.sentences, b.sentences).allSatisfy { k, l in
        new.sentences[k].tokens.lowerBound - a.tokens.lowerBound
          == old.sentences[l].tokens.lowerBound - b.tokens.lowerBound
          && new.sentences[k].tokens.count == old.sentences[l].tokens.count
          && new.sentences[k].isTerminated == old.sentences[l].isTerminated
      }
  }

  private func isSame(token a: Token, _ b: Token) -> Bool {
    a.shape.rawValue == b.shape.rawValue && a.kind == b.kind && a.range.count == b.range.count
  }

  // MARK: What lies across paragraphs

  /// Takes out paragraphs in which quotations, stray marks or mentions differ.
  private mutating func leaveOutDifferent() {
    let shift = new.bytes.count - old.bytes.count
    leaveOut(new.quotations, old.quotations, shift, \.range, isSame: SameParagraphs.isSame)
    leaveOut(new.mentions, old.mentions, shift, \.range, isSame: SameParagraphs.isSame)
    leaveOut(new.strayClosers, old.strayClosers, shift, \.self) { $0.start == $1.moved(by: $2).start }
  }

  /// Shortens both ends so far that all entries in them are the same; entries are in order.
  private mutating func leaveOut<Entry>(
    _ a: [Entry], _ b: [Entry], _ shift: Int, _ range: KeyPath<Entry, TextRange>,
    isSame: (Entry, Entry, Int) -> Bool
  ) {
    var first = 0
    while first < min(a.count, b.count), isSame(a[first], b[first], 0) { first += 1 }
    for entry in [a, b].compactMap({ $0.count > first ? $0[first][keyPath: range].start : nil }) {
      head = min(head, new.paragraphs.prefix(head).count { $0.range.end <= entry })
    }
    var last = 0
    while last < min(a.count, b.count), isSame(a[a.count - 1 - last], b[b.count - 1 - last], shift) {
      last += 1
    }
    // Longest ends first: an entry further to the front may reach further back.
    for (article, entries) in [(new, a), (old, b)] where entries.count > last {
      let end = entries[..<(entries.count - last)].reduce(UInt32(0)) { max($0, $1[keyPath: range].end) }
      tail = min(tail, article.paragraphs.suffix(tail).count { $0.range.start >= end })
    }
  }

  private static func isSame(_ a: Quotation, _ b: Quotation, shift: Int) -> Bool {
    a.range == b.range.moved(by: shift) && a.style == b.style && a.ending == b.ending
      && a.running == b.running && a.depth == b.depth && a.paragraphs.count == b.paragraphs.count
      && a.tokens.count == b.tokens.count && a.closer == b.closer?.moved(by: shift)
      && a.nestedSame == b.nestedSame?.moved(by: shift) && a.nestedCloser == b.nestedCloser?.moved(by: shift)
      && a.openers.elementsEqual(b.openers) { $0 == $1.moved(by: shift) }
      && a.missingOpeners.elementsEqual(b.missingOpeners) { $0 == $1 + shift }
  }

  private static func isSame(_ a: Mention, _ b: Mention, shift: Int) -> Bool {
    a.range == b.range.moved(by: shift) && a.tokens.count == b.tokens.count
      && a.title.count == b.title.count && a.startsSentence == b.startsSentence
      && a.surname - a.tokens.lowerBound == b.surname - b.tokens.lowerBound
  }
}
