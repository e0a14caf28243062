import Bitext
import Readers
import SourceText
import TranslationRules

/// How the passages of two plain texts belong together, and the formats that it can be written in.
///
/// Sources of the formats: XLIFF 1.2 (OASIS), TMX 1.4b (LISA).
package struct PairAlignment: Sendable {
  private let source: BilingualSide
  private let target: BilingualSide
  /// Pairs of passages in order: paragraphs, or where a paragraph has several sentences those.
  package let rows: [Row]
  /// What the languages of the sides are called in files: `de`.
  package var languages: (source: String, target: String) {
    (source.language?.code ?? "und", target.language?.code ?? "und")
  }

  /// A pair of passages.
  package struct Row: Sendable {
    /// Numbers of the passages on each side, from 1; empty where a side has none.
    package var numbers: (source: Range<Int>, target: Range<Int>)
    /// The text of its source passages on one line; empty where it has none.
    package var source: String
    /// The text of its target passages on one line; empty where it has none.
    package var target: String
    /// How well they fit: above 0 where more speaks for the pair than against it.
    package var score: Double
    /// Whether a person should look whether they belong together.
    package var isUnsure: Bool
    /// Whether a paragraph begins with it.
    package var startsParagraph: Bool

    /// `1-1`, `1-2`, `1-0`: passages of the source and of the target.
    package var kind: String { "\(numbers.source.count)-\(numbers.target.count)" }
  }

  /// The formats of files, by the ending of their names.
  package enum Format: String, CaseIterable, Sendable {
    case xliff, tmx

    /// nil for endings that name none.
    package init?(path: String) {
      switch path.split(separator: ".").last?.lowercased() {
      case "xlf", "xliff": self = .xliff
      case "tmx": self = .tmx
      default: return nil
      }
    }
  }

  init(source: BilingualSide, target: BilingualSide, blocks: [AlignedTexts.Block]) {
    self.source = source
    self.target = target
    var rows: [Row] = []
    var next = (source: 1, target: 1)
    func text(_ side: BilingualSide, _ range: TextRange) -> String {
      let words = side.text.slice(range).split { $0 <= 0x20 }
      return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    for block in blocks {
      for (i, pair) in (block.sentences.isEmpty ? [block.whole] : block.sentences).enumerated() {
        let numbers = (
          source: next.source..<(next.source + pair.counts.source),
          target: next.target..<(next.target + pair.counts.target)
        )
        next = (numbers.source.upperBound, numbers.target.upperBound)
        rows.append(
          Row(
            numbers: numbers, source: text(source, pair.segment.source),
            target: text(target, pair.segment.target), score: pair.score, isUnsure: pair.isUnsure,
            startsParagraph: i == 0))
      }
    }
    self.rows = rows
  }

  /// The pair as a file of a format: XLIFF holds every passage, TMX those that both sides have. `names`: of the files.
  package func file(_ format: Format, named names: (source: String, target: String), version: String)
    -> [UInt8]
  {
    Array((format == .xliff ? xliff(names, version) : memory(version)).utf8)
  }

  private func xliff(_ names: (source: String, target: String), _ version: String) -> String {
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="\(attribute(names.source))" source-language="\(languages.source)" \
      target-language="\(languages.target)" datatype="plaintext">
      <header><tool tool-id="wirelint" tool-name="wirelint" tool-version="\(attribute(version))"/></header>
      <body>

      """
    for (i, row) in rows.enumerated() {
      // A paragraph of the source that has no translation is still to be translated.
      let state = row.numbers.target.isEmpty ? " state=\"needs-translation\"" : ""
      out +=
        "<trans-unit id=\"\(i + 1)\"><source xml:lang=\"\(languages.source)\">\(text(row.source))</source>"
      out += "<target xml:lang=\"\(languages.target)\"\(state)>\(text(row.target))</target>"
      if row.isUnsure { out += "<note from=\"wirelint pair\">\(note(row))</note>" }
      out += "</trans-unit>\n"
    }
    return out + "</body>\n</file>\n</xliff>\n"
  }

  private func note(_ row: Row) -> String {
    if row.numbers.target.isEmpty { return "no counterpart in the translation" }
    if row.numbers.source.isEmpty { return "no counterpart in the source" }
    return "unsure whether these belong together (\(row.kind))"
  }

  private func memory(_ version: String) -> String {
    var out = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4">
      <header creationtool="wirelint" creationtoolversion="\(attribute(version))" segtype="sentence" o-tmf="plaintext" \
      adminlang="en" srclang="\(languages.source)" datatype="plaintext"/>
      <body>

      """
    for (i, row) in rows.enumerated() where !row.numbers.source.isEmpty && !row.numbers.target.isEmpty {
      out +=
        "<tu tuid=\"\(i + 1)\"><tuv xml:lang=\"\(languages.source)\"><seg>\(text(row.source))</seg></tuv>"
      out += "<tuv xml:lang=\"\(languages.target)\"><seg>\(text(row.target))</seg></tuv></tu>\n"
    }
    return out + "</body>\n</tmx>\n"
  }

  /// Text of an element, without the controls that XML cannot hold.
  private func text(_ text: String) -> String {
    XMLText.escaped(
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF })))
  }

  private func attribute(_ value: String) -> String {
    text(value).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
  }
}
