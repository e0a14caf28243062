import SourceText

/// What a stylesheet makes of a document.
package enum TransformOutcome: Sendable {
  /// A page of HTML.
  case page([UInt8])
  /// Why there is none: a fragment for a message.
  case fault(String)
}

/// Reads a document in XML by the page of HTML that a stylesheet makes of it; Vale's `Transform`.
///
/// A stylesheet does not say where its text comes from. The text of each block is looked up in the document, white space
/// aside; what it has added itself, such as a number before a heading, stands nowhere, and a block that is mostly its own
/// (a table of contents, a line of copyright) is left out: nobody wrote it.
struct TransformedPage {
  /// The document's characters without white space, each with its place.
  private var source = MappedText()
  /// Where the last block that was found ends in it.
  private var cursor = 0
  /// Bytes that may be looked through for blocks that are found nowhere.
  private var allowance: Int

  /// How far ahead a single word is looked for.
  private static let window = 4_000

  static func read(
    _ decoded: DecodedText, named name: String, _ options: ScopeOptions,
    _ transform: ([UInt8]) -> TransformOutcome
  ) -> ReadResult {
    var problems = decoded.problems
    var text = ScopedText()
    if declaresOutsideEntities(decoded.text.bytes) {
      problems.append(fault("it declares entities that stand in other files, and is not read", decoded))
    } else {
      switch transform(withoutDeclaration(decoded.text.bytes)) {
      case .fault(let reason): problems.append(fault(reason, decoded))
      case .page(let page):
        var mapped = MappedText()
        mapped.append(page, at: 0)
        var walk = ScopeWalk(options)
        walk.run(mapped)
        var places = TransformedPage(decoded.text.bytes)
        for block in walk.blocks {
          guard let found = places.placed(block.text) else { continue }
          text.add(ScopeWalk.Block(text: found, kinds: block.kinds), from: decoded.origin)
        }
      }
    }
    text.addRaw(decoded)
    return ReadResult(document: text.document(decoded, format: name), problems: problems)
  }

  private static func fault(_ reason: String, _ decoded: DecodedText) -> ReadProblem {
    ReadProblem(
      kind: .malformedXML, isError: true,
      range: decoded.origin.fileRange(TextRange(0, min(1, decoded.text.bytes.count))),
      message: "the file cannot be transformed: \(reason)")
  }

  /// Whether a document would have other files read into it.
  static func declaresOutsideEntities(_ bytes: [UInt8]) -> Bool {
    var from = 0
    while let start = ByteSearch.first(Array("<!ENTITY".utf8), in: bytes, from: from) {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      let declaration = Array(bytes[start..<end])
      for word in ["SYSTEM", "PUBLIC"]
      where ByteSearch.first(Array(word.utf8), in: declaration, from: 0) != nil { return true }
      from = end
    }
    return false
  }

  /// The document as UTF-8: its declaration, which may state another character set, blanked.
  private static func withoutDeclaration(_ bytes: [UInt8]) -> [UInt8] {
    var start = bytes.starts(with: TextDecoder.utf8Mark) ? TextDecoder.utf8Mark.count : 0
    guard bytes[start...].starts(with: "<?xml ".utf8),
      let end = ByteSearch.first(Array("?>".utf8), in: bytes, from: start)
    else { return Array(bytes[start...]) }
    var bytes = bytes
    while start < end + 2 {
      if bytes[start] != 0x0A { bytes[start] = 0x20 }
      start += 1
    }
    // Nothing but white space may stand before a document without a declaration.
    return Array(bytes[(bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0)...])
  }

  private init(_ bytes: [UInt8]) {
    var page = MappedText()
    page.append(bytes, at: 0)
    var tokens = HTMLTokens(page)
    while let token = tokens.next() {
      guard case .text(let text) = token else { continue }
      for i in 0..<text.count where !MappedText.isSpace(text.bytes[i]) { source.append(text, i..<(i + 1)) }
    }
    allowance = 64 * (source.count + 1_000)
  }

  /// A block with the places of its text; nil where most of it stands nowhere.
  private mutating func placed(_ block: MappedText) -> MappedText? {
    let letters = block.bytes.filter { !MappedText.isSpace($0) }
    guard !letters.isEmpty else { return nil }
    if let start = find(letters) {
      let end = start + letters.count
      // A few letters that are found far away may be others.
      if letters.count > 20 || abs(start - cursor) < TransformedPage.window { cursor = end }
      return written(block, at: [Place(range: start..<end)])
    }
    // Word by word, in order.
    var places: [Place?] = []
    var (at, known) = (cursor, 0)
    for word in block.bytes.split(whereSeparator: MappedText.isSpace) {
      let found = near(word: Array(word), at)
      places.append(found)
      if let found {
        at = found.range.upperBound
        known += found.range.count
      }
    }
    guard 2 * known > letters.count else { return nil }
    cursor = at
    return written(block, at: places)
  }

  /// Where a word stands in the source: behind so many bytes of its own.
  private struct Place {
    var lead = 0
    var range: Range<Int>
  }

  /// The place of a word, or of what is left of it without marks around it, which a stylesheet may have put there.
  private func near(word: [UInt8], _ start: Int) -> Place? {
    if let range = near(word, start) { return Place(range: range) }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
    guard let first = word.firstIndex(where: isLetter), let last = word.lastIndex(where: isLetter),
      first > 0 || last < word.count - 1
    else { return nil }
    return near(Array(word[first...last]), start).map { Place(lead: first, range: $0) }
  }

  private mutating func find(_ letters: [UInt8]) -> Int? {
    if let found = near(letters, cursor) { return found.lowerBound }
    guard allowance > 0 else { return nil }
    allowance -= source.count
    return ByteSearch.first(letters, in: source.bytes, from: cursor)
      ?? ByteSearch.first(letters, in: source.bytes, from: 0)
  }

  /// The first place of some letters from an offset on, if it is not far.
  private func near(_ letters: [UInt8], _ start: Int) -> Range<Int>? {
    let end = min(source.count, start + TransformedPage.window + letters.count)
    guard start < end, let found = ByteSearch.first(letters, in: Array(source.bytes[start..<end]), from: 0)
    else { return nil }
    return (start + found)..<(start + found + letters.count)
  }

  /// The text of a block over places of the source: one for all of it, or one for each word, nil for one that stands
  /// nowhere.
  private func written(_ block: MappedText, at places: [Place?]) -> MappedText {
    var text = MappedText()
    var last = places.lazy.compactMap(\.self).first.map { source.source($0.range.lowerBound).lowerBound } ?? 0
    var word = 0
    var place = places.first.flatMap { $0 }
    for i in 0..<block.count {
      let byte = block.bytes[i]
      if MappedText.isSpace(byte) {
        text.append([byte], for: last..<last)
        if places.count > 1, i > 0, !MappedText.isSpace(block.bytes[i - 1]) {
          word += 1
          place = word < places.count ? places[word] : nil
        }
        continue
      }
      guard let own = place, own.lead == 0, !own.range.isEmpty else {
        place?.lead -= 1
        text.append([byte], for: last..<last)
        continue
      }
      let source = source.source(own.range.lowerBound)
      text.append([byte], for: source)
      last = source.upperBound
      place?.range = (own.range.lowerBound + 1)..<own.range.upperBound
    }
    return text
  }
}
