/// A zip archive of stored members, written without zlib.
enum TestZip {
  static func archive(_ members: [(name: String, content: String)]) -> [UInt8] {
    var out: [UInt8] = []
    var list: [UInt8] = []
    for (name, content) in members {
      let bytes = Array(content.utf8)
      let fields =
        [20, 0, 0, 0, 0].flatMap { number($0, 2) } + number(checksum(bytes), 4) + number(bytes.count, 4)
        + number(bytes.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      list +=
        [0x50, 0x4B, 1, 2, 20, 0] + fields + [UInt8](repeating: 0, count: 10) + number(out.count, 4)
        + name.utf8
      out += [0x50, 0x4B, 3, 4] + fields + name.utf8 + bytes
    }
    let record =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(members.count, 2) + number(members.count, 2)
      + number(list.count, 4)
      + number(out.count, 4) + [0, 0]
    return out + list + record
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 as zip archives state it (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return Int(~value)
  }

  /// A Word document with a body, and further parts.
  static func word(_ body: String, _ further: [(name: String, content: String)] = []) -> [UInt8] {
    archive(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "_rels/.rels",
          #"<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#
        ),
        (
          "word/document.xml",
          "<w:document xmlns:w=\"\(space)\" xmlns:m=\"urn:math\"><w:body>\(body)</w:body></w:document>"
        ),
      ] + further)
  }

  static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// An OpenDocument text with a body.
  static func openDocument(_ body: String, styles: String = "") -> [UInt8] {
    archive([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="urn:dc"><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>
        """
      ),
    ])
  }
}
