import ArticleModel
import CMd4c
import SourceText

/// Makes a page of HTML of Markdown, each byte with its place (CommonMark with tables, strike-through and bare
/// addresses as links, through md4c). Footnotes and displayed formulas are prepared for it.
final class MarkdownPage {
  private var page = MappedText()
  private var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var near = 0
  /// The text that stands for the image that is open, and how deep images lie in one another.
  private var alternative = MappedText()
  private var imageDepth = 0

  private static let flags = UInt32(
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS
      | MD_FLAG_PERMISSIVEWWWAUTOLINKS)

  /// The page of a text.
  static func page(of text: [UInt8]) -> MappedText {
    let maker = MarkdownPage()
    text.withUnsafeBufferPointer { maker.run($0) }
    return maker.page
  }

  private func run(_ p: UnsafeBufferPointer<UInt8>) {
    source = p
    let start = p.starts(with: TextDecoder.utf8Mark) ? TextDecoder.utf8Mark.count : 0
    guard let base = p.baseAddress, start < p.count else { return }
    var parser = MD_PARSER()
    parser.flags = MarkdownPage.flags
    parser.enter_block = { type, detail, data in MarkdownPage.of(data)?.block(type, detail, opens: true) ?? 1
    }
    parser.leave_block = { type, detail, data in MarkdownPage.of(data)?.block(type, detail, opens: false) ?? 1
    }
    parser.enter_span = { type, detail, data in MarkdownPage.of(data)?.span(type, detail, opens: true) ?? 1 }
    parser.leave_span = { type, detail, data in MarkdownPage.of(data)?.span(type, detail, opens: false) ?? 1 }
    parser.text = { type, characters, size, data in
      MarkdownPage.of(data)?.take(type, characters, Int(size)) ?? 1
    }
    base.withMemoryRebound(to: CChar.self, capacity: p.count) { characters in
      _ = md_parse(
        characters + start, UInt32(p.count - start), &parser, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> MarkdownPage? {
    data.map { Unmanaged<MarkdownPage>.fromOpaque($0).takeUnretainedValue() }
  }

  private func write(_ text: String) { page.append(made: text, near: near) }

  private func block(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?, opens: Bool) -> Int32 {
    guard let name = MarkdownPage.element(type, detail) else { return 0 }
    if name == "hr" {
      if opens { write("<hr>\n") }
    } else {
      write(opens ? "<\(name)>" : "</\(name)>\n")
    }
    return 0
  }

  private static func element(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> String? {
    switch type {
    case MD_BLOCK_H: "h\(detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1)"
    case MD_BLOCK_P: "p"
    case MD_BLOCK_UL: "ul"
    case MD_BLOCK_OL: "ol"
    case MD_BLOCK_LI: "li"
    case MD_BLOCK_QUOTE: "blockquote"
    case MD_BLOCK_CODE: "pre"
    case MD_BLOCK_HR: "hr"
    case MD_BLOCK_TABLE: "table"
    case MD_BLOCK_THEAD: "thead"
    case MD_BLOCK_TBODY: "tbody"
    case MD_BLOCK_TR: "tr"
    case MD_BLOCK_TH: "th"
    case MD_BLOCK_TD: "td"
    default: nil
    }
  }

  private func span(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?, opens: Bool) -> Int32 {
    if type == MD_SPAN_IMG {
      imageDepth += opens ? 1 : -1
      if opens, imageDepth == 1 { alternative = MappedText() }
      if !opens, imageDepth == 0 {
        write("<img alt=\"")
        page.append(alternative, 0..<alternative.count)
        write("\">")
      }
      return 0
    }
    // The text of an image has no elements.
    guard imageDepth == 0 else { return 0 }
    switch type {
    case MD_SPAN_EM: write(opens ? "<em>" : "</em>")
    case MD_SPAN_STRONG: write(opens ? "<strong>" : "</strong>")
    case MD_SPAN_DEL: write(opens ? "<del>" : "</del>")
    case MD_SPAN_CODE: write(opens ? "<code>" : "</code>")
    case MD_SPAN_A where opens:
      let address = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
      write("<a href=\"\(address.map(MarkdownPage.text) ?? "")\">")
    case MD_SPAN_A: write("</a>")
    default: break
    }
    return 0
  }

  private static func text(_ attribute: MD_ATTRIBUTE) -> String {
    guard let characters = attribute.text else { return "" }
    let bytes = characters.withMemoryRebound(to: UInt8.self, capacity: Int(attribute.size)) {
      Array(UnsafeBufferPointer(start: $0, count: Int(attribute.size)))
    }
    return String(decoding: bytes, as: UTF8.self).replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  private func take(_ type: MD_TEXTTYPE, _ characters: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
    guard let characters else { return 0 }
    switch type {
    case MD_TEXT_BR: imageDepth > 0 ? alternative.append(made: " ", near: near) : write("<br>\n")
    case MD_TEXT_SOFTBR:
      imageDepth > 0 ? alternative.append(made: "\n", near: near) : page.append(made: "\n", near: near)
    default:
      characters.withMemoryRebound(to: UInt8.self, capacity: size) {
        let slice = UnsafeBufferPointer(start: $0, count: size)
        if imageDepth > 0 { add(slice, type, to: &alternative) } else { add(slice, type, to: &page) }
      }
    }
    return 0
  }

  /// Adds text to a page; what would be mark-up of HTML in it is written as references.
  private func add(_ slice: UnsafeBufferPointer<UInt8>, _ type: MD_TEXTTYPE, to page: inout MappedText) {
    guard let base = source.baseAddress, let start = slice.baseAddress.map({ $0 - base }), start >= 0,
      start + slice.count <= source.count
    else {
      // What md4c made up itself: line ends and blanks of code, the sign for a NUL byte.
      page.append(slice, for: near..<near)
      return
    }
    near = start + slice.count
    if type == MD_TEXT_HTML || type == MD_TEXT_ENTITY { return page.append(slice, at: start) }
    for (i, byte) in slice.enumerated() {
      let range = (start + i)..<(start + i + 1)
      switch byte {
      case UInt8(ascii: "<"): page.append("&lt;".utf8, for: range)
      case UInt8(ascii: ">"): page.append("&gt;".utf8, for: range)
      case UInt8(ascii: "&"): page.append("&amp;".utf8, for: range)
      case UInt8(ascii: "\""): page.append("&quot;".utf8, for: range)
      default: page.append(CollectionOfOne(byte), at: range.lowerBound)
      }
    }
  }
}

extension MarkdownPage {
  /// What has to be written otherwise before md4c reads a text: rules of tables with fewer than three dashes,
  /// formulas between lines of `$$`, footnotes.
  static func prepared(_ decoded: DecodedText) -> DecodedText {
    let bytes = decoded.text.bytes
    var edits = EditedText()
    var notes: [ArraySlice<UInt8>] = []
    var fence: (mark: UInt8, count: Int)?
    var isFormula = false
    for line in TextLines(bytes) {
      let content = bytes[line.range].drop { $0 == 0x20 }
      if let mark = MarkdownPage.fence(content) {
        if let open = fence {
          if mark.mark == open.mark, mark.count >= open.count, !mark.hasInfo { fence = nil }
        } else {
          fence = (mark.mark, mark.count)
        }
        continue
      }
      guard fence == nil else { continue }
      if content.starts(with: "$$".utf8) {
        let rest = content.dropFirst(2)
        let closes = rest.count > 2 && rest.reversed().drop { $0 <= 0x20 }.starts(with: "$$".utf8)
        if closes, !isFormula {
          edits.replace(TextRange(content.startIndex, content.endIndex), with: [])
        } else {
          edits.replace(TextRange(content.startIndex, content.startIndex + 2), with: [.made("```")])
          isFormula.toggle()
        }
        continue
      }
      if isFormula { continue }
      if isRuleOfTable(content) {
        for i in content.indices where content[i] == UInt8(ascii: "-") {
          edits.replace(TextRange(i, i + 1), with: [.made("---")])
        }
      } else if content.starts(with: "[^".utf8), let close = content.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < content.endIndex, content[close + 1] == UInt8(ascii: ":")
      {
        notes.append(content[content.startIndex...close])
        edits.replace(TextRange(content.startIndex, close + 2), with: [.made("- ")])
      }
    }
    if !notes.isEmpty { markReferences(to: notes, in: bytes, &edits) }
    return edits.applied(to: decoded)
  }

  private static func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int, hasInfo: Bool)? {
    guard let mark = line.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = line.prefix { $0 == mark }.count
    let rest = line.dropFirst(count)
    guard count >= 3, mark == UInt8(ascii: "~") || !rest.contains(mark) else { return nil }
    return (mark, count, rest.contains { $0 > 0x20 })
  }

  private static func isRuleOfTable(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { " \t\r|:-".utf8.contains($0) }
  }

  private static func markReferences(
    to notes: [ArraySlice<UInt8>], in bytes: [UInt8], _ edits: inout EditedText
  ) {
    var numbers: [[UInt8]: Int] = [:]
    let labels = Set(notes.map(Array.init))
    var i = 0
    while i + 1 < bytes.count {
      guard bytes[i] == UInt8(ascii: "["), bytes[i + 1] == UInt8(ascii: "^"),
        let close = bytes[i...].prefix(100).firstIndex(of: UInt8(ascii: "]"))
      else {
        i += 1
        continue
      }
      let label = Array(bytes[i...close])
      let isDefinition = close + 1 < bytes.count && bytes[close + 1] == UInt8(ascii: ":")
      if labels.contains(label), !isDefinition {
        let number = numbers[label] ?? numbers.count + 1
        numbers[label] = number
        edits.replace(
          TextRange(i, close + 1), with: [.made("<sup><a href=\"#fn:\(number)\">\(number)</a></sup>")])
      }
      i = close + 1
    }
  }
}

/// The lines of a text, without their ends.
struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (range: Range<Int>, next: Int)? {
    guard at < bytes.count else { return nil }
    let start = at
    let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
    at = Swift.min(bytes.count, end + 1)
    let last = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
    return (start..<last, at)
  }
}
