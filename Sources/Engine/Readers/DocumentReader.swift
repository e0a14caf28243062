import ArticleModel
import SourceText

/// The way from the bytes of a file to the text that is parsed. It never fails: what cannot be read
/// becomes a problem of the result.
package enum DocumentReader {
  /// Reads one file. `format` nil: by extension and content.
  package static func read(_ file: SourceText, as format: InputFormat?) -> ReadResult {
    let decoded = TextDecoder.decode(file)
    if decoded.problems.contains(where: { $0.rule == "binary-file" }) {
      let metadata = ArticleMetadata(format: (format ?? .plain).rawValue)
      return ReadResult(
        document: ReadDocument(text: decoded.text, metadata: metadata), problems: decoded.problems)
    }
    if isBlank(decoded.text.bytes) {
      var problems = decoded.problems
      if problems.isEmpty {
        problems.append(
          ReadProblem(
            rule: "nothing-to-read", isError: false, range: TextRange(at: 0),
            message: "the file holds no text"))
      }
      let metadata = ArticleMetadata(format: (format ?? .plain).rawValue)
      return ReadResult(
        document: ReadDocument(text: decoded.text, origin: decoded.origin, metadata: metadata),
        problems: problems)
    }
    switch format ?? detect(name: file.name, bytes: decoded.text.bytes) {
    // Bilingual files come here only where a caller wants their bytes as text.
    case .plain, .xliff, .tmx, .po, .tsv, .csv, .columns:
      return ReadResult(
        document: ReadDocument(text: decoded.text, origin: decoded.origin), problems: decoded.problems)
    case .ninjs:
      return NinjsReader.read(decoded)
    case .html:
      return HTMLReader.read(decoded)
    case .markdown:
      return MarkdownReader.read(decoded)
    case .newsxml:
      return NewsXMLReader.read(decoded)
    }
  }

  /// The text of a file as an editor holds it: in UTF-8, whatever the file's encoding.
  package static func decoded(_ file: SourceText) -> SourceText { TextDecoder.decode(file).text }

  /// The format of a file by its extension, and where that says nothing by its first marks: copy does not
  /// begin with a brace and a straight quotation mark, nor with the doctype or root of a page or item.
  private static func detect(name: String, bytes: [UInt8]) -> InputFormat {
    switch fileExtension(of: name) {
    case "json", "ninjs": return .ninjs
    case "txt", "text": return .plain
    case "html", "htm", "xhtml": return .html
    case "md", "markdown": return .markdown
    case "xml", "nitf", "newsml": return .newsxml
    default: break
    }
    let content = bytes.starts(with: TextDecoder.utf8Mark) ? bytes.dropFirst(3) : bytes[...]
    let opening = content.drop { $0 <= 0x20 }.prefix(14).map { Folding.lower($0) }
    if opening.starts(with: Array("<!doctype html".utf8)) || opening.starts(with: Array("<html".utf8)) {
      return .html
    }
    if opening.starts(with: Array("<?xml".utf8)) || opening.starts(with: Array("<nitf".utf8)) {
      return .newsxml
    }
    var marks = content.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.makeIterator()
    return marks.next() == UInt8(ascii: "{") && marks.next() == UInt8(ascii: "\"") ? .ninjs : .plain
  }

  /// The extension of a file's name in lower case; empty where it has none.
  package static func fileExtension(of name: String) -> String {
    let file = name.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(name).utf8
    guard let dot = file.lastIndex(of: UInt8(ascii: ".")) else { return "" }
    return Substring(file[file.index(after: dot)...]).lowercased()
  }

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
