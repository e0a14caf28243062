import SourceText

/// The entries of a gettext catalogue, all of them but the words of translations; of these what `msgfmt
/// --check` compares with the source: whether a line end stands at either end, and in entries that are flagged
/// as formats the directives.
///
/// Source: GNU gettext's manual, "The Format of PO Files" and "Invoking the msgfmt Program".
enum POStructure {
  static func add(_ bytes: [UInt8], to hash: inout ByteHash) {
    var walk = Walk(hash: hash)
    var start = bytes.starts(with: TextDecoder.utf8Mark) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      walk.read(bytes[start..<end])
      start = end + 1
    }
    walk.close()
    hash = walk.hash
  }

  private struct Walk {
    var hash: ByteHash
    /// The keyword of the string that is being read, and the string as it is written.
    private var field: [UInt8] = []
    private var string: [UInt8] = []
    private var isFormat = false
    private var hasContext = false
    private var isHeader = false

    init(hash: ByteHash) { self.hash = hash }

    private var isTranslation: Bool { field.starts(with: "msgstr".utf8) }

    mutating func read(_ line: ArraySlice<UInt8>) {
      let line = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard let first = line.first else { return }
      if first == UInt8(ascii: "#") {
        if isTranslation { close() }
        hash.add(line)
        let flags = String(decoding: line, as: UTF8.self)
        if flags.hasPrefix("#,") { isFormat = flags.contains("-format") && !flags.contains(" no-") }
        return
      }
      if first != UInt8(ascii: "\"") {
        let keyword = Array(line.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\"") })
        let isNext = keyword.elementsEqual("msgid".utf8) || keyword.elementsEqual("msgctxt".utf8)
        close(endsEntry: isTranslation && isNext)
        field = keyword
        if keyword.elementsEqual("msgctxt".utf8) { hasContext = true }
      }
      guard let open = line.firstIndex(of: UInt8(ascii: "\"")),
        let last = line.lastIndex(of: UInt8(ascii: "\"")), open < last
      else { return hash.add(unit: 0x101) }
      string += line[(open + 1)..<last]
    }

    /// The string is at its end, and with a translation behind which another entry begins, the entry.
    mutating func close(endsEntry: Bool = true) {
      defer {
        string = []
        field = []
        if endsEntry { (isFormat, hasContext, isHeader) = (false, false, false) }
      }
      hash.add(field)
      if field.elementsEqual("msgid".utf8) { isHeader = string.isEmpty && !hasContext }
      guard isTranslation, !isHeader else { return hash.add(string) }
      hash.add(unit: string.starts(with: "\\n".utf8) ? 1 : 0)
      hash.add(unit: endsWithLineEnd ? 1 : 0)
      hash.add(unit: string.isEmpty ? 1 : 0)
      if isFormat { addDirectives() }
    }

    private var endsWithLineEnd: Bool {
      guard string.last == UInt8(ascii: "n") else { return false }
      return !string.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }

    /// `%1$s`, `%-5.2f`, `%(name)s`, `{0}`: what stands between the mark and the letter that ends it.
    private mutating func addDirectives() {
      var rest = string[...]
      while let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "{") }) {
        let behind = rest[(mark + 1)...].prefix(60)
        let isBrace = rest[mark] == UInt8(ascii: "{")
        var depth = 0
        let end = behind.firstIndex { byte in
          if isBrace { return byte == UInt8(ascii: "}") }
          if byte == UInt8(ascii: "(") { depth += 1 }
          if byte == UInt8(ascii: ")") { depth -= 1 }
          return depth == 0 && (byte == UInt8(ascii: "%") || (byte | 0x20) &- 0x61 < 26)
        }
        hash.add(rest[mark..<(end ?? behind.endIndex)])
        if let end { hash.add(rest[end]) }
        rest = rest[min(rest.endIndex, (end ?? mark) + 1)...]
      }
    }
  }
}
