import ArticleModel
import SourceText

/// The way from the bytes of a file to the text that is parsed. It never fails: what cannot be read
/// becomes a problem of the result.
package enum DocumentReader {
  /// Reads one file as a whole. `format` nil: by extension and content.
  package static func read(_ file: SourceText, as format: FileFormat?) -> ReadResult {
    open(file, as: format).rest()
  }

  /// Reads one file article by article. `format` nil: by extension and content.
  package static func open(_ file: SourceText, as format: FileFormat?) -> ArticleStream {
    if let packed = FileFormat.packed(file, stated: format), !isBlank(file.bytes) {
      return ArticleStream(read(file, packed: packed))
    }
    var decoded = TextDecoder.decode(file, isWire: WireMessage.kind(file.bytes) != nil)
    decoded.text.start = file.start
    if decoded.problems.contains(where: { $0.kind == .binaryFile }) {
      let metadata = ArticleMetadata(format: (format ?? .plain).name)
      return ArticleStream(
        ReadResult(
          document: ReadDocument(text: decoded.text, metadata: metadata), problems: decoded.problems))
    }
    if isBlank(decoded.text.bytes) {
      var problems = decoded.problems
      if problems.isEmpty {
        problems.append(
          ReadProblem(
            kind: .nothingToRead, isError: false, range: TextRange(at: 0),
            message: "the file holds no text"))
      }
      let metadata = ArticleMetadata(format: (format ?? .plain).name)
      return ArticleStream(
        ReadResult(
          document: ReadDocument(text: decoded.text, origin: decoded.origin, metadata: metadata),
          problems: problems))
    }
    switch (format ?? FileFormat.ofArticle(file.name, decoded.text.bytes)).reading {
    case .article(let read): return ArticleStream(read(decoded))
    case .articles(let make): return ArticleStream(make(decoded), name: file.name)
    // Bilingual files come here only where a caller wants their bytes as text.
    case .segments, .packed:
      return ArticleStream(
        ReadResult(
          document: ReadDocument(text: decoded.text, origin: decoded.origin), problems: decoded.problems))
    }
  }

  /// Reads a word processor's document.
  private static func read(_ file: SourceText, packed format: FileFormat) -> ReadResult {
    guard case .packed(let read) = format.reading else {
      return ReadResult(documents: [], name: file.name, problems: [])
    }
    do throws(ZipFault) {
      let document = try read(file)
      var result = ReadResult(document: document.document, problems: document.problems)
      if isBlank(document.document.text), result.problems.isEmpty {
        result.problems.append(
          ReadProblem(
            kind: .nothingToRead, isError: false, range: TextRange(at: 0),
            message: "the document holds no text"))
      }
      result.shown = document.shown
      return result
    } catch {
      let what = KnownBinary.name(file.bytes).flatMap { ZipArchive.begins(file.bytes) ? nil : $0 }
      let reason = what.map { "\($0), not what '.\(format.extensions[0])' says" } ?? error.reason
      var result = ReadResult(
        document: ReadDocument(
          text: SourceText(name: file.name, bytes: []), metadata: ArticleMetadata(format: format.name)),
        problems: [
          ReadProblem(
            kind: .binaryFile, isError: true, range: TextRange(at: 0),
            message: "the \(format.title) document cannot be read: \(reason)")
        ])
      result.shown = SourceText(name: file.name, bytes: [])
      return result
    }
  }

  /// The text of a file as an editor holds it: in UTF-8, whatever the file's encoding.
  package static func decoded(_ file: SourceText) -> SourceText { TextDecoder.decode(file).text }

  /// A file that knows how it writes characters, so that its places can be told in them.
  package static func coded(_ file: SourceText) -> SourceText {
    TextDecoder.coded(file, isWire: WireMessage.kind(file.bytes) != nil)
  }

  /// The extension of a file's name in lower case; empty where it has none.
  package static func fileExtension(of name: String) -> String {
    // From the end: names are asked for their endings several times a file.
    var start = name.utf8.endIndex
    // `folder/` names the folder.
    var end = start
    while end > name.utf8.startIndex, name.utf8[name.utf8.index(before: end)] == UInt8(ascii: "/") {
      end = name.utf8.index(before: end)
    }
    start = end
    while start > name.utf8.startIndex {
      let before = name.utf8.index(before: start)
      if name.utf8[before] == UInt8(ascii: ".") { return name[start..<end].lowercased() }
      if name.utf8[before] == UInt8(ascii: "/") { return "" }
      start = before
    }
    return ""
  }

  /// Whether a file holds nothing but white space.
  package static func isBlank(_ file: SourceText) -> Bool { isBlank(file.bytes) }

  /// Whether a text holds nothing but white space and byte-order marks; stops at the first other scalar.
  static func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count {
        let (value, length) = Scalars.decode(p, at: i)
        guard Scalars.isSpace(value) || value == 0xFEFF else { return false }
        i += length
      }
      return true
    }
  }
}
