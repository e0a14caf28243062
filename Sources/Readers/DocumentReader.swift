import ArticleModel
import SourceText

/// A problem that a reader met; the engine reports it as a diagnostic.
package struct ReadProblem: Sendable {
  /// `undecodable-bytes`, `assumed-encoding`, `malformed-json`, `binary-file` or `nothing-to-read`.
  package var rule: String
  /// An error, or else a note.
  package var isError: Bool
  /// Bytes of the file.
  package var range: TextRange
  /// A lower-case fragment.
  package var message: String
}

/// What a reader made of a file.
package struct ReadResult: Sendable {
  package var document: ReadDocument
  package var problems: [ReadProblem]
}

/// The formats that can be read; the raw value is the name for `--input-format`.
package enum InputFormat: String, Sendable, CaseIterable {
  case plain
  case ninjs
}

/// Reads files of every format.
package enum DocumentReader {
  /// The article of one file; `format` nil finds the format by extension and content. Never fails: what
  /// cannot be read is in the problems.
  package static func read(_ file: SourceText, as format: InputFormat?) -> ReadResult {
    let decoded = TextDecoding.decode(file)
    var result: ReadResult
    switch format ?? detect(file.name, decoded.text) {
    case .plain:
      result = ReadResult(document: ReadDocument(text: decoded.text, origin: decoded.origin), problems: [])
    case .ninjs:
      result = NinjsReader.read(decoded.text)
      result.document.origin = decoded.origin.composed(with: result.document.origin)
      for i in result.problems.indices {
        result.problems[i].range = decoded.origin.fileRange(result.problems[i].range)
      }
    }
    result.problems = decoded.problems + result.problems
    if result.problems.isEmpty,
      result.document.text.bytes.allSatisfy({ $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
    {
      result.problems.append(
        ReadProblem(
          rule: "nothing-to-read", isError: false, range: TextRange(0, 0), message: "the file holds no text"))
    }
    return result
  }

  /// JSON by its extension or its first byte; all else is plain text.
  private static func detect(_ name: String, _ text: SourceText) -> InputFormat {
    guard name.hasSuffix(".json") else { return .plain }
    let first = text.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    return first == 0x7B || first == 0x5B ? .ninjs : .plain
  }
}
