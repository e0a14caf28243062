import Bitext
import SourceText

/// The languages that a bilingual file names and that have no list of words, for what is said to the user.
package enum StatedTags {
  /// How much of a file is looked at: its header.
  private static let head = 1 << 14
  private static let attributes = [
    "source-language", "target-language", "srcLang", "trgLang", "srclang", "xml:lang",
  ]

  /// Tags such as `is` or `hr-HR`, in the order of the file; none where the file names none.
  package static func unknown(in file: SourceText) -> [String] {
    let text = String(decoding: file.bytes.prefix(head), as: UTF8.self)
    var tags: [Substring] = []
    if text.contains("<") {
      for (i, piece) in text.split(separator: "=", omittingEmptySubsequences: false).enumerated() where i > 0
      {
        guard let quote = piece.first, quote == "\"" || quote == "'" else { continue }
        tags.append(piece.dropFirst().prefix { $0 != quote })
      }
      let named = attributes.contains { text.contains($0 + "=") }
      tags = named ? tags.filter { isNamed($0, in: text) } : []
    } else if let line = text.split(separator: "\n").first(where: { $0.contains("Language: ") }) {
      tags = line.split(separator: " ").dropFirst().prefix(1).map { $0.prefix { $0 != "\\" && $0 != "\"" } }
    } else {
      let header = text.prefix { $0 != "\n" && $0 != "\r\n" }
      tags = header.split { "\t,;|".contains($0) }
    }
    var found: [String] = []
    for tag in tags.map({ String($0).trimmed })
    where (2...11).contains(tag.utf8.count) && !found.contains(tag) {
      if Language(tag: tag) == .other { found.append(tag) }
    }
    return Array(found.prefix(3))
  }

  private static func isNamed(_ value: Substring, in text: String) -> Bool {
    attributes.contains { text.contains("\($0)=\"\(value)\"") || text.contains("\($0)='\(value)'") }
  }
}
