import SourceText

/// The quotation state machine (DOMAIN.md 5.1): pairs double marks within and across paragraphs.
///
/// Two conventions for quotations over several paragraphs are in order: the opening mark repeated at
/// each paragraph, and a mark opened once and closed paragraphs later. Time is linear: what the marks of
/// later paragraphs amount to is known before the reading starts.
struct QuotationScanner {
  /// A paragraph as the scanner sees it.
  struct Part {
    var tokens: Range<Int>
    /// Whether running quotations pass through it (body) or around it (captions, crossheads).
    var isBody: Bool
    var marks: [QuoteMark]
  }

  /// How many quotations of a text are read: beyond, it is no copy, and they would take more memory than it does.
  private static let most = 100_000

  /// How far a quotation that was opened once may run before its mark counts as forgotten.
  private static let longestRun = 60

  private let parts: [Part]
  private let tokens: UnsafeBufferPointer<Token>
  /// For each paragraph the next body paragraph after it.
  private let nextBody: [Int]
  /// For each paragraph the next body paragraph after it whose marks do not balance.
  private let nextUneven: [Int]
  private(set) var quotations: [Quotation] = []
  private(set) var strayClosers: [TextRange] = []
  /// The place in `quotations` of the one that is open.
  private var open: Int?
  /// The paragraph in which a quotation that was opened once is closed.
  private var runsTo = -1
  /// Whether the next closing mark belongs to a quotation inside the open one.
  private var nestedIsOpen = false

  init(parts: [Part], tokens: UnsafeBufferPointer<Token>) {
    let parts = QuotationScanner.withoutLabels(parts, tokens)
    self.parts = parts
    self.tokens = tokens
    var body = [Int](repeating: parts.count, count: parts.count)
    var uneven = body
    var lastBody = parts.count
    var lastUneven = parts.count
    for i in parts.indices.reversed() {
      body[i] = lastBody
      uneven[i] = lastUneven
      guard parts[i].isBody else { continue }
      lastBody = i
      if QuotationScanner.excess(parts[i].marks[...]) != 0 || QuotationScanner.startsOpen(parts[i]) {
        lastUneven = i
      }
    }
    nextBody = body
    nextUneven = uneven
  }

  /// A line that no stop ends and that has no mark, between an open quotation and a paragraph that takes it up again,
  /// is a caption that nothing tells as one: the quotation passes around it.
  private static func withoutLabels(_ parts: [Part], _ tokens: UnsafeBufferPointer<Token>) -> [Part] {
    var result = parts
    let body = parts.indices.filter { parts[$0].isBody }
    for (place, i) in body.enumerated() where place > 0 && place + 1 < body.count && parts[i].marks.isEmpty {
      guard let last = parts[i].tokens.last, tokens[last].isWord,
        excess(parts[body[place - 1]].marks[...]) == -1, startsOpen(parts[body[place + 1]])
      else { continue }
      result[i].isBody = false
    }
    return result
  }

  /// Closing marks less opening marks.
  private static func excess(_ marks: ArraySlice<QuoteMark>) -> Int {
    marks.reduce(0) { $0 + ($1.direction == .close ? 1 : $1.direction == .open ? -1 : 0) }
  }

  /// Whether a paragraph begins with a mark that can open.
  private static func startsOpen(_ part: Part) -> Bool {
    part.marks.first.map { $0.token == part.tokens.lowerBound && $0.direction != .close } ?? false
  }

  mutating func run() {
    for i in parts.indices where parts[i].isBody || open == nil { readPart(i) }
    // A caption between the paragraphs of a running quotation is read by itself.
    quotations.sort { $0.range < $1.range }
  }

  private mutating func readPart(_ i: Int) {
    let part = parts[i]
    // Closing less opening marks from each mark on, to tell a nested quotation from a forgotten end.
    var excess = QuotationScanner.excess(part.marks[...])
    for mark in part.marks {
      if quotations.count >= QuotationScanner.most { break }
      if let running = open, quotations[running].paragraphs.lowerBound < i,
        mark.token == part.tokens.lowerBound,
        opens(mark)
      {
        quotations[running].openers.append(tokens[mark.token].range)
        quotations[running].running = .repeated
      } else if mark.direction == .open || (mark.direction == .either && open == nil) {
        openMark(mark, in: i, closesHere: excess > 0)
      } else {
        closeMark(mark, in: i)
      }
      excess += mark.direction == .open ? 1 : mark.direction == .close ? -1 : 0
    }
    finish(part: i)
  }

  /// Whether a mark may stand for an opening one.
  private func opens(_ mark: QuoteMark) -> Bool { mark.direction != .close }

  private mutating func openMark(_ mark: QuoteMark, in i: Int, closesHere: Bool) {
    if let outer = open {
      let carried = quotations[outer].paragraphs.lowerBound < i
      // Inside a quotation whose end is to come, this is one inside the other; otherwise the end of
      // the first was forgotten.
      if closesHere || (carried && runsOn(from: i)) {
        quotations[outer].nestedSame = quotations[outer].nestedSame ?? tokens[mark.token].range
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
      quotations[current].nestedCloser = quotations[current].nestedCloser ?? range
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
    close()
  }

  private mutating func close() {
    open = nil
    nestedIsOpen = false
    runsTo = -1
  }

  /// Whether an open quotation runs on behind a paragraph.
  private func runsOn(from i: Int) -> Bool {
    if runsTo > i { return true }
    let next = nextBody[i]
    return next < parts.count && QuotationScanner.startsOpen(parts[next])
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
    guard let current = open, parts[i].isBody || quotations[current].paragraphs.lowerBound == i else {
      return
    }
    extend(current, to: i)
    nestedIsOpen = false
    guard parts[i].isBody, nextBody[i] < parts.count else { return close() }
    if runsOn(from: i) { return }
    if quotations[current].running == .repeated, isTakenUp(behind: nextBody[i]) {
      quotations[current].missingOpeners.append(Int(tokens[parts[nextBody[i]].tokens.lowerBound].range.start))
      runsTo = max(runsTo, nextBody[i])
      return
    }
    // Opened once: closed by the next paragraph whose marks do not balance, if that one closes.
    let uneven = nextUneven[i]
    guard uneven < parts.count, uneven - i <= QuotationScanner.longestRun,
      !QuotationScanner.startsOpen(parts[uneven]),
      QuotationScanner.excess(parts[uneven].marks[...]) == 1, mayRun(current, from: i, to: uneven)
    else { return close() }
    runsTo = uneven
  }

  /// Whether a paragraph without an opening mark stands inside a quotation that repeats it: the paragraph
  /// closes the quotation, or the next one takes it up again.
  private func isTakenUp(behind i: Int) -> Bool {
    let excess = QuotationScanner.excess(parts[i].marks[...])
    if excess == 1 { return true }
    return excess == 0 && nextBody[i] < parts.count && QuotationScanner.startsOpen(parts[nextBody[i]])
  }

  /// Straight marks say little of their direction: with other quotations between, a run of them is not
  /// believed.
  private func mayRun(_ q: Int, from i: Int, to end: Int) -> Bool {
    if quotations[q].style != .straightDouble { return true }
    return parts[end].marks.first?.direction == .close
      && (i + 1..<end).allSatisfy { parts[$0].marks.isEmpty || !parts[$0].isBody }
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
    close()
  }
}
