import SourceText

/// The character set that a file says it is written in: in the declaration of XML, a `meta` element of HTML, or the
/// header of a gettext catalogue.
struct DeclaredCharacterSet {
  /// As people write it: `windows-1251`.
  let name: String
  /// Where the name stands.
  let range: TextRange
  /// Whether whoever reads the file has to go by it. Of a page, a server's word counts more.
  let isBinding: Bool

  /// How much of a page and of a catalogue is looked at. Source: the HTML standard, 4.2.5.5.
  private static let (pageFront, catalogueFront) = (1024, 4096)

  /// The declaration of a file, by its bytes behind a byte-order mark; nil where it has none.
  static func of(_ bytes: [UInt8]) -> DeclaredCharacterSet? {
    let start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    let front = bytes[start..<min(bytes.count, start + catalogueFront)]
    guard let first = front.first(where: { $0 > 0x20 }) else { return nil }
    if front.starts(with: "<?xml".utf8) {
      guard let end = front.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      return named(behind: "encoding", in: front[..<end], isBinding: true)
    }
    if first == UInt8(ascii: "<") {
      let page = front.prefix(pageFront)
      return named(behind: "charset", in: page, isBinding: false)
    }
    let text = Array(front)
    guard ByteSearch.first(Array("msgid".utf8), in: text, from: 0) != nil,
      ByteSearch.first(Array("Content-Type:".utf8), in: text, from: 0) != nil
    else { return nil }
    return named(behind: "charset", in: front, isBinding: false)
  }

  /// The name behind a word and an equals sign, in quotation marks or without.
  private static func named(
    behind word: String, in front: ArraySlice<UInt8>, isBinding: Bool
  ) -> DeclaredCharacterSet? {
    let folded = front.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    var from = 0
    while let at = ByteSearch.first(Array(word.utf8), in: folded, from: from) {
      from = at + word.utf8.count
      var i = front.startIndex + from
      while i < front.endIndex, front[i] == 0x20 { i += 1 }
      guard i < front.endIndex, front[i] == UInt8(ascii: "=") else { continue }
      i += 1
      while i < front.endIndex, [0x20, 0x22, 0x27].contains(front[i]) { i += 1 }
      let end = front[i...].firstIndex { !isNameByte($0) } ?? front.endIndex
      guard end > i, end - i <= 40 else { continue }
      let name = String(decoding: front[i..<end], as: UTF8.self)
      // What templates of catalogues leave to be filled in.
      if name.uppercased() == "CHARSET" { return nil }
      return DeclaredCharacterSet(name: name, range: TextRange(i, end), isBinding: isBinding)
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F || byte == 0x3A
      || byte == 0x2E
  }

  // MARK: What it means

  /// In lower case, with hyphens.
  private var folded: String {
    let lower = name.lowercased().map { $0 == "_" ? "-" : $0 }
    return String(lower)
  }

  var isUTF8: Bool { ["utf-8", "utf8", "unicode-1-1-utf-8"].contains(folded) }

  /// UTF-16 in a file of single bytes: a program wrote what it had in memory, not what it saved.
  var isUTF16: Bool { folded.hasPrefix("utf-16") || folded == "unicode" || folded.hasPrefix("ucs-2") }

  /// Windows-1252, and the sets that are read as it everywhere. Source: the WHATWG Encoding Standard.
  var isWindows1252: Bool {
    [
      "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "ansi-x3.4-1968",
      "windows-1252", "cp1252", "x-cp1252", "cp819", "ibm819",
    ].contains(folded)
  }

  /// The name by which the system's converter knows it; nil for sets that are not read. Where browsers read a larger
  /// set by a smaller one's name, it is the larger one (WHATWG Encoding Standard).
  var systemName: String? {
    switch folded {
    case "gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb-2312-80": return "GB18030"
    case "big5", "big5-hkscs", "x-x-big5", "cp950": return "BIG5-HKSCS"
    case "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932", "ms-kanji": return "CP932"
    case "euc-jp", "x-euc-jp": return "EUC-JP"
    case "euc-kr", "ks-c-5601-1987", "ksc5601", "cp949", "korean": return "CP949"
    case "koi8-r", "koi8", "koi": return "KOI8-R"
    case "koi8-u", "koi8-ru": return "KOI8-U"
    case "macintosh", "mac", "x-mac-roman": return "MACINTOSH"
    case "iso-8859-9", "latin5", "iso8859-9": return "CP1254"
    case "ibm866", "cp866", "866": return "CP866"
    case "tis-620", "windows-874", "iso-8859-11": return "CP874"
    default: break
    }
    for (front, system) in [("iso-8859-", "ISO-8859-"), ("iso8859-", "ISO-8859-"), ("latin", "LATIN")]
    where folded.hasPrefix(front) {
      let number = folded.dropFirst(front.count)
      return number.count <= 2 && Int(number) != nil ? system + number : nil
    }
    for front in ["windows-125", "cp125", "x-cp125"] where folded.hasPrefix(front) {
      let number = folded.dropFirst(front.count)
      return number.count == 1 && Int(number) != nil ? "CP125" + number : nil
    }
    return nil
  }
}
