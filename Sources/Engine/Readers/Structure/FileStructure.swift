import ArticleModel
import SourceText

/// What of a file is not its text: the tags and attributes of mark-up, the keys of JSON, the rows of a table,
/// the entries of a catalogue. Whatever is mended in the text leaves it as it is.
///
/// Two structures are equal where their hashes are, and what is wrong with the files as well: a file that was
/// sound does not become one that cannot be read.
package struct FileStructure: Sendable, Equatable {
  private let hash: UInt64
  /// What it is made of, in the plural, for messages: `tags`.
  package let name: String

  /// The structure of a file; nil for plain text, which has none, and for formats that are not known here.
  ///
  /// - Parameters:
  ///   - format: nil: by extension and content.
  ///   - readsSegments: whether bilingual files are read as such, and not as plain text.
  package init?(_ file: SourceText, as format: FileFormat?, readsSegments: Bool) {
    let decoded = TextDecoder.decode(file, isWire: WireMessage.kind(file.bytes) != nil)
    let stated = format ?? FileFormat.bilingual(file)
    let known = stated ?? FileFormat.ofArticle(file.name, decoded.text.bytes)
    if known == .plain || known.isBilingual && !readsSegments { return nil }
    var hash = ByteHash()
    let bytes = decoded.text.bytes
    switch known {
    case .html: bytes.withUnsafeBufferPointer { HTMLStructure.add($0, to: &hash) }
    case .markdown: bytes.withUnsafeBufferPointer { MarkdownStructure.add($0, to: &hash) }
    case .newsXML, .feed, .xliff, .tmx: XMLStructure.add(bytes, to: &hash)
    case .ninjs, .jsonLines: bytes.withUnsafeBufferPointer { JSONStructure.add($0, to: &hash) }
    case .catalogue: POStructure.add(bytes, to: &hash)
    case .anpa, .iptc7901: bytes.withUnsafeBufferPointer { WireStructure.add($0, to: &hash) }
    case .tsv, .csv, .columns, .articleTable: TableStructure.add(decoded, known, to: &hash)
    default: return nil
    }
    for problem in decoded.problems { hash.add(problem.rule.utf8) }
    self.hash = hash.value
    name = FileStructure.name(of: known)
  }
}

extension FileStructure {
  private static func name(of format: FileFormat) -> String {
    switch format {
    case .ninjs, .jsonLines: "members or tags"
    case .anpa, .iptc7901: "frame"
    case .catalogue: "entries, or what 'msgfmt --check' compares in them,"
    case .tsv, .csv, .columns, .articleTable: "rows or cells"
    default: "tags"
    }
  }
}

extension ByteHash {
  /// Adds some bytes with a mark at their end.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(unit: 0x100)
  }

  /// Adds some bytes up to the NUL behind them.
  mutating func add(_ text: UnsafePointer<CChar>?) {
    var i = 0
    while let byte = text?[i], byte != 0 {
      add(UInt8(bitPattern: byte))
      i += 1
    }
    add(unit: 0x100)
  }
}
