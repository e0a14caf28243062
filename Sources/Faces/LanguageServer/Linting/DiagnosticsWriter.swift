import Diagnostics
import Dispatch
import LanguageServerProtocol
import SourceText
import Synchronization

/// Writes findings as a JSON array of the protocol's diagnostics, byte by byte: that is done after every
/// edit, and an encoder for any value takes longer over a long list than the linter over a long text.
///
/// What it writes is what `LSP.Diagnostic` says of the same finding.
struct DiagnosticsWriter {
  /// Fewer diagnostics are not worth a second thread.
  private static let worthSharing = 500

  private let translation: DiagnosticTranslation
  private let lines: ClientLines
  /// The document's URI as a JSON string.
  private let uri: [UInt8]
  /// What stands between severity and message, by rule.
  private var beginnings: [String: [UInt8]] = [:]

  private init(_ translation: DiagnosticTranslation, _ lines: ClientLines, uri: String) {
    self.translation = translation
    self.lines = lines
    var writer = JSONText()
    writer.add(text: uri)
    self.uri = writer.bytes
  }

  /// The array.
  static func items(
    of diagnostics: [Diagnostics.Diagnostic], _ translation: DiagnosticTranslation, _ lines: ClientLines,
    uri: String
  ) -> [UInt8] {
    let pieces = diagnostics.count < worthSharing ? 1 : 2
    let parts = Mutex([[UInt8]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let run = diagnostics.count * piece / pieces..<diagnostics.count * (piece + 1) / pieces
      var writer = DiagnosticsWriter(translation, lines, uri: uri)
      let written = writer.list(diagnostics[run])
      parts.withLock { $0[piece] = written }
    }
    var out = JSONText()
    let written = parts.withLock { $0 }
    out.reserve(written.reduce(3) { $0 + $1.count })
    out.add("[")
    for (i, part) in written.enumerated() {
      if i > 0 { out.add(",") }
      out.add(part)
    }
    out.add("]")
    return out.bytes
  }

  /// Diagnostics with commas between.
  private mutating func list(_ diagnostics: ArraySlice<Diagnostics.Diagnostic>) -> [UInt8] {
    var out = JSONText()
    out.reserve(diagnostics.count * 512)
    for i in diagnostics.indices {
      if i > diagnostics.startIndex { out.add(",") }
      add(diagnostics[i], to: &out)
    }
    return out.bytes
  }

  private mutating func add(_ diagnostic: Diagnostics.Diagnostic, to out: inout JSONText) {
    out.add("{\"range\":")
    add(diagnostic.range, to: &out)
    out.add(",\"severity\":")
    out.add(DiagnosticTranslation.severity(diagnostic.severity).rawValue)
    out.add(beginning(of: diagnostic.rule))
    out.add(text: diagnostic.message)
    if translation.isShownAsUnnecessary(diagnostic) {
      out.add(",\"tags\":[")
      out.add(LSP.DiagnosticTag.unnecessary)
      out.add("]")
    }
    if translation.tellsRelated, !diagnostic.related.isEmpty {
      out.add(",\"relatedInformation\":[")
      for (i, related) in diagnostic.related.enumerated() {
        out.add(i > 0 ? ",{\"location\":{\"uri\":" : "{\"location\":{\"uri\":")
        out.add(uri)
        out.add(",\"range\":")
        add(related.range, to: &out)
        out.add("},\"message\":")
        out.add(text: related.message)
        out.add("}")
      }
      out.add("]")
    }
    out.add("}")
  }

  private mutating func beginning(of rule: String) -> [UInt8] {
    if let known = beginnings[rule] { return known }
    var out = JSONText()
    out.add(",\"code\":")
    out.add(text: rule)
    if let page = translation.page(of: rule) {
      out.add(",\"codeDescription\":{\"href\":")
      out.add(text: page)
      out.add("}")
    }
    out.add(",\"source\":")
    out.add(text: LSP.Diagnostic.source)
    out.add(",\"message\":")
    beginnings[rule] = out.bytes
    return out.bytes
  }

  private func add(_ range: TextRange, to out: inout JSONText) {
    let range = lines.range(range)
    out.add("{\"start\":{\"line\":")
    out.add(range.start.line)
    out.add(",\"character\":")
    out.add(range.start.character)
    out.add("},\"end\":{\"line\":")
    out.add(range.end.line)
    out.add(",\"character\":")
    out.add(range.end.character)
    out.add("}}")
  }
}

/// JSON that is put together piece by piece.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds what is JSON already.
  mutating func add(_ raw: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: raw.utf8Start, count: raw.utf8CodeUnitCount))
  }

  /// Adds what is JSON already.
  mutating func add(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

  mutating func add(_ number: Int) {
    if number > 9 || number < 0 {
      bytes.append(contentsOf: String(number).utf8)
    } else {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    }
  }

  /// Adds a string.
  mutating func add(text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { p in
      // Hardly a text needs an escape, and to see that is quicker than to copy byte by byte.
      var special: UInt8 = 0
      for byte in p { special |= JSONText.isSpecial(byte) ? 1 : 0 }
      if special == 0 { bytes.append(contentsOf: p) } else { for byte in p { add(escaped: byte) } }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func add(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20:
      add("\\u00")
      let digits = Array(String(byte, radix: 16).utf8)
      if digits.count == 1 { add("0") }
      bytes.append(contentsOf: digits)
    default: bytes.append(byte)
    }
  }
}
