import ArticleModel
import CMd4c
import SourceText

/// Takes the story out of Markdown (CommonMark with tables, through md4c), with the headline, byline and date
/// of its front matter.
enum MarkdownReader {
  /// What is read beside CommonMark.
  static let flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS)

  /// Where the text begins: behind its front matter, or its byte-order mark.
  static func start(_ p: UnsafeBufferPointer<UInt8>, _ matter: FrontMatter) -> Int {
    matter.end > 0 ? matter.end : p.starts(with: TextDecoder.utf8Mark) ? TextDecoder.utf8Mark.count : 0
  }

  static func read(_ decoded: DecodedText) -> ReadResult {
    let walk = MarkdownWalk()
    let matter = decoded.text.bytes.withUnsafeBufferPointer { p in
      let matter = FrontMatter(p)
      walk.run(p, matter)
      return matter
    }
    let problems = walk.text.emptyNote("the file holds no text of a story").map { problem in
      var problem = problem
      problem.range = decoded.origin.fileRange(problem.range)
      return problem
    }
    return ReadResult(
      document: walk.text.document(
        decoded, format: .markdown, layers: [], date: matter.string("date"),
        embargo: matter.string("embargo") ?? matter.string("embargoed"),
        language: matter.string("lang") ?? matter.string("language")),
      problems: decoded.problems + problems)
  }
}

/// Takes md4c's events. Its texts point into the source, so that every byte is known by its address.
final class MarkdownWalk {
  private(set) var text = MarkupText()
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Blocks and spans whose text is no part of the story.
  private var skipped = 0
  private var listDepth = 0
  private var imageDepth = 0
  private var codeDepth = 0
  private var hasHeadline = false
  /// What the blocks that are open say, without the innermost.
  private var markup: [MarkupKinds] = []
  /// A line break of the source that is one blank, from the end of the text before it.
  private var softBreak: Int?
  private var lastEnd = 0
  /// The block of HTML that is being handed over, as far as its lines follow one another.
  private var html: TextRange?
  private var isHTMLBroken = false
  private var isInHTMLBlock = false
  /// Bytes of text when the link that is open began.
  private var linkStart = 0

  /// Reads a whole source behind its front matter.
  func run(_ p: UnsafeBufferPointer<UInt8>, _ matter: FrontMatter) {
    source = p
    for (key, kind) in [("title", RegionKind.headline), ("author", .byline)] {
      guard let value = matter.range(key) else { continue }
      text.open(kind)
      text.markup = .frontMatter
      text.append(UnsafeBufferPointer(rebasing: p[value.lower..<value.upper]), at: value.lower)
      text.close()
      hasHeadline = hasHeadline || kind == .headline
    }
    text.markup = []
    let start = MarkdownReader.start(p, matter)
    lastEnd = start
    guard let base = p.baseAddress, start < p.count else { return }
    var parser = MD_PARSER()
    parser.flags = MarkdownReader.flags
    parser.enter_block = { type, detail, data in MarkdownWalk.of(data)?.enter(type, detail) ?? 1 }
    parser.leave_block = { type, _, data in MarkdownWalk.of(data)?.leave(type) ?? 1 }
    parser.enter_span = { type, _, data in MarkdownWalk.of(data)?.span(type, isOpening: true) ?? 1 }
    parser.leave_span = { type, _, data in MarkdownWalk.of(data)?.span(type, isOpening: false) ?? 1 }
    parser.text = { type, characters, size, data in
      MarkdownWalk.of(data)?.take(type, characters, Int(size)) ?? 1
    }
    base.withMemoryRebound(to: CChar.self, capacity: p.count) { characters in
      _ = md_parse(
        characters + start, UInt32(p.count - start), &parser,
        Unmanaged.passUnretained(self).toOpaque())
    }
    text.endParagraph()
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> MarkdownWalk? {
    data.map { Unmanaged<MarkdownWalk>.fromOpaque($0).takeUnretainedValue() }
  }

  private func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    softBreak = nil
    text.endParagraph()
    markup.append(text.markup)
    text.markup = text.markup.entering(MarkdownWalk.element(type, detail))
    switch type {
    case MD_BLOCK_QUOTE: text.quote(true)
    case MD_BLOCK_CODE: skipped += 1
    case MD_BLOCK_HTML:
      text.endParagraph()
      html = nil
      isHTMLBroken = false
      isInHTMLBlock = true
    case MD_BLOCK_H:
      let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
      text.open(level == 1 && !hasHeadline ? .headline : .crosshead)
      hasHeadline = hasHeadline || level == 1
    case MD_BLOCK_P, MD_BLOCK_LI: text.open(.body)
    case MD_BLOCK_TH, MD_BLOCK_TD: text.open(.table)
    default: break
    }
    return 0
  }

