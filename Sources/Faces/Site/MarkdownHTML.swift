import CMd4c

/// Markdown of our own pages as HTML, through md4c.
///
/// Links to other pages (`.md`) become links to their HTML; headings have ids made of their words, as GitHub
/// makes them. Raw HTML is shown as text: no page of ours has any.
struct MarkdownHTML {
  /// The HTML of a text; `link` gives the address of a link's target.
  static func html(_ markdown: String, link: @escaping (String) -> String) -> String {
    let walk = Walk(link)
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS)
    parser.enter_block = { type, detail, data in Walk.of(data)?.enter(type, detail) ?? 1 }
    parser.leave_block = { type, detail, data in Walk.of(data)?.leave(type, detail) ?? 1 }
    parser.enter_span = { type, detail, data in Walk.of(data)?.begin(type, detail) ?? 1 }
    parser.leave_span = { type, _, data in Walk.of(data)?.end(type) ?? 1 }
    parser.text = { type, characters, size, data in Walk.of(data)?.take(type, characters, Int(size)) ?? 1 }
    var text = markdown
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = md_parse(
          characters.baseAddress, UInt32(characters.count), &parser, Unmanaged.passUnretained(walk).toOpaque()
        )
      }
    }
    return walk.out
  }

  /// Text in which no character means mark-up. Controls, which HTML forbids, are shown as what they are: examples of
  /// rules have some.
  static func escaped(_ text: some StringProtocol) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}":
        // Control Pictures stand in the order of the controls.
        out.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}"..."\u{9F}":
        out += "&lt;U+00\(String(scalar.value, radix: 16, uppercase: true))&gt;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Takes md4c's events; it lives as long as the call that hands it to md4c.
  private final class Walk {
    var out = ""
    private let link: (String) -> String
    /// The heading that is open: where its text began.
    private var heading: (level: UInt32, start: String.Index, words: String)?
    private var imageDepth = 0

    init(_ link: @escaping (String) -> String) { self.link = link }

    static func of(_ data: UnsafeMutableRawPointer?) -> Walk? {
      data.map { Unmanaged<Walk>.fromOpaque($0).takeUnretainedValue() }
    }

    func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
      switch type {
      case MD_BLOCK_H:
        let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level ?? 1
        heading = (level, out.endIndex, "")
      case MD_BLOCK_CODE: out += "<pre tabindex=\"0\"><code>"
      case MD_BLOCK_TABLE: out += "<div class=\"wide\" tabindex=\"0\"><table>"
      case MD_BLOCK_TH: out += "<th scope=\"col\">"
      default: if let name = Walk.element(type) { out += "<\(name)>" }
      }
      return 0
    }

    func leave(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
      switch type {
      case MD_BLOCK_H:
        guard let heading else { break }
        let content = String(out[heading.start...])
        out.removeSubrange(heading.start...)
        out += "<h\(heading.level) id=\"\(Walk.anchor(heading.words))\">\(content)</h\(heading.level)>\n"
        self.heading = nil
      case MD_BLOCK_CODE: out += "</code></pre>\n"
      case MD_BLOCK_TABLE: out += "</table></div>\n"
      case MD_BLOCK_TH: out += "</th>"
      case MD_BLOCK_HR: break
      default: if let name = Walk.element(type) { out += "</\(name)>\n" }
      }
      return 0
    }

    func begin(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
      switch type {
      case MD_SPAN_A:
        let target = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
        out += "<a href=\"\(MarkdownHTML.escaped(link(target.map(Walk.text) ?? "")))\">"
      case MD_SPAN_IMG:
        let source = detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src
        out += "<img src=\"\(MarkdownHTML.escaped(link(source.map(Walk.text) ?? "")))\" alt=\""
        imageDepth += 1
      case MD_SPAN_EM: out += "<em>"
      case MD_SPAN_STRONG: out += "<strong>"
      case MD_SPAN_CODE: out += "<code>"
      default: break
      }
      return 0
    }

    func end(_ type: MD_SPANTYPE) -> Int32 {
      switch type {
      case MD_SPAN_A: out += "</a>"
      case MD_SPAN_IMG:
        out += "\">"
        imageDepth -= 1
      case MD_SPAN_EM: out += "</em>"
      case MD_SPAN_STRONG: out += "</strong>"
      case MD_SPAN_CODE: out += "</code>"
      default: break
      }
      return 0
    }

    func take(_ type: MD_TEXTTYPE, _ characters: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
      // md4c's pointer is valid for this call and `size` bytes.
      let bytes = UnsafeBufferPointer(start: characters, count: characters == nil ? 0 : size)
      let text = bytes.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
      switch type {
      case MD_TEXT_BR: out += "<br>\n"
      case MD_TEXT_SOFTBR: out += "\n"
      case MD_TEXT_ENTITY: out += text
      default:
        heading?.words += text
        out += MarkdownHTML.escaped(text)
      }
      return 0
    }

    private static func text(_ attribute: MD_ATTRIBUTE) -> String {
      UnsafeBufferPointer(start: attribute.text, count: attribute.text == nil ? 0 : Int(attribute.size))
        .withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
    }

    private static func element(_ type: MD_BLOCKTYPE) -> String? {
      switch type {
      case MD_BLOCK_QUOTE: "blockquote"
      case MD_BLOCK_UL: "ul"
      case MD_BLOCK_OL: "ol"
      case MD_BLOCK_LI: "li"
      case MD_BLOCK_HR: "hr"
      case MD_BLOCK_P: "p"
      case MD_BLOCK_THEAD: "thead"
      case MD_BLOCK_TBODY: "tbody"
      case MD_BLOCK_TR: "tr"
      case MD_BLOCK_TD: "td"
      default: nil
      }
    }

    private static func anchor(_ words: String) -> String {
      String(
        words.lowercased().compactMap { character in
          character == " "
            ? "-" : character.isLetter || character.isNumber || character == "-" ? character : nil
        })
    }
  }
}
