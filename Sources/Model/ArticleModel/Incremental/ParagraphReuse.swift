import SourceText

/// Paragraphs at the beginning and at the end of a text that stood as they are in an earlier version of it, so
/// that what depends on nothing but their tokens need not be found again.
struct ParagraphReuse {
  /// Tokens behind a paragraph that what is found in it may depend on: the longest titles are shorter.
  private static let reach = 64

  let old: Article
  private let new: [Paragraph]
  /// How many paragraphs from the beginning, and from the end.
  private var head = 0
  private var tail = 0

  /// `paragraphs` of the new text, with tokens and kinds.
  init(_ old: Article, _ bytes: UnsafeBufferPointer<UInt8>, _ paragraphs: [Paragraph]) {
    self.old = old
    new = paragraphs
    let common = old.bytes.withUnsafeBufferPointer { Tokenizer.common($0, bytes) }
    let most = min(paragraphs.count, old.paragraphs.count)
    while head < most, paragraphs[head].range.upper < common.head,
      isSame(paragraphs[head], old.paragraphs[head])
    {
      head += 1
    }
    let end = head > 0 ? paragraphs[head - 1].tokens.upperBound : 0
    while head > 0, end - paragraphs[head - 1].tokens.upperBound < ParagraphReuse.reach { head -= 1 }
    let start = bytes.count - common.tail
    while head + tail < most, paragraphs[paragraphs.count - 1 - tail].range.lower > start,
      isSame(paragraphs[paragraphs.count - 1 - tail], old.paragraphs[old.paragraphs.count - 1 - tail])
    {
      tail += 1
    }
  }

  /// Whether two paragraphs of the same bytes have the same tokens, and are of one kind.
  private func isSame(_ a: Paragraph, _ b: Paragraph) -> Bool {
    a.kind == b.kind && a.range.count == b.range.count && a.tokens.count == b.tokens.count
  }

  /// The paragraph of the old article that a paragraph was; nil where something may be new.
  private func before(_ i: Int) -> Int? {
    if i < head { return i }
    return new.count - i <= tail ? old.paragraphs.count - new.count + i : nil
  }

  /// The paragraph of the old article that a paragraph was, where all of it is sentences: in the lead a
  /// dateline is no part of them.
  fileprivate func whole(_ i: Int) -> Int? {
    guard let j = before(i), let first = old.paragraphs[j].sentences.first,
      old.sentences[first].tokens.lowerBound == old.paragraphs[j].tokens.lowerBound
    else { return nil }
    return j
  }

  /// The sentences that a paragraph had, moved to its tokens; nil where they must be found.
  func sentences(of i: Int) -> [Range<Int>]? {
    guard let j = whole(i) else { return nil }
    let shift = new[i].tokens.lowerBound - old.paragraphs[j].tokens.lowerBound
    return old.sentences[old.paragraphs[j].sentences].map {
      $0.tokens.lowerBound + shift..<$0.tokens.upperBound + shift
    }
  }
}

/// The mentions of an earlier version of a text, taken over paragraph by paragraph in order.
struct MentionReuse {
  private let reuse: ParagraphReuse
  private var next = 0

  init(_ reuse: ParagraphReuse) { self.reuse = reuse }

  /// Adds the mentions that a paragraph had which is all sentences; false where they must be found.
  mutating func take(_ i: Int, _ paragraph: Paragraph, to mentions: inout [Mention]) -> Bool {
    guard let j = reuse.whole(i) else { return false }
    let before = reuse.old.paragraphs[j]
    let known = reuse.old.mentions
    while next < known.count, known[next].tokens.lowerBound < before.tokens.lowerBound { next += 1 }
    let (further, shift) = (
      paragraph.tokens.lowerBound - before.tokens.lowerBound, paragraph.range.lower - before.range.lower
    )
    while next < known.count, known[next].tokens.lowerBound < before.tokens.upperBound {
      var mention = known[next]
      mention.range = mention.range.moved(by: shift)
      mention.tokens = mention.tokens.lowerBound + further..<mention.tokens.upperBound + further
      mention.title = mention.title.lowerBound + further..<mention.title.upperBound + further
      mention.surname += further
      mentions.append(mention)
      next += 1
    }
    return true
  }
}
