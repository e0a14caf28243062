import LanguageServerProtocol

/// Writes `textDocument/publishDiagnostics` byte by byte: it is sent after every edit, and an encoder
/// for any value takes longer over a long list than the linter over a long text.
struct PublishedDiagnostics {
  private var out: [UInt8] = []

  /// The whole message with its header.
  static func framed(_ parameters: LSP.PublishDiagnosticsParams) -> [UInt8] {
    var writer = PublishedDiagnostics()
    writer.out.reserveCapacity(256 + parameters.diagnostics.count * 480)
    writer.add("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":")
    writer.add(text: parameters.uri)
    if let version = parameters.version { writer.add(",\"version\":\(version)") }
    writer.add(",\"diagnostics\":[")
    for (i, diagnostic) in parameters.diagnostics.enumerated() {
      if i > 0 { writer.add(",") }
      writer.add(diagnostic)
    }
    writer.add("]}}")
    return Array("Content-Length: \(writer.out.count)\r\n\r\n".utf8) + writer.out
  }

  private mutating func add(_ diagnostic: LSP.Diagnostic) {
    add("{\"range\":")
    add(diagnostic.range)
    add(",\"severity\":\(diagnostic.severity.rawValue),\"code\":")
    add(text: diagnostic.code)
    if let page = diagnostic.codeDescription {
      add(",\"codeDescription\":{\"href\":")
      add(text: page.href)
      add("}")
    }
    add(",\"source\":")
    add(text: diagnostic.source)
    add(",\"message\":")
    add(text: diagnostic.message)
    if let tags = diagnostic.tags {
      add(",\"tags\":[\(tags.map(String.init).joined(separator: ","))]")
    }
    if let related = diagnostic.relatedInformation {
      add(",\"relatedInformation\":[")
      for (i, information) in related.enumerated() {
        add(i > 0 ? ",{\"location\":{\"uri\":" : "{\"location\":{\"uri\":")
        add(text: information.location.uri)
        add(",\"range\":")
        add(information.location.range)
        add("},\"message\":")
        add(text: information.message)
        add("}")
      }
      add("]")
    }
    add("}")
  }

  private mutating func add(_ range: LSP.Range) {
    add("{\"start\":{\"line\":\(range.start.line),\"character\":\(range.start.character)},\"end\":")
    add("{\"line\":\(range.end.line),\"character\":\(range.end.character)}}")
  }

  private mutating func add(_ raw: String) { out.append(contentsOf: raw.utf8) }

  /// A JSON string.
  private mutating func add(text: String) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case 0..<0x20:
        add("\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))")
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
