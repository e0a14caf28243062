import SourceText

extension FileFormat {
  /// Pages and pieces of HTML5, and XHTML.
  package static let html = FileFormat(
    "html", "HTML", extensions: ["html", "htm", "xhtml"], editorNames: ["html"],
    traits: [.comments, .pasted], begins: { begins($0, with: ["<!doctype html", "<html"]) },
    reading: .article(HTMLReader.read))

  /// Whether a text begins with one of some words in lower case, white space before them passed over.
  static func begins(_ bytes: ArraySlice<UInt8>, with words: [String]) -> Bool {
    let opening = bytes.drop { $0 <= 0x20 }.prefix(16).map { Folding.lower($0) }
    return words.contains { opening.starts(with: Array($0.utf8)) }
  }
}
