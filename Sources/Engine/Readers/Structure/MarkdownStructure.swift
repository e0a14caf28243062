import CMd4c
import SourceText

/// The blocks, spans and pieces of HTML of a Markdown text, and how the values of its front matter are
/// written. Paragraphs are none of it: a sentence that is all of one may be taken out.
enum MarkdownStructure {
  static func add(_ p: UnsafeBufferPointer<UInt8>, to hash: inout ByteHash) {
    let matter = FrontMatter(p)
    add(matter, p, to: &hash)
    guard let base = p.baseAddress else { return }
    let start = MarkdownReader.start(p, matter)
    let walk = Walk(hash)
    var parser = MD_PARSER()
    parser.flags = MarkdownReader.flags
    parser.enter_block = { type, detail, data in Walk.of(data)?.block(type, detail, isOpening: true) ?? 1 }
    parser.leave_block = { type, _, data in Walk.of(data)?.block(type, nil, isOpening: false) ?? 1 }
    parser.enter_span = { type, detail, data in Walk.of(data)?.span(type, detail, isOpening: true) ?? 1 }
    parser.leave_span = { type, detail, data in Walk.of(data)?.span(type, detail, isOpening: false) ?? 1 }
    parser.text = { type, text, size, data in Walk.of(data)?.take(type, text, Int(size)) ?? 1 }
    base.withMemoryRebound(to: CChar.self, capacity: p.count) { characters in
      _ = md_parse(
        characters + start, UInt32(p.count - start), &parser, Unmanaged.passUnretained(walk).toOpaque())
    }
    hash = walk.hash
  }

  /// What would make other values of the keys that are read as text.
  private static func add(_ matter: FrontMatter, _ p: UnsafeBufferPointer<UInt8>, to hash: inout ByteHash) {
    hash.add(unit: matter.end > 0 ? 1 : 0)
    for key in ["title", "author"] {
      guard let range = matter.range(key) else {
        hash.add(unit: 2)
        continue
      }
      let mark = range.lower > 0 ? p[range.lower - 1] : 0
      let isQuoted = mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'")
      hash.add(isQuoted ? mark : 0)
      let value = p[range.lower..<range.upper]
      let ends = isQuoted ? [mark] : Array(":#".utf8)
      for byte in value where ends.contains(byte) { hash.add(byte) }
    }
  }

  /// Takes md4c's events.
  private final class Walk {
    var hash: ByteHash
    /// A block of HTML as far as it has come.
    private var html: [UInt8]?
    /// Hashes of the addresses of the links that are open, and of their text so far.
    private var links: [(address: ByteHash, text: ByteHash)] = []

    init(_ hash: ByteHash) { self.hash = hash }

    static func of(_ data: UnsafeMutableRawPointer?) -> Walk? {
      data.map { Unmanaged<Walk>.fromOpaque($0).takeUnretainedValue() }
    }

    func block(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?, isOpening: Bool) -> Int32 {
      if type == MD_BLOCK_P || type == MD_BLOCK_DOC { return 0 }
      hash.add(unit: UInt32(type.rawValue) << 1 | (isOpening ? 1 : 0))
      if type == MD_BLOCK_H, let detail {
        hash.add(unit: detail.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level)
      }
      guard type == MD_BLOCK_HTML else { return 0 }
      if let html { html.withUnsafeBufferPointer { HTMLStructure.add($0, to: &hash) } }
      html = isOpening ? [] : nil
      return 0
    }

    func span(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?, isOpening: Bool) -> Int32 {
      hash.add(unit: 0x1000 | UInt32(type.rawValue) << 1 | (isOpening ? 1 : 0))
      if type == MD_SPAN_IMG, isOpening, let detail {
        hash.add(Walk.bytes(detail.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee.src))
      }
      guard type == MD_SPAN_A else { return 0 }
      if isOpening, let detail {
        let address = detail.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee.href
        var own = ByteHash()
        for byte in Walk.bytes(address) { own.add(byte) }
        links.append((own, ByteHash()))
      } else if let link = links.popLast(), link.address.value != link.text.value {
        // Where the address is the text itself, it is mended with it.
        hash.add(unit: UInt32(truncatingIfNeeded: link.address.value))
        hash.add(unit: UInt32(truncatingIfNeeded: link.address.value >> 32))
      }
      return 0
    }

    func take(_ type: MD_TEXTTYPE, _ characters: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
      guard let characters else { return 0 }
      let bytes = UnsafeBufferPointer(start: characters, count: size).map(UInt8.init(bitPattern:))
      if !links.isEmpty { for byte in bytes { links[links.count - 1].text.add(byte) } }
      guard type == MD_TEXT_HTML else { return 0 }
      if html != nil { html?.append(contentsOf: bytes) } else { hash.add(bytes) }
      return 0
    }

    private static func bytes(_ attribute: MD_ATTRIBUTE) -> [UInt8] {
      UnsafeBufferPointer(start: attribute.text, count: Int(attribute.size)).map(UInt8.init(bitPattern:))
    }
  }
}
