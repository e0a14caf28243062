import SourceText

/// The quotation state machine (DOMAIN.md 5.1): pairs double marks within and across paragraphs.
///
/// Two conventions for quotations over several paragraphs are in order: the opening mark repeated at
/// each paragraph, and a mark opened once and closed paragraphs later. Time is linear: which mark comes
/// first in a later paragraph is known before the reading starts.
struct QuotationScanner {
  /// A paragraph as the scanner sees it.
  struct Part {
    var tokens: Range<Int>
    /// Whether running quotations pass through it (body) or around it (captions, crossheads).
    var isBody: Bool
    var marks: [QuoteMark]
  }

  /// How far a quotation that was opened once may run before its mark counts as forgotten.
  private static let longestRun = 60

  private let parts: [Part]
  private let tokens: [Token]
  /// For each paragraph the next body paragraph after it that holds a double mark.
  private let nextMarked: [Int]
  private let nextBody: [Int]
  private(set) var quotations: [Quotation] = []
  private(set) var strayClosers: [TextRange] = []
  /// The quotation that is open across the current paragraph's start, and its place in `quotations`.
  private var open: Int?
  /// Whether the next closing mark belongs to a quotation inside the open one.
  private var nestedIsOpen = false

  init(parts: [Part], tokens: [Token]) {
    self.parts = parts
    self.tokens = tokens
    var marked = [Int](repeating: parts.count, count: parts.count)
    var body = marked
    var lastMarked = parts.count
    var lastBody = parts.count
    for i in parts.indices.reversed() {
      marked[i] = lastMarked
      body[i] = lastBody
      if parts[i].isBody {
        lastBody = i
        if !parts[i].marks.isEmpty { lastMarked = i }
      }
    }
    nextMarked = marked
    nextBody = body
  }

  mutating func run() {
    for i in parts.indices where parts[i].isBody || open == nil { readPart(i) }
    // A caption between the paragraphs of a running quotation is read by itself.
    quotations.sort { $0.range < $1.range }
  }

  private mutating func readPart(_ i: Int) {
    let part = parts[i]
    var startsRunning = open != nil
    for (k, mark) in part.marks.enumerated() {
      if startsRunning, let running = open, mark.token == part.tokens.lowerBound, opens(mark) {
        quotations[running].openers.append(tokens[mark.token].range)
        quotations[running].running = .repeated
      } else if opens(mark), mark.direction == .open || open == nil {
        openMark(mark, k, in: i)
      } else {
        closeMark(mark, in: i)
      }
      startsRunning = false
    }
    finish(part: i)
  }

  /// Whether a mark can open in the present state.
  private func opens(_ mark: QuoteMark) -> Bool {
    mark.direction == .open || (mark.direction == .either && open == nil)
  }

  private mutating func openMark(_ mark: QuoteMark, _ k: Int, in i: Int) {
    if let outer = open {
      let marks = parts[i].marks
      // open open close close: one inside the other; otherwise the first was never closed.
      if k + 2 < marks.count, marks[k + 1].direction == .close, marks[k + 2].direction == .close {
        quotations[outer].nestedSame = tokens[mark.token].range
        nestedIsOpen = true
        return
      }
      end(outer, asUnclosedBefore: mark.token)
    }
    let range = tokens[mark.token].range
    open = quotations.count
    quotations.append(
      Quotation(
        style: mark.style, ending: .unclosed, running: .no, depth: 1, range: range, openers: [range],
        paragraphs: i...i, tokens: mark.token..<(mark.token + 1)))
  }

  private mutating func closeMark(_ mark: QuoteMark, in i: Int) {
    let range = tokens[mark.token].range
    guard let current = open else { return unopened(mark, in: i) }
    // The first of two closing marks belongs to the nested quotation.
    if nestedIsOpen {
      nestedIsOpen = false
      return
    }
    quotations[current].ending = .closed
    quotations[current].closer = range
    quotations[current].range.end = range.end
    quotations[current].tokens = quotations[current].tokens.lowerBound..<(mark.token + 1)
    quotations[current].paragraphs = quotations[current].paragraphs.lowerBound...i
    if i > quotations[current].paragraphs.lowerBound, quotations[current].running == .no {
      quotations[current].running = .openedOnce
    }
    open = nil
  }

  private mutating func unopened(_ mark: QuoteMark, in i: Int) {
    let range = tokens[mark.token].range
    // A mark that stands twice ends nothing the second time.
    if mark.token > parts[i].tokens.lowerBound, !tokens[mark.token].shape.contains(.spaceBefore),
      tokens[mark.token - 1].kind == .doubleQuote
    {
      strayClosers.append(range)
      return
    }
    var start = mark.token
    while start > parts[i].tokens.lowerBound, tokens[start - 1].kind != .doubleQuote { start -= 1 }
    quotations.append(
      Quotation(
        style: mark.style, ending: .unopened, running: .no, depth: 1,
        range: tokens[start].range.union(range), openers: [], closer: range, paragraphs: i...i,
        tokens: start..<(mark.token + 1)))
  }

  /// At a paragraph's end: does what is open run on?
  private mutating func finish(part i: Int) {
    guard let current = open, parts[i].isBody || quotations[current].paragraphs.lowerBound == i else { return }
    extend(current, to: i)
    let next = parts[i].isBody ? nextBody[i] : parts.count
    if next < parts.count {
      if let first = parts[next].marks.first, first.token == parts[next].tokens.lowerBound, first.direction != .close {
        return
      }
      let marked = nextMarked[i]
      if marked < parts.count, marked - quotations[current].paragraphs.lowerBound <= QuotationScanner.longestRun,
        let first = parts[marked].marks.first, first.direction == .close || (first.direction == .open && first.token == parts[marked].tokens.lowerBound && quotations[current].running == .repeated && marked == next)
      {
        return
      }
    }
    open = nil
  }

  private mutating func extend(_ q: Int, to i: Int) {
    let last = parts[i].tokens.upperBound
    quotations[q].paragraphs = quotations[q].paragraphs.lowerBound...i
    quotations[q].tokens = quotations[q].tokens.lowerBound..<last
    quotations[q].range.end = tokens[last - 1].range.end
  }

  private mutating func end(_ q: Int, asUnclosedBefore token: Int) {
    quotations[q].tokens = quotations[q].tokens.lowerBound..<token
    quotations[q].range.end = tokens[max(0, token - 1)].range.end
    open = nil
  }
}
