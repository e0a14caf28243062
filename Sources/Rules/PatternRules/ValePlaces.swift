import ArticleModel
import Diagnostics
import SourceText

/// Puts findings where Vale would put them.
///
/// Vale looks for the text of each match again, from the start of the block that it was found in; so a
/// finding may come out at an earlier place of the same words, and two at one place are one
/// (shared/vale/SEMANTICS.md, section 8, and its alerts on shared/corpus/wikinews).
struct ValePlaces {
  /// Larger files keep the true places: what Vale does grows with the square of the size.
  private static let largest = 64 << 10

  private let original: [UInt8]
  /// The text with what has been found in the last unit hidden.
  private var context: [UInt8]
  private var unit: TextRange?
  /// Where the last match began.
  private var last: UInt32 = 0

  /// The findings of one rule, in the order in which they were made.
  static func placed(_ found: [(finding: Finding, unit: TextRange)], _ article: Article) -> [Finding] {
    if found.isEmpty { return [] }
    var placer = ValePlaces(original: article.bytes, context: article.bytes, unit: nil, last: 0)
    // In marked-up text too: there the words stand where the mark-up that the scope names has them.
    let isSmall = article.bytes.count <= largest && article.blocks.isEmpty
    let isMarkup = !article.blocks.isEmpty
    var seen: Set<UInt32> = []
    return found.compactMap { finding, unit in
      var placed = finding
      if isSmall, !finding.range.isEmpty {
        guard let range = placer.place(finding.range, in: unit) else { return nil }
        placed = finding.moved(to: range)
      } else if isMarkup, finding.readAs == nil {
        switch standing(of: finding.range, in: article) {
        case .asRead:
          // Of what is found in the file as it stands Vale counts all lines.
          if let raw = article.blocks.last?.range, raw.contains(finding.range),
            article.bytes[finding.range.lower..<finding.range.upper].contains(0x0A)
          {
            placed.readAs = article.text[finding.range]
          }
        case .wrapped: placed.readAs = article.text[finding.range]
        case .marked:
          // Vale points to the whole line; what no line holds is two texts that mark-up keeps apart.
          guard let line = line(of: finding.range, in: article) else { return nil }
          placed.readAs = article.text[finding.range]
          placed.range = line
        }
      }
      return seen.insert(placed.range.start).inserted ? placed : nil
    }
  }

  /// How the text of a range stands in the file.
  private enum Standing {
    /// As the rule read it.
    case asRead
    /// With signs of quotation or indents at the start of its lines.
    case wrapped
    /// With mark-up in it.
    case marked
  }

  private static func standing(of range: TextRange, in article: Article) -> Standing {
    let text = article.bytes[range.lower..<range.upper]
    guard let raw = article.blocks.last?.range, article.origin.fileRange(raw).count == raw.count else {
      // Of a file in another encoding only its length tells.
      return article.origin.fileRange(range).count == range.count && !text.contains(0x2A) ? .asRead : .marked
    }
    let place = article.origin.fileRange(range)
    guard raw.lower + place.upper <= raw.upper else { return .marked }
    let source = article.bytes[(raw.lower + place.lower)..<(raw.lower + place.upper)]
    if source.elementsEqual(text) { return .asRead }
    var plain: [UInt8] = []
    var isAtLineStart = false
    for byte in source where byte != 0x0D {
      if isAtLineStart, byte == 0x20 || byte == 0x09 || byte == 0x3E { continue }
      isAtLineStart = byte == 0x0A
      plain.append(byte)
    }
    return plain.elementsEqual(text.filter { $0 != 0x0D }) ? .wrapped : .marked
  }

  /// The line of the file in which the text of a range stands, as a range of the file as it stands: Vale points to the
  /// whole of it where mark-up lies within a match. Nil where it stands in several.
  private static func line(of range: TextRange, in article: Article) -> TextRange? {
    guard let raw = article.blocks.last?.range, article.origin.fileRange(raw).count == raw.count else {
      return nil
    }
    let place = article.origin.fileRange(range)
    let bytes = article.bytes[raw.lower..<raw.upper]
    let (start, end) = (raw.lower + place.lower, raw.lower + place.upper)
    guard end <= raw.upper, !bytes[start..<end].contains(0x0A) else { return nil }
    let lower = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? raw.lower
    let upper = bytes[end...].firstIndex(of: 0x0A) ?? raw.upper
    return TextRange(lower, upper > lower && bytes[upper - 1] == 0x0D ? upper - 1 : upper)
  }

  /// Where Vale finds the text of a match; nil where it gives up.
  private mutating func place(_ match: TextRange, in unit: TextRange) -> TextRange? {
    let words = Array(original[match.lower..<match.upper])
    // Within one unit matches follow one another: one that does not begins another round.
    if unit != self.unit || match.start <= last { context = original }
    self.unit = unit
    last = match.start
    var text = context
    if context.count < 1_000, ByteSearch.count(words, in: context) > 1 {
      // In short files Vale passes over the words that stand before the match.
      let lead = context.prefix(match.lower - unit.lower)
      for word in lead.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) {
        ValePlaces.hide(Array(word), in: &text)
      }
    }
    // The whole begins where it begins, and the search for it would cost as much as it is long.
    let isWhole = unit.count == original.count
    let start =
      isWhole ? 0 : ByteSearch.first(Array(original[unit.lower..<unit.upper]), in: text, from: 0) ?? 0
    guard let at = ValePlaces.position(of: words, in: text, from: start) else { return nil }
    ValePlaces.hide(words, in: &context)
    return TextRange(at, at + words.count)
  }

  /// The first place where the words stand by themselves, else the first where they stand at all.
  private static func position(of words: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var first: Int?
    var from = start
    while let at = ByteSearch.first(words, in: text, from: from) {
      first = first ?? at
      let isJoined = at > 0 && text[at - 1] == 0x2D
      if !isJoined, isEdge(at, text) || text[max(0, at - 1)] == 0x5F {
        let end = at + words.count
        if isEdge(end, text) || text[end] == 0x5F { return at }
      }
      from = at + 1
    }
    return first
  }

  /// Whether a word begins or ends at an offset, by the letters of ASCII alone.
  private static func isEdge(_ offset: Int, _ text: [UInt8]) -> Bool {
    if offset == 0 { return true }
    if offset == text.count { return true }
    return WordBytes.isWord(text[offset - 1]) != WordBytes.isWord(text[offset])
  }

  /// Hides the first occurrence.
  private static func hide(_ words: [UInt8], in text: inout [UInt8]) {
    guard let at = ByteSearch.first(words, in: text, from: 0) else { return }
    for i in at..<(at + words.count) where text[i] != 0x0A { text[i] = 0x40 }
  }
}

extension Finding {
  /// The same finding at another place with the same text.
  fileprivate func moved(to range: TextRange) -> Finding {
    guard range != self.range else { return self }
    var moved = self
    let shift = range.lower - self.range.lower
    moved.range = range
    moved.fixes = fixes.map { fix in
      Fix(
        fix.title, fix.safety,
        fix.edits.map { Edit(TextRange($0.range.lower + shift, $0.range.upper + shift), $0.text) })
    }
    return moved
  }
}