  /// The element of HTML that a block stands for.
  private static func element(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> String {
    switch type {
    case MD_BLOCK_H: "h\(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1)"
    case MD_BLOCK_P: "p"
    case MD_BLOCK_LI: "li"
    case MD_BLOCK_QUOTE: "blockquote"
    case MD_BLOCK_TH: "th"
    case MD_BLOCK_TD: "td"
    default: ""
    }
  }

  private func leave(_ type: MD_BLOCKTYPE) -> Int32 {
    softBreak = nil
    defer { text.markup = markup.popLast() ?? [] }
    switch type {
    case MD_BLOCK_QUOTE: text.quote(false)
    case MD_BLOCK_CODE: skipped -= 1
    case MD_BLOCK_HTML:
      isInHTMLBlock = false
      readHTML()
    case MD_BLOCK_H, MD_BLOCK_P, MD_BLOCK_LI, MD_BLOCK_TH, MD_BLOCK_TD: text.close()
    default: text.endParagraph()
    }
    return 0
  }

  private func span(_ type: MD_SPANTYPE, isOpening: Bool) -> Int32 {
    switch type {
    case MD_SPAN_IMG:
      // An image that a paragraph begins with is a picture with its caption; elsewhere its text is none of
      // the line's.
      if isOpening, imageDepth == 0, skipped == 0, !text.isAtParagraphStart {
        addObject()
        skipped += 1
      } else if isOpening {
        imageDepth += 1
      } else if imageDepth > 0 {
        imageDepth -= 1
        text.recast(.caption, .alternative)
      } else {
        skipped -= 1
      }
    case MD_SPAN_A where isOpening: linkStart = text.bytes.count
    case MD_SPAN_A: if linkStart == text.bytes.count { addObject() }
    case MD_SPAN_CODE:
      codeDepth += isOpening ? 1 : -1
      if codeDepth == (isOpening ? 1 : 0) { text.markVerbatim(isOpening) }
    default: break
    }
    return 0
  }

  private func take(_ type: MD_TEXTTYPE, _ characters: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
    guard skipped == 0, let characters else { return 0 }
    switch type {
    case MD_TEXT_BR:
      softBreak = nil
      text.breakLine()
    case MD_TEXT_SOFTBR: softBreak = lastEnd
    case MD_TEXT_HTML where !isInHTMLBlock:
      characters.withMemoryRebound(to: UInt8.self, capacity: size) {
        let name = UnsafeBufferPointer(start: $0, count: size).dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
        if case .object = ElementRole.byName[String(decoding: name, as: UTF8.self).lowercased()] {
          addObject()
        }
      }
    case MD_TEXT_HTML: collectHTML(characters, size)
    case MD_TEXT_ENTITY, MD_TEXT_NORMAL, MD_TEXT_CODE, MD_TEXT_NULLCHAR, MD_TEXT_LATEXMATH:
      characters.withMemoryRebound(to: UInt8.self, capacity: size) {
        take(UnsafeBufferPointer(start: $0, count: size), isReference: type == MD_TEXT_ENTITY)
      }
    default: break
    }
    return 0
  }

  /// Something without text is shown here, perhaps at the start of a line.
  private func addObject() {
    if softBreak != nil { text.append(CollectionOfOne(UInt8(ascii: " ")), near: lastEnd) }
    softBreak = nil
    text.addObject()
  }

  private func collectHTML(_ characters: UnsafePointer<CChar>, _ size: Int) {
    guard let base = source.baseAddress else { return }
    let start = characters.withMemoryRebound(to: UInt8.self, capacity: size) { $0 - base }
    guard start >= 0, start + size <= source.count else { return }
    // Behind a quotation's `>` the lines do not follow one another: what stands between is no HTML.
    if let open = html, start < open.upper || start > open.upper + 2 { isHTMLBroken = true }
    html = TextRange(html?.lower ?? start, start + size)
  }

  /// What a block of HTML has to say to readers of the page.
  private func readHTML() {
    guard let range = html, !isHTMLBroken, skipped == 0, let base = source.baseAddress else { return }
    let slice = UnsafeBufferPointer(start: base + range.lower, count: range.count)
    guard HTMLNesting.fault(in: Array(slice)) == nil else { return }
    var walk = HTMLWalk(continuing: text, at: range.lower)
    text = MarkupText()
    walk.run(slice)
    text = walk.text
    html = nil
  }

  private func take(_ slice: UnsafeBufferPointer<UInt8>, isReference: Bool) {
    guard let base = source.baseAddress, let start = slice.baseAddress.map({ $0 - base }) else { return }
    guard start >= 0, start + slice.count <= source.count else {
      // What md4c made up itself, such as the sign for a NUL byte.
      return text.append(slice, near: lastEnd)
    }
    if let from = softBreak, from <= start {
      // A quotation's `>` and a list's blanks at the start of a line belong to the break.
      text.append(CollectionOfOne(UInt8(ascii: " ")), for: from..<start)
    }
    softBreak = nil
    lastEnd = start + slice.count
    guard isReference, let decoded = HTMLReference.decoded(slice) else {
      return text.append(slice, at: start)
    }
    text.append(decoded, for: start..<lastEnd)
  }
}
